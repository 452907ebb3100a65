import type { Cell, Merge, SheetRow } from './cell.js';
import { findHeader } from './header.js';
import type { Issue } from './issue.js';
import { startJudging } from './judge.js';
import type { JudgeContext } from './rule.js';
import { serviceList, type Service } from './service.js';
import { serviceCellRules, serviceRowRules } from './service.rules.js';

type Column = 'name' | 'level' | 'url' | 'idCdvcqg' | 'idMcdt';
type Row = Partial<Record<Column, Cell>>;

const context: JudgeContext = {
  agencyCodes: ['H48', 'H34'],
  knownAgencyCodes: new Set(['H34', 'H48', 'G09']),
  knownIds: new Set(['000007', '0042', '00042', 'DK-01']),
};

/** Judges the rows below a header in row 1; what a row does not name is right. */
function judge(rows: readonly Row[], merges: readonly Merge[] = []) {
  const header = findHeader(serviceList, [
    { row: 1, cells: serviceList.columns.map((column) => ({ text: column.header })) },
  ]);
  const judging = startJudging(header!, context);
  const services = rows.map((row, index) => judging.row(sheetRow(row, index + 2)));
  return { services, verdict: judging.finish({ merges }) };
}

function sheetRow(row: Row, number: number): SheetRow {
  const right: Required<Row> = {
    name: { text: `Cấp giấy phép xây dựng ${number}` },
    level: { number: 4 },
    url: null,
    idCdvcqg: { text: '1.004873.000.00.00.H48' },
    idMcdt: { text: `M${number}` },
  };
  return { row: number, cells: Object.values({ ...right, ...row }) };
}

const text = (value: string): Cell => ({ text: value });
const number = (value: number, format?: string): Cell => ({ number: value, ...(format && { format }) });
const about = (issues: readonly Issue[], code: string) => issues.filter((issue) => issue.code === code);

/** What each rule finds and what it leaves alone, as officers type it. */
const cells: Readonly<Record<string, { column: Column; finds: readonly Cell[]; leaves: readonly Cell[] }>> = {
  CELL_ERROR: {
    column: 'name',
    finds: [{ error: '#N/A' }, { error: '#REF!', formula: true }],
    leaves: [text('#N/A'), text('Lỗi')],
  },
  FORMULA_UNCALCULATED: {
    column: 'level',
    finds: [{ uncalculated: true, formula: true }],
    leaves: [{ number: 4, formula: true }],
  },
  CELL_BOOLEAN: { column: 'level', finds: [{ boolean: true }, { boolean: false }], leaves: [number(0), text('0')] },
  CELL_DATE: {
    column: 'idMcdt',
    finds: [{ date: '2023-02-27T00:00:00', number: 44984 }],
    leaves: [text('27/02/2023'), text('1-2')],
  },
  CELL_TOO_LONG: {
    column: 'name',
    finds: [text('a'.repeat(32_768))],
    leaves: [text('a'.repeat(32_767)), text('Cấp phép')],
  },
  FORMULA_VALUE: {
    column: 'name',
    finds: [{ text: 'Cấp phép', formula: true }],
    leaves: [text('=A1'), { error: '#N/A', formula: true }, { text: 'Cấp phép', formula: true, stale: true }],
  },
  FORMULA_LINKED: {
    column: 'level',
    finds: [
      { number: 4, formula: true, linked: true },
      { text: '4', formula: true, linked: true },
    ],
    leaves: [
      { number: 4, formula: true },
      { number: 4, formula: true, stale: true },
      { uncalculated: true, formula: true },
    ],
  },
  FORMULA_STALE: {
    column: 'level',
    finds: [
      { number: 4, formula: true, stale: true },
      { text: 'Toàn trình', formula: true, stale: true },
    ],
    leaves: [
      { number: 4, formula: true },
      { uncalculated: true, formula: true },
    ],
  },
  TEXT_OLD_FONT: {
    column: 'name',
    finds: [text('CÊp giÊy phÐp x©y dùng'), text('Caáp giaáy pheùp')],
    leaves: [text('Cấp giấy phép'), text('Hoà giải'), text('Cap giay phep')],
  },
  CODE_FROM_NUMBER: {
    column: 'idCdvcqg',
    finds: [number(1.0021), number(1.004873), number(2.1), number(1.0021, '0.000000')],
    leaves: [text('1.002100'), number(1), number(12.5), number(1.0048735), number(0)],
  },
  NUMBER_TOO_LONG: {
    column: 'idMcdt',
    finds: [number(1e15), number(1.00487300000001e20), text('1.00487E+15'), text('1E+15')],
    leaves: [number(999_999_999_999_999), text('1000000000000000'), text('E+15')],
  },
  ID_FROM_FORMAT: {
    column: 'idMcdt',
    finds: [number(1, '000000'), number(0, '000'), number(1234567, '000000'), number(1, '000000;-000000')],
    leaves: [number(1), number(1, '0'), number(1, '0.00'), number(1.5, '000000'), number(-1, '000000'), text('000001')],
  },
  ID_LOST_ZERO: {
    column: 'idMcdt',
    finds: [number(1), number(1, 'General'), number(1, '0'), number(1, '#,##0'), number(1, '@'), number(1.0021)],
    leaves: [text('1'), number(1, '000000'), text('000001'), number(2e15), { error: '#N/A' }],
  },
  LEVEL_TEXT: {
    column: 'level',
    finds: [
      'Toàn trình',
      'TOÀN TRÌNH ',
      'Một phần',
      'mot phan',
      'Mức độ 4',
      'mức 3',
      'Cấp độ 4',
      'Mức độ: 4',
      '4.0',
      '4,0',
      ' 4',
      '４',
      '04',
      'DVC trực tuyến toàn trình',
      'Không trực tuyến',
      '4\u00a0',
    ].map(text),
    leaves: [text('4'), number(3), text('5'), text('Cao'), text('3-4')],
  },
  CODE_WRAPPED: {
    column: 'idCdvcqg',
    finds: ['1.004946.0 00.00.00.H 34', '1.004873.000.\n00.00.H48', '1.004 873', '1.004\u00a0873 '].map(text),
    leaves: [text('1.004873'), text(' 1.004873 '), text('mã 1.004873'), text('1.00 48')],
  },
  TEXT_NORMALISED: {
    column: 'name',
    finds: [
      'Cấp phép ',
      ' Cấp phép',
      'Cấp  phép',
      'Cấp\u00a0phép',
      'Cấp\nphép',
      'Cấp\tphép',
      'Cấp\u200b phép',
      'Cấp phép'.normalize('NFD'),
    ].map(text),
    leaves: [text('Cấp phép'), text('Cấp phép – “A”'), number(3)],
  },
  NAME_TOO_LONG: { column: 'name', finds: [text('a'.repeat(2_001))], leaves: [text('a'.repeat(2_000))] },
  LEVEL_INVALID: {
    column: 'level',
    finds: [
      number(5),
      number(-1),
      number(2.5),
      text('Cao'),
      text('3-4'),
      text('Mức độ 5'),
      text('x'),
      text('44'),
      text('constructor'),
    ],
    leaves: [number(0), number(3), number(4), text('4'), text('Toàn trình'), text('mức độ  3'), { error: '#N/A' }],
  },
  LEVEL_LEGACY: {
    column: 'level',
    finds: [number(1), number(2), text('2'), text('Mức độ 2')],
    leaves: [number(0), number(3), number(4), text('Một phần'), text('12')],
  },
  URL_INVALID: {
    column: 'url',
    finds: [
      'javascript:alert(1)',
      'ftp://a.gov.vn',
      'https://a b.gov.vn',
      'https://',
      'Không có',
      '-',
      'a@b.gov.vn',
      'http://localhost',
      'https://a.vn https://b.vn',
      'https://ai@b.vn/',
      'mã 1',
    ].map(text),
    leaves: [
      'https://dichvucong.gov.vn',
      'HTTP://Dichvucong.hanam.gov.vn:8080/p?a=1&b=#/x',
      'https://dịchvụcông.vn/á',
      'http://10.0.0.1/dvc',
      'dichvucong.gov.vn',
      ' https://a.vn ',
    ].map(text),
  },
  URL_NO_SCHEME: {
    column: 'url',
    finds: ['dichvucong.gov.vn', 'www.hanam.gov.vn/dvc?id=1', 'a.gov.vn:8080'].map(text),
    leaves: ['https://dichvucong.gov.vn', '1.004873', 'Không', ''].map(text),
  },
  CODE_INVALID: {
    column: 'idCdvcqg',
    finds: [
      ...[
        '1.00487',
        '1.004873.000.00.00',
        '1.004873.000.00.00.h48',
        'DVC-01',
        '1,004873',
        '1.004873;2.000001',
        '000001',
      ].map(text),
      number(1),
      number(12345),
    ],
    leaves: [
      ...[
        '1.004873',
        '1.002835.000.00.00.H56',
        '2.002621.H56',
        '1.004873.000.00.00.H55.02',
        '5.000001',
        '1.004946.0 00.00.00.H 34',
      ].map(text),
      number(1.0021),
    ],
  },
  AGENCY_CODE_UNKNOWN: {
    column: 'idCdvcqg',
    finds: ['1.004873.000.00.00.H99', '1.004873.B12'].map(text),
    leaves: ['1.004873.000.00.00.H34', '1.004873.000.00.00.G09', '1.004873'].map(text),
  },
  AGENCY_SUFFIX: {
    column: 'idCdvcqg',
    finds: ['1.004873.000.00.00.G09', '1.004873.G09', '1.004873.000.00.00.G09.02'].map(text),
    leaves: ['1.004873.000.00.00.H34', '1.004873.000.00.00.H48', '1.004873.000.00.00.H99', '1.004873'].map(text),
  },
  ID_WRAPPED: {
    column: 'idMcdt',
    finds: ['DK\n01', 'DK\t01'].map(text),
    leaves: ['DK 01', 'DK-01\n', '1.004946.0\n00.00.00.H34'].map(text),
  },
  ID_TOO_LONG: { column: 'idMcdt', finds: [text('a'.repeat(201))], leaves: [text('a'.repeat(200))] },
};

test('every rule about a cell has its table', () => {
  expect(Object.keys(cells).sort()).toEqual(serviceCellRules.map(({ code }) => code).sort());
});

describe.each(Object.entries(cells))('%s', (code, { column, finds, leaves }) => {
  const rule = serviceCellRules.find((one) => one.code === code)!;

  test.each(finds)('finds %j', (cell) => {
    const { services, verdict } = judge([{ [column]: cell }]);
    expect(about(verdict.issues, code)).toEqual([
      expect.objectContaining({
        row: 2,
        column,
        severity: rule.severity,
        cell: `${'ABCDE'[serviceList.columns.findIndex(({ key }) => key === column)]}2`,
      }),
    ]);
    expect(verdict.counts.errors).toBeLessThanOrEqual(1);
    expect(services[0] === null).toBe(verdict.counts.errors > 0);
  });

  test.each(leaves)('leaves %j', (cell) => {
    const { verdict } = judge([{ [column]: cell }]);
    expect(about(verdict.issues, code)).toEqual([]);
    expect(verdict.counts.errors).toBeLessThanOrEqual(1);
  });
});

test('no sentence is left with an unfilled placeholder', () => {
  const rows = Object.values(cells).flatMap(({ column, finds }) => finds.map((cell) => ({ [column]: cell })));
  const { verdict } = judge([...rows, { idMcdt: text('M2') }, { idMcdt: text('M2'), level: number(3) }]);
  expect(verdict.issues.filter(({ message }) => /\{\w+\}/.test(message.vi + message.en))).toEqual([]);
});

describe('what a cell is read as', () => {
  const read: readonly [Column, Cell, Service[Column]][] = [
    ['level', text('Toàn trình'), 4],
    ['level', text('Một phần'), 3],
    ['level', text('Mức độ 2'), 2],
    ['level', text('Chưa cung cấp trực tuyến'), 0],
    ['level', number(0), 0],
    ['url', text('dichvucong.gov.vn'), 'dichvucong.gov.vn'],
    ['url', text('\u200b'), null],
    ['idCdvcqg', number(1.0021), '1.002100'],
    ['idCdvcqg', text('1.004946.0 00.00.00.H 34'), '1.004946.000.00.00.H34'],
    ['idMcdt', number(1, '000000'), '000001'],
    ['idMcdt', text(' 000001\u00a0'), '000001'],
    ['idMcdt', text('1.004946.0\n00.00.00.H34'), '1.004946.000.00.00.H34'],
    ['idMcdt', text('DK  01'), 'DK  01'],
    ['idMcdt', text('1.004946.000.00.00.H48'), '1.004946.000.00.00.H48'],
    ['name', text('Cấp\nGiấy  phép '), 'Cấp Giấy phép'],
  ];
  test.each(read)('%s %j → %j', (column, cell, value) => {
    expect(judge([{ [column]: cell }]).services[0]?.[column]).toBe(value);
  });
});

describe('what is proposed', () => {
  const fixOf = (rows: readonly Row[], code: string) => about(judge(rows).verdict.issues, code)[0]?.fix?.value;
  const ids = (...values: readonly string[]) => values.map((value) => ({ idMcdt: text(value) }));

  test.each<[string, readonly Row[], string, string | undefined]>([
    ['the one known code with these digits', [{ idMcdt: number(7) }], 'ID_LOST_ZERO', '000007'],
    ['nothing when two known codes have these digits', [{ idMcdt: number(42) }], 'ID_LOST_ZERO', undefined],
    [
      'the usual width of the column',
      [{ idMcdt: number(1) }, ...ids('00002', '00003', '123')],
      'ID_LOST_ZERO',
      '00001',
    ],
    [
      'the width of codes restored from their format',
      [{ idMcdt: number(1) }, { idMcdt: number(2, '000000') }],
      'ID_LOST_ZERO',
      '000001',
    ],
    ['nothing when two widths tie', [{ idMcdt: number(1) }, ...ids('002', '0003')], 'ID_LOST_ZERO', undefined],
    [
      'nothing when the column is narrower',
      [{ idMcdt: number(1234) }, ...ids('002', '003')],
      'ID_LOST_ZERO',
      undefined,
    ],
    ['nothing when nothing tells', [{ idMcdt: number(1) }, ...ids('DK-1')], 'ID_LOST_ZERO', undefined],
    ['a root code for a fraction', [{ idMcdt: number(1.0021) }, ...ids('000002')], 'ID_LOST_ZERO', '1.002100'],
    [
      'https:// before a bare address',
      [{ url: text(' dichvucong.gov.vn') }],
      'URL_NO_SCHEME',
      'https://dichvucong.gov.vn',
    ],
    ['the address without white space', [{ url: text('https://a.gov.vn/\nb') }], 'URL_INVALID', 'https://a.gov.vn/b'],
    ['nothing for two addresses', [{ url: text('https://a.vn https://b.vn') }], 'URL_INVALID', undefined],
    [
      'the code in capital letters',
      [{ idCdvcqg: text('1.004873.000.00.00.h48') }],
      'CODE_INVALID',
      '1.004873.000.00.00.H48',
    ],
    ['the six decimals of a text', [{ idCdvcqg: text('1.0021') }], 'CODE_INVALID', '1.002100'],
    ['nothing for another text', [{ idCdvcqg: text('DVC-01') }], 'CODE_INVALID', undefined],
    ['the level understood', [{ level: text('Toàn trình') }], 'LEVEL_TEXT', '4'],
  ])('%s', (_, rows, code, value) => {
    expect(fixOf(rows, code)).toBe(value);
  });
});

describe('rules beside the rows above', () => {
  const same = { idMcdt: text('M2') };
  const table: Readonly<Record<string, { finds: readonly Row[]; leaves: readonly Row[] }>> = {
    ID_DUPLICATE: {
      finds: [same, { idMcdt: text(' M2 ') }, { ...same, level: text('Cao') }],
      leaves: [{}, { idMcdt: text('m2') }, { ...same, level: number(3) }],
    },
    ID_DUPLICATE_LEVEL: { finds: [{ ...same, level: number(3) }], leaves: [same, { level: number(3) }] },
    CODE_LEVELS_DIFFER: {
      finds: [{ level: number(3) }, { level: text('Một phần') }],
      leaves: [{}, { level: number(3), idCdvcqg: text('1.004873') }, { ...same, level: number(3) }],
    },
  };
  test('every one has its table', () => {
    expect(Object.keys(table).sort()).toEqual(serviceRowRules.map(({ code }) => code).sort());
  });
  describe.each(Object.entries(table))('%s', (code, { finds, leaves }) => {
    test.each(finds)('finds %j', (row) => {
      const [issue] = about(judge([{}, row]).verdict.issues, code);
      expect(issue).toMatchObject({ row: 3, message: { vi: expect.stringContaining('dòng 2') } });
    });
    test.each(leaves)('leaves %j', (row) => {
      expect(about(judge([{}, row]).verdict.issues, code)).toEqual([]);
    });
  });
  test('names the first of three', () => {
    const issues = about(judge([{}, {}, same, same]).verdict.issues, 'ID_DUPLICATE');
    expect(issues.map(({ row, message }) => [row, message.en])).toEqual([
      [4, expect.stringContaining('row 2')],
      [5, expect.stringContaining('row 2')],
    ]);
  });
});

describe('blank cells', () => {
  const codes = (rows: readonly Row[], merges: readonly Merge[] = []) =>
    judge(rows, merges).verdict.issues.map(({ code, cell, fix }) =>
      [code, cell, ...(fix ? [fix.value] : [])].join(' '),
    );
  const merge = (top: number, left: number, size: { rows?: number; columns?: number }): Merge => ({
    top,
    left,
    bottom: top + (size.rows ?? 1) - 1,
    right: left + (size.columns ?? 1) - 1,
  });
  const onlyName = { level: null, idCdvcqg: null, idMcdt: null };

  test.each<[string, readonly Row[], readonly Merge[], readonly string[]]>([
    ['no name', [{ name: null }], [], ['NAME_MISSING A2']],
    ['spaces for a name', [{ name: text(' \u00a0\u200b') }], [], ['NAME_MISSING A2']],
    ['a formula that shows nothing', [{ level: { text: '', formula: true } }], [], ['LEVEL_MISSING B2']],
    ['no codes', [{ idCdvcqg: null, idMcdt: null }], [], ['CODE_MISSING D2', 'ID_MISSING E2']],
    ['no address', [{ url: null }], [], []],
    ['a group heading', [onlyName], [], ['ROW_NAME_ONLY A2']],
    ['a group heading merged across', [onlyName], [merge(2, 0, { columns: 5 })], ['ROW_NAME_ONLY A2']],
    ['a level merged over two rows', [{}, { level: null }], [merge(2, 1, { rows: 2 })], ['CELL_MERGED B3 4']],
    [
      'a level merged over three rows',
      [{ level: text('Toàn trình') }, { level: null }, { level: null }],
      [merge(2, 1, { rows: 3 })],
      ['LEVEL_TEXT B2 4', 'CELL_MERGED B3 Toàn trình', 'CELL_MERGED B4 Toàn trình'],
    ],
    [
      'an address merged over two rows',
      [{ url: text('https://a.gov.vn') }, {}],
      [merge(2, 2, { rows: 2 })],
      ['CELL_MERGED C3 https://a.gov.vn'],
    ],
    ['an ID MCDT merged over two rows', [{}, { idMcdt: null }], [merge(2, 4, { rows: 2 })], ['CELL_MERGED E3']],
    ['a name merged into the level', [{ level: null }], [merge(2, 0, { columns: 2 })], ['CELL_MERGED B2']],
    [
      'all but the name merged from above',
      [{}, onlyName],
      [1, 3, 4].map((left) => merge(2, left, { rows: 2 })),
      ['CELL_MERGED B3 4', 'CELL_MERGED D3 1.004873.000.00.00.H48', 'CELL_MERGED E3'],
    ],
    [
      'a merged area elsewhere',
      [{ level: null }],
      [merge(9, 1, { rows: 2 }), merge(2, 7, { rows: 3 })],
      ['LEVEL_MISSING B2'],
    ],
  ])('%s', (_, rows, merges, expected) => {
    expect(codes(rows, merges)).toEqual(expected);
  });
});

test('what is not known is not judged', () => {
  const header = findHeader(serviceList, [{ row: 1, cells: serviceList.columns.map((one) => ({ text: one.header })) }]);
  const judging = startJudging(header!, { agencyCodes: [], knownAgencyCodes: new Set(), knownIds: new Set() });
  judging.row(sheetRow({ idCdvcqg: text('1.004873.000.00.00.G99') }, 2));
  expect(judging.finish({ merges: [] }).issues).toEqual([]);
});
