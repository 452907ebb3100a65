import { found } from './search.js';

const agencies = [
  { code: 'H17', name: 'Đà Nẵng' },
  { code: 'H34', name: 'Kon Tum' },
  { code: 'H48', name: 'Quảng Ngãi' },
];

test.each([
  ['', ['H17', 'H34', 'H48']],
  ['da nang', ['H17']],
  ['ĐÀ', ['H17']],
  ['nang da', ['H17']],
  ['h34', ['H34']],
  ['  ngãi ', ['H48']],
  ['Hà Nội', []],
])('%j finds %j', (query, codes) => {
  expect(found(agencies, query, ({ code, name }) => [code, name]).map(({ code }) => code)).toEqual(codes);
});
