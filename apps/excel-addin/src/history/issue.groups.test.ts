import type { Issue } from '@emc/contract';
import { issueGroups } from './issue.groups.js';

const issue = (code: string, severity: Issue['severity'], cell: string | null): Issue => {
  return { code, severity, sheet: null, row: null, column: null, cell, value: null, message: `Nói về ${code}.` };
};

test('errors come first, then warnings and notices, each rule once', () => {
  const issues = [
    issue('LEVEL_LEGACY', 'warning', 'B5'),
    issue('NAME_MISSING', 'error', 'A6'),
    issue('LEVEL_TEXT', 'notice', 'B7'),
    issue('NAME_MISSING', 'error', 'A9'),
  ];
  expect(issueGroups('services', issues).map(({ code, issues: all }) => [code, all.length])).toEqual([
    ['NAME_MISSING', 2],
    ['LEVEL_LEGACY', 1],
    ['LEVEL_TEXT', 1],
  ]);
});

test('a rule of the list says what its issues are about; one alone speaks for itself', () => {
  const issues = [
    issue('NAME_MISSING', 'error', 'A6'),
    issue('NAME_MISSING', 'error', 'A7'),
    issue('CELL_ERROR', 'error', 'A8'),
    issue('XML_TRUNCATED', 'error', null),
  ];
  expect(issueGroups('services', issues).map(({ title }) => title.vi)).toEqual([
    'Thiếu tên dịch vụ công',
    'Nói về CELL_ERROR.',
    'Nói về XML_TRUNCATED.',
  ]);
});
