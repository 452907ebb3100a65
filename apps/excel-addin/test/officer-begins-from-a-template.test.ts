import type { Download, Page } from 'playwright-core';
import { describePane } from './pane.js';
import { takePicture } from './picture.js';
import { Server } from './server.js';
import { Workbook } from './workbook.js';

const levels = ['1.1', '1.7', '1.14', '1.15'];

const header = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];
/** What Excel would read as a formula, a date, a number or a truth value. */
const awkward = ['=1+2 giấy phép', '+84 đường dây nóng', '- Cấp bản sao', '@ Cấp thẻ', '3/4', 'TRUE', "'Cấp phép"];
const rows = [
  ...awkward.map((name, n) => [name, 4, '', `1.00220${n}.000.00.00.H34`, { text: `00001${n}` }]),
  ['Đăng ký khai sinh', 3, 'https://dichvucong.example.vn/ks', '1.002100', { text: '1.002100' }],
];

describePane('an officer begins from a template', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
    const officer = await server.as('canbo.h34');
    const submission = await officer('submit', {
      params: { siteId: 278 },
      query: { kind: 'services', makeDefault: 'true', wait: 60 },
      body: { sheetName: 'Dịch vụ công', header, rows },
    });
    expect(submission).toMatchObject({ state: 'accepted', versionNumber: 1 });
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  const press = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await idle(page);
  };

  test.each(levels)('inserts and fills a sheet, and finds nothing wrong in it, with ExcelApi %s', async (level) => {
    const book = new Workbook('Hướng dẫn');
    const { page } = await server.openPane(book, level, '#templates');
    await idle(page);
    await page.locator('main [data-key="sign-in"]').click();
    await server.signIn(page, 'canbo.h34');
    await page.locator('[data-key="fill"]').waitFor();
    await press(page, 'Điền danh sách hiện hành');
    expect(await page.getByRole('status').innerText()).toContain(
      'Đã thêm trang tính “Dịch vụ công” với 8 dịch vụ công của phiên bản 1.',
    );

    const sheet = book.sheet('Dịch vụ công');
    expect([book.active.name, book.selection]).toEqual(['Dịch vụ công', 'A2:A2']);
    const filled = Array.from({ length: rows.length + 1 }, (_, r) =>
      header.map((__, c) => sheet.cell(r, c)).map(({ value, formula }) => formula ?? value),
    );
    expect(filled).toEqual([
      header,
      ...rows.map(([name, grade, url, national, own]) => [name, grade, url, national, (own as { text: string }).text]),
    ]);
    expect(sheet.validations.map(({ rule }) => rule?.list?.source).filter(Boolean)).toEqual(
      level === '1.1' || level === '1.7' ? [] : ['0,3,4'],
    );
    expect(sheet.frozenRows).toBe(level === '1.1' ? 0 : 1);

    if (level === '1.15') await takePicture(page, 'templates-filled-pane');
    await page.locator('[data-key="menu check"]').click();
    await press(page, 'Kiểm tra');
    expect(await page.locator('main').innerText()).toContain('8 dòng: 0 lỗi, 0 cảnh báo, 0 lưu ý.');
  });

  test('a sheet of the same name stays as it is', async () => {
    const book = new Workbook('Dịch vụ công');
    book.active.put(0, 0, { value: 'Của tôi' });
    const before = book.active.contents();
    const { page } = await server.openPane(book, '1.15', '#templates');
    await idle(page);
    await press(page, 'Chèn trang mẫu');
    await press(page, 'Chèn trang mẫu');
    expect(book.sheets.map(({ name }) => name)).toEqual(['Dịch vụ công', 'Dịch vụ công (2)', 'Dịch vụ công (3)']);
    expect(book.sheet('Dịch vụ công').contents()).toEqual(before);
    const made = book.sheet('Dịch vụ công (2)');
    expect([made.at('A1').value, made.at('E10001').format, made.at('E10002').format]).toEqual(['Name', '@', 'General']);
    made.enter(1, 4, '000012');
    expect(made.at('E2').value).toBe('000012');
    await takePicture(page, 'templates-pane');
  });

  test('what was begun is taken away again when Excel does not go on', async () => {
    const book = new Workbook('Trang');
    const { page, excel } = await server.openPane(book, '1.15', '#history');
    await server.signIn(page, 'canbo.h34');
    await page.locator('[data-key="menu templates"]').click();
    await page.locator('[data-key="fill"]').waitFor();
    const protect = () => (book.sheet('Dịch vụ công').isProtected = true);
    // The first writing makes the sheet, the second fills it.
    if (excel) excel.beforeWriting = () => queueMicrotask(() => (excel.beforeWriting = protect));
    await press(page, 'Điền danh sách hiện hành');
    expect(await page.getByRole('alert').innerText()).toContain('Trang tính đang được bảo vệ');
    expect(book.sheets.map(({ name }) => name)).toEqual(['Trang']);
  });

  test('accounts have a template, but cannot be filled in', async () => {
    const book = new Workbook('Trang');
    const { page } = await server.openPane(book, '1.7', '#templates');
    await idle(page);
    await page.locator('#kind').selectOption('accounts');
    await idle(page);
    expect(await page.locator('[data-key="fill"]').count()).toBe(0);
    await press(page, 'Chèn trang mẫu');
    const sheet = book.sheet('Tài khoản');
    expect(
      ['A', 'B', 'C', 'D', 'E'].map((column) => [sheet.at(`${column}1`).value, sheet.at(`${column}2`).format]),
    ).toEqual([
      ['ID_local', '@'],
      ['ID_QG', '@'],
      ['TYPE', 'General'],
      ['CREATDATE_USER', 'yyyy-mm-dd hh:mm:ss'],
      ['LAST_LOGIN', 'yyyy-mm-dd hh:mm:ss'],
    ]);
  });

  test('takes the files away on the web page, signed in or not', async () => {
    const page = await server.openPage('#templates');
    await idle(page);
    await takePicture(page, 'templates');
    const names: string[] = [];
    for (const key of ['servicesTemplate', 'accountsTemplate', 'declaredTemplate']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`[data-key="${key}"]`).click(),
      ]);
      names.push((download as Download).suggestedFilename());
      await idle(page);
    }
    expect(names[0]).toBe('mau-dich-vu-cong.xlsx');
    expect(names[1]).toBe('mau-tai-khoan.xlsx');
    expect(names).toHaveLength(3);
    expect(await page.locator('[data-key="insert"]').count()).toBe(0);
  });
});
