import { FirstRows } from './first.rows.js';

test('names the first row of an id', () => {
  const rows = new FirstRows(200);
  expect(
    ['a', 'b', 'a', 'á', 'a\u0301', 'a', 'aa', '\u0000', ''].map((id, index) => rows.firstOrAdd(id, index + 2, 0)),
  ).toEqual([0, 0, 2, 0, 0, 2, 0, 0, 0]);
});

test('tells ids apart which look alike as bytes', () => {
  const rows = new FirstRows(200);
  const alike = [
    'Ã©',
    'é',
    '\ud800',
    '\udc00',
    '\ud800\udc00',
    '\u0080',
    '\u07ff',
    '\u0800',
    '\uffff',
    'A'.repeat(200),
  ];
  expect(alike.map((id, index) => rows.firstOrAdd(id, index + 1, 0))).toEqual(alike.map(() => 0));
  expect(alike.map((id, index) => rows.firstOrAdd(id, index + 100, 0))).toEqual(alike.map((_, index) => index + 1));
});

test('each column has its own first rows', () => {
  const rows = new FirstRows(20);
  const seen = (['a', 'a', 'b', 'a', 'a', 'b'] as const).map((id, index) =>
    rows.firstOrAdd(id, index + 1, index % 2 === 0 ? 0 : 1),
  );
  expect(seen).toEqual([0, 0, 0, 2, 1, 0]);
});

test('nothing but the whole id counts', () => {
  const rows = new FirstRows(20);
  const alike = ['', '\0', '\0\0', 'a', 'a\0', 'abcd', 'abcd\0', 'abcde', 'bcde', 'dcba'];
  expect(alike.map((id, index) => rows.firstOrAdd(id, index + 1, 0))).toEqual(alike.map(() => 0));
  expect(alike.map((id, index) => rows.firstOrAdd(id, index + 100, 0))).toEqual(alike.map((_, index) => index + 1));
});

test('keeps rows beyond what one sheet holds', () => {
  const rows = new FirstRows(10);
  expect(rows.firstOrAdd('x', 4_000_000_000, 1)).toBe(0);
  expect(rows.firstOrAdd('x', 5, 1)).toBe(4_000_000_000);
});

test('says what a map of strings says, over many pages', () => {
  let state = 11;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const make = [
    () => String(random(200_000)).padStart(12, '0'),
    () => `TK-${random(50_000)}`,
    () => 'ữ'.repeat(1 + random(199)),
    () => String.fromCharCode(random(65_536), random(300)),
    () => 'x'.repeat(random(201)),
  ];
  const known = [new Map<string, number>(), new Map<string, number>()] as const;
  const rows = new FirstRows(200);
  let id = '';
  for (let row = 1; row <= 150_000; row++) {
    if (random(3) > 0) id = (make[random(20)] ?? make[random(2)]!)();
    const column = random(2) === 0 ? 0 : 1;
    const first = known[column].get(id) ?? 0;
    if (first === 0) known[column].set(id, row);
    if (rows.firstOrAdd(id, row, column) !== first) throw new Error(`row ${row}`);
  }
  expect(known[0].size).toBeGreaterThan(40_000);
});
