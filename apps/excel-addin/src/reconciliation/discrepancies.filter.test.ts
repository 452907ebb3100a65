import { isUsual, queryOf, readFilter, type Filter } from './discrepancies.filter.js';

const usual: Filter = {
  ...{ state: 'unsettled', kind: null, severity: null, due: null, owner: null, agency: null, scope: 'site' },
};

test.each<[string, Partial<Filter>, object]>([
  ['', {}, { state: 'unsettled' }],
  ['state=closed', { state: 'closed' }, { state: 'closed' }],
  ['state=all&scope=all', { state: 'all', scope: 'all' }, {}],
  ['state=toString&kind=constructor', {}, { state: 'unsettled' }],
  [
    'kind=UNMATCHED_CODE&severity=error',
    { kind: 'UNMATCHED_CODE', severity: 'error' },
    { state: 'unsettled', kind: 'UNMATCHED_CODE', severity: 'error' },
  ],
  ['kind=KHONG_CO&severity=loi&scope=278&due=today&owner=ai', {}, { state: 'unsettled' }],
  ['due=overdue', { due: 'overdue' }, { state: 'unsettled', overdue: 'true' }],
  ['owner=me', { owner: 'me' }, { state: 'unsettled', owner: 'h34' }],
  ['owner=nobody', { owner: 'nobody' }, { state: 'unsettled', owner: '' }],
  ['agency=H34', {}, { state: 'unsettled' }],
  ['agency=H34&scope=all', { agency: 'H34', scope: 'all' }, { state: 'unsettled', agency: 'H34' }],
])('%j asks for %j', (address, said, query) => {
  const filter = readFilter(new URLSearchParams(address));
  expect(filter).toEqual({ ...usual, ...said });
  expect(queryOf(filter, 'h34')).toEqual(query);
  expect(isUsual(filter)).toBe(address === '' || Object.keys(said).length === 0);
});
