import { accountList, findHeader, type Issue, type SheetRow } from '@emc/domain';
import exceljs from 'exceljs';
import { chooseSheet } from './choose.js';
import { textsOf } from './fixtures/marked-cell.js';
import { withSaved, withWorkbook } from './fixtures/saved.js';
import { markedExcerpt, type RowsOfSheet } from './marked.excerpt.js';
import { MARK_COLOURS } from './marked.styles.js';

const text = (value: string) => ({ text: value });
const counts = { rows: 1_234_567, errors: 4_321, warnings: 1, notices: 0 };

/** A title row, the header in this order, and accounts 000000000001… from row 3 on. */
function sheetOf(headers: readonly string[], accounts: number): readonly SheetRow[] {
  const value = (header: string, n: number) =>
    header === 'TYPE'
      ? { number: (n % 3) + 1 }
      : text(header.startsWith('ID') ? String(n).padStart(12, '0') : '2022-10-04');
  const rows = Array.from({ length: accounts }, (_, n) => ({
    row: n + 3,
    cells: headers.map((one) => value(one, n + 1)),
  }));
  return [{ row: 1, cells: [text('DANH SÁCH')] }, { row: 2, cells: headers.map(text) }, ...rows];
}

function* inBatches(sheet: string | null, rows: readonly SheetRow[]): Generator<RowsOfSheet> {
  const header = findHeader(accountList, rows.slice(0, 20));
  if (!header) throw new Error('no header');
  for (let n = 0; n < rows.length; n += 50) yield { sheet, header, rows: rows.slice(n, n + 50) };
}

function found(severity: Issue['severity'], at: Pick<Issue, 'sheet' | 'row' | 'column' | 'cell'>): Issue {
  return { code: 'SOME_CODE', severity, ...at, value: '…077', message: { vi: 'Sửa ô này.', en: 'Correct this cell.' } };
}

const LETTER = ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'];
const TURNED = ['TYPE', 'CREATDATE_USER', 'ID_local'];

const ISSUES: readonly Issue[] = [
  found('error', { sheet: null, row: null, column: null, cell: null }),
  found('notice', { sheet: 'Trang 1', row: 2, column: 'idLocal', cell: 'A2' }),
  found('error', { sheet: 'Trang 1', row: 79, column: 'idLocal', cell: 'A79' }),
  found('warning', { sheet: 'Trang 1', row: 79, column: 'type', cell: 'C79' }),
  found('error', { sheet: 'Trang 2', row: 79, column: 'idLocal', cell: 'C79' }),
  found('warning', { sheet: 'Trang 2', row: 90, column: null, cell: null }),
];

const severalSheets = () => [
  ...inBatches('Trang 1', sheetOf(LETTER, 200)),
  ...inBatches('Trang 2', sheetOf(TURNED, 200)),
];

async function loaded(workbook: Buffer) {
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(workbook).buffer);
  const [rows, issues] = book.worksheets;
  if (!rows || !issues) throw new Error('two sheets expected');
  return { rows, issues };
}

const valuesOf = (sheet: exceljs.Worksheet, row: number) => Array.from(sheet.getRow(row).values as unknown[]).slice(1);

describe('a list that came as several sheets', () => {
  const made = markedExcerpt(severalSheets(), ISSUES, { definition: accountList, counts });

  test('holds the rows with issues, by their numbers and sheets, with their ids in full', async () => {
    const { rows } = await loaded(await made);
    expect(rows.name).toBe('Dòng cần xem lại');
    expect(valuesOf(rows, 4)).toEqual(['Dòng', 'Trang tính', ...LETTER.map((header) => `${header} trong bản gốc`)]);
    expect(rows.rowCount).toBe(7);
    expect(valuesOf(rows, 5)).toEqual([79, 'Trang 1', '000000000077', '000000000077', 3, '2022-10-04', '2022-10-04']);
    expect(valuesOf(rows, 6)).toEqual([79, 'Trang 2', '000000000077', undefined, 3, '2022-10-04']);
    expect(valuesOf(rows, 7).slice(0, 2)).toEqual([90, 'Trang 2']);
    expect(rows.getCell('C5').numFmt).toBe('@');
  });

  test('says on top that it is no whole list, and how long the list is', async () => {
    const { rows } = await loaded(await made);
    expect(rows.getCell('A1').value).toMatch(/^Danh sách có 1\.234\.567 dòng; tệp này chỉ gồm những dòng cần xem lại/);
    expect(rows.getCell('A2').value).toMatch(/^The list has 1,234,567 rows; this file holds only/);
  });

  test.each([
    ['C5', MARK_COLOURS.error],
    ['E5', MARK_COLOURS.warning],
    ['C6', MARK_COLOURS.error],
    ['A7', MARK_COLOURS.warning],
  ])('marks and comments %s', async (address, argb) => {
    const { rows } = await loaded(await made);
    const cell = rows.getCell(address);
    expect(cell.fill).toMatchObject({ fgColor: { argb } });
    expect(cell.note).toBeTruthy();
  });

  test('lists every issue where it stands in the list, with a link to where it stands here', async () => {
    const { issues } = await loaded(await made);
    const lines: unknown[][] = [];
    issues.eachRow((_, n) => lines.push(valuesOf(issues, n)));
    const header = lines.findIndex(([first]) => first === 'Mức độ');
    expect(lines.slice(0, header).flat()).toEqual([
      'Kết quả kiểm tra danh sách',
      '4321 lỗi (phải sửa), 1 cảnh báo (nên xem lại), 0 lưu ý (để biết).',
      expect.stringMatching(/^Mỗi mã lỗi chỉ liệt kê/),
      expect.stringMatching(/không nộp tệp này/),
      expect.stringMatching(/^Danh sách có 1\.234\.567 dòng/),
    ]);
    expect(lines.slice(header).map((line) => line.slice(0, 6))).toEqual([
      ['Mức độ', 'Mã lỗi', 'Trang tính', 'Dòng', 'Cột', 'Ô'],
      ['Lỗi', 'SOME_CODE', undefined, undefined, undefined, undefined],
      ['Lưu ý', 'SOME_CODE', 'Trang 1', 2, 'ID_local', 'A2'],
      ['Lỗi', 'SOME_CODE', 'Trang 1', 79, 'ID_local', 'A79'],
      ['Cảnh báo', 'SOME_CODE', 'Trang 1', 79, 'TYPE', 'C79'],
      ['Lỗi', 'SOME_CODE', 'Trang 2', 79, 'ID_local', 'C79'],
      ['Cảnh báo', 'SOME_CODE', 'Trang 2', 90, undefined, undefined],
    ]);
    expect(JSON.stringify(lines)).not.toContain('000000000077');
    const xml = (await textsOf(await made)).get('xl/worksheets/sheet2.xml') ?? '';
    const links = [...xml.matchAll(/<hyperlink ref="(\w+)" location="([^"]+)"/g)].map(([, ref, place]) => [ref, place]);
    const at = (cell: string) => `'Dòng cần xem lại'!${cell}`;
    expect(links).toEqual([
      ['F10', at('C5')],
      ['F11', at('E5')],
      ['F12', at('C6')],
    ]);
  });

  test('is never taken for the list itself', async () => {
    const chosen = await withSaved(await made, (path) => withWorkbook(path, (book) => chooseSheet(book, accountList)));
    expect(chosen?.header.missing ?? ['all']).not.toEqual([]);
  });
});

test('a list of one sheet needs no column for its name', async () => {
  const issues = ISSUES.filter(({ sheet }) => sheet === 'Trang 1').map((issue) => ({ ...issue, sheet: null }));
  const list = inBatches('Tài khoản', sheetOf(LETTER, 100));
  const { rows } = await loaded(await markedExcerpt(list, issues, { definition: accountList, counts, language: 'en' }));
  expect(rows.name).toBe('Rows to look at');
  expect(valuesOf(rows, 4).slice(0, 2)).toEqual(['Row', 'ID_local in the original']);
  expect(valuesOf(rows, 5).slice(0, 2)).toEqual([79, '000000000077']);
  expect(rows.getCell('B5').fill).toMatchObject({ fgColor: { argb: MARK_COLOURS.error } });
});
