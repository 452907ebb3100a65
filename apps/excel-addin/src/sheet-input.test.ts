import { SheetInput } from '@emc/contract';
import { findHeader, serviceList, type Cell, type SheetRow } from '@emc/domain';
import { fitsAsRows, sheetInput } from './sheet-input.js';

const header: SheetRow = {
  row: 3,
  cells: ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT', 'Ghi chú'].map((text) => ({ text })),
};
const found = findHeader(serviceList, [header]);
if (!found) throw new Error('No header.');

const inputOf = (rows: readonly SheetRow[]) =>
  sheetInput({
    name: 'DVC',
    date1904: false,
    otherSheets: [],
    header: found,
    columns: 5,
    rows: [header, ...rows],
    merges: [],
  });

test('rows keep their numbers, gaps and what is hidden; columns beside the list stay behind', () => {
  const input = inputOf([
    { row: 4, cells: [{ text: 'Cấp thẻ' }, { number: 4 }, undefined, null, { text: '000001' }, { text: 'cũ' }] },
    { row: 7, cells: [{ text: 'Cấp lại' }], hidden: true },
  ]);
  expect(input).toEqual({
    sheetName: 'DVC',
    date1904: false,
    otherSheets: [],
    headerRow: 3,
    header: ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT', 'Ghi chú'],
    rows: [['Cấp thẻ', { number: 4 }, null, null, '000001'], [], [], ['Cấp lại']],
    hiddenRows: [7],
    merges: [],
  });
});

test.each<[what: string, cell: Cell, sent: unknown]>([
  ['a text', { text: '000001' }, '000001'],
  ['a number shown with zeros', { number: 1, format: '000000' }, { number: 1, format: '000000' }],
  ['the result of a formula', { text: 'a', formula: true }, { text: 'a', formula: true }],
  ['a date', { date: '2023-02-27T00:00:00', number: 44_984, format: 'dd/mm/yyyy' }, undefined],
  ['true', { boolean: true }, { boolean: true }],
  ['an error', { error: '#N/A' }, { error: '#N/A' }],
  ['half a character', { text: 'a\ud800b' }, 'a\ufffdb'],
  ['NUL', { text: 'a\0b' }, 'ab'],
  ['an endless format', { number: 1, format: '0'.repeat(300) }, { number: 1 }],
  ['nothing', null, null],
])('%s passes the door of the API', (_, cell, sent) => {
  const input = inputOf([{ row: 4, cells: [cell] }]);
  expect(input.rows[0]?.[0]).toEqual(sent === undefined ? cell : sent);
  expect(SheetInput.safeParse(input).error).toBeUndefined();
});

test.each<[what: string, rows: number, text: string, fits: boolean]>([
  ['2,000 services', 2_000, 'Cấp giấy phép', true],
  ['a list of more rows than the API takes', 50_001, 'a', false],
  ['texts of more than 8 MB', 1_000, 'ấ'.repeat(4_000), false],
])('%s', (_, count, text, fits) => {
  const rows = Array.from({ length: count }, (__, at) => ({ row: 4 + at, cells: [{ text }] }));
  expect(fitsAsRows(inputOf(rows))).toBe(fits);
});
