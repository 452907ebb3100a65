import type { Page } from 'playwright-core';
import { feedSite, type FedSite } from './fed-site.js';
import { describePane } from './pane.js';
import { takePicture } from './picture.js';
import { Server } from './server.js';

describePane('reading the indicators', () => {
  let server: Server;
  let fed: FedSite;
  beforeAll(async () => {
    server = await Server.start();
    fed = await feedSite(server);
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const open = async (params: string, who = 'canbo.h34') => {
    const page = await server.openPage(`#indicators?from=${fed.today}&to=${fed.today}${params}`);
    await server.signIn(page, who);
    await page.locator('.card').first().waitFor();
    return page;
  };
  const card = (page: Page, id: string) => page.getByRole('region', { name: new RegExp(`^${id} ·`) });

  test('each figure stands beside what it rests on, and has a picture', async () => {
    const page = await open('');
    const text = await card(page, 'EMC-1').innerText();
    expect(text).toContain('40,00\u00a0%');
    expect(text).toContain('12 / 30');
    expect(text).toMatch(/Độ phủ: 1 \/ 1 trang gửi dữ liệu \(100,00\u00a0%\)/);
    expect(text).toMatch(/Hồ sơ mang mã không khớp: 10/);
    expect(text).toMatch(/danh sách dịch vụ công trang 278, phiên bản 1/);
    expect(await card(page, 'EMC-3').innerText()).toContain('50,00\u00a0%');
    expect(await card(page, 'EMC-5').innerText()).toMatch(/Không đủ dữ liệu[\s\S]*đơn vị/);
    const picture = page.getByRole('img', { name: /^Biểu đồ EMC-1 .*40,00\s%/ });
    await picture.waitFor();
    expect(
      await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
    ).toBeGreaterThan(0);
    expect(await page.locator('.chart img').count()).toBe(5);
    await takePicture(page, 'chi-so-1280');
  });

  test('the rows behind one, and the days of a procedure', async () => {
    const page = await open('&indicator=EMC-1');
    expect(await page.locator('caption').first().innerText()).toBe('5 dòng, cộng lại 12 / 30');
    expect(await page.locator('tbody').first().innerText()).toMatch(/LẠ-01[^\n]*không có trong danh sách/);
    await page.getByRole('img', { name: /EMC-1/ }).waitFor();
    await takePicture(page, 'mot-chi-so-1280');
    await page.getByRole('link', { name: '000001', exact: true }).click();
    await page.getByRole('heading', { name: /: 000001/ }).waitFor();
    expect(await page.locator('tbody').first().innerText()).toContain(fed.today.split('-').reverse().join('/'));
    await page.getByRole('link', { name: '‹ Cả năm chỉ số' }).click();
    await page.locator('.card').nth(4).waitFor();
  });

  test('periods by name, by days, and as of a day', async () => {
    const page = await open('');
    await page.getByRole('link', { name: 'Năm trước' }).click();
    await page.locator('[data-key="preset lastYear"][aria-current]').waitFor();
    await page.getByText('Không đủ dữ liệu').first().waitFor();
    expect(await page.locator('#period-from').inputValue()).toMatch(/-01-01$/);
    await page.locator('#period-from').fill(fed.today);
    await page.locator('#period-to').fill(fed.yesterday);
    await page.locator('[data-key="period show"]').click();
    await page.getByText('Ngày cuối không được trước ngày đầu.').waitFor();
    await page.locator('#period-to').fill(fed.today);
    await page.locator('#period-asOf').fill(fed.yesterday);
    await page.locator('[data-key="period show"]').click();
    await page
      .locator('.found', { hasText: `biết đến hết ngày ${fed.yesterday.split('-').reverse().join('/')}` })
      .waitFor();
    expect(await card(page, 'EMC-1').innerText()).toContain('0 / 0');
  });

  test('an administrator looks at the country, an agency, and how agencies rank', async () => {
    const page = await open('&indicator=EMC-1', 'admin');
    expect(await page.locator('.found').innerText()).toContain('Cả nước');
    await page.getByRole('rowheader', { name: /^H34 ·/ }).waitFor();
    expect(await page.locator('table').last().getByRole('row', { name: /H34/ }).innerText()).toMatch(/^1\s/);
    await takePicture(page, 'xep-hang-1280');
    await page.locator('#scope').selectOption('H56');
    await page.locator('.found', { hasText: 'H56' }).waitFor();
    expect(await card(page, 'EMC-1').innerText()).toContain('Không đủ dữ liệu');
    await page.locator('[data-key="site"]').selectOption('278');
    await page.locator('.found', { hasText: '278 ·' }).waitFor();
  });

  test('takes the figures along as Excel and CSV', async () => {
    const page = await open('');
    for (const [key, name] of [
      ['excel', 'xlsx'],
      ['csv', 'csv'],
    ]) {
      const coming = page.waitForEvent('download');
      await page.locator(`[data-key="${key}"]`).click();
      expect((await coming).suggestedFilename()).toBe(`chi-so-${fed.today}-${fed.today}.${name}`);
      await page.locator('main[aria-busy="false"]').waitFor();
    }
  });

  test('at the width of a pane, and in the dark', async () => {
    const narrow = await server.openPage(`#indicators?from=${fed.today}&to=${fed.today}`, {
      viewport: { width: 350, height: 700 },
    });
    await server.signIn(narrow, 'xem.h34');
    await narrow.locator('.chart img').nth(4).waitFor();
    await takePicture(narrow, 'chi-so-350');
    await narrow.locator('[data-key="rows EMC-1"]').click();
    await narrow.locator('caption', { hasText: 'dòng' }).waitFor();
    await narrow.getByRole('img', { name: /EMC-1/ }).waitFor();
    await takePicture(narrow, 'mot-chi-so-350');
    const dark = await server.openPage(`#indicators?from=${fed.today}&to=${fed.today}&indicator=EMC-1`, {
      colorScheme: 'dark',
    });
    await server.signIn(dark, 'canbo.h34');
    await dark.getByRole('img', { name: /EMC-1/ }).waitFor();
    await takePicture(dark, 'mot-chi-so-toi-1280');
  });
});
