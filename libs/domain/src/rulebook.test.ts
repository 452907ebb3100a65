import { readFileSync } from 'node:fs';
import { fileIssue, fileProblems, type FileProblemCode } from './files.js';
import { ruleBook } from './rulebook.js';
import { serviceRules } from './service.rules.js';

test('docs/rules.md is current (npm run rules)', () => {
  const page = readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8');
  expect(page).toBe(ruleBook());
});

test('every rule has its own code and stands in the book once', () => {
  const codes = [...serviceRules.map(({ code }) => code), ...Object.keys(fileProblems)];
  expect(new Set(codes).size).toBe(codes.length);
  const book = ruleBook();
  expect(codes.filter((code) => book.split(`\n- \`${code}\``).length !== 2)).toEqual([]);
});

test.each(serviceRules.map((rule) => [rule.code, rule] as const))('%s speaks both languages alike', (code, rule) => {
  const placeholders = (text: string) => new Set(text.match(/\{\w+\}/g));
  expect(code).toMatch(/^[A-Z]+(_[A-Z]+)+$/);
  expect(rule.message.vi).not.toBe(rule.message.en);
  expect(placeholders(rule.message.vi)).toEqual(placeholders(rule.message.en));
  expect(rule.message.vi.normalize('NFC')).toBe(rule.message.vi);
});

test.each(Object.keys(fileProblems) as FileProblemCode[])('%s refuses the whole file', (code) => {
  expect(fileIssue(code)).toMatchObject({ code, severity: 'error', row: null, column: null, cell: null });
});
