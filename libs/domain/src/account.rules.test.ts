import { accountList, type Account, type AccountKey } from './account.js';
import type { AccountContext } from './account.rows.js';
import { accountListRules, accountRules } from './account.rules.js';
import { cellText, type Cell, type Merge, type SheetRow } from './cell.js';
import { findHeader } from './header.js';
import type { Issue } from './issue.js';
import { startJudgingAccounts, type AccountSheet } from './judge.js';
import { momentOfSeconds } from './moment.js';
import { ruleBook } from './rulebook.js';
import { nothingKnown } from './rule.js';
import { fold } from './text.js';
import { keptPerCode } from './verdict.js';

type Row = Partial<Record<AccountKey, Cell>>;

const context: AccountContext = { today: '2023-03-10', asOf: '2023-03-10' };
const text = (value: string): Cell => ({ text: value });
const number = (value: number, format?: string): Cell => ({ number: value, ...(format && { format }) });
const date = (value: string): Cell => ({ date: value, number: 44984, format: 'dd/mm/yyyy' });

/** Judges the rows below a header in row 1; what a row does not name is right. */
function judge(
  rows: readonly Row[],
  {
    merges = [],
    date1904 = false,
    ...more
  }: Partial<AccountContext & AccountSheet> & { merges?: readonly Merge[] } = {},
) {
  const judging = startJudgingAccounts({ ...context, ...more });
  judging.beginSheet(headerOf(accountList.columns.map(({ header }) => header)), { name: 'Tài khoản', date1904 });
  const accounts = rows.map((row, index) => inWords(judging.row(sheetRow(row, index + 2))));
  judging.endSheet({ merges });
  return { accounts, verdict: judging.finish({}) };
}

/** With its times as people write them. */
function inWords(account: Account | null) {
  if (!account) return null;
  const { createdAt, lastLogin } = account;
  return {
    ...account,
    createdAt: momentOfSeconds(createdAt),
    lastLogin: lastLogin === null ? null : momentOfSeconds(lastLogin),
  };
}

const headerOf = (headers: readonly string[]) => findHeader(accountList, [{ row: 1, cells: headers.map(text) }])!;

/** What is said of a header with a row below it, or none. */
function judgeHeader(headers: readonly string[], row?: SheetRow) {
  const judging = startJudgingAccounts(context);
  judging.beginSheet(headerOf(headers), { name: 'Tài khoản', date1904: false });
  const account = row && inWords(judging.row(row));
  judging.endSheet({ merges: [] });
  return { account, issues: judging.finish({}).issues };
}

function sheetRow(row: Row, number: number): SheetRow {
  const right: Required<Row> = {
    idLocal: text(`00000000${number}`),
    idQg: null,
    type: { number: 2 },
    createdAt: text('2022-10-04 08:30:00'),
    lastLogin: text('2023-02-27 15:05:00'),
  };
  return { row: number, cells: Object.values({ ...right, ...row }) };
}

const codesOf = (issues: readonly Issue[]) =>
  issues.map(({ code, cell, column, row }) => `${code} ${cell ?? (row === null ? (column ?? '') : row)}`.trim());

test('the accounts of an agency are read without a word', () => {
  const { accounts, verdict } = judge([
    {
      idLocal: text('079089001234'),
      idQg: text('079089001234'),
      type: number(2),
      createdAt: text('04/10/2022 08:30:00'),
    },
    { idLocal: text('0101234567'), type: text('1'), createdAt: text('27/02/2023'), lastLogin: null },
    {
      idLocal: text('motcua.quan1'),
      type: number(3),
      createdAt: text('2021-12-31'),
      lastLogin: date('2023-03-01T07:45:12'),
    },
  ]);
  expect(accounts).toEqual([
    {
      row: 2,
      idLocal: '079089001234',
      idQg: '079089001234',
      type: 2,
      createdAt: '2022-10-04T08:30:00',
      lastLogin: '2023-02-27T15:05:00',
    },
    { row: 3, idLocal: '0101234567', idQg: null, type: 1, createdAt: '2023-02-27T00:00:00', lastLogin: null },
    {
      row: 4,
      idLocal: 'motcua.quan1',
      idQg: null,
      type: 3,
      createdAt: '2021-12-31T00:00:00',
      lastLogin: '2023-03-01T07:45:12',
    },
  ]);
  expect(verdict).toEqual({
    counts: { rows: 3, errors: 0, warnings: 0, notices: 0 },
    issues: [],
    byCode: {},
    summary: {
      asOf: '2023-03-10',
      accounts: 3,
      byType: { 1: 1, 2: 1, 3: 1 },
      linked: 1,
      active30: 2,
      active90: 2,
      active90ByType: { 1: 0, 2: 1, 3: 1 },
      createdThisMonth: 0,
    },
    dateOrderNeeded: null,
  });
});

/** What each rule finds in a row that is otherwise right, and what it leaves alone, as systems export it and people type it. */
const cells: Readonly<Record<string, { column: AccountKey; finds: readonly Cell[]; leaves: readonly Cell[] }>> = {
  CELL_ERROR: { column: 'idQg', finds: [{ error: '#N/A' }], leaves: [null] },
  FORMULA_UNCALCULATED: {
    column: 'createdAt',
    finds: [{ uncalculated: true, formula: true }],
    leaves: [text('2023-02-27')],
  },
  CELL_BOOLEAN: { column: 'type', finds: [{ boolean: true }], leaves: [number(1)] },
  CELL_DATE: { column: 'idLocal', finds: [date('2023-02-27T00:00:00')], leaves: [text('27-02')] },
  CELL_TOO_LONG: { column: 'type', finds: [text('a'.repeat(32_768))], leaves: [text('2')] },
  FORMULA_VALUE: {
    column: 'createdAt',
    finds: [{ ...date('2023-02-27T00:00:00'), formula: true } as Cell, { text: '27/02/2023', formula: true }],
    leaves: [text('27/02/2023')],
  },
  FORMULA_LINKED: {
    column: 'type',
    finds: [{ number: 2, formula: true, linked: true }],
    leaves: [
      { number: 2, formula: true },
      { number: 2, formula: true, stale: true },
      { uncalculated: true, formula: true },
    ],
  },
  FORMULA_STALE: {
    column: 'type',
    finds: [{ number: 2, formula: true, stale: true }],
    leaves: [{ number: 2, formula: true }],
  },
  NUMBER_TOO_LONG: {
    column: 'idLocal',
    finds: [number(1e15), text('7.9089E+15')],
    leaves: [number(79_089_001_234_567)],
  },
  ID_FROM_FORMAT: {
    column: 'idQg',
    finds: [number(79_089_001_234, '000000000000'), number(7, '000000')],
    leaves: [number(79_089_001_234), text('079089001234')],
  },
  PERSONAL_ID_LOST_ZERO: {
    column: 'idLocal',
    finds: [number(79_089_001_234), number(79_089_001_234, '0'), number(10_000_000_000, '@')],
    leaves: [
      number(79_089_001_234, '000000000000'),
      number(179_089_001_234),
      number(101_234_567),
      text('79089001234'),
      text('079089001234'),
    ],
  },
  ID_LOST_ZERO: {
    column: 'idLocal',
    finds: [number(1), number(179_089_001_234), number(101_234_567, '#,##0'), number(1.5)],
    leaves: [text('1'), number(1, '000000'), number(79_089_001_234), number(1e15)],
  },
  TYPE_TEXT: {
    column: 'type',
    finds: [
      'Doanh nghiệp',
      'Tổ chức',
      'Cá nhân',
      'Công dân',
      'Cán bộ',
      'Cán bộ một cửa',
      '2.0',
      ' 2',
      '2 - Cá nhân',
    ].map(text),
    leaves: [text('2'), number(3), text('Khách'), text('4')],
  },
  TEXT_NORMALISED: {
    column: 'createdAt',
    finds: [' 27/02/2023', '27/02/2023\u00a0', '27/02/2023  15:05:00', '2023-02-27\t15:05:00', '\u200b20230227'].map(
      text,
    ),
    leaves: [text('27/02/2023 15:05:00'), date('2023-02-27T00:00:00')],
  },
  ACCOUNT_ID_MISSING: {
    column: 'idLocal',
    finds: ['NULL', 'null', 'N/A', '-', ' NULL '].map(text),
    leaves: [text('0'), text('null1')],
  },
  NOTHING_WRITTEN: {
    column: 'lastLogin',
    finds: ['NULL', ' null ', 'N/A', '-', '--', 'Chưa đăng nhập', 'Không có'].map(text),
    leaves: [null, text(''), text('2023-02-27')],
  },
  ID_TOO_LONG: { column: 'idQg', finds: [text('a'.repeat(201))], leaves: [text('a'.repeat(200))] },
  TYPE_INVALID: {
    column: 'type',
    finds: [number(0), number(4), number(1.5), text('12'), text('Khách'), text('1 - Cá nhân')],
    leaves: [number(1), text('3'), text('Cá nhân')],
  },
  DATE_INVALID: {
    column: 'createdAt',
    finds: [
      ...['31/02/2023', '29/02/2023', '32/01/2023', '13/13/2022', '00/01/2023', '27/02', 'hôm qua'],
      ...[
        '27/02/2023 24:00',
        '27/02/2023 15:60',
        '25:00:00 27/02/2023',
        '31/02/2023 3:05 CH',
        '2023-02-30',
        '20230230',
        '01/01/0001 00:00:00',
      ],
      ...['01/01/1970', '1900-01-01', 'NULL', '079089001234', '44984'],
    ]
      .map(text)
      .concat([
        number(0),
        number(1),
        number(79_089_001_234),
        number(20_230_230),
        number(32_873),
        date('1899-12-31T08:00:00'),
      ]),
    leaves: [
      ...[
        '27/02/2023',
        '7/2/2023 7:05',
        '27-02-2023 15:05:09',
        '27.02.2023',
        '2023-02-27',
        '2023-02-27T15:05:09+07:00',
      ],
      ...['20230227150509', '20230227', '29/02/2020', '01/01/1990', '27/02/2023 3:05 PM'],
    ]
      .map(text)
      .concat([
        number(44_984),
        number(44_984.5, '0.00'),
        number(20_230_227),
        number(20_230_227_150_509),
        date('2023-02-27T00:00:00'),
      ]),
  },
  DATE_FORMAT_UNKNOWN: {
    column: 'createdAt',
    finds: [
      ...['27/2/23', '27-02/2023', '2023.02.27', '15:05 27/2/23', '15:05:00 CH 27/02/2023', '27/02/2023 13:00 SA'],
      ...['15:05:00 27 thg 2, 2023', 'lúc 15:05 27 tháng 2, 2023', 'Feb 27, 2023, 3:05:00 PM', '27-Feb-2023'],
    ].map(text),
    leaves: [text('31/02/2023'), text('15:05:00 27/02/2023'), text('hôm qua'), text('079089001234')],
  },
  DATE_FUTURE: {
    column: 'createdAt',
    finds: [
      text('2023-03-11'),
      text('27/02/2024'),
      text('2023-03-10T17:00:00Z'),
      number(45_000),
      date('2032-02-27T00:00:00'),
    ],
    leaves: [text('2023-03-10 23:59:59'), text('2023-03-10T16:59:59Z'), number(44_995)],
  },
};

/** Rules that need other rows, or no cell at all, have their own tables below. */
const elsewhere = [
  ...['TYPE_MISSING', 'CREATED_MISSING', 'CELL_MERGED', 'COLUMN_ABSENT', 'DATE_FORMATS_MIXED', 'DATE_FORMAT_UNDECIDED'],
  ...['DATES_SWAPPED', 'DATE_SERIAL', 'ACCOUNT_ID_DUPLICATE', 'ACCOUNT_QG_SHARED', 'LOGIN_BEFORE_CREATION'],
];

test('every rule about columns has its table', () => {
  const codes = accountRules.filter(({ columns }) => columns.length > 0).map(({ code }) => code);
  expect([...Object.keys(cells), ...elsewhere].sort()).toEqual([...codes].sort());
});

describe.each(Object.entries(cells))('%s', (code, { column, finds, leaves }) => {
  const rule = accountRules.find((one) => one.code === code)!;
  const at = `${'ABCDE'[accountList.columns.findIndex(({ key }) => key === column)]}2`;

  test.each(finds)('finds %j', (cell) => {
    const { accounts, verdict } = judge([{ [column]: cell }]);
    const about = verdict.issues.filter((issue) => issue.code === code);
    expect(about).toEqual([expect.objectContaining({ row: 2, column, severity: rule.severity, cell: at })]);
    expect(accounts[0] === null).toBe(verdict.counts.errors > 0);
    expect(verdict.counts.errors).toBeLessThanOrEqual(1);
  });

  test.each(leaves)('leaves %j', (cell) => {
    const { verdict } = judge([{ [column]: cell }]);
    expect(verdict.byCode).not.toHaveProperty(code);
    expect(verdict.counts.errors).toBeLessThanOrEqual(1);
  });
});

describe('what a cell is read as', () => {
  test.each<[AccountKey, Cell, string | number | null]>([
    ['idLocal', text(' 079089001234\u00a0'), '079089001234'],
    ['idLocal', number(79_089_001_234, '000000000000'), '079089001234'],
    ['idLocal', text('Nguyen A'), 'Nguyen A'],
    ['idQg', text('NULL'), null],
    ['idQg', text(' '), null],
    ['type', text('Tổ chức'), 1],
    ['createdAt', text('7/2/2023 7:05'), '2023-02-07T07:05:00'],
    ['createdAt', text('27-02-2023 15:05:09'), '2023-02-27T15:05:09'],
    ['createdAt', text('27.02.2023 15:05:09.123'), '2023-02-27T15:05:09'],
    ['createdAt', text('2023-02-27T18:05:09Z'), '2023-02-28T01:05:09'],
    ['createdAt', number(44_984.5), '2023-02-27T12:00:00'],
    ['createdAt', number(20_230_227), '2023-02-27T00:00:00'],
    ['lastLogin', text('Chưa đăng nhập'), null],
  ])('%s %j → %j', (column, cell, value) => {
    // One row that decides the order of day and month.
    const { accounts } = judge([{ [column]: cell }, { createdAt: text('27/02/2023') }]);
    expect(accounts[0]?.[column]).toBe(value);
  });

  test('days of a workbook that counts from 1904', () => {
    const { accounts } = judge([{ createdAt: number(43_522) }], { date1904: true });
    expect(accounts[0]?.createdAt).toBe('2023-02-27T00:00:00');
  });
});

describe('rules beside the rows above', () => {
  const same = { idLocal: text('079089001234') };
  const linked = { idQg: text('079089001234') };
  test.each<[string, readonly Row[], readonly string[]]>([
    ['an account twice', [same, {}, same], ['ACCOUNT_ID_DUPLICATE A4']],
    ['an account three times', [same, same, same], ['ACCOUNT_ID_DUPLICATE A3', 'ACCOUNT_ID_DUPLICATE A4']],
    ['once with spaces', [same, { idLocal: text('079089001234 ') }], ['TEXT_NORMALISED A3', 'ACCOUNT_ID_DUPLICATE A3']],
    ['in a row with another error', [same, { ...same, type: null }], ['ACCOUNT_ID_DUPLICATE A3', 'TYPE_MISSING C3']],
    ['other letters', [{ idLocal: text('an') }, { idLocal: text('AN') }], []],
    ['one national account for two', [linked, {}, linked], ['ACCOUNT_QG_SHARED B4']],
    ['no national account for all', [{}, {}, { idQg: text('') }], []],
    ['a local id that is another one’s national id', [same, linked], []],
    ['a login before the account', [{ lastLogin: text('2022-10-04 08:29:59') }], ['LOGIN_BEFORE_CREATION E2']],
    ['a login as it was created', [{ lastLogin: text('2022-10-04 08:30:00') }], []],
    [
      'nothing filled but the id',
      [{ type: null, createdAt: null, lastLogin: null }],
      ['TYPE_MISSING C2', 'CREATED_MISSING D2'],
    ],
    ['no id', [{ idLocal: null }], ['ACCOUNT_ID_MISSING A2']],
  ])('%s', (_, rows, expected) => {
    expect(codesOf(judge(rows).verdict.issues)).toEqual(expected);
  });

  test('the first row is named', () => {
    const [issue] = judge([{}, same, {}, same]).verdict.issues;
    expect(issue?.message).toMatchObject({
      vi: expect.stringContaining('dòng 3'),
      en: expect.stringContaining('row 3'),
    });
  });

  test('merged cells are told even in columns that may be blank', () => {
    const merges = [{ top: 2, left: 4, bottom: 4, right: 4 }];
    const { verdict } = judge([{}, { lastLogin: null }, { lastLogin: null }, { lastLogin: null }], { merges });
    expect(codesOf(verdict.issues)).toEqual(['CELL_MERGED E3', 'CELL_MERGED E4']);
    expect(verdict.issues[0]).not.toHaveProperty('fix');
  });

  test('columns left out are warned of', () => {
    const row = { row: 2, cells: [text('a1'), number(1), text('2023-02-27')] };
    const { account, issues } = judgeHeader(['ID_local', 'TYPE', 'CREATDATE_USER'], row);
    expect(account).toMatchObject({ idQg: null, lastLogin: null });
    expect(codesOf(issues)).toEqual(['COLUMN_ABSENT idQg', 'COLUMN_ABSENT lastLogin']);
  });
});

test.each([
  ['15:05:00 27/2/2023', '2023-02-27T15:05:00'],
  ['15:05:00, 27/02/2023', '2023-02-27T15:05:00'],
  ['15:05 27-02-2023', '2023-02-27T15:05:00'],
  ['27/02/2023, 15:05:00', '2023-02-27T15:05:00'],
  ['27/02/2023 3:05:00 CH', '2023-02-27T15:05:00'],
  ['3:05:00 SA 27/2/2023', '2023-02-27T03:05:00'],
  ['27/2/2023, 3:05:00\u202fpm', '2023-02-27T15:05:00'],
  ['27/2/2023 12:05 SA', '2023-02-27T00:05:00'],
  ['0:05:00 SA 27/2/2023', '2023-02-27T00:05:00'],
  ['27/2/2023 12:05 CH', '2023-02-27T12:05:00'],
  ['0:05:00 CH 27/2/2023', '2023-02-27T12:05:00'],
  ['15:05:00 2023-02-27', '2023-02-27T15:05:00'],
  ['2023-02-27, 15:05:00', '2023-02-27T15:05:00'],
])('%j is the moment %s', (written, moment) => {
  const { accounts, verdict } = judge([{ createdAt: text(written) }]);
  expect([accounts[0]?.createdAt, verdict.counts.errors]).toEqual([moment, 0]);
});

describe('one decision for the dates of a column', () => {
  const created = (...values: readonly (string | Cell)[]) =>
    values.map((value) => ({ createdAt: typeof value === 'string' ? text(value) : value, lastLogin: null }));
  const undecided = 'DATE_FORMAT_UNDECIDED createdAt';
  const monthFirst = { createdAt: 'monthFirst', lastLogin: 'dayFirst' } as const;

  test.each<[string, readonly Row[], readonly string[]]>([
    ['one day above 12 decides', created('03/04/2022', '25/03/2022'), []],
    ['nothing decides', created('03/04/2022', '05/06/2022'), [undecided]],
    ['the same in both orders needs no decision', created('04/04/2022', '05/05/2022'), []],
    ['ISO decides nothing', created('03/04/2022', '2022-03-25'), [undecided]],
    ['nor do date cells', created('03/04/2022', date('2022-03-25T00:00:00')), [undecided]],
    ['nor what is no date', created('03/04/2022', '25/02/2022 25:00'), [undecided, 'DATE_INVALID D3']],
    [
      'ISO, compact and date cells stand beside each other',
      created('2022-03-04', '20220304', date('2022-03-04T00:00:00')),
      [],
    ],
    ['day first and date cells of any day', created('25/03/2022', date('2022-03-25T00:00:00')), []],
    ['both orders, day first more often', created('25/03/2022', '26/03/2022', '03/25/2022'), ['DATE_FORMATS_MIXED D4']],
    ['both orders, once each', created('25/03/2022', '03/25/2022'), ['DATE_FORMATS_MIXED D3']],
    ['numbers that pass for dates', created(number(44_600), number(44_601)), ['DATE_SERIAL createdAt']],
    [
      'Excel swapped what it could',
      created('25/03/2022', date('2022-04-03T00:00:00'), '26/03/2022'),
      ['DATES_SWAPPED createdAt'],
    ],
    [
      'or it did not, for a small day stayed text',
      created('25/03/2022', date('2022-04-03T00:00:00'), '05/03/2022'),
      [],
    ],
  ])('%s', (_, rows, expected) => {
    const { verdict } = judge(rows);
    expect(verdict.dateOrderNeeded).toBeNull();
    expect(codesOf(verdict.issues)).toEqual(expected);
  });

  test('up to five undecided rows are named', () => {
    const days = ['01/02', '02/03', '03/03', '04/05', '05/06', '06/07', '07/08'];
    const [issue] = judge(created(...days.map((day) => `${day}/2022`))).verdict.issues;
    expect(issue?.message.vi).toContain('6 ô (dòng 2, 3, 5, 6, 7)');
    expect(issue?.message.en).toContain('CREATDATE_USER');
  });

  test('a column written month first is read in a second pass', () => {
    const rows = created('03/25/2022', '04/03/2022', '12/31/2021, 11:59 PM');
    const first = judge(rows).verdict;
    expect(first.counts.errors).toBeGreaterThan(0);
    expect(first.dateOrderNeeded).toEqual(monthFirst);
    const second = judge(rows, { dateOrders: monthFirst });
    expect(second.verdict).toMatchObject({ issues: [], dateOrderNeeded: null });
    expect(second.accounts.map((account) => account?.createdAt)).toEqual([
      '2022-03-25T00:00:00',
      '2022-04-03T00:00:00',
      '2021-12-31T23:59:00',
    ]);
  });

  test('each column has its own order', () => {
    const rows = [{ createdAt: text('03/25/2022'), lastLogin: text('25/12/2022') }];
    expect(judge(rows).verdict.dateOrderNeeded).toEqual(monthFirst);
    expect(judge(rows, { dateOrders: monthFirst }).verdict).toMatchObject({ issues: [], dateOrderNeeded: null });
  });

  const random = randomFrom(5);
  test.each(Array.from({ length: 60 }, (_, index) => index))(
    'whatever the column, the second pass settles it (%i)',
    () => {
      const values = [
        '25/03/2022',
        '03/25/2022',
        '03/04/2022',
        '04/04/2022',
        '2022-03-04',
        '12-31-2021',
        '31.12.2021',
        'x',
      ];
      const rows = Array.from({ length: 1 + random(6) }, () => created(values[random(values.length)]!)[0]!);
      const { verdict } = judge(rows);
      if (verdict.dateOrderNeeded === null) return;
      expect(verdict.counts.errors).toBeGreaterThan(0);
      const second = judge(rows, { dateOrders: verdict.dateOrderNeeded }).verdict;
      expect(second.dateOrderNeeded).toBeNull();
      expect(second.counts.errors).toBeLessThan(verdict.counts.errors);
    },
  );
});

test('however many cells are wrong, of each code a thousand issues are kept and all are counted', () => {
  const wrong: Row = {
    idLocal: number(1),
    idQg: { error: '#N/A' },
    type: text('Khách'),
    createdAt: text('31/02/2023'),
    lastLogin: text('2024-01-01'),
  };
  const { accounts, verdict } = judge(Array.from({ length: 3_000 }, () => wrong));
  expect(accounts.every((account) => account === null)).toBe(true);
  expect(verdict.byCode).toEqual({
    ID_LOST_ZERO: 3_000,
    CELL_ERROR: 3_000,
    TYPE_INVALID: 3_000,
    DATE_INVALID: 3_000,
    DATE_FUTURE: 3_000,
  });
  expect(verdict.counts).toEqual({ rows: 3_000, errors: 15_000, warnings: 0, notices: 0 });
  expect(verdict.issues).toHaveLength(5 * keptPerCode);
});

test('figures are those of the accounts accepted', () => {
  const login = (lastLogin: string | null, more: Row = {}) => ({
    lastLogin: lastLogin === null ? null : text(lastLogin),
    ...more,
  });
  const { verdict } = judge(
    [
      login('2023-02-28 23:59:59'),
      login('2023-01-30 00:00:00', { idQg: text('a1') }),
      login('2023-01-29 23:59:59', { idQg: text('a2'), type: number(1) }),
      login('2022-12-01 00:00:00'),
      login('2022-11-30 23:59:59'),
      login('2023-03-01 00:00:00', { createdAt: text('2023-02-01') }),
      login(null, { type: number(3), createdAt: text('2023-02-28 23:00') }),
      login(null, { createdAt: text('2023-03-01') }),
      login('2023-02-28', { type: number(9) }),
    ],
    { asOf: '2023-02-28' },
  );
  expect(verdict.summary).toEqual({
    asOf: '2023-02-28',
    accounts: 8,
    byType: { 1: 1, 2: 6, 3: 1 },
    linked: 2,
    active30: 2,
    active90: 4,
    active90ByType: { 1: 1, 2: 3, 3: 0 },
    createdThisMonth: 2,
  });
});

describe('ids of persons', () => {
  const canary = '079089004567';
  const everywhere = accountList.columns.flatMap(({ key }) =>
    [
      text(canary),
      text(` ${canary} `),
      number(Number(canary)),
      number(Number(canary), '000000000000'),
      { text: canary, formula: true } as Cell,
      text(`${canary}${'9'.repeat(300)}`),
      text(`0790.8900.4567 (${canary})`),
      text('nguyenvana@canary'),
    ].map((cell) => [key, cell] as const),
  );

  test.each(everywhere)('in column %s, %j is quoted by three characters at most', (column, cell) => {
    const { verdict } = judge([{ [column]: cell }, { [column]: cell }], {
      merges: [{ top: 1, left: 0, bottom: 9, right: 4 }],
    });
    expect(verdict.issues.length).toBeGreaterThan(0);
    expect(JSON.stringify(verdict)).not.toMatch(/4567|9567|canary|0790|9999/);
  });

  test('not even in the header row', () => {
    const { issues } = judgeHeader(['ID_local', 'TYPE', canary, 'Ghi chú']);
    expect(issues.filter(({ code }) => code === 'COLUMN_UNKNOWN').map(({ value }) => value)).toEqual([
      '…567',
      'Ghi chú',
    ]);
    expect(JSON.stringify(issues)).not.toContain('4567');
  });

  test('what they end with tells the officer which', () => {
    const rows = [{ idLocal: text(canary) }, { idLocal: text(canary) }];
    expect(judge(rows).verdict.issues[0]).toMatchObject({
      value: '…567',
      message: { vi: expect.stringContaining('“…567”') },
    });
  });

  test.each<[AccountKey, string]>([
    ['type', '4'],
    ['createdAt', '31/02/2023'],
    ['lastLogin', '31/02/2023 15:05:09'],
    ['createdAt', '15:05:00, 31/02/2023'],
    ['createdAt', '31/2/2023, 3:05:00 CH'],
    ['createdAt', 'lúc 15:05 27 tháng 2, 2023'],
  ])('in column %s, %j is nobody’s and quoted', (column, value) => {
    expect(judge([{ [column]: text(value) }]).verdict.issues[0]?.value).toBe(value);
  });
});

test('no sentence is left with an unfilled placeholder', () => {
  const rows = Object.values(cells).flatMap(({ column, finds }) => finds.map((cell) => ({ [column]: cell })));
  const more = [{ createdAt: text('03/25/2022'), lastLogin: text('2022-01-01') }, { idLocal: text('00000000') }];
  const { issues } = judge([...rows, ...more, ...more, { idQg: text('q') }, { idQg: text('q') }]).verdict;
  expect(issues.filter(({ message }) => /\{\w+\}/.test(message.vi + message.en))).toEqual([]);
});

test('where a glance is enough, no rule has anything to say', () => {
  const random = randomFrom(3);
  const letters = [...'0123456789 /:.-TZ+aEx@_,\u00a0\u200b\n', 'NULL', 'n/a', 'ạ', '2023', '02', 'E+'];
  const typed = () => Array.from({ length: 1 + random(8) }, () => letters[random(letters.length)]).join('');
  const all = Object.values(cells).flatMap(({ finds, leaves }) => [...finds, ...leaves]);
  const tried = [
    ...all,
    ...Array.from({ length: 20_000 }, () => text(typed())),
    ...[0, 1, 2, 3, 4, 1.5].map((n) => number(n)),
  ];
  let glances = 0;
  for (const [column, plain] of Object.entries(accountListRules.plain)) {
    for (const cell of tried) {
      const seen = cell && plain?.(cell);
      if (!cell || seen === null || seen === undefined) continue;
      glances++;
      const reading = { column, cell, text: cellText(cell), context: nothingKnown };
      const found = accountListRules.cells.filter((rule) => rule.columns.includes(column) && rule.find(reading));
      if (found.length > 0 || seen !== cellText(cell)) throw new Error(`${column} ${JSON.stringify(cell)}`);
    }
  }
  expect(glances).toBeGreaterThan(5_000);
});

describe('the header', () => {
  test('of the letter is read', () => {
    const header = headerOf(['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN']);
    expect([...header.columns.keys()]).toEqual(['idLocal', 'idQg', 'type', 'createdAt', 'lastLogin']);
    expect(header).toMatchObject({ missing: [], unknown: [], aliased: [], score: 15 });
  });

  test('with the name spelt right is understood with a notice', () => {
    const { issues } = judgeHeader(['id local', 'Id_Qg', 'Type', 'CREATEDATE_USER', 'Last login']);
    expect(codesOf(issues)).toEqual(['LIST_EMPTY', 'HEADER_ALIAS D1']);
    expect(issues[1]?.value).toBe('CREATEDATE_USER');
  });

  test('no two headers or aliases are the same', () => {
    const names = accountList.columns.flatMap(({ header, aliases }) => [header, ...aliases].map(fold));
    expect(new Set(names).size).toBe(names.length);
  });
});

test('every rule has its own code and stands in the book once', () => {
  const codes = accountRules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  const book = ruleBook();
  expect(codes.filter((code) => book.split(`\n- \`${code}\``).length !== 2)).toEqual([]);
});

test.each(accountRules.map((rule) => [rule.code, rule] as const))('%s speaks both languages alike', (code, rule) => {
  const placeholders = (sentence: string) => new Set(sentence.match(/\{\w+\}/g));
  expect(code).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
  expect(placeholders(rule.message.vi)).toEqual(placeholders(rule.message.en));
  expect(rule.message.vi.normalize('NFC')).toBe(rule.message.vi);
});

/** A small linear congruential generator: the same seed, the same cells. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}
