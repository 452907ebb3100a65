import { codeFromNumber, isAgencyCode, likelyNationalCode, parseNationalCode } from './code.js';

test.each([
  ['1.002835.000.00.00.H56', '1.002835.000.00.00.H56', '1.002835', 'H56'],
  ['1.002109', '1.002109', '1.002109', null],
  ['2.002621.H56', '2.002621.H56', '2.002621', 'H56'],
  ['1.004873.000.00.00.H55.02', '1.004873.000.00.00.H55.02', '1.004873', 'H55'],
  [' 1.004946.0 00.00.00.H\n34', '1.004946.000.00.00.H34', '1.004946', 'H34'],
  ['5.000123.000.00.00.G09', '5.000123.000.00.00.G09', '5.000123', 'G09'],
])('reads %j', (text, code, root, suffix) => {
  expect(parseNationalCode(text)).toEqual({ code, root, suffix });
});

test.each([
  '',
  '1.0021',
  '1.002109.',
  '1.002109.000.00.00',
  '1.002109.000.00.00.Z34',
  '1.002109.H5',
  '1.002109.h56',
  '12.002109',
  '000001',
  '1,002109',
])('does not take %j for a code', (text) => {
  expect(parseNationalCode(text)).toBeNull();
});

test.each([
  [1.0021, '1.002100'],
  [1.004873, '1.004873'],
  [2.5, '2.500000'],
  [1, null],
  [10.5, null],
  [0.5, null],
  [-1.5, null],
  [1.0000001, null],
  [NaN, null],
])('the number %d stands for %j', (number, code) => {
  expect(codeFromNumber(number)).toBe(code);
});

test.each([
  ['1.0021', '1.002100'],
  ['1,002109', '1.002109'],
  ['１.００２１０９', '1.002109'],
  ['1.002109.000.00.00.h56.', '1.002109.000.00.00.H56'],
  ['000001', null],
  ['', null],
])('%j is likely %j', (text, code) => {
  expect(likelyNationalCode(text)).toBe(code);
});

test.each(['H34', 'G09', 'K01'])('%s is an agency code', (code) => expect(isAgencyCode(code)).toBe(true));
test.each(['', 'h34', 'H3', 'H345', 'Z01', '34'])('%j is no agency code', (code) => {
  expect(isAgencyCode(code)).toBe(false);
});
