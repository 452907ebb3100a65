/** Makes the pictures of the officer's guide: `npm run pictures`. Not a test of every day; it shows the real page of a real EMC. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@emc/contract';
import type { Page } from 'playwright-core';
import { feedSite } from './fed-site.js';
import { accountFile, bodyOf, bookOf, serviceFile, services, type Row } from './guide-lists.js';
import { listBook } from './lists.js';
import { describePane } from './pane.js';
import { Server } from './server.js';
import type { Workbook } from './workbook.js';

const folder = join(import.meta.dirname, '../../../docs/pictures');
const params = { siteId: 278 };
const paneSize = { width: 350, height: 520 };
const pageSize = { width: 960, height: 640 };

/** How much of a long view is shown. */
const most = { pane: 640, page: 860 };

describePane('the pictures of the guide', () => {
  let server: Server;
  let officer: Client;
  beforeAll(async () => {
    server = await Server.start();
    officer = await server.as('canbo.h34');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  });
  afterAll(() => server.close());

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  const press = async (page: Page, key: string) => {
    await page.locator(`[data-key="${key}"]`).first().click();
    await idle(page);
  };
  const openPane = async (book: Workbook, address = '') => {
    const { page } = await server.openPane(book, '1.15', address);
    await page.setViewportSize(paneSize);
    await idle(page);
    return page;
  };
  const openPage = async (address: string) => {
    const page = await server.openPage(address, { viewport: pageSize });
    await idle(page);
    const signIn = page.locator('[data-key="sign-in-first"]').first();
    if ((await page.locator('#username').count()) === 0) await signIn.click();
    await server.signIn(page, 'canbo.h34');
    await idle(page);
    return page;
  };
  const checked = async (book: Workbook) => {
    const page = await openPane(book);
    await page.locator('[data-key="sign-in-first"]').first().click();
    await server.signIn(page, 'canbo.h34');
    await press(page, 'check');
    return page;
  };
  const picture = async (page: Page, name: string) => {
    // Neither the focus ring nor the caret of whoever pressed last.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const { width } = page.viewportSize() ?? pageSize;
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const tall = Math.min(height, width < 500 ? most.pane : most.page);
    save(name, await page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: tall } }));
  };

  test('checking and fixing', async () => {
    const page = await openPane(listBook());
    await picture(page, 'pane-start');
    await press(page, 'check');
    await picture(page, 'pane-checked');
    await press(page, 'ID_LOST_ZERO');
    await picture(page, 'pane-fix');
    await press(page, 'all ID_LOST_ZERO');
    await picture(page, 'pane-preview');
    await page.locator('[data-key="sign-in-first"]').first().click();
    await picture(page, 'sign-in');
  });

  test('handing in', async () => {
    const first = services(24);
    await officer('submit', {
      params,
      query: { wait: 60, makeDefault: 'true' },
      body: bodyOf('danh-muc-2025.xlsx', first),
    });
    const many = await checked(bookOf(first.slice(0, 15)));
    await press(many, 'hand-in');
    await many.getByRole('heading', { name: 'Xem trước khi nộp' }).waitFor();
    save('confirmation', await many.locator('.summary.error').screenshot());

    const page = await checked(bookOf(changed(first)));
    await press(page, 'hand-in');
    await picture(page, 'review');
    await page.context().setOffline(true);
    await press(page, 'submit');
    await picture(page, 'offline');
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    await page.route('**/submissions?*makeDefault*', async (route) => {
      await held;
      await route.continue();
    });
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Đang gửi danh sách…' }).waitFor();
    await picture(page, 'sending');
    goOn();
    await page.getByRole('heading', { name: 'Giấy biên nhận' }).waitFor();
    await picture(page, 'receipt');
  });

  test('beginning from a template', async () => {
    const page = await checked(bookOf(services(3)));
    await press(page, 'menu templates');
    await page.locator('[data-key="fill"]').waitFor();
    await picture(page, 'templates');
  });

  test('looking back', async () => {
    const query = { wait: 60 };
    await officer('submit', { params, query, body: bodyOf('danh-muc-bo-sung.xlsx', services(30)) });
    const faulty = faultyRows();
    const refused = await officer('submit', { params, query, body: bodyOf('danh-muc-con-loi.xlsx', faulty) });
    const page = await openPage('#history');
    await page.locator('tbody tr').first().waitFor();
    await picture(page, 'history');
    await press(page, `open ${refused.id}`);
    await page.getByRole('heading', { name: 'Vấn đề' }).waitFor();
    await idle(page);
    await picture(page, 'submission');
    await page.goto(`${server.url}/#history?view=versions&version=3&against=2`);
    await page.getByText('Từ phiên bản 2').waitFor();
    await idle(page);
    await picture(page, 'versions');
    await page.goto(`${server.url}/#history?view=services&q=cap+giay+phep`);
    await page.getByText('dịch vụ công được tìm thấy').waitFor();
    await idle(page);
    await picture(page, 'services');
  });

  test('the web page', async () => {
    const page = await openPage('');
    await page.locator('[data-key="pick"]').setInputFiles(serviceFile('danh-muc-2026.xlsx', faultyRows()));
    await page.locator('.issues').waitFor();
    await idle(page);
    await picture(page, 'web-check');
    const other = await openPage('');
    await other.locator('#kind').selectOption('accounts');
    await idle(other);
    const parts = [1, 2, 3].map((part) => accountFile(`tai-khoan-${part}.xlsx`, part * 1_000, 40));
    await other.locator('[data-key="pick"]').setInputFiles(parts);
    await other.locator('.summary').waitFor();
    await idle(other);
    await picture(other, 'accounts-in-parts');
  });

  test('settling what differs', async () => {
    await feedSite(server);
    const page = await openPage('#reconciliation');
    await page.locator('.discrepancies').waitFor();
    await picture(page, 'discrepancies');
    await page.getByRole('link', { name: /: 12$/ }).click();
    await page.getByRole('heading', { name: 'Bằng chứng' }).waitFor();
    await idle(page);
    await picture(page, 'discrepancy');
    await page.goto(`${server.url}/#reconciliation?part=declared`);
    await page.locator('table').waitFor();
    await idle(page);
    await picture(page, 'declared');
    const pane = await checked(bookOf(services(4)));
    await pane.evaluate(() => (location.hash = '#reconciliation?part=codes'));
    await pane.locator('table').first().waitFor();
    await idle(pane);
    await picture(pane, 'codes');
  });

  test('indicators', async () => {
    const page = await openPage('#indicators');
    await page.getByRole('img', { name: /EMC-1/ }).waitFor();
    await idle(page);
    await picture(page, 'indicators');
  });
});

/** One renamed, one level up, one gone, two new. */
function changed(rows: readonly Row[]): Row[] {
  const [first, second, , ...others] = rows;
  if (!first || !second) return [];
  const [, level, ...rest] = first;
  const [name, , ...codes] = second;
  return [
    [`${first[0]} có yếu tố nước ngoài`, level, ...rest],
    [name, 3, ...codes],
    ...others,
    ...services(26).slice(24),
  ];
}

function faultyRows(): Row[] {
  const rows = services(12);
  const [name, , url, national, own] = rows[3] ?? ['', 0, '', '', ''];
  return [
    ...rows.slice(0, 3),
    [name, 'Toàn trình', url, national, own],
    ['', 4, '', '1.002250.000.00.00.H34', '000050'],
    ['Cấp lại thẻ', 2, '', '1.002251.000.00.00.H34', '000051'],
    ['Cấp đổi giấy phép', 4, 'dichvucong.example.vn/doi', '1.002252.0\n00.00.00.H34', '000002'],
    ...rows.slice(7),
  ];
}

/** Small, for git keeps it: in few colours, by ImageMagick. Framed, for on white paper nobody sees where it ends. */
function save(name: string, png: Buffer): void {
  const path = join(folder, `${name}.png`);
  const frame = ['-bordercolor', '#b8b8b8', '-border', '1'];
  const small = ['-strip', '+dither', '-colors', '64'];
  execFileSync('convert', ['png:-', ...frame, ...small, `png8:${path}`], { input: png });
}
