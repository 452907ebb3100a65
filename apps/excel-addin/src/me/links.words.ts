import type { Link, NoticeKind, Wish } from '@emc/contract';
import type { Sentence } from '@emc/domain';

export const words = {
  title: { vi: 'Nhận tin qua Telegram', en: 'Telegram' },
  hint: {
    vi: 'EMC báo cho bạn kết quả nộp danh sách và các chênh lệch của đơn vị. Tin không chứa dữ liệu cá nhân.',
    en: 'EMC tells you what became of lists and of discrepancies of your agency. Messages hold no personal data.',
  },
  none: { vi: 'Bạn chưa liên kết nơi nào.', en: 'Nothing is linked yet.' },
  link: { vi: 'Liên kết Telegram', en: 'Link Telegram' },
  scan: {
    vi: 'Quét mã bằng điện thoại, hoặc mở liên kết trên máy có Telegram, rồi bấm Bắt đầu (Start) và xác nhận.',
    en: 'Scan the code with a phone, or open the link where Telegram is, then press Start and confirm.',
  },
  qr: { vi: 'Mã QR mở cuộc trò chuyện với bot EMC', en: 'QR code that opens a chat with EMC’s bot' },
  open: { vi: 'Mở Telegram', en: 'Open Telegram' },
  openGroup: { vi: 'Thêm vào một nhóm', en: 'Add to a group' },
  groupHint: { vi: 'Nhóm chỉ nhận số lượng, không nhận chi tiết.', en: 'Groups are told counts only.' },
  linked: { vi: 'Tôi đã xác nhận xong', en: 'I have confirmed' },
  unlink: { vi: 'Huỷ liên kết', en: 'Unlink' },
  reallyUnlink: { vi: 'Huỷ liên kết ngay', en: 'Unlink now' },
  leave: { vi: 'Thôi', en: 'Leave it' },
  unlinked: { vi: 'Đã huỷ liên kết; nơi đó không nhận tin nữa.', en: 'Unlinked; nothing is told there any more.' },
  save: { vi: 'Lưu', en: 'Save' },
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
  language: { vi: 'Ngôn ngữ của tin', en: 'Language' },
  quietFrom: { vi: 'Giờ yên lặng từ', en: 'Quiet from' },
  quietTo: { vi: 'đến', en: 'until' },
  quietHint: {
    vi: 'Trong giờ này EMC không gửi tin; để trống cả hai nếu không cần.',
    en: 'Nothing is sent then; leave both blank for none.',
  },
  digest: { vi: 'Tổng hợp lúc 07:30', en: 'Summary at 07:30' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  everySite: { vi: 'Mọi trang', en: 'Every site' },
  oneSite: { vi: 'Riêng trang', en: 'Site' },
  asEverySite: { vi: 'Như mọi trang', en: 'As every site' },
  nothing: { vi: 'Không báo', en: 'Nothing' },
} as const satisfies Record<string, Sentence>;

export const leastSeverities: Readonly<Record<Wish['leastSeverity'], Sentence>> = {
  error: { vi: 'Chỉ việc nghiêm trọng', en: 'Errors only' },
  warning: { vi: 'Từ cảnh báo trở lên', en: 'Warnings and above' },
  notice: { vi: 'Mọi việc', en: 'Everything' },
  none: { vi: 'Không báo', en: 'Nothing' },
};

export const languages = {
  vi: { vi: 'Tiếng Việt', en: 'Tiếng Việt' },
  en: { vi: 'English', en: 'English' },
} as const satisfies Record<string, Sentence>;

export const linkStates: Readonly<Record<Link['state'], Sentence>> = {
  live: { vi: 'Đang nhận tin', en: 'Live' },
  blocked: { vi: 'Đã chặn bot; hãy liên kết lại', en: 'The bot is blocked; link again' },
  unlinked: { vi: 'Đã huỷ', en: 'Unlinked' },
};

export const noticeNames: Readonly<Record<NoticeKind, Sentence>> = {
  'submission.accepted': { vi: 'Danh sách được nhận', en: 'List accepted' },
  'submission.refused': { vi: 'Danh sách chưa được nhận', en: 'List refused' },
  'submission.failed': { vi: 'Lần nộp chưa xử lý được', en: 'Submission failed' },
  'discrepancy.opened': { vi: 'Chênh lệch mới', en: 'New discrepancy' },
  'discrepancy.acknowledged': { vi: 'Chênh lệch đã có người xem', en: 'Discrepancy acknowledged' },
  'discrepancy.explained': { vi: 'Chênh lệch đã giải trình', en: 'Discrepancy explained' },
  'discrepancy.corrected': { vi: 'Chênh lệch đã hiệu chỉnh', en: 'Discrepancy corrected' },
  'discrepancy.waived': { vi: 'Chênh lệch được tạm miễn', en: 'Discrepancy waived' },
  'discrepancy.escalated': { vi: 'Chênh lệch quá hạn', en: 'Discrepancy overdue' },
  'discrepancy.closed': { vi: 'Chênh lệch đã đóng', en: 'Discrepancy closed' },
  'discrepancy.reopened': { vi: 'Chênh lệch mở lại', en: 'Discrepancy reopened' },
  'default.changed': { vi: 'Phiên bản mặc định thay đổi', en: 'Default version changed' },
  'accounts.dropped': { vi: 'Số tài khoản giảm mạnh', en: 'Accounts dropped' },
  'quarantine.dropped': { vi: 'Dữ liệu chờ xem xét đã bị xoá', en: 'Quarantined events deleted' },
  'disk.low': { vi: 'Máy chủ sắp hết chỗ trên đĩa', en: 'Server low on disk' },
  'disk.enough': { vi: 'Máy chủ đã đủ chỗ trên đĩa', en: 'Server has disk again' },
};

/** Until when a code works. */
export function offerSentence(time: string): Sentence {
  return { vi: `Mã dùng được một lần, đến ${time}.`, en: `The code works once, until ${time}.` };
}
