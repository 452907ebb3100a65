import type { Discrepancy } from '@emc/contract';
import { ordered, readFilter, type Filter } from './discrepancies.filter.js';

const usual: Filter = { state: 'unsettled', kind: null, severity: null, scope: 'site' };

test.each<[string, Partial<Filter>]>([
  ['', {}],
  ['state=closed', { state: 'closed' }],
  ['state=all&scope=all', { state: 'all', scope: 'all' }],
  ['state=toString&kind=constructor', {}],
  ['kind=UNMATCHED_CODE&severity=error', { kind: 'UNMATCHED_CODE', severity: 'error' }],
  ['kind=KHONG_CO&severity=loi&scope=278', {}],
])('%j asks for %j', (query, said) => {
  expect(readFilter(new URLSearchParams(query))).toEqual({ ...usual, ...said });
});

const one = (id: string, dueOn: string, more: Partial<Discrepancy> = {}) =>
  ({ id, dueOn, severity: 'warning', state: 'open', ...more }) as Discrepancy;

test('what is due first comes first, the graver first within a day, what is settled last', () => {
  const found = [
    one('a', '2026-03-09'),
    one('b', '2026-03-02'),
    one('c', '2026-03-02', { severity: 'error' }),
    one('d', '2026-02-02', { state: 'closed' }),
    one('e', '2026-02-27', { severity: 'notice', state: 'reopened' }),
  ];
  expect(ordered(found, null).map(({ id }) => id)).toEqual(['e', 'c', 'b', 'a', 'd']);
  expect(ordered(found, 'warning').map(({ id }) => id)).toEqual(['b', 'a', 'd']);
});
