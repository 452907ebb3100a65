import { cellsOf, freeName, sheetFor } from './new-sheet.js';

test.each([
  ['services', ['Name @', 'Level General', 'Url @', 'ID CDVCQG @', 'ID MCDT @']],
  [
    'accounts',
    ['ID_local @', 'ID_QG @', 'TYPE General', 'CREATDATE_USER yyyy-mm-dd hh:mm:ss', 'LAST_LOGIN yyyy-mm-dd hh:mm:ss'],
  ],
] as const)('the sheet for %s has the columns of the letter, in formats that keep what is written', (kind, columns) => {
  expect(sheetFor(kind, 'vi').columns.map(({ header, format }) => `${header} ${format}`)).toEqual(columns);
});

test('Excel takes no more than 255 characters as a note, and 31 as its title', () => {
  const all = (['vi', 'en'] as const).flatMap((language) =>
    (['services', 'accounts'] as const).flatMap((kind) => sheetFor(kind, language).columns),
  );
  for (const { header, note } of all)
    expect([header, header.length <= 31 && note.length <= 255]).toEqual([header, true]);
});

test.each<[taken: readonly string[], name: string]>([
  [['Sheet1'], 'Dịch vụ công'],
  [['Dịch vụ công'], 'Dịch vụ công (2)'],
  [['DỊCH VỤ CÔNG', 'Dịch vụ công (2)'], 'Dịch vụ công (3)'],
  [['Dịch vụ công'.normalize('NFD')], 'Dịch vụ công (2)'],
  [['Dịch vụ công (2)'], 'Dịch vụ công'],
])('beside %j a new sheet is called %j', (taken, name) => expect(freeName('Dịch vụ công', taken)).toBe(name));

test('a number finds room in a long name', () => {
  const long = 'Danh sách dịch vụ công năm 2026';
  expect(freeName(long, [long])).toBe('Danh sách dịch vụ công năm  (2)');
});

test('a service without an address leaves its cell blank', () => {
  const service = { row: 2, name: '=Cấp thẻ', level: 4, url: null, idCdvcqg: '1.002100', idMcdt: '000001' };
  expect(cellsOf(service)).toEqual(['=Cấp thẻ', 4, '', '1.002100', '000001']);
});
