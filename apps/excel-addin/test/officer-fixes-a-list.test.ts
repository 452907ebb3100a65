import { listBook } from './lists.js';
import { Bench, describePane, presses, type OpenPane } from './pane.js';
import type { Workbook } from './workbook.js';

const levels = ['1.1', '1.7', '1.14', '1.15'];

const found = [
  'SHEET_OTHERS',
  'ID_LOST_ZERO E5',
  'ID_LOST_ZERO E6',
  'CODE_FROM_NUMBER D7',
  'LEVEL_TEXT B8',
  'CODE_WRAPPED D8',
  'URL_NO_SCHEME C9',
  'FORMULA_VALUE E10',
  'ID_LOST_ZERO E10',
  'TEXT_NORMALISED A11',
  'ID_FROM_FORMAT E11',
  'NAME_MISSING A12',
  'CELL_ERROR E13',
];

const fixes = [
  ['ID_LOST_ZERO', 'E5', { value: '000012', format: '@' }],
  ['CODE_FROM_NUMBER', 'D7', { value: '1.002100', format: '@' }],
  ['CODE_WRAPPED', 'D8', { value: '1.004946.000.00.00.H34', format: '@' }],
  ['ID_FROM_FORMAT', 'E11', { value: '000018', format: '@' }],
  ['LEVEL_TEXT', 'B8', { value: 4, format: 'General' }],
  ['URL_NO_SCHEME', 'C9', { value: 'https://dichvucong.example.vn/khai-tu', format: 'General' }],
  ['TEXT_NORMALISED', 'A11', { value: '- Cấp bản sao', format: 'General' }],
] as const;

describePane('an officer fixes a list', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start();
  });
  afterEach(() => bench.closePanes());
  afterAll(() => bench.close());

  test.each(levels)('check, jump, fix, check again, with ExcelApi %s', async (level) => {
    const book = listBook();
    const sheet = book.active;
    const pane = await bench.open(book, { level });
    await pane.check();
    expect(await pane.issues()).toEqual(found);

    book.active = book.sheet('Nháp');
    await pane.unfold('ID_LOST_ZERO');
    await pane.press('E6');
    expect([book.active.name, book.selection]).toEqual(['Dịch vụ công', 'E6:E6']);

    await pane.press('Sửa E6');
    expect(sheet.at('E6')).toEqual({ value: '000013', format: '@' });
    expect(await pane.status()).toMatch(/^Đã sửa 1 ô\.\s+10 dòng: 4 lỗi/);
    expect(await pane.issues()).toEqual(found.filter((issue) => issue !== 'ID_LOST_ZERO E6'));
  });

  test('each fix is found right when read again, and undone', async () => {
    const book = listBook();
    const before = book.active.contents();
    const pane = await bench.open(book);
    await pane.check();
    for (const [code, cell, content] of fixes) {
      await pane.unfold(code);
      await pane.press(`Sửa ${cell}`);
      expect([cell, book.active.at(cell)]).toEqual([cell, content]);
      expect(await pane.issues()).toEqual(found.filter((issue) => issue !== `${code} ${cell}`));
      await pane.press('Hoàn tác 1 ô vừa sửa');
      expect(book.active.contents()).toEqual(before);
    }
  });

  test('all of a kind are shown before they are fixed, and undone together', async () => {
    const book = listBook();
    const before = book.active.contents();
    const pane = await bench.open(book);
    await pane.check();
    await pane.unfold('ID_LOST_ZERO');
    await pane.press('Sửa 2 ô…');
    expect(await pane.page.locator('.preview .change').allInnerTexts()).toEqual(['12 → 000012', '13 → 000013']);

    await pane.press('Thôi');
    expect(book.active.contents()).toEqual(before);

    await pane.press('Sửa 2 ô…');
    await pane.press('Sửa 2 ô này');
    expect([book.active.at('E5').value, book.active.at('E6').value]).toEqual(['000012', '000013']);
    await pane.press('Hoàn tác 2 ô vừa sửa');
    expect(book.active.contents()).toEqual(before);
  });

  test('a formula has no button, and is not overwritten when it came after the check', async () => {
    const book = listBook();
    const pane = await bench.open(book);
    await pane.check();
    await pane.unfold('ID_LOST_ZERO');
    await pane.unfold('FORMULA_VALUE');
    expect(await pane.button('Sửa E10').count()).toBe(0);

    book.active.put(4, 4, { value: 12, formula: '=6+6' });
    await pane.press('Sửa E5');
    expect(book.active.at('E5')).toMatchObject({ formula: '=6+6' });
    expect(await pane.status()).toMatch(/^Đã sửa 0 ô\. 1 ô không được ghi vì dòng đã thay đổi/);
  });

  describe('while a button is held down, the sheet is checked again by itself', () => {
    let pane: OpenPane;
    let book: Workbook;
    beforeEach(async () => {
      book = listBook();
      pane = await bench.open(book);
      await pane.check();
      await pane.unfold('ID_LOST_ZERO');
      await pane.reach('Sửa E6');
    });

    const checkedAgain = async () => {
      const heard = pane.page.locator('#heard');
      const before = await heard.innerText();
      book.active.enter(11, 0, 'Cấp thẻ');
      await pane.page.waitForFunction((told) => document.querySelector('#heard')?.textContent !== told, before);
    };

    test.each(presses)('%s: the press counts', async (_, down, up) => {
      await down(pane.page);
      await checkedAgain();
      await up(pane.page);
      await pane.button('Hoàn tác 1 ô vừa sửa').waitFor();
      await pane.idle();
      expect(book.active.at('E6').value).toBe('000013');
      expect(await pane.issues()).not.toContain('NAME_MISSING A12');
    });

    test.each(presses)('%s: what was seen is compared with what stands there now', async (_, down, up) => {
      await down(pane.page);
      book.active.enter(5, 4, 99);
      await checkedAgain();
      await up(pane.page);
      await pane.page.getByText(/^Đã sửa 0 ô\. 1 ô không được ghi vì dòng đã thay đổi/).waitFor();
      expect(book.active.at('E6').value).toBe(99);
    });

    test('let go elsewhere, it is not pressed, and what was found is shown', async () => {
      const missing = pane.page.locator('[data-key="NAME_MISSING"]');
      await pane.page.mouse.down();
      await checkedAgain();
      expect(await missing.count()).toBe(1);
      await pane.page.mouse.move(0, 0);
      await pane.page.mouse.up();
      await missing.waitFor({ state: 'detached' });
      expect(book.active.at('E6').value).toBe(13);
    });
  });

  test('a merged cell takes no value, and the officer is told', async () => {
    const book = listBook();
    const sheet = book.active;
    sheet.put(4, 1, {});
    sheet.merges.push({ row: 3, column: 1, rows: 2, columns: 1 });
    const before = sheet.contents();
    const pane = await bench.open(book);
    await pane.check();
    expect(await pane.issues()).toContain('CELL_MERGED B5');
    await pane.unfold('CELL_MERGED');
    await pane.press('Sửa B5');
    expect(sheet.contents()).toEqual(before);
    expect(await pane.status()).toMatch(/^Đã sửa 0 ô\. 1 ô không nhận giá trị mới \(công thức hoặc ô gộp\)/);
    expect(await pane.button(/^Hoàn tác/).count()).toBe(0);
  });

  test.each([
    ['a cell being typed in', 'isEditing', 'Excel đang chờ nhập xong một ô'],
    ['a protected sheet', 'isProtected', 'Trang tính đang được bảo vệ'],
  ] as const)('%s is told, and tried again', async (_, trouble, sentence) => {
    const book = listBook();
    const pane = await bench.open(book);
    await pane.check();
    await pane.unfold('ID_LOST_ZERO');
    if (trouble === 'isEditing') book.isEditing = true;
    else book.active.isProtected = true;
    await pane.press('Sửa E5');
    expect(await pane.page.getByRole('alert').innerText()).toContain(sentence);
    expect(book.active.at('E5').value).toBe(12);

    book.isEditing = false;
    book.active.isProtected = false;
    await pane.press('Thử lại');
    expect(book.active.at('E5').value).toBe('000012');
  });

  test.each(['1.7', '1.15'])('marks come and go, and leave the own formats alone, with ExcelApi %s', async (level) => {
    const book = listBook();
    const own = { id: 'cf1', areas: [{ row: 4, column: 4, rows: 1, columns: 1 }], formula: '=E5>0', color: '#FF0000' };
    book.active.conditionalFormats.push(own);
    const before = book.active.contents();
    const pane = await bench.open(book, { level });
    const box = pane.page.getByLabel('Đánh dấu trên trang tính');
    await pane.check();
    await box.click();
    await pane.idle();
    const marked = book.active.conditionalFormats.filter(({ id }) => id !== 'cf1');
    expect(marked.flatMap(({ areas }) => areas)).toHaveLength(found.length - 2);

    await box.click();
    await pane.idle();
    expect(book.active.conditionalFormats).toEqual([own]);
    expect(book.active.contents()).toEqual(before);
  });

  test('with the keyboard alone', async () => {
    const book = listBook();
    const pane = await bench.open(book);
    const press = async (key: string) => {
      await pane.page.keyboard.press(key);
      await pane.idle();
    };
    const focused = () => pane.page.evaluate(() => document.activeElement?.closest('button')?.textContent ?? '');
    const tabTo = async (text: string) => {
      for (let tabs = 0; tabs < 30 && !(await focused()).includes(text); tabs++) await pane.page.keyboard.press('Tab');
      expect(await focused()).toContain(text);
    };
    await tabTo('Kiểm tra');
    await press('Enter');
    await tabTo('các chữ số 0 ở đầu');
    await press('Enter');
    await tabTo('Sửa 2 ô…');
    await press('Enter');
    expect(await focused()).toContain('Sửa 2 ô này');
    await press('Enter');
    expect(book.active.at('E5').value).toBe('000012');
    expect(await focused()).toContain('các chữ số 0 ở đầu');
  });
});
