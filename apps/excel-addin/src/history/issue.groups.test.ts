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

test('a rule of the list says what it is about; of a file, the issue itself does', () => {
  const titles = issueGroups('services', [issue('NAME_MISSING', 'error', 'A6'), issue('XML_TRUNCATED', 'error', null)]);
  expect(titles.map(({ title }) => title.vi)).toEqual(['Thiếu tên dịch vụ công', 'Nói về XML_TRUNCATED.']);
});
