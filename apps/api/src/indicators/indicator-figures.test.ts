import { indicators } from '@emc/domain';
import type { DefaultChange, Facts, SiteInScope } from './indicator-facts.js';
import { remarkOn, siteFigures } from './indicator-figures.js';

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

describe('dossiers of no list', () => {
  const remark = (id: string, unmatched: number, dossiers = 5) => {
    const [received] = facts([]).received;
    const some = { ...facts([]), received: [{ ...received!, unmatched, dossiers }] };
    return (
      remarkOn(
        indicators.find((one) => one.id === id)!,
        siteFigures(some, may),
      )?.vi ?? null
    );
  };

  test('are remarked upon where they bend the number, with the sites that have most', () => {
    expect(remark('EMC-2', 4300, 43_000)).toBe(
      '4.300 hồ sơ (10,00\u00a0%) có mã thủ tục không có trong danh sách nào nên chỉ được tính ở mẫu số; ' +
        'tỷ lệ thật có thể cao hơn. Nhiều nhất: Một cửa (4.300).',
    );
  });

  test.each([
    ['EMC-1', 0, 5],
    ['EMC-1', 4, 100],
    ['EMC-3', 5, 5],
    ['EMC-1', 0, 0],
  ])('%s: %d of %d need no remark', (id, unmatched, dossiers) => {
    expect(remark(id, unmatched, dossiers)).toBeNull();
  });
});
