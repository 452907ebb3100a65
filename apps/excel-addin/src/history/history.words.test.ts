import type { Submission } from '@emc/contract';
import { countsSentence, decisionTold, foundSentence, levelTold, shareTold, stateSentence } from './history.words.js';

test.each([
  ['accepted', false, 'Đã nhận'],
  ['accepted', true, 'Không có lỗi'],
  ['refused', false, 'Chưa được nhận'],
  ['refused', true, 'Có lỗi'],
  ['reading', true, 'Đang đọc'],
  ['awaiting', false, 'Chờ các phần còn lại'],
] as const)('%s, trial %p: %s', (state, dryRun, told) => {
  expect(stateSentence({ state, dryRun } as Submission).vi).toBe(told);
});

test('numbers are grouped as the language does', () => {
  expect(foundSentence(1882)).toEqual({ vi: '1.882 dịch vụ công được tìm thấy', en: '1,882 services found' });
  expect(countsSentence({ rows: 1, errors: 1200, warnings: 0, notices: 3 }).vi).toBe(
    '1.200 lỗi · 0 cảnh báo · 3 lưu ý',
  );
  expect([shareTold(0.6854, 'vi'), shareTold(0.5, 'en')]).toEqual(['68,54\u00a0%', '50.00\u00a0%']);
});

test.each([
  [{ number: '12/QĐ-UBND', date: '2026-03-02', hasScan: false }, '12/QĐ-UBND, 02/03/2026'],
  [{ number: null, date: '2026-03-02', hasScan: false }, '02/03/2026'],
  [{ number: null, date: null, hasScan: true }, '–'],
])('%j is told as %s', (decision, told) => expect(decisionTold(decision)).toBe(told));

test.each([
  [4, '4 · toàn trình'],
  [3, '3 · một phần'],
  [2, '2 · thang cũ'],
  [0, '0 · không trực tuyến'],
])('level %i is told as %s', (level, told) => expect(levelTold(level, 'vi')).toBe(told));
