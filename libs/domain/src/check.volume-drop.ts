import { dayInWords, type Check } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import { fill } from './rule.js';
import type { VolumeDay } from './volume.js';

export interface VolumeDropFacts {
  /** Judged by `judgeVolume`; days that are over. */
  readonly days: readonly VolumeDay[];
  /** The first day to report; the days before only serve to judge it. */
  readonly since: string;
}

export const volumeDrop: Check<VolumeDropFacts> = {
  kind: 'VOLUME_DROP',
  title: discrepancyKinds.VOLUME_DROP,
  severity: 'warning',
  dueWorkingDays: 5,
  find({ days, since }) {
    return days
      .filter(({ day, dropped }) => dropped && day >= since)
      .map(({ day, received, expected, deviation }) => ({
        subject: day,
        evidence: { counts: { received, expected: expected ?? 0 }, rows: [{ day, received, expected, deviation }] },
        message: fill(message, { day: dayInWords(day), received, expected: Math.round(expected ?? 0) }),
      }));
  },
  judges: ({ days, since }, subject) =>
    subject >= since && days.some(({ day, expected }) => day === subject && expected !== null),
};

const message = {
  vi: 'Ngày {day} EMC chỉ nhận được {received} hồ sơ, trong khi cùng thứ các tuần trước thường có khoảng {expected}. Hãy đối chiếu với hệ thống một cửa điện tử: nếu thiếu, gửi lại; nếu đúng, giải trình lý do.',
  en: 'On {day} EMC received only {received} dossiers, where this weekday usually brings about {expected}. Compare with the case-handling system: if some are missing, send them again; if not, explain why.',
};
