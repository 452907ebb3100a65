import { accountRules, serviceRules, verdictOf, type Issue } from '@emc/domain';
import type { Checked } from './check.js';
import { groupsOf, titleOf } from './groups.js';

const rules = [...new Set([...serviceRules, ...accountRules])];

test.each(rules.map((rule) => [rule.code, titleOf(rule)] as const))('%s has a title: %j', (_, { vi, en }) => {
  for (const title of [vi, en]) {
    expect(title).toMatch(/^[\p{Lu}“…].{5,}[^.]$/u);
    expect(title).not.toMatch(/[{}]/);
  }
});

test.each([
  ['ID_LOST_ZERO', 'Excel lưu mã này thành số … nên các chữ số 0 ở đầu (hoặc cuối) có thể đã mất'],
  ['CODE_INVALID', '“…” không phải là mã trên Cổng Dịch vụ công quốc gia'],
  ['NAME_MISSING', 'Thiếu tên dịch vụ công'],
])('%s is called %j', (code, title) => {
  expect(rules.filter((rule) => rule.code === code).map((rule) => titleOf(rule).vi)).toContain(title);
});

test('errors come first, then what comes first in the sheet; counts are of all that was found', () => {
  const issue = (code: string, severity: Issue['severity'], row: number): Issue => ({
    ...{ code, severity, row, sheet: null, column: null, cell: null, value: null },
    message: { vi: '', en: '' },
  });
  const verdict = verdictOf([
    issue('LEVEL_TEXT', 'notice', 2),
    issue('NAME_MISSING', 'error', 3),
    issue('ID_MISSING', 'error', 4),
    issue('NAME_MISSING', 'error', 5),
  ]);
  const checked = { kind: 'services', verdict: { ...verdict, byCode: { ...verdict.byCode, NAME_MISSING: 1_200 } } };
  const groups = groupsOf(checked as unknown as Checked);
  expect(groups.map(({ code, count, issues }) => [code, count, issues.length])).toEqual([
    ['NAME_MISSING', 1_200, 2],
    ['ID_MISSING', 1, 1],
    ['LEVEL_TEXT', 1, 1],
  ]);
});
