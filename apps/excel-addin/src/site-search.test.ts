import { siteName, sitesFound } from './site-search.js';

const sites = [
  { id: 12, name: 'Cổng thông tin tỉnh Kon Tum', agencyCode: 'H34' },
  { id: 120, name: 'Một cửa điện tử Quảng Ngãi', agencyCode: 'H48' },
  { id: 121, name: 'Cổng dịch vụ công Quảng Ngãi', agencyCode: 'H48' },
  { id: 278, name: 'Một cửa điện tử Kon Tum', agencyCode: 'H34' },
  { id: 300, name: 'Hệ thống thông tin giải quyết thủ tục hành chính tỉnh Đắk Lắk', agencyCode: 'H15' },
  { id: 400, name: 'Một cửa điện tử', agencyCode: 'G02' },
];
const agencies = [{ code: 'G02', name: 'Bộ Giao thông vận tải' }];

test.each<[typed: string, ids: number[]]>([
  ['12', [12]],
  [' 278 ', [278]],
  ['278 · Một cửa điện tử Kon Tum', [278]],
  ['300 · Đắk Lắk · Hệ thống thông tin giải quyết thủ tục hành chính', [300]],
  ['quang ngai', [120, 121]],
  ['ngãi cổng', [121]],
  ['dak lak', [300]],
  ['ĐẮK LẮK', [300]],
  ['h48', [120, 121]],
  ['giao thong', [400]],
  ['một cửa', [120, 278, 400]],
  ['', []],
  ['  ', []],
  ['Hà Nội', []],
])('%j means %j', (typed, ids) => {
  expect(sitesFound(typed, sites, agencies).map(({ id }) => id)).toEqual(ids);
});

test.each([
  [
    'Hệ thống thông tin giải quyết thủ tục hành chính tỉnh An Giang',
    '7 · An Giang · Hệ thống thông tin giải quyết thủ tục hành chính',
  ],
  ['Cổng dịch vụ công thành phố Hải Phòng', '7 · Hải Phòng · Cổng dịch vụ công'],
  ['Cổng dịch vụ công của UBND tỉnh Lào Cai', '7 · Lào Cai · Cổng dịch vụ công'],
  ['Cổng dịch vụ công Bộ Y tế', '7 · Bộ Y tế · Cổng dịch vụ công'],
  ['Một cửa điện tử H34', '7 · Một cửa điện tử H34'],
  ['Tỉnh Kon Tum', '7 · Tỉnh Kon Tum'],
  ['Cổng thông tin điện tử', '7 · Cổng thông tin điện tử'],
])('%s is chosen as %s', (name, chosen) => {
  expect(siteName({ id: 7, name })).toBe(chosen);
});
