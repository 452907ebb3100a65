import { listBook } from './lists.js';
import { Bench, describePane, type OpenPane } from './pane.js';
import type { BookSheet, Workbook } from './workbook.js';

const changes: readonly (readonly [what: string, change: (sheet: BookSheet) => void])[] = [
  ['two rows are inserted above', (sheet) => sheet.insertRows(4, 2)],
  ['the rows are sorted by name', (sheet) => sheet.sortRows(3, 0)],
  ['another code is typed into the cell', (sheet) => sheet.enter(4, 4, 99)],
  ['another name is typed into the row', (sheet) => sheet.enter(4, 0, 'Cấp phép khác')],
  ['a formula is typed into the cell', (sheet) => sheet.enter(4, 4, '=6+6')],
  ['the cell is emptied', (sheet) => sheet.enter(4, 4, '')],
];

describePane('rows move after the check', () => {
  let bench: Bench;
  let pane: OpenPane;
  let book: Workbook;
  beforeAll(async () => {
    bench = await Bench.start();
    pane = await bench.open(listBook());
  });
  beforeEach(async () => {
    book = listBook();
    pane.excel.open(book);
    await pane.check();
    await pane.unfold('ID_LOST_ZERO');
  });
  afterAll(async () => {
    await bench.closePanes();
    await bench.close();
  });

  test.each(changes)('%s: nothing is written, nothing is shown, and the check is made again', async (_, change) => {
    change(book.active);
    const changed = book.active.contents();

    await pane.press('E5');
    expect(book.selection).toBe('');
    expect(await pane.status()).toContain('Dòng này đã thay đổi từ lúc kiểm tra');

    await pane.press('Sửa E5');
    expect(book.active.contents()).toEqual(changed);
    expect(await pane.status()).toMatch(/^Đã sửa 0 ô\. 1 ô không được ghi vì dòng đã thay đổi/);
  });

  test.each(changes)('%s between reading and writing: what stood there is put back', async (_, change) => {
    const meanwhile = listBook().active;
    change(meanwhile);
    pane.excel.beforeWriting = () => change(book.active);
    await pane.press('Sửa E5');
    expect(book.active.contents()).toEqual(meanwhile.contents());
    expect(await pane.status()).toMatch(/^Đã sửa 0 ô\. 1 ô không được ghi vì dòng đã thay đổi/);
  });

  test('of many fixes, those of rows that stayed are made', async () => {
    await pane.press('Sửa 2 ô…');
    book.active.enter(4, 0, 'Cấp phép khác');
    await pane.press('Sửa 2 ô này');
    expect([book.active.at('E5').value, book.active.at('E6').value]).toEqual([12, '000013']);
    expect(await pane.status()).toMatch(/^Đã sửa 1 ô\. 1 ô không được ghi/);
    expect(await pane.issues()).toContain('ID_LOST_ZERO E5');
  });

  test('an undo after the rows moved writes nothing either', async () => {
    await pane.press('Sửa E5');
    book.active.sortRows(3, 0);
    const sorted = book.active.contents();
    await pane.press('Hoàn tác 1 ô vừa sửa');
    expect(book.active.contents()).toEqual(sorted);
    expect(await pane.status()).toMatch(/^Đã hoàn tác 0 ô\. 1 ô không được ghi/);
  });
});
