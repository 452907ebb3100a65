import { accountList } from './account.js';
import type { AccountContext } from './account.rows.js';
import type { Cell, Merge } from './cell.js';
import { findHeader } from './header.js';
import { startJudgingAccounts, type AccountVerdict } from './judge.js';

const context: AccountContext = { today: '2023-03-10', asOf: '2023-03-10' };

interface SheetTyped {
  readonly name: string;
  readonly headers?: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly date1904?: boolean;
  readonly merges?: readonly Merge[];
  readonly hidden?: number;
}

const letter = accountList.columns.map(({ header }) => header);
const cellOf = (value: string | number | null): Cell =>
  value === null ? null : typeof value === 'string' ? { text: value } : { number: value };
const headerOf = (headers: readonly string[]) => findHeader(accountList, [{ row: 1, cells: headers.map(cellOf) }])!;

/** Judges sheets one after another; their headers stand in row 1, a row without values is left out. */
function judge(sheets: readonly SheetTyped[], more: Partial<AccountContext> = {}): AccountVerdict {
  const judging = startJudgingAccounts({ ...context, ...more });
  for (const { name, headers = letter, rows, date1904 = false, merges = [], hidden } of sheets) {
    judging.beginSheet(headerOf(headers), { name, date1904 });
    for (const [index, values] of rows.entries()) {
      const row = index + 2;
      if (values.length > 0) judging.row({ row, cells: values.map(cellOf), ...(row === hidden && { hidden: true }) });
    }
    judging.endSheet({ merges });
  }
  return judging.finish({});
}

const account = (idLocal: string, createdAt = '2022-10-04 08:30:00', idQg: string | null = null) =>
  [idLocal, idQg, 2, createdAt, null] as const;

const said = ({ issues }: AccountVerdict) =>
  issues
    .filter(({ code }) => code !== 'LIST_SPANS_SHEETS')
    .map(({ code, sheet, cell, row }) => [code, sheet, cell ?? row].filter((part) => part !== null).join(' '));
const sentence = ({ issues }: AccountVerdict, code: string) => issues.find((issue) => issue.code === code)?.message;

test('several sheets are one list, and the officer is told so', () => {
  const verdict = judge([
    { name: 'Tài khoản', rows: [account('a1'), account('a2')] },
    { name: 'Tài khoản 2', rows: [account('a3')] },
  ]);
  expect(verdict.counts).toEqual({ rows: 3, errors: 0, warnings: 0, notices: 1 });
  expect(verdict.summary.accounts).toBe(3);
  expect(verdict.issues).toMatchObject([{ code: 'LIST_SPANS_SHEETS', severity: 'notice', sheet: null, row: null }]);
  expect(verdict.issues[0]?.message.vi).toContain('gồm 2 trang tính');
  expect(verdict.issues[0]?.message.vi).toContain('“Tài khoản” (2 dòng); “Tài khoản 2” (1 dòng).');
  expect(verdict.issues[0]?.message.en).toContain('“Tài khoản” (2 rows); “Tài khoản 2” (1 rows).');
});

test('a list of one sheet names no sheet', () => {
  const verdict = judge([{ name: 'Tài khoản', rows: [account('a1'), account('a1'), [], account('')] }]);
  expect(said(verdict)).toEqual(['BLANK_ROWS', 'ACCOUNT_ID_DUPLICATE A3', 'ACCOUNT_ID_MISSING A5']);
  expect(verdict.issues.every(({ sheet }) => sheet === null)).toBe(true);
  expect(sentence(verdict, 'ACCOUNT_ID_DUPLICATE')?.vi).toContain('đã có ở dòng 2.');
  expect(sentence(verdict, 'BLANK_ROWS')?.vi).toContain('(dòng đầu tiên: 4)');
});

test.each<[string, readonly SheetTyped[], readonly string[]]>([
  [
    'an account again in another sheet',
    [
      { name: 'A', rows: [account('a1'), account('a2')] },
      { name: 'B', rows: [account('a3'), account('a2'), account('a3')] },
    ],
    ['ACCOUNT_ID_DUPLICATE B A3', 'ACCOUNT_ID_DUPLICATE B A4'],
  ],
  [
    'one national account in two parts',
    [
      { name: 'phần 1, Tài khoản', rows: [account('a1', '2022-10-04', 'q1')] },
      { name: 'phần 2, Tài khoản', rows: [account('a2', '2022-10-04', 'q1')] },
    ],
    ['ACCOUNT_QG_SHARED phần 2, Tài khoản B2'],
  ],
  [
    'sheets in their order, whatever their names, and rows in theirs',
    [
      { name: 'B', rows: [account('a1', 'x'), ['a2', null, 9, '2022-10-04', null]] },
      { name: 'A', rows: [account('a3', 'x')] },
      { name: 'A', rows: [account('a4'), account('a5', 'x')] },
    ],
    ['DATE_INVALID B D2', 'TYPE_INVALID B C3', 'DATE_INVALID A D2', 'DATE_INVALID A D3'],
  ],
  [
    'each sheet has its own header, the columns in any order',
    [
      { name: 'A', rows: [account('a1')] },
      { name: 'B', headers: ['TYPE', 'CREATEDATE_USER', 'Ghi chú', 'ID_local'], rows: [[2, '2022-10-04', null, 'a1']] },
    ],
    ['COLUMN_ABSENT B', 'COLUMN_ABSENT B', 'HEADER_ALIAS B B1', 'COLUMN_UNKNOWN B C1', 'ACCOUNT_ID_DUPLICATE B D2'],
  ],
  [
    'a column missing in one of them stops only its cells',
    [
      { name: 'A', headers: ['ID_local', 'TYPE'], rows: [['a1', 9]] },
      { name: 'B', rows: [account('a2', 'x')] },
    ],
    ['COLUMN_ABSENT A', 'COLUMN_ABSENT A', 'COLUMN_MISSING A 1', 'DATE_INVALID B D2'],
  ],
  [
    'one of them empty',
    [
      { name: 'A', rows: [account('a1')] },
      { name: 'B', rows: [] },
    ],
    [],
  ],
  [
    'all of them empty',
    [
      { name: 'A', rows: [] },
      { name: 'B', rows: [[], []] },
    ],
    ['LIST_EMPTY'],
  ],
  [
    'merged cells of each sheet',
    [
      { name: 'A', rows: [account('a1'), account('')], merges: [{ top: 2, left: 0, bottom: 3, right: 0 }] },
      { name: 'B', rows: [account('a2'), account('')] },
    ],
    ['CELL_MERGED A A3', 'ACCOUNT_ID_MISSING B A3'],
  ],
  [
    'blank and hidden rows of all sheets',
    [
      { name: 'A', rows: [account('a1')] },
      { name: 'B', rows: [[], account('a2'), [], account('a3')], hidden: 3 },
      { name: 'C', rows: [[], account('a4')], hidden: 3 },
    ],
    ['ROWS_HIDDEN', 'BLANK_ROWS'],
  ],
])('%s', (_, sheets, expected) => {
  expect(said(judge(sheets))).toEqual(expected);
});

test('a row of another sheet is named with its sheet', () => {
  const verdict = judge([
    { name: 'A', rows: [account('a1'), account('a2')] },
    { name: 'phần 2, Tài khoản', rows: [account('a2')] },
  ]);
  expect(sentence(verdict, 'ACCOUNT_ID_DUPLICATE')).toEqual({
    vi: expect.stringContaining('đã có ở dòng 3 của trang tính “A”.'),
    en: expect.stringContaining('already stands in row 3 of sheet “A”.'),
  });
});

test('what is counted over all sheets names the first row with its sheet', () => {
  const verdict = judge([
    { name: 'A', rows: [account('a1')] },
    { name: 'B', rows: [account('a2'), [], account('a3')], hidden: 2 },
    { name: 'C', rows: [[], account('a4')], hidden: 3 },
  ]);
  expect(sentence(verdict, 'ROWS_HIDDEN')?.vi).toContain(
    'Có 2 dòng đang bị ẩn hoặc bị lọc (dòng đầu tiên: 2 của trang tính “B”)',
  );
  expect(sentence(verdict, 'BLANK_ROWS')?.en).toContain(
    '2 rows inside the list hold nothing in its columns (the first: 3 of sheet “B”)',
  );
});

describe('one order of dates for all sheets', () => {
  const days = (...values: readonly (readonly string[])[]) =>
    values.map((sheet, index) => ({
      name: `Phần ${index + 1}`,
      rows: sheet.map((value, row) => account(`a${index}-${row}`, value)),
    }));
  const monthFirst = { createdAt: 'monthFirst', lastLogin: 'dayFirst' } as const;

  test.each<[string, readonly SheetTyped[], readonly string[]]>([
    ['the last sheet decides for the first', days(['03/04/2022'], ['05/06/2022'], ['25/03/2022']), []],
    ['nothing decides', days(['03/04/2022'], ['05/06/2022', '2022-03-25']), ['DATE_FORMAT_UNDECIDED']],
    [
      'sheets contradict each other',
      days(['25/03/2022', '26/03/2022'], ['03/25/2022']),
      ['DATE_FORMATS_MIXED Phần 2 D2'],
    ],
  ])('%s', (_, sheets, expected) => {
    const verdict = judge(sheets);
    expect(verdict.dateOrderNeeded).toBeNull();
    expect(said(verdict)).toEqual(expected);
  });

  test('rows that would decide are named with their sheets', () => {
    const verdict = judge(days(['03/04/2022', '04/05/2022'], ['2022-03-25'], ['06/07/2022']));
    expect(sentence(verdict, 'DATE_FORMAT_UNDECIDED')).toEqual({
      vi: expect.stringContaining('3 ô (dòng 2, 3 của trang tính “Phần 1”; 2 của trang tính “Phần 3”)'),
      en: expect.stringContaining('3 cells (rows 2, 3 of sheet “Phần 1”; 2 of sheet “Phần 3”)'),
    });
  });

  test('all are judged again when the last one is written month first', () => {
    const sheets = days(['03/04/2022'], ['03/25/2022']);
    expect(judge(sheets).dateOrderNeeded).toEqual(monthFirst);
    expect(said(judge(sheets, { dateOrders: monthFirst }))).toEqual([]);
  });

  test('each workbook counts its days in its own way', () => {
    const sheets = [
      { name: '1900', rows: [['a1', null, 2, 44_984, null]] },
      { name: '1904', rows: [['a2', null, 2, 43_522, null]], date1904: true },
    ];
    const { summary, byCode } = judge(sheets, { asOf: '2023-02-27' });
    expect(byCode).toEqual({ DATE_SERIAL: 1, LIST_SPANS_SHEETS: 1 });
    expect(summary.createdThisMonth).toBe(2);
  });
});

test('the limit of rows is that of all sheets together', () => {
  const judging = startJudgingAccounts(context);
  // Rows are only counted where a column is missing.
  for (let sheet = 1; sheet <= 5; sheet++) {
    judging.beginSheet(headerOf(['ID_local', 'TYPE']), { name: `phần ${sheet}`, date1904: false });
    for (let row = 2; row < 1_000_002; row++) judging.row({ row, cells: [{ text: 'a' }] });
    judging.endSheet({ merges: [] });
  }
  judging.beginSheet(headerOf(letter), { name: 'phần 6', date1904: false });
  expect(judging.row({ row: 2, cells: account('a1').map(cellOf) })).toBeNull();
  judging.row({ row: 3, cells: account('a1', 'x').map(cellOf) });
  judging.endSheet({ merges: [] });
  const { counts, byCode, issues } = judging.finish({});
  expect(counts.rows).toBe(5_000_002);
  expect(byCode).toMatchObject({ LIST_TOO_LONG: 1 });
  expect(byCode).not.toHaveProperty('DATE_INVALID');
  expect(issues[0]?.message.vi).toContain('5.000.002 dòng');
});

test('more sheets than can be told apart are no list', () => {
  const judging = startJudgingAccounts(context);
  const begin = () => judging.beginSheet(headerOf(letter), { name: 'A', date1904: false });
  expect(() => {
    for (;;) begin();
  }).toThrow(RangeError);
});
