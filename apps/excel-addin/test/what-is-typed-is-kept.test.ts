import type { Page } from 'playwright-core';
import { feedSite } from './fed-site.js';
import { describePane } from './pane.js';
import { takePictures } from './picture.js';
import { Server } from './server.js';

/** What the agency has declared of the day, which stands in the form until somebody types over it. */
const declared = '8';
const explanation = 'Mất kết nối từ 9 giờ đến 10 giờ';

describePane('what somebody typed and has not sent', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
    await feedSite(server);
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  const press = async (page: Page, key: string) => {
    await page.locator(`[data-key="${key}"]`).click();
    await idle(page);
  };
  const open = async (address: string, who = 'canbo.h34') => {
    const page = await server.openPage(address);
    await server.signIn(page, who);
    return page;
  };
  const note = (page: Page) => page.locator('#step-note').inputValue();
  const mark = (page: Page) => page.locator('.unsent:visible').innerText();
  const explaining = async () => {
    const page = await open('#reconciliation');
    await page.getByRole('link', { name: /: 12$/ }).click();
    await page.getByRole('heading', { name: 'Bằng chứng' }).waitFor();
    await press(page, 'step explain');
    await page.locator('#step-note').fill(explanation);
    return page;
  };
  /** The session ends, as it does over night; the next call says so. */
  const endSession = async (page: Page) => {
    const refusal = { type: 'about:blank', title: 'Hết phiên', status: 401, code: 'SIGN_IN_REQUIRED' };
    const fulfil = { status: 401, contentType: 'application/problem+json', body: JSON.stringify(refusal) };
    await page.route('**/api/**', (route) => route.fulfill(fulfil));
    await page.locator('#language').click();
    await page.locator('#username').waitFor();
    await page.unroute('**/api/**');
    await idle(page);
  };

  test.each<[over: string, go: (page: Page) => Promise<void>]>([
    ['another language', (page) => page.locator('#language').click()],
    [
      'another screen',
      async (page) => {
        await press(page, 'menu history');
        await page.goBack();
      },
    ],
    ['the page loaded anew', async (page) => void (await page.reload())],
    [
      'the end of the session',
      async (page) => {
        await endSession(page);
        await server.signIn(page, 'canbo.h34');
      },
    ],
  ])('is there again over %s', async (_, go) => {
    const page = await explaining();
    expect(await mark(page)).toBe('Chưa gửi');
    await go(page);
    await page.locator('#step-note').waitFor();
    await idle(page);
    expect(await note(page)).toBe(explanation);
    expect(await mark(page)).toMatch(/^(Chưa gửi|Not sent yet)$/);
  });

  test('is gone once it was sent, or somebody thought better of it', async () => {
    const page = await explaining();
    await takePictures(page, 'chua-gui');
    await press(page, 'step leave');
    expect(await page.locator('#step-note').count()).toBe(0);
    await press(page, 'step explain');
    expect(await note(page)).toBe('');
    await page.locator('#step-note').fill(explanation);
    await press(page, 'step send');
    expect(await page.locator('#news').innerText()).toBe('Đã ghi nhận.');
    await page.reload();
    await page.getByRole('heading', { name: 'Bằng chứng' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('emc.unsent'))).not.toContain(explanation);
  });

  test('is no other’s', async () => {
    const page = await open('#reconciliation?part=declared');
    await page.locator('#declare-received').fill('1250');
    await endSession(page);
    await server.signIn(page, 'xem.h34');
    expect(await page.evaluate(() => sessionStorage.getItem('emc.unsent'))).toBeNull();
    await press(page, 'sign-out');
    await server.signIn(page, 'canbo.h34');
    expect(await page.locator('#declare-received').inputValue()).toBe(declared);
  });

  test('is asked about before signing out takes it away', async () => {
    const page = await open('#reconciliation?part=declared');
    await page.locator('#declare-received').fill('1250');
    await press(page, 'sign-out');
    expect(await page.locator('#news').innerText()).toContain('Có nội dung chưa gửi');
    await press(page, 'sign-out');
    await server.signIn(page, 'canbo.h34');
    expect(await page.locator('#declare-received').inputValue()).toBe(declared);
  });

  test('stays in forms of the Department beside what others changed, and a leaving that would lose it asks', async () => {
    const page = await open('#admin?part=sites&id=278', 'admin');
    await page.locator('#site-name').fill('Một cửa Đà Nẵng');
    await press(page, 'part agencies');
    await press(page, 'part sites');
    // The form opens before it is known whose it is: the sites come late.
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/sites?**', async (route) => (await held, route.continue()));
    const sites = page.waitForRequest('**/api/sites?**');
    await page.reload();
    await sites;
    await page.goto(`${server.url}/#admin?part=sites&id=278`);
    const opened = page.waitForResponse('**/api/sites/278');
    await Promise.race([opened, page.locator('#site-name').waitFor()]);
    release();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#site-name')?.value === 'Một cửa Đà Nẵng',
    );
    await page.unroute('**/api/sites?**');
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('#site-url')?.value === 'https://motcua.example.vn',
    );
    expect(await page.locator('#site-name').inputValue()).toBe('Một cửa Đà Nẵng');
    await page.goto(`${server.url}/#admin?part=users&id=new`);
    await page.locator('#user-displayName').fill('Người Mới');
    expect(await page.evaluate(() => sessionStorage.getItem('emc.unsent'))).not.toContain('Người Mới');
    const asked = page.waitForEvent('dialog');
    const leaving = page.reload().catch(() => undefined);
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await leaving;
  });
});
