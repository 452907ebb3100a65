import { codeMatcher, type ListedService } from './check.code-match.js';

const service = (idMcdt: string, idCdvcqg = '2.999999'): ListedService => ({
  idMcdt,
  idCdvcqg,
  name: 'Cấp phép',
  level: 4,
});

const services = [
  service('000001', '1.004873.000.00.00.H34'),
  service('000012', '1.005555.000.00.00.H34.01'),
  service('000013', '1.005555.000.00.00.H34.02'),
  service('1.002835.000.00.00.H34', '1.002835.000.00.00.H34'),
  service('KH-2207'),
  service('KH-3301'),
  service('KH-3302'),
  service('ABC'),
];

test.each<[string, string, string | null]>([
  ['zeros lost', '1', '000001'],
  ['zeros too many', '00000001', '000001'],
  ['small letters', 'kh-2207', 'KH-2207'],
  ['a space inside', 'KH- 2207', 'KH-2207'],
  ['the national code in place of the ID MCDT', '1.004873.000.00.00.H34', '000001'],
  ['… of a service with several forms', '1.005555.000.00.00.H34.02', '000013'],
  ['… of which form is not said', '1.005555.000.00.00.H34', null],
  ['only the root of the national code', '1.002835', '1.002835.000.00.00.H34'],
  ['the national code of the agency before the merger', '1.002835.000.00.00.H48', '1.002835.000.00.00.H34'],
  ['the national code between other words', 'TTHC_1.004873_X', '000001'],
  ['one character wrong', 'KH-2208', 'KH-2207'],
  ['one character more', 'KH-22207', 'KH-2207'],
  ['one character less', 'KH-207', 'KH-2207'],
  ['one character of another service that works', 'KH-3305', null],
  ['two characters wrong', 'KH-2298', null],
  ['one wrong, but two services fit', '000011', null],
  ['too short to tell', 'ABD', null],
  ['nothing alike', 'Z-9', null],
])('%s: %j → %j', (_, code, suggested) => {
  const used = new Set(['KH-3301', 'KH-3302']);
  expect(codeMatcher(services, used)(code)?.value ?? null).toBe(suggested);
});

test('50,000 services and 2,000 codes are matched without comparing each with each', () => {
  const many = Array.from({ length: 50_000 }, (_, n) => service(`QN-${String(n).padStart(6, '0')}`));
  const suggest = codeMatcher(many, new Set());
  const codes = Array.from({ length: 2_000 }, (_, n) => `QN-${String(n).padStart(6, '0')}X`);
  expect(codes.filter((code) => suggest(code) === null)).toEqual([]);
});
