import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Client, Submission } from '@emc/contract';
import { accountBook, goodRows, listBook } from './lists.js';
import { describePane, OpenPane } from './pane.js';
import { Server } from './server.js';
import type { Workbook } from './workbook.js';

const siteId = 278;
/** Made to be looked at; git does not keep them. */
const folder = join(import.meta.dirname, '../dist/pictures');

describePane('an officer looks before handing in', () => {
  let server: Server;
  let officer: Client;
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    server = await Server.start();
    officer = await server.as('canbo.h34');
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const latest = async (): Promise<Submission | undefined> =>
    (await officer('listSubmissions', { params: { siteId }, query: {} })).items[0];
  const signedIn = async (book: Workbook, { level = '1.15', user = 'canbo.h34' } = {}) => {
    const { page, excel, faults } = await server.openPane(book, level);
    if (!excel) throw new Error('No Excel.');
    const pane = new OpenPane(page, excel, faults);
    await pane.idle();
    await pane.press('Đăng nhập');
    await server.signIn(page, user);
    return pane;
  };
  const heading = ({ page }: OpenPane, name: string) => page.getByRole('heading', { name }).waitFor();
  const review = (pane: OpenPane) => heading(pane, 'Xem trước khi nộp');
  const summary = ({ page }: OpenPane, hasText: string) => page.locator('.summary', { hasText }).waitFor();
  const picture = async ({ page }: OpenPane, name: string) => {
    for (const width of [350, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      await page.screenshot({ path: join(folder, `hand-in-${name}-${width}.png`), fullPage: true });
      const [wide, room] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect([name, wide]).toEqual([name, room]);
    }
    await page.setViewportSize({ width: 350, height: 378 });
  };

  test('nothing to compare with, then no change, then half of it gone: that must be typed', async () => {
    const book = listBook(goodRows(8));
    const pane = await signedIn(book);
    await pane.check();
    await picture(pane, '1-checked');
    await pane.press('Nộp…');
    await review(pane);
    expect(await pane.page.locator('main').innerText()).toContain('chưa có phiên bản mặc định');
    await pane.page.getByText('Quyết định công bố').click();
    await pane.page.getByLabel('Số quyết định').fill('12/QĐ-UBND');
    await pane.page.getByLabel('Ngày ký').fill('2026-03-02');
    await picture(pane, '2-first');
    await pane.press('Nộp');
    await heading(pane, 'Giấy biên nhận');
    await picture(pane, '3-receipt');
    expect((await latest())?.decision).toEqual({ number: '12/QĐ-UBND', date: '2026-03-02', hasScan: false });
    await pane.press('Xong');

    await pane.press('Nộp…');
    await review(pane);
    expect(await pane.page.locator('main').innerText()).toContain('giống hệt phiên bản mặc định');
    await pane.press('Quay lại kết quả kiểm tra');

    pane.excel.open(listBook([...goodRows(4), ['Thủ tục mới', 4, '', '1.009999.000.00.00.H34', 'MOI-1']]));
    await pane.check();
    await pane.press('Nộp…');
    await review(pane);
    expect(await pane.page.locator('.changes').innerText()).toMatch(/thêm mới\s+1\s+Dịch vụ công bị bỏ\s+4/);
    expect(await pane.button('Nộp').isDisabled()).toBe(true);
    await pane.page.locator('#confirmation').pressSequentially('27');
    expect(await pane.button('Nộp').isDisabled()).toBe(true);
    await pane.page.locator('#confirmation').pressSequentially('8');
    expect(await pane.button('Nộp').isDisabled()).toBe(false);
    await picture(pane, '4-half-gone');
    // Kept as a version beside the default one, nothing goes.
    await pane.page.locator('#confirmation').fill('');
    await pane.page.getByText('Dùng làm phiên bản mặc định').click();
    await pane.press('Nộp');
    await heading(pane, 'Giấy biên nhận');
    expect(await pane.page.locator('.receipt').innerText()).toContain('chưa là mặc định');
  });

  test('accounts are compared by their numbers', async () => {
    const pane = await signedIn(accountBook(6));
    await pane.page.getByLabel('Loại danh sách').selectOption('accounts');
    await pane.check();
    await pane.press('Nộp…');
    await review(pane);
    await pane.press('Nộp');
    await heading(pane, 'Giấy biên nhận');
    await pane.press('Xong');
    pane.excel.open(accountBook(3));
    await pane.check();
    await pane.press('Nộp…');
    await review(pane);
    expect(await pane.page.locator('main').innerText()).toContain('50 % phiên bản mặc định sẽ mất');
    await picture(pane, '5-accounts');
  });

  test('what EMC finds after the sheet was changed is shown as the check shows it, with the way there', async () => {
    const book = listBook(goodRows(8));
    const pane = await signedIn(book);
    await pane.check();
    await pane.page.getByLabel('Tự kiểm tra khi trang tính thay đổi').click();
    await pane.idle();
    book.active.put(5, 4, { value: 3 });
    await pane.press('Nộp…');
    await heading(pane, 'EMC chưa nhận danh sách');
    await pane.unfold('ID_LOST_ZERO');
    await picture(pane, '6-refused');
    await pane.press('E6');
    expect(book.selection).toBe('E6:E6');
    book.active.sortRows(3, 0);
    book.active.insertRows(3, 1);
    book.selection = '';
    await pane.press('E6');
    expect(book.selection).toBe('');
    expect(await pane.status()).toContain('đã thay đổi');
  });

  test('who only reads is not offered to hand in', async () => {
    const pane = await signedIn(listBook(goodRows(8)), { user: 'xem.h34' });
    await pane.check();
    expect(await pane.button('Nộp…').count()).toBe(0);
    expect(await pane.page.locator('.summary').innerText()).toContain('0 lỗi');
  });

  test('a long sheet goes as the workbook, slice by slice, in the oldest Excel too', async () => {
    const book = listBook(goodRows(8));
    book.active.put(20_500, 0, { value: '', format: '@' });
    book.file = await savedWithMuchBeside(goodRows(8));
    const pane = await signedIn(book, { level: '1.1' });
    await pane.check();
    await pane.press('Nộp…');
    await review(pane);
    expect(pane.excel.openFiles).toBe(0);
    expect(pane.excel.slices.length).toBeGreaterThan(1);
    await pane.press('Nộp');
    await heading(pane, 'Giấy biên nhận');
    const submission = await latest();
    expect(submission).toMatchObject({ state: 'accepted', counts: { rows: 8 }, dryRun: false });
    const original = await officer('originalFile', { params: { id: submission?.id ?? '' } });
    expect(Buffer.from(await original.arrayBuffer()).equals(Buffer.from(book.file))).toBe(true);
  });

  test('where Excel hands out no file, a long sheet goes as rows', async () => {
    const book = listBook(goodRows(8));
    book.active.put(20_500, 0, { value: '', format: '@' });
    const pane = await signedIn(book);
    await pane.check();
    await pane.press('Nộp…');
    await review(pane);
    expect(await latest()).toMatchObject({ state: 'accepted', counts: { rows: 8 }, fileName: 'Dịch vụ công.json' });
  });

  test.each(['1.7', '1.15'])(
    'at ExcelApi %s the sheet is checked again when it changes, until told not to',
    async (level) => {
      const book = listBook(goodRows(8));
      const pane = await signedIn(book, { level });
      await pane.check();
      book.active.enter(5, 0, '');
      await summary(pane, '1 lỗi');
      expect(await pane.issues()).toContain('NAME_MISSING A6');
      book.active.enter(5, 0, 'Thủ tục số 3');
      await summary(pane, '0 lỗi');
      const box = pane.page.getByLabel('Tự kiểm tra khi trang tính thay đổi');
      await box.click();
      await pane.idle();
      expect(await box.isChecked()).toBe(false);
      expect(book.active.onChange).toBeNull();
    },
  );
});

/** A workbook with the list, and beside it so much that it takes several slices. */
async function savedWithMuchBeside(rows: ReturnType<typeof goodRows>): Promise<Uint8Array> {
  const saved = new ExcelJS.Workbook();
  const sheet = saved.addWorksheet('Dịch vụ công');
  sheet.addRow(['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT']);
  for (const row of rows) sheet.addRow(row.map((cell) => (typeof cell === 'object' ? cell.value : cell)));
  const beside = saved.addWorksheet('Thông tin');
  for (let n = 0; n < 200; n++) beside.addRow([randomBytes(24_000).toString('base64')]);
  return new Uint8Array(await saved.xlsx.writeBuffer());
}
