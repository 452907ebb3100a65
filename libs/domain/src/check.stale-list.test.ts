import { staleList } from './check.stale-list.js';

test.each<[string, string | null, boolean]>([
  ['accepted a year ago', '2025-06-30', false],
  ['a day more', '2025-06-29', true],
  ['accepted today', '2026-06-30', false],
  ['no default version', null, true],
])('%s', (_, defaultAcceptedOn, found) => {
  const facts = { today: '2026-06-30', defaultAcceptedOn, allowedDays: 365 };
  expect(staleList.find(facts).map(({ subject }) => subject)).toEqual(found ? ['services'] : []);
  expect(staleList.judges(facts, 'services')).toBe(true);
});

test('says since when, and what to do without a list', () => {
  const said = ['2025-01-01', null].map(
    (defaultAcceptedOn) => staleList.find({ today: '2026-06-30', defaultAcceptedOn, allowedDays: 365 })[0]?.message.vi,
  );
  expect(said).toEqual([
    'Danh sách đang dùng được nhận ngày 01/01/2025, đã 545 ngày chưa cập nhật. Hãy rà soát với quyết định công bố mới nhất và nộp lại danh sách, kể cả khi không có gì thay đổi.',
    'Trang này chưa có danh sách dịch vụ công mặc định nên không hồ sơ nào khớp được mã. Hãy nộp danh sách theo Phụ lục I và chọn làm phiên bản mặc định.',
  ]);
});
