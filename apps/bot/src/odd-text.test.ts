import { clean, nameOf, shorten } from './odd-text.js';

test.each([
  ['Một cửa  H34', 'Một cửa H34'],
  [' a\r\n\tb\u0000c ', 'a b c'],
  ['half \ud83d', 'half \ufffd'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['a\u2066b\u2069c\u200f', 'abc'],
])('%j on one line is %j', (text, said) => {
  expect(clean(text)).toBe(said);
});

test.each([
  ['\u200b\u2060', '?'],
  ['', '?'],
  ['   \n', '?'],
  ['🏛', '🏛'],
  ['x'.repeat(200), `${'x'.repeat(119)}…`],
])('%j as a name is %j', (text, name) => {
  expect(nameOf(text)).toBe(name);
});

test('nothing is cut in the middle of a character', () => {
  expect(shorten('ab🏛🏛', 4)).toBe('ab…');
  expect(shorten('ab🏛', 4)).toBe('ab🏛');
});
