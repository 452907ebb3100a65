import { daysBetween } from './calendar.js';
import { dayInWords, type Check } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import { fill } from './rule.js';

export interface StaleListFacts {
  readonly today: string;
  /** When the version in force was accepted; null = the site has no default version. */
  readonly defaultAcceptedOn: string | null;
  /** Days a list may stay without being updated or handed in again. */
  readonly allowedDays: number;
}

export const staleList: Check<StaleListFacts> = {
  kind: 'STALE_LIST',
  title: discrepancyKinds.STALE_LIST,
  severity: 'warning',
  dueWorkingDays: 10,
  find({ today, defaultAcceptedOn, allowedDays }) {
    if (defaultAcceptedOn === null) {
      return [{ subject: 'services', evidence: { counts: { versions: 0 }, rows: [] }, message: noList }];
    }
    const days = daysBetween(defaultAcceptedOn, today);
    if (days <= allowedDays) return [];
    return [
      {
        subject: 'services',
        evidence: { counts: { days, allowedDays }, rows: [{ defaultAcceptedOn, today }] },
        message: fill(message, { days, day: dayInWords(defaultAcceptedOn) }),
      },
    ];
  },
  judges: () => true,
};

const noList = {
  vi: 'Trang này chưa có danh sách dịch vụ công mặc định nên không hồ sơ nào khớp được mã. Hãy nộp danh sách theo Phụ lục I và chọn làm phiên bản mặc định.',
  en: 'This site has no default list of services, so no dossier can be matched. Hand in the list of Appendix I and make it the default version.',
};
const message = {
  vi: 'Danh sách đang dùng được nhận ngày {day}, đã {days} ngày chưa cập nhật. Hãy rà soát với quyết định công bố mới nhất và nộp lại danh sách, kể cả khi không có gì thay đổi.',
  en: 'The list in force was accepted on {day}, {days} days ago. Review it beside the latest decision and hand it in again, even if nothing changed.',
};
