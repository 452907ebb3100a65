import { verdictOf, type Cell, type Issue } from '@emc/domain';
import type { Checked } from './check.js';
import { editOf } from './fixes.js';

const row = { row: 5, cells: [{ text: 'Cấp phép' }, { text: 'Toàn trình' }, null, { number: 1.0021 }, null] as Cell[] };
const issue = (column: string, cell: string, value: string): Issue => ({
  ...{ code: 'X', severity: 'error', sheet: null, row: 5, column, cell, value: null },
  message: { vi: '', en: '' },
  fix: { value, why: { vi: '', en: '' } },
});
const checked = (cells: readonly Cell[] = row.cells, kind: Checked['kind'] = 'services'): Checked => ({
  ...{ kind, columns: 5, verdict: verdictOf([]), rows: new Map([[5, { row: 5, cells }]]) },
  sheet: { id: '', name: '', lastRow: 5, columns: 5, date1904: false, otherSheets: [] },
});

test.each([
  [
    'a code is kept as text',
    issue('idCdvcqg', 'D5', '1.002100'),
    { column: 3, to: { value: '1.002100', format: '@' } },
  ],
  ['so is an id', issue('idMcdt', 'E5', '000001'), { column: 4, to: { value: '000001', format: '@' } }],
  ['a level is a number', issue('level', 'B5', '4'), { column: 1, to: { value: 4 } }],
  ['a name keeps its format', issue('name', 'A5', '- Cấp'), { column: 0, to: { value: '- Cấp' } }],
])('%s', (_, found, edit) => expect(editOf(found, checked())).toEqual({ row: 5, expected: row, ...edit }));

test.each<[string, Issue, Checked]>([
  ['without a fix', { ...issue('level', 'B5', '4'), fix: undefined } as unknown as Issue, checked()],
  ['about the whole list', { ...issue('level', 'B5', '4'), cell: null, row: null }, checked()],
  ['in the header', { ...issue('level', 'B1', '4'), row: 1 }, checked()],
  ['in a formula', issue('level', 'B5', '4'), checked([null, { text: 'Toàn trình', formula: true }])],
  ['of another list', issue('level', 'B5', '4'), checked(row.cells, 'accounts')],
])('an issue %s has nothing to write', (_, found, list) => expect(editOf(found, list)).toBeNull());
