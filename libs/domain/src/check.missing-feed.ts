import type { Calendar } from './calendar.js';
import { dayInWords, type Check } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import { fill } from './rule.js';

export interface MissingFeedFacts {
  /** Moments of Asia/Ho_Chi_Minh; null = never fed, which is another discrepancy. */
  readonly lastEventAt: string | null;
  readonly now: string;
  /** Working hours without any event that this site is allowed. */
  readonly allowedHours: number;
  readonly calendar: Calendar;
}

export const missingFeed: Check<MissingFeedFacts> = {
  kind: 'MISSING_FEED',
  title: discrepancyKinds.MISSING_FEED,
  severity: 'error',
  dueWorkingDays: 2,
  find({ lastEventAt, now, allowedHours, calendar }) {
    if (lastEventAt === null) return [];
    const hours = Math.floor(calendar.workingHoursBetween(lastEventAt, now));
    if (hours < allowedHours) return [];
    return [
      {
        subject: 'feed',
        evidence: { counts: { hours, allowedHours }, rows: [{ lastEventAt, now }] },
        message: fill(message, { hours, time: lastEventAt.slice(11, 16), day: dayInWords(lastEventAt) }),
      },
    ];
  },
  judges: ({ lastEventAt }) => lastEventAt !== null,
};

const message = {
  vi: 'Đã {hours} giờ làm việc EMC không nhận được dữ liệu hồ sơ nào (lần cuối lúc {time} ngày {day}). Hãy kiểm tra hệ thống một cửa điện tử và kết nối đến EMC; sau khi khắc phục, gửi lại dữ liệu của thời gian bị gián đoạn.',
  en: 'For {hours} working hours EMC has received nothing (last at {time} on {day}). Check the case-handling system and its connection to EMC; once it works, send again what was interrupted.',
};
