import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const docs = join(import.meta.dirname, '../../../docs');
const guide = readFileSync(join(docs, 'officers-guide.md'), 'utf8');
const found = (pattern: RegExp) => [...new Set([...guide.matchAll(pattern)].map(([, name = '']) => name))].sort();

/** Where the words of the pane stand, that of its button in Excel, and those that come from the API. */
const sources = ['../src', '../../api/src/addin', '../../../libs/domain/src']
  .map((folder) => join(import.meta.dirname, folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

test.each(found(/\*\*“([^”]+)”\*\*/g))('the guide names “%s” as it stands on the screen', (name) => {
  // `Sửa 12 ô…` is written for any number.
  const said = name.replace(/\d+/, '${told}');
  expect([`'${name}'`, `'${said}'`, `\`${said}\``].filter((each) => sources.includes(each))).not.toEqual([]);
});

test('the guide shows every picture that was made for it, and no other', () => {
  expect(found(/\]\(pictures\/([^)]+)\)/g)).toEqual(readdirSync(join(docs, 'pictures')).sort());
});
