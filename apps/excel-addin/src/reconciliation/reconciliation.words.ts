import type { ReconciliationRun } from '@emc/contract';
import { discrepancyStates, type Sentence } from '@emc/domain';
import { counted, countTold, timeTold } from '../told.js';

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
  anyDue: { vi: 'Mọi hạn', en: 'Any' },
  overdue: { vi: 'Quá hạn', en: 'Overdue' },
  owner: { vi: 'Phụ trách', en: 'Owner' },
  nobody: { vi: 'chưa giao', en: 'nobody' },
  anyOwner: { vi: 'Mọi người', en: 'Anybody' },
  mine: { vi: 'Tôi', en: 'Me' },
  unowned: { vi: 'Chưa giao', en: 'Nobody' },
  agency: { vi: 'Đơn vị', en: 'Agency' },
  allAgencies: { vi: 'Mọi đơn vị', en: 'All agencies' },
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

/** `1.882 chênh lệch` */
export function foundSentence(count: number): Sentence {
  return counted(count, (told) => ({
    vi: `${told} chênh lệch`,
    en: `${told} ${count === 1 ? 'discrepancy' : 'discrepancies'}`,
  }));
}

/** How many of the found are on the screen. */
export function shownSentence(shown: number, total: number): Sentence {
  const [vi, en] = [countTold(total, 'vi'), countTold(total, 'en')];
  return {
    vi: `Đang xem ${countTold(shown, 'vi')} trong ${vi}, hạn sớm nhất ở trên.`,
    en: `Showing ${countTold(shown, 'en')} of ${en}, due first at the top.`,
  };
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
