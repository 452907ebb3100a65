import type { Cell, SheetRow } from '@emc/domain';
import { judgeDeclared } from './declared.sheet.js';

const text = (text: string): Cell => ({ text });
const number = (number: number, format?: string): Cell => ({ number, ...(format && { format }) });
const header = ['Ngày', 'Tiếp nhận', 'Trực tuyến', 'Trả kết quả'].map(text);
const today = '2026-03-10';

function judge(...cells: (readonly (Cell | undefined)[])[]) {
  const rows = [header, ...cells].map((cells, index): SheetRow => ({ row: index + 1, cells }));
  return judgeDeclared({ rows, isWhole: true }, today);
}

describe('a day', () => {
  test.each<[Cell, string]>([
    [{ date: '2026-03-02T00:00:00', number: 46083 }, '2026-03-02'],
    [text('02/03/2026'), '2026-03-02'],
    [text(' 2/3/2026 '), '2026-03-02'],
    [text('2-3-2026'), '2026-03-02'],
    [text('2026-03-02'), '2026-03-02'],
    [text('2026-03-02 00:00:00'), '2026-03-02'],
    [text('10/03/2026'), today],
  ])('is understood: %j', (cell, day) => {
    expect(judge([cell, number(5)])).toEqual({
      days: [{ day, received: 5, online: null, returned: null }],
      issues: [],
    });
  });

  test.each<[Cell | undefined, string]>([
    [text('31/02/2026'), 'DECLARED_DAY'],
    [text('03/2026'), 'DECLARED_DAY'],
    [text('thứ Hai'), 'DECLARED_DAY'],
    [text('02/13/2026'), 'DECLARED_DAY'],
    [number(46083), 'DECLARED_DAY'],
    [undefined, 'DECLARED_DAY'],
    [{ error: '#REF!' }, 'DECLARED_DAY'],
    [text('11/03/2026'), 'DECLARED_DAY_AHEAD'],
  ])('is refused: %j', (cell, code) => {
    expect(judge([cell, number(5)]).issues.map((issue) => [issue.code, issue.cell])).toEqual([[code, 'A2']]);
  });
});

describe('a number of dossiers', () => {
  test.each<[Cell, number]>([
    [number(0), 0],
    [number(1250, '#,##0'), 1250],
    [text('1.250'), 1250],
    [text('1,250'), 1250],
    [text('1 250'), 1250],
    [text('12'), 12],
  ])('is understood: %j', (cell, received) => {
    expect(judge([text('02/03/2026'), cell]).days[0]?.received).toBe(received);
  });

  test.each<[Cell]>([
    [number(1.25)],
    [number(-1)],
    [number(1e9)],
    [text('mười')],
    [text('12 hồ sơ')],
    [text('1.25')],
    [{ error: '#N/A' }],
    [{ boolean: true }],
  ])('is refused: %j', (cell) => {
    const { days, issues } = judge([text('02/03/2026'), cell]);
    expect([days, issues.map((issue) => [issue.code, issue.cell])]).toEqual([[], [['DECLARED_COUNT', 'B2']]]);
  });
});

test('everything wrong is told at once, row by row', () => {
  const { days, issues } = judge(
    [text('02/03/2026'), number(3), number(4)],
    [],
    [text('ngày 3'), text('x'), text('y'), text('z')],
    [text('04/03/2026'), undefined, number(1)],
    [text('05/03/2026'), number(1)],
    [text('05/03/2026'), number(2)],
  );
  expect(days).toHaveLength(2);
  expect(issues.map(({ code, cell }) => [code, cell])).toEqual([
    ['DECLARED_ONLINE', 'C2'],
    ['DECLARED_DAY', 'A4'],
    ['DECLARED_COUNT', 'B4'],
    ['DECLARED_COUNT', 'C4'],
    ['DECLARED_COUNT', 'D4'],
    ['DECLARED_COUNT_MISSING', 'B5'],
    ['DECLARED_DAY_TWICE', 'A7'],
  ]);
  expect(issues.at(-1)?.message.vi).toBe('Ngày này đã có ở dòng 6. Hãy giữ lại một dòng.');
});

test('columns may stand in any order, below a title, beside others', () => {
  const rows: SheetRow[] = [
    { row: 1, cells: [text('Số liệu tháng 3')] },
    { row: 3, cells: [text('STT'), text('Returned'), text('TIẾP NHẬN (hồ sơ)'), text('ngày')] },
    { row: 4, cells: [number(1), number(2), number(9), text('02/03/2026')] },
  ];
  expect(judgeDeclared({ rows, isWhole: true }, today)).toEqual({
    days: [{ day: '2026-03-02', received: 9, online: null, returned: 2 }],
    issues: [],
  });
});

test('a workbook of more rows than a year has days is refused', () => {
  const rows: SheetRow[] = [
    { row: 1, cells: header },
    { row: 2, cells: [text('02/03/2026'), number(1)] },
  ];
  expect(judgeDeclared({ rows, isWhole: false }, today).issues.map(({ code }) => code)).toEqual(['DECLARED_TOO_LONG']);
});
