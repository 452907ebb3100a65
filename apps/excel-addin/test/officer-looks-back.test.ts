import type { Client, Submission } from '@emc/contract';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { describePane } from './pane.js';
import { takePicture } from './picture.js';
import { Server } from './server.js';

const serviceHeader = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];
const accountHeader = ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'];
const narrow = { width: 350, height: 700 };

type Cells = (string | number | { text: string })[];
const six = (n: number) => String(n).padStart(6, '0');
const service = (n: number, level = 4): Cells => [
  `Thủ tục hành chính số ${n}`,
  level,
  '',
  `1.${six(n)}.000.00.00.H34`,
  { text: six(n) },
];
const services = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => service(from + n));
const account = (n: number): Cells => [{ text: six(n) }, '', (n % 3) + 1, '2026-01-02 08:00:00', '2026-02-01 09:00:00'];

/** A list with an error, a warning and notices. */
const troubled: Cells[] = [
  ...services(1, 4),
  ['', 4, '', '1.000004.000.00.00.H34', { text: '000004' }],
  ['Đăng ký kết hôn', 2, '', '1.000005.000.00.00.H34', { text: '000005' }],
  ['Đăng ký khai tử', 'Toàn trình', '', '1.000006.000.00.00.H34', { text: '000006' }],
];

async function workbookOf(rows: readonly Cells[]): Promise<File> {
  const book = new ExcelJS.Workbook();
  const plain = (cell: Cells[number]) => (typeof cell === 'object' ? cell.text : cell);
  book.addWorksheet('Tài khoản').addRows([accountHeader, ...rows.map((cells) => cells.map(plain))]);
  return new File([await book.xlsx.writeBuffer()], 'tai-khoan.xlsx');
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('file', file);
  return form;
}

describePane('an officer looks back', () => {
  let server: Server;
  let officer: Client;
  let refused: Submission;
  let waiting: Submission;
  const params = { siteId: 278 };
  const handIn = (rows: readonly Cells[], options: { makeDefault?: 'true'; fileName: string }): Promise<Submission> => {
    const { fileName, ...query } = options;
    const body = { sheetName: 'Dịch vụ công', fileName, header: serviceHeader, rows: rows.map((cells) => [...cells]) };
    const decision = { decisionNumber: '12/QĐ-UBND', decisionDate: '2026-03-02' };
    return officer('submit', { params, query: { wait: 60, ...query }, body: { ...body, ...decision } });
  };
  const handInAccounts = async (rows: readonly Cells[], query: Record<string, string>): Promise<Submission> =>
    officer('submit', { params, query: { kind: 'accounts', ...query }, form: formOf(await workbookOf(rows)) });

  beforeAll(async () => {
    server = await Server.start();
    officer = await server.as('canbo.h34');
    await handIn(services(0, 120), { makeDefault: 'true', fileName: 'quy-1.xlsx' });
    // One renamed, one level down, three added; far fewer remain.
    const renamed: Cells = ['Tên mới', ...service(0).slice(1)];
    const changed = [renamed, service(1, 3), ...services(2, 60), ...services(120, 123)];
    await handIn(changed, { fileName: 'quy-2.xlsx' });
    refused = await handIn(troubled, { fileName: 'con-loi.xlsx' });
    await handInAccounts([1, 2, 3, 4].map(account), { wait: '60', makeDefault: 'true', asOf: '2026-02-10' });
    await handInAccounts([1, 2, 3, 5, 6].map(account), { wait: '60', asOf: '2026-02-20' });
    waiting = await handInAccounts([7, 8].map(account), { part: '1/2', asOf: '2026-02-25' });
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  const open = async (address: string, username = 'canbo.h34', options = {}) => {
    const page = await server.openPage(address, options);
    await server.signIn(page, username);
    await idle(page);
    return page;
  };
  const main = (page: Page) => page.locator('main').innerText();
  const press = async (page: Page, key: string) => {
    await page.locator(`[data-key="${key}"]`).click();
    await idle(page);
  };
  /** At the width of a page and of a pane. */
  const pictures = async (page: Page, name: string) => {
    await takePicture(page, name);
    await page.setViewportSize(narrow);
    await takePicture(page, `${name}-pane`);
    await page.setViewportSize({ width: 1280, height: 800 });
  };

  test('sees what was handed in, newest first, and reads what was found', async () => {
    const page = await open('#history');
    await page.getByText('3 lần nộp').waitFor();
    const files = await page.locator('tbody tr td:nth-of-type(3)').allInnerTexts();
    expect(files).toEqual(['con-loi.xlsx', 'quy-2.xlsx', 'quy-1.xlsx']);
    expect(await main(page)).toContain('12/QĐ-UBND, 02/03/2026');
    await pictures(page, 'history');

    await page.locator(`[data-key="open ${refused.id}"]`).click();
    await page.getByRole('heading', { name: 'Vấn đề' }).waitFor();
    await idle(page);
    expect(await main(page)).toContain(refused.receipt.sha256);
    expect(await main(page)).toContain('Danh sách còn lỗi nên chưa được nhận.');
    await press(page, 'NAME_MISSING');
    expect(await page.locator('#group-NAME_MISSING').innerText()).toContain('A5');
    await pictures(page, 'history-refused');
    await press(page, 'severity warning');
    expect(await page.locator('.group').count()).toBe(1);
    expect(await page.locator('[data-key="severity warning"]').getAttribute('aria-pressed')).toBe('true');

    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'marked')]);
    expect(download.suggestedFilename()).toBe('con-loi.marked.xlsx');
  });

  test('follows a list that waits for its last part, until it is accepted', async () => {
    const page = await open(`#history?submission=${waiting.id}`);
    await page.getByText('Đã nhận 1 / 2 phần').waitFor();
    await takePicture(page, 'history-waiting');
    await handInAccounts([9].map(account), { part: '2/2', asOf: '2026-02-25', submission: waiting.id });
    await page.getByText('Phiên bản 3').waitFor();
    expect(await page.locator('[data-key^="original "]').allInnerTexts()).toEqual([
      'Tệp gốc: phần 1',
      'Tệp gốc: phần 2',
    ]);
    await idle(page);
    await pictures(page, 'history-accepted-accounts');
  });

  test('cancels what has no result yet, once asked', async () => {
    const begun = await handInAccounts([1].map(account), { part: '1/2', asOf: '2026-02-26' });
    const page = await open('#history?kind=accounts');
    await press(page, `cancel ${begun.id}`);
    await takePicture(page, 'history-cancelling');
    await press(page, `cancel ${begun.id}`);
    expect(await page.getByRole('status').innerText()).toContain('Đã huỷ lần nộp.');
    expect((await officer('getSubmission', { params: { id: begun.id } })).state).toBe('cancelled');
  });

  test('searches the services of the default version and of another one', async () => {
    const page = await open('#history?view=services');
    await page.getByText('120 dịch vụ công được tìm thấy').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(100);
    await press(page, 'more');
    expect(await page.locator('tbody tr').count()).toBe(120);

    await page.locator('#q').fill('thu tuc hanh chinh so 5');
    await page.keyboard.press('Enter');
    await page.getByText('11 dịch vụ công được tìm thấy').waitFor();
    expect(new URL(page.url()).hash).toBe('#history?view=services&q=thu+tuc+hanh+chinh+so+5&site=278');
    await idle(page);
    await pictures(page, 'history-services');

    await page.locator('#q').fill('');
    await page.locator('#level').selectOption('3');
    await page.locator('#version').selectOption('2');
    await press(page, 'find');
    await page.getByText('1 dịch vụ công được tìm thấy').waitFor();
    await page.goBack();
    await page.getByText('11 dịch vụ công được tìm thấy').waitFor();
  });

  test('compares two versions, group by group', async () => {
    const page = await open('#history?view=versions');
    await page.getByText('Phiên bản 1 là mặc định, do canbo.h34 chọn lúc').waitFor();
    await press(page, 'compare now');
    await page.getByText('Từ phiên bản 1 (120 dòng) đến phiên bản 2 (63 dòng)').waitFor();
    const groups = await page.locator('.group h3').allInnerTexts();
    expect(groups.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      '60Dịch vụ công bị bỏ',
      '1Giảm cấp độ',
      '3Dịch vụ công thêm mới',
      '1Đổi tên',
    ]);
    await press(page, 'removed');
    expect(await page.locator('#group-removed tbody tr').count()).toBe(50);
    await press(page, 'more removed');
    expect(await page.locator('#group-removed tbody tr').count()).toBe(60);
    await press(page, 'removed');
    await press(page, 'renamed');
    expect(await page.locator('#group-renamed').innerText()).toContain('Thủ tục hành chính số 0');
    await pictures(page, 'history-versions');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'download 2')]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  test('sees the figures of the accounts, and what changed in them', async () => {
    const page = await open('#history?view=accounts');
    await page.getByText('Phiên bản 1, ngày số liệu 10/02/2026').waitFor();
    await pictures(page, 'history-accounts');
    await page.goto(`${page.url().split('#')[0]}#history?view=versions&kind=accounts&version=2&against=1`);
    await page.getByText('Tài khoản thêm mới: 2').waitFor();
    await idle(page);
    expect(await main(page)).toContain('Tài khoản không còn: 1');
    await pictures(page, 'history-accounts-compared');
  });

  test('may read but not act as a viewer', async () => {
    const page = await open('#history?view=versions', 'xem.h34', { colorScheme: 'dark' });
    await page.getByText('Phiên bản 1 là mặc định').waitFor();
    expect(await page.locator('[data-key^="default "]').count()).toBe(0);
    await takePicture(page, 'history-versions-dark');
  });

  test('gets what was asked for last, however quickly', async () => {
    const page = await open('#history');
    for (const view of ['versions', 'accounts', 'services']) await page.locator(`[data-key="view ${view}"]`).click();
    await page.getByText('120 dịch vụ công được tìm thấy').waitFor();
  });

  test('is told what to do where there is no list yet, or no site chosen', async () => {
    const page = await open('#history', 'canbo.h56');
    await page.getByText('Trang này chưa nộp danh sách nào loại này.').waitFor();
    await page.locator('[data-key="view services"]').click();
    await page.getByText('Trang này chưa có phiên bản mặc định.').waitFor();
    await takePicture(page, 'history-nothing');
    const all = await open('#history', 'admin');
    await all.getByText('Chọn trang ở phía trên').waitFor();
  });

  test('makes another version the default, after typing where much goes; not when somebody was faster', async () => {
    const page = await open('#history?view=versions');
    await press(page, 'default 2');
    await page.getByRole('heading', { name: 'Đặt phiên bản 2 làm mặc định?' }).waitFor();
    const sure = page.locator('[data-key="make default"]');
    expect(await main(page)).toContain('50 % phiên bản mặc định sẽ mất');
    expect(await sure.isDisabled()).toBe(true);
    await page.locator('#typed').pressSequentially('278');
    expect(await page.locator('#typed').inputValue()).toBe('278');
    await pictures(page, 'history-make-default');
    await officer('makeDefault', {
      params,
      headers: { 'if-match': '*' },
      body: { kind: 'services', number: 1 },
    });
    await press(page, 'make default');
    expect(await page.getByRole('status').innerText()).toContain('Người khác vừa đổi phiên bản mặc định.');

    await press(page, 'default 2');
    await page.locator('#typed').pressSequentially('278');
    await press(page, 'make default');
    expect(await page.getByRole('status').innerText()).toContain('Phiên bản 2 nay là mặc định.');
    const current = await officer('getDefaultVersion', { params, query: { kind: 'services' } });
    expect([current.number, current.changedBy]).toEqual([2, 'canbo.h34']);
    await press(page, 'default 1');
    expect(await page.locator('#typed').count()).toBe(0);
    await press(page, 'leave');
    expect(await page.locator('[data-key="make default"]').count()).toBe(0);
  });
});
