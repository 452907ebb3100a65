import type { ReconciliationRun } from '@emc/contract';
import { discrepancyStates, type DiscrepancyKind, type Sentence } from '@emc/domain';
import { counted, timeTold } from '../told.js';

export const words = {
  parts: { vi: 'Các phần của đối soát', en: 'Parts of the reconciliation' },
  chooseSite: {
    vi: 'Hãy chọn trang ở phía trên để xem phần này.',
    en: 'Choose a site above to see this part.',
  },
  reconcile: { vi: 'Đối soát ngay', en: 'Reconcile now' },
  state: { vi: 'Trạng thái', en: 'State' },
  kind: { vi: 'Loại', en: 'Kind' },
  severity: { vi: 'Mức độ', en: 'Severity' },
  scope: { vi: 'Phạm vi', en: 'Scope' },
  thisSite: { vi: 'Trang đang chọn', en: 'The chosen site' },
  everySite: { vi: 'Mọi trang trong phạm vi', en: 'All sites within reach' },
  allKinds: { vi: 'Mọi loại', en: 'All kinds' },
  allSeverities: { vi: 'Mọi mức độ', en: 'All severities' },
  due: { vi: 'Hạn xử lý', en: 'Due' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  owner: { vi: 'Phụ trách', en: 'Owner' },
  nobody: { vi: 'chưa giao', en: 'nobody' },
  site: { vi: 'Trang', en: 'Site' },
  noSite: { vi: 'Không thuộc trang nào EMC biết', en: 'Of no site that EMC knows' },
  nothingUnsettled: {
    vi: 'Không còn chênh lệch nào cần xử lý. Nếu vừa sửa dữ liệu, bấm “Đối soát ngay” để kiểm tra lại.',
    en: 'Nothing is left to settle. If you just corrected something, press “Reconcile now” to check again.',
  },
  nothingFound: {
    vi: 'Không có chênh lệch nào như vậy. Hãy bỏ bớt điều kiện lọc.',
    en: 'There is no such discrepancy. Take away a filter.',
  },
  record: { vi: 'Biên bản đối soát', en: 'Record of reconciliation' },
  downloadRecord: { vi: 'Tải biên bản (.xlsx)', en: 'Download the record (.xlsx)' },
  recordHint: {
    vi: 'Bỏ trống cả hai ngày để lấy 30 ngày gần nhất.',
    en: 'Leave both days blank for the last 30 days.',
  },
} as const satisfies Record<string, Sentence>;

export const stateChoices = {
  unsettled: { vi: 'Chưa xử lý xong', en: 'Unsettled' },
  ...discrepancyStates,
} as const satisfies Record<string, Sentence>;

/** Short names, as the filter needs them; a discrepancy carries its own title. */
export const kindNames: Readonly<Record<DiscrepancyKind, Sentence>> = {
  NEVER_FED: { vi: 'Chưa kết nối', en: 'Never connected' },
  MISSING_FEED: { vi: 'Mất dữ liệu gửi về', en: 'Nothing arrives' },
  VOLUME_DROP: { vi: 'Số hồ sơ giảm bất thường', en: 'Unusually few dossiers' },
  COUNT_MISMATCH: { vi: 'Số khai khác số nhận được', en: 'Declared and received differ' },
  ORPHAN_EVENT: { vi: 'Dữ liệu chưa dùng được', en: 'Events that cannot be used' },
  UNMATCHED_CODE: { vi: 'Mã không có trong danh sách', en: 'Code not in the list' },
  LEVEL_CONFLICT: { vi: 'Hồ sơ trực tuyến, dịch vụ không trực tuyến', en: 'Online dossier, service not online' },
  SILENT_SERVICE: { vi: 'Dịch vụ không có hồ sơ', en: 'Service without dossiers' },
  STALE_LIST: { vi: 'Danh sách chưa cập nhật', en: 'List not kept up to date' },
  ACCOUNT_DROP: { vi: 'Số tài khoản giảm', en: 'Fewer accounts' },
};

/** `1.882 chênh lệch` */
export function foundSentence(count: number): Sentence {
  return counted(count, (told) => ({
    vi: `${told} chênh lệch`,
    en: `${told} ${count === 1 ? 'discrepancy' : 'discrepancies'}`,
  }));
}

/** Of more than were loaded, only these are in order. */
export function partSentence(loaded: number): Sentence {
  return counted(loaded, (told) => ({
    vi: `Mới tải ${told} chênh lệch phát hiện gần đây nhất; bấm “Xem thêm” để tải tiếp.`,
    en: `Only the latest ${told} were loaded; press “Show more” for the rest.`,
  }));
}

/** What a run of the checks came to. */
export function runSentence({ ranAt, opened, reopened, closed, unsettled }: ReconciliationRun): Sentence {
  const left = Object.values(unsettled).reduce((sum, count) => sum + count, 0);
  const at = timeTold(ranAt);
  return {
    vi: `Đã đối soát lúc ${at}: ${opened} chênh lệch mới, ${reopened} mở lại, ${closed} được đóng; còn ${left} cần xử lý.`,
    en: `Reconciled at ${at}: ${opened} new, ${reopened} opened again, ${closed} closed; ${left} left to settle.`,
  };
}
