import { accountList } from './account.js';
import type { SheetRow } from './cell.js';
import { findHeader } from './header.js';
import { serviceList } from './service.js';
import { fold } from './text.js';

const row = (number: number, ...texts: readonly (string | null)[]): SheetRow => ({
  row: number,
  cells: texts.map((text) => (text === null ? null : { text })),
});
const find = (...rows: readonly SheetRow[]) => findHeader(serviceList, rows);
const letters = row(1, 'Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT');

test('reads the header of the letter', () => {
  const header = find(letters)!;
  expect([...header.columns]).toEqual([
    ['name', 0],
    ['level', 1],
    ['url', 2],
    ['idCdvcqg', 3],
    ['idMcdt', 4],
  ]);
  expect(header).toMatchObject({ row: 1, missing: [], unknown: [], aliased: [], repeated: [] });
});

test.each([
  ['NAME', 'level ', 'URL', 'Id_CDVCQG', 'id  mcdt'],
  ['Name', 'Le\u200bvel', 'Url', 'ID\u00a0CDVCQG', 'ID\nMCDT'],
  ['ＮＡＭＥ', 'Level:', 'Url*', 'ID-CDVCQG', 'IDMCDT'],
])('takes %j %j %j %j %j for the letter’s own words', (...texts) => {
  expect(find(row(1, ...texts))).toMatchObject({ missing: [], unknown: [], aliased: [], score: 15 });
});

test.each([
  ['Tên dịch vụ công', 'Cấp độ', 'Đường dẫn', 'Mã TTHC quốc gia', 'Mã một cửa'],
  ['TÊN TTHC', 'Mức độ DVC', 'Liên kết', 'Mã TTHC trên Cổng DVCQG', 'CodeTTHC'],
  ['Ten thu tuc', 'Muc do', 'Link', 'Ma quoc gia', 'Ma noi bo'],
  // As .VnTime and VNI-Times draw them.
  ['Tªn thñ tôc', 'Møc ®é', '§\u00adêng dÉn', 'M· quèc gia', 'M· mét cöa'],
  ['Teân thuû tuïc', 'Möùc ñoä', 'Ñöôøng daãn', 'Maõ quoác gia', 'Maõ moät cöûa'],
  ['Tên dịch vụ công'.normalize('NFD'), 'Level (0/3/4)', 'Url (nếu có)', 'Mã CDVCQG (*)', 'Mã MCDT'],
])('understands %j %j %j %j %j', (...texts) => {
  const header = find(row(1, ...texts))!;
  expect(header.columns.size).toBe(5);
  expect(header.aliased).toHaveLength(5);
});

test('understands what case-handling systems export', () => {
  const header = find(row(1, 'name', 'level', 'url', 'idhttt', 'iddvc'))!;
  expect([...header.columns.keys()]).toEqual(['name', 'level', 'url', 'idCdvcqg', 'idMcdt']);
  expect(header.aliased.map(({ text, key }) => [text, key])).toEqual([
    ['idhttt', 'idCdvcqg'],
    ['iddvc', 'idMcdt'],
  ]);
});

test('finds the header under titles, columns in any order', () => {
  const header = find(
    row(1, 'ỦY BAN NHÂN DÂN TỈNH'),
    row(3, null, 'DANH SÁCH DỊCH VỤ CÔNG', 'Level'),
    row(5, 'STT', 'ID MCDT', 'ID CDVCQG', 'Level', 'Tên'),
    row(6, '1', '000001', '1.004873', '4', 'Cấp phép'),
  )!;
  expect(header.row).toBe(5);
  expect(header.columns.get('idMcdt')).toBe(1);
  expect(header.columns.has('url')).toBe(false);
  expect(header).toMatchObject({
    missing: [],
    unknown: [{ column: 0, text: 'STT' }],
    aliased: [{ column: 4, text: 'Tên', key: 'name' }],
  });
});

test('names the required columns that are not there', () => {
  expect(find(row(1, 'Name', 'Level'))?.missing).toEqual(['idCdvcqg', 'idMcdt']);
});

test.each([[[]], [[row(1, 'Name')]], [[row(1, 'Họ tên', 'Ngày sinh')]], [[row(1)]]])('sees no header in %j', (rows) => {
  expect(find(...rows)).toBeNull();
});

test('one column twice is known as such', () => {
  expect(find(row(1, 'Name', 'Level', 'level', 'ID CDVCQG', 'ID MCDT'))?.repeated).toEqual([
    { key: 'level', columns: [1, 2] },
  ]);
});

test('the header of the letter wins over an alias beside it', () => {
  const header = find(row(1, 'Tên', 'Name', 'Level', 'ID CDVCQG', 'ID MCDT'))!;
  expect(header.columns.get('name')).toBe(1);
  expect(header).toMatchObject({ unknown: [{ column: 0, text: 'Tên' }], repeated: [] });
});

test('a complete header scores above a part of one', () => {
  expect(find(letters)!.score).toBeGreaterThan(find(row(1, 'Name', 'Level', 'ID MCDT'))!.score);
});

test('no two headers or aliases are the same', () => {
  const names = serviceList.columns.flatMap(({ header, aliases }) => [header, ...aliases].map(fold));
  expect(new Set(names).size).toBe(names.length);
});

test.each([serviceList, accountList])('no header or alias begins with a digit ($kind)', ({ columns }) => {
  const names = columns.flatMap(({ header, aliases }) => [header, ...aliases].map(fold));
  expect(names.filter((name) => /^\d/.test(name))).toEqual([]);
});
