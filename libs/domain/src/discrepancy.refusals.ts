import type { Sentence } from './issue.js';

/** Why a step cannot be taken, and what can be done instead. */
export const discrepancyRefusals = {
  ONLY_CHECK_CLOSES: {
    vi: 'Chênh lệch chỉ được đóng khi chính phép kiểm tra đã phát hiện ra nó cho kết quả đạt. Hãy gửi lại hoặc hiệu chỉnh dữ liệu, rồi yêu cầu đối soát lại.',
    en: 'Only the check that found a discrepancy closes it, by passing. Send again or correct the data, then ask for a reconciliation.',
  },
  ONLY_CHECK_JUDGES: {
    vi: 'Kết quả đạt hay không đạt do phép kiểm tra xác định. Hãy yêu cầu đối soát lại.',
    en: 'Whether it passes is for the check to say. Ask for a reconciliation.',
  },
  ONLY_PEOPLE_ANSWER: {
    vi: 'Việc này phải do cán bộ hoặc quản trị viên thực hiện. Hãy đăng nhập rồi làm lại.',
    en: 'This is for an officer or administrator. Sign in and try again.',
  },
  ONLY_ADMIN_WAIVES: {
    vi: 'Chỉ quản trị viên của Cục được tạm miễn một chênh lệch. Hãy giải trình lý do để quản trị viên xem xét.',
    en: 'Only an administrator of the Department may waive a discrepancy. Explain it, so that one can decide.',
  },
  STEP_NOT_NOW: {
    vi: 'Không thể làm việc này khi chênh lệch ở trạng thái hiện tại. Hãy tải lại trang để xem trạng thái mới nhất.',
    en: 'This cannot be done in the present state of the discrepancy. Load it again to see where it stands.',
  },
  NOTE_MISSING: {
    vi: 'Chưa có nội dung. Hãy ghi rõ lý do hoặc việc đã làm.',
    en: 'There is no note. Write the reason, or what was done.',
  },
  EXPIRY_NOT_AHEAD: {
    vi: 'Ngày hết hạn tạm miễn phải sau hôm nay. Hãy chọn ngày khác.',
    en: 'A waiver must end after today. Choose another day.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type DiscrepancyRefusal = keyof typeof discrepancyRefusals;
