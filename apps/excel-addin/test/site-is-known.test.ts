import type { Page } from 'playwright-core';
import { describePane } from './pane.js';
import { takePicture, takePictures } from './picture.js';
import { Server } from './server.js';

const provinces = ['An Giang', 'Quảng Ngãi', 'Đắk Lắk', 'Kon Tum'];

describePane('the site that a page is about', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
    const admin = await server.as('admin');
    for (let at = 0; at < 12; at++) {
      const name = `${['Hệ thống thông tin giải quyết thủ tục hành chính', 'Cổng dịch vụ công', 'Cổng thông tin'][at % 3]} tỉnh ${provinces[at % 4]}`;
      const site = { name, url: 'https://motcua.example.vn', kind: 'portal', agencyCode: 'H34' } as const;
      await admin('addSite', { body: { ...site, id: 1000 + at } });
    }
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  const open = async (address: string, who = 'admin') => {
    const page = await server.openPage(address);
    await server.signIn(page, who);
    return page;
  };
  const box = (page: Page) => page.getByRole('combobox', { name: 'Trang', exact: true });
  const told = (page: Page) => page.locator('#site-told').innerText();

  test('is in every address: a link shows others the same, and Back the one before', async () => {
    const page = await open('#reconciliation?part=declared&site=1004');
    expect(await box(page).inputValue()).toContain('1004 · An Giang');
    const links = await page
      .locator('a[href*="reconciliation"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links.filter((href) => !href?.includes('site=1004'))).toEqual([]);
    await page.locator('[data-key="menu history"]').click();
    await page.waitForFunction(() => location.hash === '#history?site=1004');
    await box(page).fill('901');
    await box(page).press('Enter');
    await page.waitForFunction(() => location.hash === '#history?site=901');
    expect(await box(page).evaluate((one) => document.activeElement === one)).toBe(true);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#site')?.value.startsWith('1004 '));
    await page.goto(`${server.url}/#history?site=77`);
    await page.getByText('Không có trang 77').waitFor();
    await idle(page);
    expect(await page.locator('main').innerText()).toContain('Chọn trang');
  });

  test('is that of its tab', async () => {
    const page = await open('#history?site=1004');
    const other = await page.context().newPage();
    await other.goto(`${server.url}/#history?site=1005`);
    await other.waitForFunction(() => document.querySelector<HTMLInputElement>('#site')?.value.startsWith('1005 '));
    await other.close();
    await page.goto(`${server.url}/#me`);
    await idle(page);
    await page.reload();
    await idle(page);
    await page.locator('[data-key="menu history"]').click();
    await page.waitForURL('**/#history?site=1004');
  });

  test('is found by words of its name, its agency or its code, and never guessed', async () => {
    const page = await open('#history?site=901');
    await box(page).fill('quang ngai');
    expect(await told(page)).toBe('3 trang, chọn một.');
    expect(await page.locator('#sites-found li').allInnerTexts()).toHaveLength(3);
    await takePictures(page, 'tim-trang');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await box(page).inputValue()).toBe('quang ngai');
    expect(await told(page)).toContain('3 trang, chọn một. Vẫn đang xem 901');
    await box(page).fill('dak lak he thong');
    await page.keyboard.press('ArrowDown');
    const active = await box(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await idle(page);
    expect(await box(page).inputValue()).toBe('1006 · Đắk Lắk · Hệ thống thông tin giải quyết thủ tục hành chính');
    await box(page).fill('khong co');
    expect(await told(page)).toBe('Không có trang nào như vậy.');
    expect(await box(page).getAttribute('aria-invalid')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await box(page).inputValue()).toContain('1006 ·');
    await box(page).fill('h56');
    await page.locator('#sites-found li').click();
    await page.waitForFunction(() => location.hash === '#history?site=901');
    await box(page).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#sites-found li').count()).toBe(14);
  });

  test('is not asked about where it means nothing', async () => {
    const page = await open('#admin?part=sites');
    for (const address of ['#admin?part=sites', '#me', '#templates']) {
      await page.goto(`${server.url}/${address}`);
      await idle(page);
      expect(await page.locator('#context').innerText()).toBe('');
      expect(page.url()).not.toContain('site=');
    }
  });

  test('that does not exist leaves no empty form, and what is not there says so', async () => {
    const page = await open('#admin?part=sites&id=77777');
    await page.locator('.trouble').waitFor();
    expect(await page.locator('[data-key="save"]').count()).toBe(0);
    expect(await page.locator('.parts a').count()).toBeGreaterThan(3);
    await page.goto(`${server.url}/#history?submission=0190a000-0000-7000-8000-000000000000`);
    await page.locator('.trouble', { hasText: 'Không có lần nộp này' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Đang tải');
    await takePicture(page, 'khong-co-1280');
  });
});

describePane('a screen that does not come', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  });
  afterAll(() => server.close());

  test('is told, may be tried again under its address, and comes beforehand where there is time', async () => {
    const page = await server.openPage('#me');
    // Nothing comes beforehand where the browser is never idle.
    await page.evaluate(() => Object.assign(globalThis, { requestIdleCallback: () => 0 }));
    await server.signIn(page, 'canbo.h34');
    await page.context().setOffline(true);
    await page.locator('[data-key="menu indicators"]').click();
    await page.getByText('Chưa kết nối được với EMC').waitFor();
    expect(page.url()).toContain('#indicators');
    expect(await page.locator('[data-key="menu indicators"]').getAttribute('aria-current')).toBe('page');
    await page.context().setOffline(false);
    await page.locator('[data-key="again"]').click();
    await page.locator('.cards').waitFor();
    await server.closePages().catch(() => undefined);
  });

  test('has come before it is opened', async () => {
    const page = await server.openPage('#me');
    await server.signIn(page, 'canbo.h34');
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/indicators.screen-')),
    );
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.locator('[data-key="menu reconciliation"]').click();
    await page.locator('.parts').waitFor();
    await page.context().setOffline(false);
    await server.closePages().catch(() => undefined);
  });
});
