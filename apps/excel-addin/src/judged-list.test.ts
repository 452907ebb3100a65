import { accountList, findHeader, serviceList, type SheetRow } from '@emc/domain';
import { JudgedList } from './judged-list.js';

const textRow = (row: number, ...texts: readonly string[]): SheetRow => ({
  row,
  cells: texts.map((text) => (text === '' ? null : { text })),
});

test('only the rows in which something was found come back', () => {
  const header = findHeader(serviceList, [textRow(1, ...serviceList.columns.map((column) => column.header))]);
  const context = { agencyCodes: [], knownAgencyCodes: new Set<string>(), knownIds: new Set<string>() };
  const list = new JudgedList({ kind: 'services', header: header!, context });
  const good = textRow(2, 'Cấp phép', '4', '', '1.002199', '000001');
  const bad = textRow(3, 'Cấp phép', '9', '', '1.002199', '000002');
  list.add([good]);
  expect(list.add([bad])).toBe(2);
  const { verdict, rows } = list.finish({ merges: [] });
  expect(verdict.issues.map(({ code }) => code)).toEqual(['LEVEL_INVALID']);
  expect(rows).toEqual([bad]);
});

test('accounts whose dates turn out to be written month first are judged once more', () => {
  const header = findHeader(accountList, [textRow(1, ...accountList.columns.map((column) => column.header))]);
  const context = { today: '2023-12-31', asOf: '2023-12-31' };
  const list = new JudgedList({ kind: 'accounts', header: header!, context, name: 'Tài khoản', date1904: false });
  list.add([
    textRow(2, 'a', 'b', '2', '12/31/2022', '02/25/2023'),
    textRow(3, 'c', 'd', '2', '11/30/2022', '02/26/2023'),
  ]);
  const { verdict } = list.finish({ merges: [] });
  expect(verdict.issues.map(({ code }) => code)).not.toContain('DATE_INVALID');
  expect(verdict.counts.errors).toBe(0);
});
