import type { Sentence } from './issue.js';

/** Where a discrepancy can stand, in the words of the record of reconciliation. */
export const discrepancyStates = {
  open: { vi: 'Mới phát hiện', en: 'Open' },
  acknowledged: { vi: 'Đã xem', en: 'Acknowledged' },
  explained: { vi: 'Đã giải trình', en: 'Explained' },
  correction_submitted: { vi: 'Đã hiệu chỉnh, chờ kiểm tra lại', en: 'Correction submitted, to be checked' },
  closed: { vi: 'Đã đóng', en: 'Closed' },
  reopened: { vi: 'Mở lại', en: 'Reopened' },
  waived: { vi: 'Tạm miễn', en: 'Waived' },
} as const satisfies Readonly<Record<string, Sentence>>;

export type DiscrepancyState = keyof typeof discrepancyStates;
