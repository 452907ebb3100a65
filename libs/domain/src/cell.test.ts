import { cellAddress, cellText, columnLetter, isBlank, type Cell } from './cell.js';

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (index, letter) => {
  expect(columnLetter(index)).toBe(letter);
});

test('an address names column and row', () => expect(cellAddress(5, 4)).toBe('E5'));

test.each<[Cell | undefined, string]>([
  [null, ''],
  [undefined, ''],
  [{ text: ' a' }, ' a'],
  [{ number: 1.0021 }, '1.0021'],
  [{ number: 0.1 + 0.2 }, '0.3'],
  [{ number: 123456789012 }, '123456789012'],
  [{ date: '2023-02-27T00:00:00', number: 44984 }, '2023-02-27T00:00:00'],
  [{ boolean: true }, 'TRUE'],
  [{ error: '#N/A' }, '#N/A'],
  [{ uncalculated: true, formula: true }, ''],
])('%j reads %j', (cell, text) => {
  expect(cellText(cell)).toBe(text);
});

test.each<Cell | undefined>([null, undefined, { text: '' }, { text: ' \u00a0\u200b' }])('%j is blank', (cell) => {
  expect(isBlank(cell)).toBe(true);
});

test.each<Cell>([{ text: 'a' }, { number: 0 }, { boolean: false }, { uncalculated: true, formula: true }])(
  '%j is not blank',
  (cell) => {
    expect(isBlank(cell)).toBe(false);
  },
);
