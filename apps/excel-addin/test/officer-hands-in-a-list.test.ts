import type { Client, Submission } from '@emc/contract';
import { listBook } from './lists.js';
import { describePane, OpenPane } from './pane.js';
import { Server } from './server.js';

const levels = ['1.1', '1.7', '1.14', '1.15'];
const siteId = 278;

/** What an officer of H34 has open: one error, and much that a server says something about. */
const rows = [
  ['Cấp phiếu lý lịch tư pháp', 4, '', '1.002199.000.00.00.H34', { value: '000010', format: '@' }],
  ['Cấp giấy phép xây dựng', 4, '', '1.002200.000.00.00.H34', 12],
  ['Đăng ký khai sinh', 4, '', 1.0021, { value: '000014', format: '@' }],
  ['Đăng ký kết hôn', 'Toàn trình', '', '1.004946.0\n00.00.00.H 34', { value: '000015', format: '@' }],
  ['Cấp thẻ của tỉnh khác', 3, '', '1.002204.000.00.00.H56', { value: 17, formula: '=8+9', format: '000000' }],
  ['Cấp thẻ của đơn vị lạ', 0, '', '1.002208.000.00.00.K99', { value: '000020', format: '@' }],
  ['-  Cấp bản sao', 4, '', '1.002205.000.00.00.H34', { value: 18, format: '000000' }],
  ['Cấp lại thẻ', 2, 'https://dichvucong.example.vn/the', '1.002207.000.00.00.H34', { value: '000021', format: '@' }],
];

describePane('an officer hands a list in', () => {
  let server: Server;
  let officer: Client;
  beforeAll(async () => {
    server = await Server.start();
    officer = await server.as('canbo.h34');
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const open = async (book = listBook(rows), level = '1.15') => {
    const { page, excel, faults } = await server.openPane(book, level);
    const pane = new OpenPane(page, excel!, faults);
    await pane.idle();
    return pane;
  };
  const handedIn = async (): Promise<readonly Submission[]> =>
    (await officer('listSubmissions', { params: { siteId }, query: {} })).items.filter(({ dryRun }) => !dryRun);

  test.each(levels)('at ExcelApi %s: check, jump, fix, check again, hand in, receipt', async (level) => {
    const before = await handedIn();
    const book = listBook(rows);
    const pane = await open(book, level);
    await pane.check();
    expect(await pane.button('Nộp…').count()).toBe(0);
    await pane.unfold('ID_LOST_ZERO');
    await pane.press('E5');
    expect(book.selection).toBe('E5:E5');
    await pane.press('Sửa E5');
    expect(book.active.at('E5').value).toBe('000012');

    await pane.press('Nộp…');
    await pane.press('Đăng nhập để nộp');
    await server.signIn(pane.page, 'canbo.h34');
    await pane.page.getByRole('heading', { name: 'Xem trước khi nộp' }).waitFor();
    await pane.press('Quay lại kết quả kiểm tra');
    await pane.check();
    await pane.press('Nộp…');
    const trial = (await officer('listSubmissions', { params: { siteId }, query: {} })).items[0];
    const judged = await officer('submissionIssues', { params: { id: trial?.id ?? '' }, query: { limit: 1000 } });
    const own = (await pane.verdict())?.issues ?? [];
    expect(judged.items).toEqual(
      own.map(({ message, fix, ...issue }) => ({
        ...issue,
        message: message.vi,
        ...(fix && { fix: { value: fix.value, why: fix.why.vi } }),
      })),
    );
    expect(judged.items.map(({ code }) => code)).toEqual(expect.arrayContaining(['CODE_FROM_NUMBER', 'FORMULA_VALUE']));

    await pane.press('Nộp');
    await pane.page.getByRole('heading', { name: 'Giấy biên nhận' }).waitFor();
    const [submission, ...others] = await handedIn();
    expect(others).toEqual(before);
    const receipt = await pane.page.locator('.receipt').innerText();
    for (const told of [submission?.receipt.number, submission?.receipt.sha256, String(submission?.versionNumber)]) {
      expect(receipt).toContain(told);
    }
    const { items } = await officer('siteServices', { params: { siteId }, query: {} });
    expect(items.map(({ idMcdt }) => idMcdt)).toEqual([
      '000010',
      '000012',
      '000014',
      '000015',
      '000017',
      '000020',
      '000018',
      '000021',
    ]);
    expect(items[2]?.idCdvcqg).toBe('1.002100');
  });
});
