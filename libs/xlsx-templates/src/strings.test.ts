import { sharedStrings } from './fixtures/workbook-parts.js';
import { ItemReader } from './read.items.js';
import { SharedStrings } from './strings.js';

function read(items: readonly string[], limits = { strings: 10_000, stringBytes: 20_000_000 }): SharedStrings {
  const strings = new SharedStrings(limits);
  const reader = new ItemReader(strings);
  reader.write(new Uint8Array(Buffer.from(sharedStrings(...items))));
  reader.end();
  return strings;
}

test('thousands of strings on several pages come back by number', () => {
  const texts = Array.from({ length: 5000 }, (_, index) => `Thủ tục ${'đ'.repeat(index % 2000)} số ${index}`);
  const strings = read(texts.map((text) => `<t>${text}</t>`));
  expect(texts.every((text, index) => strings.at(index) === text)).toBe(true);
  expect(strings.at(texts.length)).toBeUndefined();
});

test.each<[string, (index: number) => number]>([
  ['in their order', (index) => index],
  ['backwards', (index) => 59_999 - index],
  ['all over', (index) => (index * 7919) % 60_000],
  ['in their order, with the first in between', (index) => (index % 3 === 0 ? 0 : index)],
])('strings of many lengths come back by number: %s', (_, order) => {
  const texts = Array.from({ length: 60_000 }, (_text, index) =>
    index % 7 === 0 ? '' : `${index}${'-'.repeat(index % 50)}`,
  );
  const strings = read(
    texts.map((text) => `<t>${text}</t>`),
    { strings: 60_000, stringBytes: 20_000_000 },
  );
  const numbers = texts.map((_text, index) => order(index));
  expect(numbers.filter((number) => strings.at(number) !== texts[number])).toEqual([]);
});

test.each([
  ['too many', { strings: 2, stringBytes: 1000 }],
  ['too long', { strings: 10, stringBytes: 5 }],
])('%s are refused', (_, limits) => {
  expect(() => read(['<t>ab</t>', '<t>cd</t>', '<t>ef</t>'], limits)).toThrow('TOO_MANY_STRINGS');
});
