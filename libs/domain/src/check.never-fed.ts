import { dayInWords, type Check } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import { fill } from './rule.js';

export interface NeverFedFacts {
  readonly firstEventAt: string | null;
  /** The day by which the site was to be connected; null = none was set. */
  readonly dueOn: string | null;
  readonly today: string;
}

export const neverFed: Check<NeverFedFacts> = {
  kind: 'NEVER_FED',
  title: discrepancyKinds.NEVER_FED,
  severity: 'error',
  dueWorkingDays: 5,
  find({ firstEventAt, dueOn, today }) {
    if (firstEventAt !== null || dueOn === null || today < dueOn) return [];
    return [
      {
        subject: 'feed',
        evidence: { counts: { events: 0 }, rows: [{ dueOn, today }] },
        message: fill(message, { day: dayInWords(dueOn) }),
      },
    ];
  },
  judges: ({ firstEventAt, dueOn }) => firstEventAt !== null || dueOn !== null,
};

const message = {
  vi: 'Trang này phải gửi dữ liệu hồ sơ về EMC từ {day} nhưng đến nay chưa gửi lần nào. Hãy khai báo địa chỉ nhận của EMC và mã trang trong hệ thống một cửa điện tử, rồi gửi thử một hồ sơ.',
  en: 'This site was to send dossiers from {day} on but never has. Set the address of EMC and the site id in the case-handling system, then send one dossier as a trial.',
};
