import { captionOf } from './workbook.sentence.js';

test.each([
  ['', { siteId: null, kind: null, asOf: null }],
  ['278', { siteId: 278, kind: null, asOf: null }],
  ['Danh sách dịch vụ công trang 278', { siteId: 278, kind: 'services', asOf: null }],
  ['278 tài khoản 28/02/2026', { siteId: 278, kind: 'accounts', asOf: '2026-02-28' }],
  ['tai khoan 1/3/2026, trang 15', { siteId: 15, kind: 'accounts', asOf: '2026-03-01' }],
  ['DVC', { siteId: null, kind: 'services', asOf: null }],
  ['Phụ lục II', { siteId: null, kind: 'accounts', asOf: null }],
  ['Phụ lục I', { siteId: null, kind: 'services', asOf: null }],
  ['accounts 278', { siteId: 278, kind: 'accounts', asOf: null }],
])('beside a workbook, %j means %j', (text, meant) => {
  expect(captionOf(text)).toEqual(meant);
});
