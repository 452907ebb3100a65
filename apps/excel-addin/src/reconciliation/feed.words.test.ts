import type { Feed } from '@emc/contract';
import { Calendar, daysBefore, holidayTable } from '@emc/domain';
import { latestDays } from './feed.js';
import { feedSentences } from './feed.words.js';

const feed: Feed = {
  siteId: 278,
  ...{ keyRequired: false, hasKey: false, expectedFrom: null, allowedHours: 16, ratePerMinute: 60_000 },
  ...{
    lastEventAt: '2026-03-02T01:15:00Z',
    rebuiltAt: null,
    events: 1882,
    derived: 1882,
    dossiers: 900,
    quarantined: 0,
  },
};

test.each<[Partial<Feed>, string]>([
  [{}, 'Sự kiện gần nhất đến lúc 08:15 02/03/2026.'],
  [{}, 'ai biết mã trang cũng gửi được'],
  [{ lastEventAt: null }, 'chưa gửi sự kiện nào.'],
  [{ lastEventAt: null, expectedFrom: '2026-03-02' }, 'trong khi phải kết nối từ 02/03/2026.'],
  [{ derived: 382 }, 'Còn 1.500 sự kiện đang được tính'],
  [{ quarantined: 3 }, '3 sự kiện mang mã trang này đang được giữ lại'],
  [{ hasKey: true }, 'Khoá đã được cấp nhưng chưa bắt buộc.'],
  [{ hasKey: true, keyRequired: true }, 'Trang chỉ nhận dữ liệu gửi kèm khoá'],
])('%j: %s', (change, told) => {
  const said = feedSentences({ ...feed, ...change }).map(({ vi }) => vi);
  expect(said.join('\n')).toContain(told);
});

test('the last 14 days, today first, beside what is usual', () => {
  const today = '2025-08-14';
  const days = Array.from({ length: 200 }, (_, ago) => daysBefore(today, 199 - ago)).map((day) => ({
    ...{ day, received: 30, online: 12, fullOnline: 0, unmatched: 0, returned: 9 },
    ...{ adjusted: false, changedOn: day },
  }));
  const latest = latestDays({ siteId: 278, from: '', to: '', days }, new Calendar(holidayTable), today);
  expect(latest).toHaveLength(14);
  expect(latest[0]).toEqual({ day: today, received: 30, online: 12, returned: 9, expected: 30 });
  expect(latest.at(-1)?.day).toBe('2025-08-01');
  expect(latestDays({ siteId: 278, from: '', to: '', days: [] }, new Calendar(holidayTable), today)).toEqual([]);
});
