import { neverFed } from './check.never-fed.js';

test.each<[string, string | null, string | null, string, boolean]>([
  ['the day before it is due', null, '2026-03-02', '2026-03-01', false],
  ['the day it is due', null, '2026-03-02', '2026-03-02', true],
  ['fed late', '2026-03-10T08:00:00', '2026-03-02', '2026-03-11', false],
  ['fed, and no day was set', '2026-03-10T08:00:00', null, '2026-03-11', false],
  ['no day was set', null, null, '2026-03-11', false],
])('%s', (_, firstEventAt, dueOn, today, found) => {
  const facts = { firstEventAt, dueOn, today };
  expect(neverFed.find(facts).map(({ subject }) => subject)).toEqual(found ? ['feed'] : []);
  expect(neverFed.judges(facts, 'feed')).toBe(dueOn !== null || firstEventAt !== null);
});

test('says what to set', () => {
  expect(neverFed.find({ firstEventAt: null, dueOn: '2026-03-02', today: '2026-03-05' })[0]?.message.vi).toBe(
    'Trang này phải gửi dữ liệu hồ sơ về EMC từ 02/03/2026 nhưng đến nay chưa gửi lần nào. Hãy khai báo địa chỉ nhận của EMC và mã trang trong hệ thống một cửa điện tử, rồi gửi thử một hồ sơ.',
  );
});
