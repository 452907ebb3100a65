import { Calendar } from './calendar.js';
import { holidayTable } from './calendar.holidays.js';
import { missingFeed } from './check.missing-feed.js';

const calendar = new Calendar(holidayTable);

test.each<[string, string | null, string, number, boolean]>([
  ['one working day', '2026-03-02T08:00:00', '2026-03-03T08:00:00', 8, true],
  ['a minute less', '2026-03-02T08:01:00', '2026-03-03T08:00:00', 8, false],
  ['a weekend', '2026-03-06T17:30:00', '2026-03-09T08:00:00', 8, false],
  ['all of Tết', '2026-02-13T17:30:00', '2026-02-23T10:00:00', 8, false],
  ['two days', '2026-03-02T08:00:00', '2026-03-04T08:00:00', 16, true],
  ['never fed', null, '2026-03-04T08:00:00', 8, false],
])('%s', (_, lastEventAt, now, allowedHours, found) => {
  const facts = { lastEventAt, now, allowedHours, calendar };
  expect(missingFeed.find(facts).map(({ subject }) => subject)).toEqual(found ? ['feed'] : []);
  expect(missingFeed.judges(facts, 'feed')).toBe(lastEventAt !== null);
});

test('says how long, and since when', () => {
  const facts = { lastEventAt: '2026-03-02T09:05:00', now: '2026-03-04T10:00:00', allowedHours: 8, calendar };
  expect(missingFeed.find(facts)[0]?.message.vi).toBe(
    'Đã 16 giờ làm việc EMC không nhận được dữ liệu hồ sơ nào (lần cuối lúc 09:05 ngày 02/03/2026). Hãy kiểm tra hệ thống một cửa điện tử và kết nối đến EMC; sau khi khắc phục, gửi lại dữ liệu của thời gian bị gián đoạn.',
  );
});
