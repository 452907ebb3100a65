import type { Cell, SheetRow } from './cell.js';
import { findHeader } from './header.js';
import { noHeaderIssue, startJudging } from './judge.js';
import type { JudgeContext } from './rule.js';
import { serviceList, type Service } from './service.js';
import { keptPerCode, type Verdict } from './verdict.js';

const context: JudgeContext = { agencyCodes: ['H34'], knownAgencyCodes: new Set(['H34']), knownIds: new Set() };
const letters = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];

type Value = string | number | null;
const cellOf = (value: Value): Cell =>
  value === null ? null : typeof value === 'string' ? { text: value } : { number: value };
const sheetRow = (row: number, ...values: readonly Value[]): SheetRow => ({ row, cells: values.map(cellOf) });
const service = (row: number) => sheetRow(row, `Cấp phép ${row}`, 4, null, '1.004873.000.00.00.H34', `00000${row}`);

function judge(header: readonly string[], rows: Iterable<SheetRow>, otherSheets: readonly string[] = []) {
  const found = findHeader(serviceList, [sheetRow(1, ...header)]);
  const judging = startJudging(found!, context);
  const services: Service[] = [];
  for (const row of rows) {
    const one = judging.row(row);
    if (one) services.push(one);
  }
  return { services, verdict: judging.finish({ merges: [], otherSheets }) };
}

const said = ({ issues }: Verdict) =>
  issues.map(({ code, row, cell }) => [code, row, cell].filter((part) => part !== null).join(' '));

test('the three services of the letter are read without a word', () => {
  const { services, verdict } = judge(letters, [
    sheetRow(
      2,
      'Cấp Giấy chứng nhận huấn luyện kỹ thuật an toàn tiền chất thuốc nổ',
      0,
      null,
      '2.000221.000.00.00.H34',
      '000001',
    ),
    sheetRow(3, 'Cấp Giấy chứng nhận kiểm dịch thực vật', 3, '', '1.003984.000.00.00.H34', '000002'),
    sheetRow(
      4,
      'Cấp Giấy chứng nhận thẩm định thiết kế xe cơ giới cải tạo',
      '4',
      null,
      '1.001001.000.00.00.H34',
      '000003',
    ),
  ]);
  expect(services.map(({ row, level, url, idMcdt }) => [row, level, url, idMcdt])).toEqual([
    [2, 0, null, '000001'],
    [3, 3, null, '000002'],
    [4, 4, null, '000003'],
  ]);
  expect(verdict).toEqual({ counts: { rows: 3, errors: 0, warnings: 0, notices: 0 }, issues: [], byCode: {} });
});

describe('the sheet and its header', () => {
  const short = ['Name', 'Level', 'ID MCDT'];
  test.each<[string, readonly string[], readonly SheetRow[], readonly string[]]>([
    ['a missing column stops the cell rules', short, [sheetRow(2, null, 'Cao', 7)], ['COLUMN_MISSING 1']],
    ['so does a column that stands twice', [...letters, 'Level'], [sheetRow(2, 'Cấp phép')], ['COLUMN_REPEATED 1 F1']],
    [
      'unknown columns and other words',
      ['STT', 'Tên', ...letters.slice(1)],
      [sheetRow(2, 1, 'Cấp phép', 4, null, '1.004873', '000001')],
      ['COLUMN_UNKNOWN 1 A1', 'HEADER_ALIAS 1 B1'],
    ],
    ['no data', letters, [], ['LIST_EMPTY']],
    ['nothing but blank rows', letters, [sheetRow(2), sheetRow(3, ' ', null, '\u00a0')], ['LIST_EMPTY']],
    [
      'blank rows inside, given or left out',
      letters,
      [service(2), sheetRow(3), service(5), service(6), sheetRow(7)],
      ['BLANK_ROWS'],
    ],
    ['hidden rows', letters, [service(2), { ...service(3), hidden: true }], ['ROWS_HIDDEN']],
    ['the header again', letters, [service(2), sheetRow(3, ...letters), service(4)], ['HEADER_REPEATED 3']],
    [
      'the header again with its numbers',
      letters,
      [service(2), sheetRow(3, ...letters), sheetRow(4, 1, 2, 3, 4, 5), service(5)],
      ['HEADER_REPEATED 3', 'COLUMN_NUMBERS 4'],
    ],
    ['numbered columns', letters, [sheetRow(2, '(1)', '(2)', '(3)', '(4)', '(5)'), service(3)], ['COLUMN_NUMBERS 2']],
    [
      'numbers elsewhere are data',
      letters,
      [service(2), sheetRow(3, 1, 2, null, 3, 4)],
      ['LEVEL_LEGACY 3 B3', 'CODE_INVALID 3 D3', 'ID_LOST_ZERO 3 E3'],
    ],
  ])('%s', (_, header, rows, expected) => {
    expect(said(judge(header, rows).verdict)).toEqual(expected);
  });

  test('a row beside the columns of the list is blank', () => {
    const { verdict } = judge([...letters, 'Ghi chú'], [service(2), sheetRow(3, null, null, null, null, null, 'Hết')]);
    expect(verdict.counts).toMatchObject({ rows: 1, errors: 0 });
  });

  test('a list without Url has services without addresses', () => {
    const { services, verdict } = judge(
      ['ID MCDT', 'ID CDVCQG', 'Level', 'Name'],
      [sheetRow(2, '000001', '1.004873', 3, 'Cấp phép')],
    );
    expect(services).toEqual([
      { row: 2, name: 'Cấp phép', level: 3, url: null, idCdvcqg: '1.004873', idMcdt: '000001' },
    ]);
    expect(verdict.issues).toEqual([]);
  });

  test('sheets that were not read are named', () => {
    const [issue] = judge(letters, [service(2)], ['Sheet2', 'Ghi chú']).verdict.issues;
    expect(issue).toMatchObject({
      code: 'SHEET_OTHERS',
      row: null,
      message: { vi: expect.stringContaining('Sheet2, Ghi chú') },
    });
  });

  test('sheets that might have been the list are warned of', () => {
    const judging = startJudging(findHeader(serviceList, [sheetRow(1, ...letters)])!, context);
    judging.row(service(2));
    const end = { merges: [], readSheet: '2024', alikeSheets: ['2025', '2026'], otherSheets: ['Ghi chú'] };
    const { issues } = judging.finish(end);
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      ['SHEET_ALIKE', 'warning'],
      ['SHEET_OTHERS', 'notice'],
    ]);
    expect(issues[0]?.message.vi).toMatch(/^Chỉ trang tính “2024” được đọc.*: 2025, 2026\./);
  });

  test('without any header the officer is told which to put', () => {
    expect(noHeaderIssue(serviceList)).toMatchObject({
      code: 'HEADER_MISSING',
      severity: 'error',
      row: null,
      message: { vi: expect.stringContaining('Name, Level, Url, ID CDVCQG, ID MCDT') },
    });
  });
});

test('a list longer than the limit is refused once', () => {
  function* many() {
    for (let row = 2; row < serviceList.maxRows + 4; row++) {
      yield sheetRow(row, 'Cấp phép', 4, null, '1.004873.000.00.00.H34', `M${row}`);
    }
  }
  const { services, verdict } = judge(letters, many());
  expect(services).toHaveLength(50_000);
  expect(verdict.counts).toMatchObject({ rows: 50_002, errors: 1 });
  expect(verdict.issues[0]?.message).toMatchObject({
    vi: expect.stringContaining('50.002 dòng'),
    en: expect.stringContaining('50,002 rows'),
  });
});

test('of one code the first thousand are kept, all are counted', () => {
  const rows = Array.from({ length: 1_500 }, (_, index) => sheetRow(index + 2, 'Cấp phép', 4, null, '1.004873', 7));
  const { verdict } = judge(letters, rows);
  expect(verdict.byCode).toEqual({ ID_LOST_ZERO: 1_500 });
  expect(verdict.counts.errors).toBe(1_500);
  expect(verdict.issues).toHaveLength(keptPerCode);
  expect(verdict.issues.at(-1)?.row).toBe(1_001);
});

test('everything wrong is said at once, the file first, then by row and column', () => {
  const { services, verdict } = judge(letters, [
    sheetRow(2, ' Cấp phép', 'Toàn trình', 'javascript:x', 1.0021, 7),
    sheetRow(4, null, 9, 'a.gov.vn', 'x', null),
    service(5),
    sheetRow(6, 'Cấp phép', 2, null, '1.004873.000.00.00.H34', '000005'),
  ]);
  expect(services.map(({ row }) => row)).toEqual([5]);
  expect(said(verdict)).toEqual([
    'BLANK_ROWS',
    'TEXT_NORMALISED 2 A2',
    'LEVEL_TEXT 2 B2',
    'URL_INVALID 2 C2',
    'CODE_FROM_NUMBER 2 D2',
    'ID_LOST_ZERO 2 E2',
    'NAME_MISSING 4 A4',
    'LEVEL_INVALID 4 B4',
    'URL_NO_SCHEME 4 C4',
    'CODE_INVALID 4 D4',
    'ID_MISSING 4 E4',
    'LEVEL_LEGACY 6 B6',
    'ID_DUPLICATE_LEVEL 6 E6',
  ]);
});

test('a long value is shortened in what is said of it', () => {
  const [issue] = judge(letters, [sheetRow(2, 'Cấp phép', 'x'.repeat(30_000), null, '1.004873', 'M1')]).verdict.issues;
  expect(issue?.value).toHaveLength(200);
  expect(issue!.message.vi.length).toBeLessThan(500);
});

describe('whatever the sheet', () => {
  const seeds = Array.from({ length: 40 }, (_, index) => index + 1);

  test.each(seeds)('shuffled columns give the same services and findings (%i)', (seed) => {
    const random = randomFrom(seed);
    const rows = Array.from({ length: 30 }, () => letters.map((header) => pick(random, typed[header]!)));
    const order = shuffled(
      random,
      letters.map((_, index) => index),
    );
    const straight = judge(
      letters,
      rows.map((values, index) => sheetRow(index + 2, ...values)),
    );
    const moved = judge(
      order.map((from) => letters[from]!),
      rows.map((values, index) => sheetRow(index + 2, ...order.map((from) => values[from]!))),
    );
    expect(moved.services).toEqual(straight.services);
    expect(moved.verdict.byCode).toEqual(straight.verdict.byCode);
  });

  test.each(seeds)('what was read is read again without a word about its cells (%i)', (seed) => {
    const random = randomFrom(seed);
    const rows = Array.from({ length: 30 }, (_, index) =>
      sheetRow(index + 2, ...letters.map((header) => pick(random, typed[header]!))),
    );
    const { services } = judge(letters, rows);
    const again = judge(
      letters,
      services.map((one) => sheetRow(one.row, one.name, String(one.level), one.url, one.idCdvcqg, one.idMcdt)),
    );
    expect(again.services).toEqual(services);
    expect(again.verdict.byCode).not.toHaveProperty('TEXT_NORMALISED');
    expect(again.verdict.byCode).not.toHaveProperty('CODE_WRAPPED');
    expect(again.verdict.byCode).not.toHaveProperty('LEVEL_TEXT');
  });
});

const typed: Readonly<Record<string, readonly Value[]>> = {
  Name: ['Cấp phép', ' Cấp  phép', 'Cấp phép'.normalize('NFD'), null, 'Đăng ký\nkết hôn'],
  Level: [0, 3, 4, '4', 'Toàn trình', 2, 'Cao', null],
  Url: [null, 'https://a.gov.vn', 'a.gov.vn', 'không'],
  'ID CDVCQG': ['1.004873', 1.0021, '1.004946.0 00.00.00.H 34', 'x', null, '1.004873.000.00.00.H34'],
  'ID MCDT': ['000001', '000002', ' 000003', 1, '1.004946.0\n00.00.00.H34', 'DK 01', 'DK-02', 'DK-03', null],
};

/** A small linear congruential generator: the same seed, the same sheet. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

function pick<T>(random: () => number, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)]!;
}

function shuffled<T>(random: () => number, values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
