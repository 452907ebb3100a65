import { siteFound } from './site-search.js';

const sites = [
  { id: 12, name: 'Cổng thông tin tỉnh Kon Tum' },
  { id: 120, name: 'Một cửa điện tử Quảng Ngãi' },
  { id: 278, name: 'Một cửa điện tử Kon Tum' },
];

test.each<[typed: string, id: number | null]>([
  ['12', 12],
  [' 278 ', 278],
  ['278 · Một cửa điện tử Kon Tum', 278],
  ['quang ngai', 120],
  ['cổng', 12],
  ['một cửa', null],
  ['', null],
  ['Hà Nội', null],
])('%j is site %j', (typed, id) => {
  expect(siteFound(typed, sites)?.id ?? null).toBe(id);
});
