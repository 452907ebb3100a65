import type { Indicator } from '@emc/contract';
import { listsTold } from './indicators.words.js';

const list = (siteId: number): Indicator['lists'][number] => ({
  ...{ siteId, kind: 'services', number: 3, since: '2026-03-02T01:15:00Z', snapshot: null },
});

test.each<[Indicator['lists'], string]>([
  [[], 'chưa có danh sách nào'],
  [[list(278)], 'danh sách dịch vụ công trang 278, phiên bản 3 (mặc định từ 08:15 02/03/2026)'],
  [
    [
      {
        ...list(278),
        kind: 'accounts',
        snapshot: { asOf: '2026-02-28', accounts: 9, active90: 3, byType: { 1: 3, 2: 3, 3: 3 } },
      },
    ],
    'danh sách tài khoản trang 278, phiên bản 3 (mặc định từ 08:15 02/03/2026, số liệu ngày 28/02/2026)',
  ],
])('%j reads %s', (lists, told) => {
  expect(listsTold(lists, 'vi')).toBe(told);
});

test('of many lists the first three are named', () => {
  expect(listsTold([1, 2, 3, 4, 5].map(list), 'vi')).toMatch(
    /trang 1, .*; .* trang 2, .*; .* trang 3, .*; và 2 danh sách khác$/,
  );
});
