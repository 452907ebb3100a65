import { fold, isInvisible, normaliseCode, normaliseText, shorten } from './text.js';

const texts = [
  'Cấp phép',
  ' Cấp\u00a0 phép\t',
  'Ca\u0302\u0301p',
  'a\u200b\u0301',
  '\ufeffa b',
  'a\r\n\r\nb',
  '\u0000a\u0085b\u3000',
  'DK  01',
  '',
  '\u200b',
];

test.each(texts)('normalising %j twice changes nothing more', (text) => {
  expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
  expect(normaliseCode(normaliseCode(text))).toBe(normaliseCode(text));
});

test.each([
  [' Cấp\u00a0 phép\t', 'Cấp phép'],
  ['Ca\u0302\u0301p', 'Cấp'],
  ['a\r\nb', 'a b'],
  ['\u0000a\u200bb\u00ad', 'ab'],
])('%j is read as %j', (text, read) => {
  expect(normaliseText(text)).toBe(read);
});

test.each([
  [' DK  01 ', 'DK  01'],
  ['DK\u00a001', 'DK 01'],
  ['DK\n01\n', 'DK\n01'],
])('the code %j is read as %j', (text, read) => {
  expect(normaliseCode(text)).toBe(read);
});

test.each(['', ' ', '\u00a0\t\n', '\u200b\ufeff', '\u3000\u0085'])('nobody sees %j', (text) => {
  expect(isInvisible(text)).toBe(true);
});

test.each([
  ['Đường dẫn', 'duongdan'],
  ['ID_CDVCQG *', 'idcdvcqg'],
  ['ĐƯỜNG  DẪN:', 'duongdan'],
  ['Mức độ'.normalize('NFD'), 'mucdo'],
])('%j folds to %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('a message never holds more than 200 characters of a cell', () => {
  expect(shorten('a'.repeat(201))).toHaveLength(200);
  expect(shorten('a\0b')).toBe('a␀b');
  expect(shorten(`${'a'.repeat(198)}😀 and more`)).toBe(`${'a'.repeat(198)}…`);
  expect(shorten('a'.repeat(200))).toBe('a'.repeat(200));
});
