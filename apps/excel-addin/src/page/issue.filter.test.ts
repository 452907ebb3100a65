import type { Issue, Severity } from '@emc/domain';
import type { Group } from '../groups.js';
import { noFilter, rulesOf, shownOf, type Filter } from './issue.filter.js';

const group = (code: string, severity: Severity, issues: number): Group => ({
  code,
  severity,
  title: { vi: code, en: code },
  count: issues,
  issues: Array.from({ length: issues }, (_, at) => ({ code, row: at + 2 }) as Issue),
});
const groups = [group('A', 'error', 2), group('B', 'warning', 3), group('C', 'warning', 1)];

test.each<[filter: Filter, most: number, shown: readonly (readonly [string, number])[], passing: number]>([
  [
    noFilter,
    50,
    [
      ['A', 2],
      ['B', 3],
      ['C', 1],
    ],
    6,
  ],
  [
    noFilter,
    4,
    [
      ['A', 2],
      ['B', 2],
    ],
    6,
  ],
  [noFilter, 2, [['A', 2]], 6],
  [
    { severity: 'warning', code: null },
    50,
    [
      ['B', 3],
      ['C', 1],
    ],
    4,
  ],
  [{ severity: 'warning', code: 'C' }, 50, [['C', 1]], 1],
  [{ severity: 'notice', code: null }, 50, [], 0],
])('%j, %i at most', (filter, most, expected, passing) => {
  const came = shownOf(groups, filter, most);
  expect(came.shown.map(({ group: { code }, issues }) => [code, issues.length])).toEqual(expected);
  expect(came.passing).toBe(passing);
});

test('only rules of the chosen severity can be chosen', () => {
  expect(rulesOf(groups, { severity: 'warning', code: null }).map(({ code }) => code)).toEqual(['B', 'C']);
});
