import type { DefaultChange, Facts, SiteInScope } from './indicator-facts.js';
import { siteFigures } from './indicator-figures.js';

const site: SiteInScope = {
  ...{ id: 278, name: 'Một cửa', agencyCode: 'H34', agencyName: 'Kon Tum' },
  ...{ expectedFrom: '2024-03-01', lastNumber: 9 },
};
const change = (number: number, changedAt: string, online = ''): DefaultChange => ({
  ...{ siteId: 278, kind: 'services', number, changedAt: new Date(`${changedAt}+07:00`), summary: null },
  ...{ services: 10 * number, onlineServices: 2, fullServices: 1, online },
});
const facts = (changes: readonly DefaultChange[], asOf = '2024-12-31', used = ''): Facts => ({
  ...{ sites: [site], asOf, changes, discrepancies: [] },
  received: [{ period: 0, siteId: 278, dossiers: 5, online: 3, fullOnline: 2, unmatched: 1, used }],
});
const may = { from: '2024-05-01', to: '2024-05-31' };

test.each<[string, readonly DefaultChange[], string, readonly number[], readonly number[]]>([
  ['none', [], '2024-12-31', [], []],
  ['one from before', [change(1, '2024-01-01T08:00:00')], '2024-12-31', [1], [1]],
  ['one from the last second', [change(1, '2024-05-31T23:59:59')], '2024-12-31', [1], [1]],
  ['one from the day after', [change(1, '2024-06-01T00:00:00')], '2024-12-31', [], []],
  [
    'replaced at the very start',
    [change(1, '2024-01-01T08:00:00'), change(2, '2024-05-01T00:00:00')],
    '2024-12-31',
    [2],
    [2],
  ],
  ['replaced in it', [change(1, '2024-01-01T08:00:00'), change(2, '2024-05-09T08:00:00')], '2024-12-31', [1, 2], [2]],
  [
    'replaced, not yet known',
    [change(1, '2024-01-01T08:00:00'), change(2, '2024-05-09T08:00:00')],
    '2024-05-08',
    [1],
    [1],
  ],
  ['taken back', [change(2, '2024-05-02T08:00:00'), change(1, '2024-05-03T08:00:00')], '2024-12-31', [2, 1], [1]],
])('lists behind the figures of May: %s', (_, changes, asOf, during, atEnd) => {
  const [figures] = siteFigures(facts(changes, asOf), may);
  const numbers = (lists: readonly { number: number }[] | undefined) => lists?.map(({ number }) => number);
  expect([numbers(figures?.lists.during), numbers(figures?.lists.services)]).toEqual([during, atEnd]);
  expect(figures?.counts.services).toBe(10 * (atEnd[0] ?? 0));
});

test.each([
  ['0110', '1010', 1],
  ['111', '111000', 3],
  ['111000', '0001', 0],
  ['', '111', 0],
])('of procedures used %j and online ones %j, %d are both', (used, online, both) => {
  const [figures] = siteFigures(facts([change(1, '2024-01-01T08:00:00', online)], '2024-12-31', used), may);
  expect(figures?.counts.usedServices).toBe(both);
});

test('a site is expected from its first day on, and has reported what came', () => {
  const [figures] = siteFigures(facts([]), { from: '2024-02-01', to: '2024-02-29' });
  expect(figures).toMatchObject({ isExpected: false, has: { feed: true, services: false, accounts: false } });
  expect(siteFigures(facts([]), may)[0]?.isExpected).toBe(true);
});
