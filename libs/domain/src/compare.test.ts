import { compareServices } from './compare.js';
import type { Service } from './service.js';

const service = (idMcdt: string, other: Partial<Service> = {}): Service => ({
  row: 2,
  name: `Thủ tục ${idMcdt}`,
  level: 3,
  url: null,
  idCdvcqg: `1.00${idMcdt.padStart(4, '0')}.000.00.00.H34`,
  idMcdt,
  ...other,
});

const groups = [
  'added',
  'removed',
  'levelUp',
  'levelDown',
  'renamed',
  'urlChanged',
  'codeChanged',
  'nationalCodeChanged',
] as const;

/** What changed, in words: `levelUp 1→1`. */
function said(before: readonly Service[], after: readonly Service[]) {
  const diff = compareServices(before, after);
  return groups.flatMap((group) =>
    diff[group].map((change) => `${group} ${change.before?.idMcdt ?? ''}→${change.after?.idMcdt ?? ''}`),
  );
}

test.each<[string, readonly Service[], readonly Service[], readonly string[]]>([
  ['nothing', [service('1')], [service('1', { row: 9 })], []],
  ['a new service', [service('1')], [service('1'), service('2')], ['added →2']],
  ['a service gone', [service('1'), service('2')], [service('1')], ['removed 2→']],
  ['level up', [service('1')], [service('1', { level: 4 })], ['levelUp 1→1']],
  ['level down', [service('1')], [service('1', { level: 0 })], ['levelDown 1→1']],
  ['another name', [service('1')], [service('1', { name: 'Khác' })], ['renamed 1→1']],
  ['an address added', [service('1')], [service('1', { url: 'https://a.gov.vn' })], ['urlChanged 1→1']],
  ['another national code', [service('1')], [service('1', { idCdvcqg: '1.009999' })], ['nationalCodeChanged 1→1']],
  [
    'several things at once',
    [service('1')],
    [service('1', { name: 'Khác', level: 4 })],
    ['levelUp 1→1', 'renamed 1→1'],
  ],
  [
    'another ID MCDT',
    [service('1')],
    [service('A', { idCdvcqg: service('1').idCdvcqg })],
    ['renamed 1→A', 'codeChanged 1→A'],
  ],
  [
    'another ID MCDT, told apart by name',
    [service('1', { idCdvcqg: '1.004873' }), service('2', { idCdvcqg: '1.004873' })],
    [
      service('A', { idCdvcqg: '1.004873', name: 'Thủ tục 2' }),
      service('B', { idCdvcqg: '1.004873', name: 'Thủ tục 1' }),
    ],
    ['codeChanged 2→A', 'codeChanged 1→B'],
  ],
  [
    'a code nobody can match',
    [service('1', { idCdvcqg: '1.004873', name: 'A' }), service('2', { idCdvcqg: '1.004873', name: 'A' })],
    [service('3', { idCdvcqg: '1.004873', name: 'A' })],
    ['added →3', 'removed 1→', 'removed 2→'],
  ],
  [
    'agencies merged: both codes change their suffix',
    [service('1.004873.000.00.00.H34', { name: 'A', idCdvcqg: '1.004873.000.00.00.H34' })],
    [service('1.004873.000.00.00.H48', { name: 'A', idCdvcqg: '1.004873.000.00.00.H48' })],
    [
      'codeChanged 1.004873.000.00.00.H34→1.004873.000.00.00.H48',
      'nationalCodeChanged 1.004873.000.00.00.H34→1.004873.000.00.00.H48',
    ],
  ],
  [
    'an ID MCDT that moved to another service is that service',
    [service('1')],
    [service('1', { name: 'B', idCdvcqg: '2.000001' })],
    ['renamed 1→1', 'nationalCodeChanged 1→1'],
  ],
])('%s', (_, before, after, expected) => {
  expect(said(before, after)).toEqual(expected);
});

test('counts, with the share of services removed', () => {
  const before = ['1', '2', '3', '4'].map((id) => service(id));
  const after = [service('1'), service('2', { level: 4 }), service('3', { name: 'Khác' }), service('5')];
  expect(compareServices(before, after).summary).toEqual({
    before: 4,
    after: 4,
    added: 1,
    removed: 1,
    levelUp: 1,
    levelDown: 0,
    renamed: 1,
    urlChanged: 0,
    codeChanged: 0,
    nationalCodeChanged: 0,
    unchanged: 1,
    removedShare: 0.25,
  });
});

test('nothing was removed from an empty list', () => {
  expect(compareServices([], [service('1')]).summary.removedShare).toBe(0);
});
