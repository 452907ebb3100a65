import type { Sentence } from './issue.js';

/** Every way in which what was sent and what should be can differ, as people read it, in the order of their lists. */
export const discrepancyKinds = {
  NEVER_FED: { vi: 'Chưa kết nối', en: 'Never connected' },
  MISSING_FEED: { vi: 'Mất dữ liệu gửi về', en: 'Nothing arrives' },
  VOLUME_DROP: { vi: 'Số hồ sơ giảm bất thường', en: 'Unusually few dossiers' },
  COUNT_MISMATCH: { vi: 'Số khai khác số nhận được', en: 'Declared and received differ' },
  ORPHAN_EVENT: { vi: 'Dữ liệu chưa dùng được', en: 'Events that cannot be used' },
  UNMATCHED_CODE: { vi: 'Mã thủ tục không có trong danh sách', en: 'Procedure code not in the list' },
  LEVEL_CONFLICT: { vi: 'Hồ sơ trực tuyến của dịch vụ không trực tuyến', en: 'Online dossier of a service not online' },
  SILENT_SERVICE: { vi: 'Dịch vụ trực tuyến không có hồ sơ', en: 'Online service without dossiers' },
  STALE_LIST: { vi: 'Danh sách chưa được cập nhật', en: 'List not kept up to date' },
  ACCOUNT_DROP: { vi: 'Số tài khoản giảm', en: 'Fewer accounts' },
} as const satisfies Readonly<Record<string, Sentence>>;

export type DiscrepancyKind = keyof typeof discrepancyKinds;
