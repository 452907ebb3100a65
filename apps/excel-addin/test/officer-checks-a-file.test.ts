import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@emc/contract';
import { defaultLimits, fileSource, openWorkbook } from '@emc/xlsx-templates';
import { workbookOfTexts } from '@emc/xlsx-templates/fixtures';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describePane } from './pane.js';
import { takePicture } from './picture.js';
import { Server } from './server.js';

const fixtures = join(import.meta.dirname, '../../../libs/xlsx-templates/fixtures');
const fixture = (name: string) => join(fixtures, name);
const siteId = 278;

const serviceHeader = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];
const accountHeader = ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'];
const services = (count: number, level = '4') =>
  workbookOfTexts([
    {
      name: 'Dịch vụ công',
      rows: [
        serviceHeader,
        ...Array.from({ length: count }, (_, at) => {
          const six = String(at + 1).padStart(6, '0');
          return [`Cấp giấy phép loại ${at + 1}`, level, '', `1.${six}.000.00.00.H34`, six];
        }),
      ],
    },
  ]);
const accounts = (first: number, count: number) =>
  workbookOfTexts([
    {
      name: 'Tài khoản',
      rows: [
        accountHeader,
        ...Array.from({ length: count }, (_, at) => [`tk.${first + at}`, '', '2', '2022-10-04', '27/02/2023']),
      ],
    },
  ]);

describePane('an officer checks a file on the web page', () => {
  let server: Server;
  let officer: Client;
  let folder: string;
  beforeAll(async () => {
    server = await Server.start();
    officer = await server.as('canbo.h34');
    folder = await mkdtemp(join(tmpdir(), 'emc-files-'));
  });
  afterEach(() => server.closePages());
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const open = async (options: BrowserContextOptions = {}) => {
    const page = await server.openPage('', options);
    await idle(page);
    return page;
  };
  const saved = async (name: string, bytes: Buffer) => {
    const path = join(folder, name);
    await writeFile(path, new Uint8Array(bytes));
    return path;
  };
  const press = async (page: Page, name: string) => {
    await page.getByRole('button', { name }).click();
    await idle(page);
  };

  test('without signing in: everything that is wrong, by severity and by rule, more on request', async () => {
    const page = await open();
    await pick(page, fixture('forty-faults.openpyxl.xlsx'));
    expect(await page.locator('.summary').innerText()).toMatch(/^Danh sách DVC 69 dòng: \d+ lỗi, .* Chưa đăng nhập/);
    await press(page, 'Cảnh báo');
    expect(await page.locator('.issues .count').allInnerTexts()).not.toEqual([]);
    expect(await page.locator('.issues .count.error').count()).toBe(0);
    await page.getByLabel('Quy tắc').selectOption('LEVEL_LEGACY');
    expect(await page.locator('.issues tbody th[scope="row"]').allInnerTexts()).toEqual(['B17', 'B18']);
  });

  test('fifty issues at first, then fifty more', async () => {
    const page = await open();
    await pick(page, await saved('cấp độ cũ.xlsx', services(120, '2')));
    const caption = page.locator('.issues caption');
    expect(await caption.innerText()).toBe('Đang hiển thị 50 trong 120 vấn đề.');
    await press(page, 'Xem thêm (70)');
    expect(await caption.innerText()).toBe('Đang hiển thị 100 trong 120 vấn đề.');
    expect(await page.locator('.issues tbody th[scope="row"]').last().innerText()).toBe('B101');
  });

  test('by the keyboard alone', async () => {
    const page = await open();
    // Asked for well before the key is pressed: keys overtake the question whether a chooser is to be told of.
    const chooser = page.waitForEvent('filechooser');
    await page.locator('[data-key="kind"]').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('pick');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(fixture('appendix-i.openpyxl.xlsx'));
    await page.locator('.summary').waitFor();
    expect(await page.locator('.summary').innerText()).toContain('Danh sách có thể nộp.');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('pick');
  });

  test('by dropping it, which shows where to', async () => {
    const page = await open();
    const bytes = [...(await readFile(fixture('officers-list.openpyxl.xlsx')))];
    const data = await page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(given)], 'danh mục.xlsx'));
      return transfer;
    }, bytes);
    await page.dispatchEvent('.drop', 'dragover', { dataTransfer: data });
    expect(await page.locator('.drop').getAttribute('class')).toBe('drop over');
    await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
    await page.locator('.summary').waitFor();
    expect(await page.locator('.file').innerText()).toContain('danh mục.xlsx');
  });

  test.each([
    ['a text with the name of a workbook', 'values.xlsx', Buffer.from('Name,Level\r\nA,4\r\n'), 'văn bản (CSV)'],
    ['an empty file', 'rong.xlsx', Buffer.alloc(0), 'Tệp rỗng'],
    ['a web page', 'trang.xls', Buffer.from('<html><body><div></div></body></html>'), 'trang web (HTML)'],
  ])('is told what to do with %s', async (_, name, bytes, told) => {
    const page = await open();
    await pick(page, await saved(name, bytes));
    expect(await page.locator('.summary.error').innerText()).toContain(told);
  });

  test('another file ends the check of the first, and a stopped one begins again', async () => {
    const page = await open();
    await page.locator('[data-key="kind"]').selectOption('accounts');
    await idle(page);
    const large = await saved('lớn.xlsx', accounts(1, 100_000));
    await page.locator('[data-key="pick"]').setInputFiles(large);
    await page.getByText(/^Đã xem [\d.]+ \/ [\d.]+ dòng$/).waitFor();
    await page.locator('[data-key="pick"]').setInputFiles(await saved('nhỏ.xlsx', accounts(1, 3)));
    await page.locator('.summary').waitFor();
    expect(await page.locator('.summary').innerText()).toContain(' 3 dòng: 0 lỗi');
    await page.locator('[data-key="pick"]').setInputFiles(large);
    await press(page, 'Dừng');
    expect(await page.getByRole('status').innerText()).toContain('Đã dừng.');
    await press(page, 'Kiểm tra lại');
    expect(await page.locator('.summary').innerText()).toContain('100.000 dòng: 0 lỗi');
  });

  test('a file that was saved again has to be chosen again', async () => {
    const page = await open();
    const path = await saved('đổi.xlsx', services(3));
    await pick(page, path);
    await writeFile(path, new Uint8Array(services(4)));
    await utimes(path, new Date(), new Date(Date.now() + 60_000));
    await press(page, 'Kiểm tra lại');
    expect(await page.locator('.summary.error').innerText()).toContain('Hãy chọn lại tệp');
    await pick(page, path);
    expect(await page.locator('.summary').innerText()).toContain('4 dòng');
  });

  test('gets the workbook back with the issues marked, after signing in', async () => {
    const page = await open();
    await pick(page, fixture('officers-list.openpyxl.xlsx'));
    await page.getByRole('button', { name: 'Đăng nhập để tải tệp đã đánh dấu lỗi' }).click();
    await server.signIn(page, 'canbo.h34');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Tải tệp đã đánh dấu lỗi' }).click(),
    ]);
    const book = await openWorkbook(await fileSource(await download.path()), defaultLimits);
    expect(book.sheets.map(({ name }) => name)).toEqual(['Dịch vụ công', 'Thống kê', 'Lỗi']);
    await book.close();
    await idle(page);
    const [trial, ...others] = (await officer('listSubmissions', { params: { siteId }, query: {} })).items;
    expect([trial?.dryRun, trial?.state, others.length]).toEqual([true, 'refused', 0]);
  });

  test('is told what sending a large list of accounts means before it is sent to be marked', async () => {
    const page = await open();
    await page.locator('[data-key="kind"]').selectOption('accounts');
    await idle(page);
    const noise = Array.from({ length: 880 }, () => [randomBytes(24_000).toString('base64')]);
    const rows = [accountHeader, ['tk.1', '', '9', '2022-10-04', '27/02/2023']];
    const bytes = workbookOfTexts([
      { name: 'Tài khoản', rows },
      { name: 'Nhật ký', rows: noise },
    ]);
    await pick(page, await saved('rất lớn.xlsx', bytes));
    await page.getByRole('button', { name: 'Đăng nhập để tải tệp đã đánh dấu lỗi' }).click();
    await server.signIn(page, 'canbo.h34');
    const tried = () => officer('listSubmissions', { params: { siteId }, query: { kind: 'accounts' } });
    const { total } = await tried();
    await press(page, 'Tải tệp đã đánh dấu lỗi');
    expect(await page.locator('.file-check').innerText()).toMatch(/cả tệp \(2\d(,\d)? MB, có mã tài khoản/);
    await press(page, 'Thôi');
    expect((await tried()).total).toBe(total);
    expect(await page.getByRole('button', { name: 'Tải tệp đã đánh dấu lỗi' }).count()).toBe(1);
  });

  test('has EMC try an old .xls', async () => {
    const page = await open();
    await pick(page, fixture('appendix-i.libreoffice.xls'));
    expect(await page.locator('.summary').innerText()).toContain('tệp .xls kiểu cũ');
    await page.getByRole('button', { name: 'Đăng nhập để EMC kiểm tra thử' }).click();
    await server.signIn(page, 'canbo.h34');
    await press(page, 'Gửi EMC kiểm tra thử');
    expect(await page.locator('.summary').innerText()).toContain('3 dòng: 0 lỗi');
    expect(await page.getByRole('button', { name: 'Nộp…' }).count()).toBe(1);
  });

  test('hands the file in, and what was checked is what EMC keeps', async () => {
    const page = await open();
    await pick(page, await saved('danh mục.xlsx', services(5)));
    await press(page, 'Nộp…');
    await press(page, 'Đăng nhập để nộp');
    await server.signIn(page, 'canbo.h34');
    await page.getByRole('heading', { name: 'Xem trước khi nộp' }).waitFor();
    await idle(page);
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    await page.getByRole('heading', { name: 'Giấy biên nhận' }).waitFor();
    const { items } = await officer('siteServices', { params: { siteId }, query: {} });
    expect(items.map(({ idMcdt }) => idMcdt)).toEqual(['000001', '000002', '000003', '000004', '000005']);
    await press(page, 'Xong');
    expect(await page.locator('.file').count()).toBe(0);
  });

  test('hands accounts in as parts that make one list together', async () => {
    const page = await open();
    await page.locator('[data-key="kind"]').selectOption('accounts');
    await idle(page);
    const first = await saved('quý 1.xlsx', accounts(1, 3));
    await pick(page, [first, await saved('quý 2 trùng.xlsx', accounts(3, 3))]);
    expect(await page.locator('.issues tbody th[scope="row"]').allInnerTexts()).toContain('2/2 · Tài khoản!A2');
    await pick(page, [first, await saved('quý 2.xlsx', accounts(4, 3))]);
    expect(await page.locator('.file-check table').first().innerText()).toMatch(
      /1\/2\s+quý 1\.xlsx[^]*2\/2\s+quý 2\.xlsx/,
    );
    await page.getByLabel('Ngày số liệu').fill('2023-02-28');
    await press(page, 'Nộp…');
    await press(page, 'Đăng nhập để nộp');
    await server.signIn(page, 'canbo.h34');
    await page.getByRole('heading', { name: 'Xem trước khi nộp' }).waitFor();
    await idle(page);
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    await page.getByRole('heading', { name: 'Giấy biên nhận' }).waitFor();
    const query = { kind: 'accounts' } as const;
    const [handedIn] = (await officer('listSubmissions', { params: { siteId }, query })).items;
    expect(handedIn).toMatchObject({ state: 'accepted', dryRun: false, asOf: '2023-02-28', mode: 'replace' });
    expect(handedIn?.parts?.received.map(({ fileName }) => fileName)).toEqual(['quý 1.xlsx', 'quý 2.xlsx']);
    expect(handedIn?.counts.rows).toBe(6);
  });

  const looks: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
    ['page-1280', {}],
    ['page-350', { viewport: { width: 350, height: 700 } }],
    ['page-dark', { colorScheme: 'dark' }],
    ['page-forced-colours', { forcedColors: 'active' }],
  ];

  test.each(looks)('pictures: %s', async (look, options) => {
    const page = await open(options);
    await takePicture(page, `${look}-1-start`);
    await pick(page, fixture('forty-faults.openpyxl.xlsx'));
    await takePicture(page, `${look}-2-checked`);
    await pick(page, fixture('appendix-i.libreoffice.xls'));
    await takePicture(page, `${look}-3-xls`);
    await page.locator('[data-key="kind"]').selectOption('accounts');
    await idle(page);
    const parts = [await saved('quý 1.xlsx', accounts(1, 3)), await saved('quý 2.xlsx', accounts(3, 3))];
    await pick(page, parts);
    await takePicture(page, `${look}-4-parts`);
  });

  test('pictures: print', async () => {
    const page = await open();
    await pick(page, fixture('forty-faults.openpyxl.xlsx'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.picking').isVisible()).toBe(false);
    await page.setViewportSize({ width: 720, height: 1000 });
    await takePicture(page, 'page-print');
  });
});

const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();

/** Chooses files and waits for what they come to. */
async function pick(page: Page, files: string | string[]): Promise<void> {
  await page.locator('[data-key="pick"]').setInputFiles(files);
  await page.locator('.file-check .summary').waitFor();
  await idle(page);
}
