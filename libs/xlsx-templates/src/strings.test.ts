import { sharedStrings } from './fixtures/workbook-parts.js';
import { XmlReader } from './read.xml.js';
import { SharedStrings } from './strings.js';

function read(items: readonly string[], limits = { strings: 10_000, stringBytes: 20_000_000 }): SharedStrings {
  const strings = new SharedStrings(limits);
  const reader = new XmlReader(strings);
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

test.each([
  ['too many', { strings: 2, stringBytes: 1000 }],
  ['too long', { strings: 10, stringBytes: 5 }],
])('%s are refused', (_, limits) => {
  expect(() => read(['<t>ab</t>', '<t>cd</t>', '<t>ef</t>'], limits)).toThrow('TOO_MANY_STRINGS');
});
