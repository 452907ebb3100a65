import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isBefore, playedClasses, readApiLevels, type ApiLevels } from './api-levels.js';

const declarations = readFileSync(createRequire(import.meta.url).resolve('@types/office-js/index.d.ts'), 'utf8');
const kept = JSON.parse(readFileSync(new URL('api-levels.json', import.meta.url), 'utf8')) as ApiLevels;

test('the table is what the declarations of office.js say; `npm run api-levels` writes it anew', () => {
  expect(kept).toEqual(readApiLevels(declarations));
  expect(Object.keys(kept).sort()).toEqual([...playedClasses]);
});

test.each([
  ['Range', 'values', '1.1'],
  ['Range', 'rowHidden', '1.2'],
  ['Range', 'conditionalFormats', '1.6'],
  ['Range', 'getMergedAreasOrNullObject', '1.13'],
  ['Worksheet', 'visibility', '1.1'],
  ['Worksheet', 'getRanges', '1.9'],
  ['WorksheetCollection', 'items', '1.1'],
  ['Functions', 'date', '1.2'],
])('%s.%s came with %s', (name, member, level) => expect(kept[name]?.[member]).toBe(level));

test.each([
  ['1.1', '1.10', true],
  ['1.9', '1.10', true],
  ['1.10', '1.9', false],
  ['1.7', '1.7', false],
])('%s comes before %s: %p', (one, other, answer) => expect(isBefore(one, other)).toBe(answer));
