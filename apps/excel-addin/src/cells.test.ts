import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findHeader, serviceList, startJudging, type SheetRow, type Verdict } from '@emc/domain';
import { defaultLimits, fileSource, openWorkbook } from '@emc/xlsx-templates';
import ExcelJS, { type CellValue } from 'exceljs';
import { rowsOf, type RangeContent } from './cells.js';

/** A cell as Office.js gives it, and what is saved for it when it differs. */
interface Shown {
  readonly value: string | number | boolean;
  readonly format?: string;
  readonly type?: string;
  readonly formula?: string;
  readonly saved?: CellValue;
}

const header = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'].map((value): Shown => ({ value }));
const shown = (value: string | number): Shown => ({ value });
const blank = shown('');
const calculated = (value: Shown['value'], formula: string): Shown => ({
  value,
  formula,
  saved: { formula: formula.slice(1), result: value },
});
const good = [shown('Cấp phiếu lý lịch tư pháp'), shown(4), blank, shown('1.002199.000.00.00.H34')];

const rows: readonly (readonly [what: string, cells: readonly Shown[], codes: readonly string[]])[] = [
  ['a text code', [...good, { value: '000010', format: '@' }], []],
  ['zeros that a format shows', [...good, { value: 11, format: '000000' }], ['ID_FROM_FORMAT']],
  ['a number that lost its zeros', [...good, shown(12)], ['ID_LOST_ZERO']],
  ['a number typed into a text cell', [...good, { value: 13, format: '@' }], ['ID_LOST_ZERO']],
  ['an error', [...good, { value: '#N/A', type: 'Error', saved: { error: '#N/A' } as CellValue }], ['CELL_ERROR']],
  [
    'an error of a formula',
    [...good, { ...calculated('#REF!', '=A99'), type: 'Error', saved: { formula: 'A99', result: { error: '#REF!' } } }],
    ['CELL_ERROR'],
  ],
  ['a formula', [...good, calculated('000015', '=TEXT(15,"000000")')], ['FORMULA_VALUE']],
  [
    'a formula that shows a number',
    [...good.slice(0, 1), calculated(4, '=2+2'), ...good.slice(2), shown('000016')],
    ['FORMULA_VALUE'],
  ],
  ['a text that looks like a formula', [shown('=Cấp phiếu'), ...good.slice(1), shown('000017')], []],
  [
    'a date where a code belongs',
    [...good, { value: 45_352, format: 'm/d/yyyy', saved: new Date('2024-03-01T00:00:00Z') }],
    ['CELL_DATE'],
  ],
  ['a truth value', [...good, { value: true, type: 'Boolean' }], ['CELL_BOOLEAN']],
  ['a code typed as a number', [...good.slice(0, 3), shown(1.0021), shown('000018')], ['CODE_FROM_NUMBER']],
  ['a wrapped code', [...good.slice(0, 3), shown('1.004946.0\n00.00.00.H 34'), shown('000019')], ['CODE_WRAPPED']],
  ['a level in words', [...good.slice(0, 1), shown('Toàn trình'), ...good.slice(2), shown('000020')], ['LEVEL_TEXT']],
  ['a missing name', [blank, ...good.slice(1), shown('000021')], ['NAME_MISSING']],
  ['a blank row', [blank, blank, blank, blank, blank], []],
  ['a repeated code', [...good, { value: '000010', format: '@' }], ['ID_DUPLICATE']],
];

/** Two title rows and one column stand before the list. */
const firstRow = 3;
const firstColumn = 2;
const sheet = [header, ...rows.map(([, cells]) => cells)];
const rowOf = (n: number) => firstRow + 1 + n;
const hiddenRow = rowOf(0);

const range: RangeContent = {
  rowIndex: firstRow - 1,
  columnIndex: firstColumn - 1,
  values: sheet.map((cells) => cells.map(({ value }) => value)),
  valueTypes: sheet.map((cells) => cells.map(typeOf)),
  numberFormat: sheet.map((cells) => cells.map(({ format }) => format ?? 'General')),
  formulas: sheet.map((cells) => cells.map(({ formula, value }) => formula ?? value)),
};

function typeOf({ type, value }: Shown): string {
  if (type) return type;
  if (value === '') return 'Empty';
  return typeof value === 'number' ? 'Double' : 'String';
}

let folder: string;
let saved: SheetRow[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emc-pane-'));
  saved = await readRows(await save(join(folder, 'list.xlsx')));
});
afterAll(() => rm(folder, { recursive: true }));

test('a range holds the cells that the reader finds in the saved sheet', () => {
  const withoutFormatsOfDates = (all: readonly SheetRow[]) =>
    all.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (cell && 'date' in cell ? { date: cell.date } : cell)),
    }));
  const pane = rowsOf(range, { hiddenRows: new Set([hiddenRow]) });
  expect(withoutFormatsOfDates(pane)).toEqual(withoutFormatsOfDates(saved));
});

test('judged in the pane or on the server, the issues are the same', () => {
  const pane = judge(rowsOf(range, { hiddenRows: new Set([hiddenRow]) }));
  expect(pane).toEqual(judge(saved));
  expect(pane.counts.errors).toBe(8);
});

test.each(rows.map(([what, , codes], n) => [what, rowOf(n), codes] as const))('%s', (_, row, codes) => {
  const { issues } = judge(rowsOf(range));
  expect(issues.filter((issue) => issue.row === row).map(({ code }) => code)).toEqual(codes);
});

test('dates of a 1904 workbook', () => {
  const one = { rowIndex: 0, columnIndex: 0, values: [[0]], valueTypes: [['Double']], numberFormat: [['m/d/yyyy']] };
  const [row] = rowsOf({ ...one, formulas: [[0]] }, { date1904: true });
  expect(row?.cells).toEqual([{ date: '1904-01-01T00:00:00', number: 0, format: 'm/d/yyyy' }]);
});

function judge(all: readonly SheetRow[]): Verdict {
  const found = findHeader(serviceList, all);
  if (!found) throw new Error('no header');
  const judging = startJudging(found, { agencyCodes: ['H34'], knownAgencyCodes: new Set(), knownIds: new Set() });
  for (const row of all) if (row.row > found.row) judging.row(row);
  return judging.finish({ merges: [] });
}

async function save(path: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet('Dịch vụ công');
  for (const [r, cells] of sheet.entries()) {
    for (const [c, { value, format, saved: content }] of cells.entries()) {
      if (value === '') continue;
      const cell = page.getCell(firstRow + r, firstColumn + c);
      cell.value = content ?? value;
      if (format) cell.numFmt = format;
    }
  }
  page.getRow(hiddenRow).hidden = true;
  await book.xlsx.writeFile(path);
  return path;
}

async function readRows(path: string): Promise<SheetRow[]> {
  const workbook = await openWorkbook(await fileSource(path), defaultLimits);
  try {
    const all: SheetRow[] = [];
    for await (const batch of workbook.rows(0)) all.push(...batch);
    return all;
  } finally {
    await workbook.close();
  }
}

test.each([
  ['=[Nguon.xlsx]Ma!A1', true],
  ["='C:\\DVC\\[nguồn 2.xls]Mã số'!A1", true],
  ['=Nguon.xlsb!MucDo', true],
  ["=VLOOKUP(A2,'https://so.example.vn/DVC/[nguon.xlsx]Ma'!A:B,2,0)", true],
  ['=TEXT(A1,"[h]:mm")', false],
  ['=Bang1[[#This Row],[Mã]]', false],
  ["='Danh sách'!A1&Bang1[Mã]", false],
])('%s takes its value from another workbook: %s', (formula, linked) => {
  const range = { rowIndex: 0, columnIndex: 0, values: [[4]], valueTypes: [['Double']], numberFormat: [['General']] };
  const [row] = rowsOf({ ...range, formulas: [[formula]] });
  expect(row?.cells[0]).toEqual({ number: 4, formula: true, ...(linked && { linked: true }) });
});
