import type { Page } from 'playwright-core';
import { bodyOf, bookOf, services } from './guide-lists.js';
import { describePane } from './pane.js';
import { takePicture } from './picture.js';
import { Server } from './server.js';

describePane('what is printed', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
    const officer = await server.as('canbo.h34');
    const query = { wait: 60, makeDefault: 'true' } as const;
    await officer('submit', { params: { siteId: 278 }, query, body: bodyOf('danh-muc.xlsx', services(230)) });
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  /** How often the browser was asked to print, which it would ask somebody about. */
  const watchPrinting = (page: Page) =>
    page.evaluate(() => {
      globalThis.print = () => document.documentElement.setAttribute('data-printed', '1');
    });

  test('is the whole list, its codes unbroken, with whose it is and of which day', async () => {
    const page = await server.openPage('#history?view=services');
    await server.signIn(page, 'canbo.h34');
    await watchPrinting(page);
    expect(await page.locator('tbody tr').count()).toBe(100);
    await page.getByRole('button', { name: 'In cả danh sách' }).click();
    await page.locator('html[data-printed]').waitFor();
    await idle(page);
    expect(await page.locator('tbody tr').count()).toBe(230);
    await page.setViewportSize({ width: 700, height: 900 });
    await page.emulateMedia({ media: 'print' });
    const paper = await page.locator('#paper').innerText();
    expect(paper).toMatch(
      /^EMC – .+ \(H34\) – Cán bộ H34 – 278 · Một cửa điện tử H34 – In lúc \d\d:\d\d \d\d\/\d\d\/\d{4}$/,
    );
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    const unwanted = 'button, select, input, nav, #context, #user';
    expect(await page.locator(unwanted).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)).toBe(
      0,
    );
    const broken = await page.locator('tbody :is(.number, .code)').evaluateAll((cells) => {
      const lines = (cell: Element) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      };
      return cells.filter((cell) => lines(cell) !== 1).length;
    });
    expect(broken).toBe(0);
    await takePicture(page, 'in-danh-muc');
    await page.emulateMedia({ media: null });
  });

  test('is a receipt with its title, agency and officer', async () => {
    const { page } = await server.openPane(bookOf(services(231)), '1.15');
    await idle(page);
    for (const key of ['check', 'hand-in', 'sign-in-first']) {
      await page.locator(`[data-key="${key}"]`).first().click();
      await idle(page);
    }
    await server.signIn(page, 'canbo.h34');
    await page.getByRole('heading', { name: 'Xem trước khi nộp' }).waitFor();
    await idle(page);
    await page.locator('[data-key="submit"]').click();
    await page.getByRole('heading', { name: 'Giấy biên nhận' }).waitFor();
    await idle(page);
    await page.setViewportSize({ width: 700, height: 900 });
    await page.emulateMedia({ media: 'print' });
    const receipt = await page.locator('.receipt').innerText();
    expect(receipt).toMatch(/Cán bộ H34 \(canbo\.h34\)/);
    expect(receipt).toMatch(/Đơn vị\s+.+ \(H34\)/);
    await takePicture(page, 'in-bien-nhan');
    await page.emulateMedia({ media: null });
  });
});
