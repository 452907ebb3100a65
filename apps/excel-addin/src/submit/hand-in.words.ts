import type { Submission } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { countTold, timeTold } from '../told.js';

export const words = {
  trying: { vi: 'EMC đang xem thử danh sách…', en: 'EMC is trying the list…' },
  sending: { vi: 'Đang gửi danh sách…', en: 'Sending the list…' },
  stopping: { vi: 'Đang huỷ…', en: 'Cancelling…' },
  cancel: { vi: 'Huỷ', en: 'Cancel' },
  back: { vi: 'Quay lại kết quả kiểm tra', en: 'Back to the check' },
  another: { vi: 'Xong', en: 'Done' },
  signIn: { vi: 'Đăng nhập để nộp', en: 'Sign in to hand in' },
  signInAgain: {
    vi: 'Phiên làm việc đã hết. Hãy đăng nhập lại; danh sách vẫn còn đây và chỉ được nhận một lần.',
    en: 'Your session has ended. Sign in again; the list is still here and is taken only once.',
  },
  readOnly: {
    vi: 'Tài khoản của bạn chỉ được xem, không nộp được danh sách.',
    en: 'Your account may read only, and cannot hand lists in.',
  },
  chooseSite: {
    vi: 'Hãy chọn trang ở đầu khung này rồi bấm “Nộp”.',
    en: 'Choose a site at the top of this pane, then press “Hand in”.',
  },
  review: { vi: 'Xem trước khi nộp', en: 'Before you hand in' },
  noDefault: {
    vi: 'Trang này chưa có phiên bản mặc định nào, nên chưa có gì để so sánh.',
    en: 'The site has no default version yet, so there is nothing to compare with.',
  },
  noChange: {
    vi: 'Danh sách giống hệt phiên bản mặc định.',
    en: 'The list is the same as the default version.',
  },
  accountsBefore: { vi: 'Trước', en: 'Before' },
  accountsAfter: { vi: 'Sau', en: 'After' },
  accountsAll: { vi: 'Tất cả tài khoản', en: 'All accounts' },
  business: { vi: 'Doanh nghiệp', en: 'Businesses' },
  citizen: { vi: 'Cá nhân', en: 'Citizens' },
  oneStop: { vi: 'Cán bộ một cửa', en: 'One-stop officers' },
  linked: { vi: 'Có ID_QG', en: 'With ID_QG' },
  active: { vi: 'Đăng nhập trong 90 ngày', en: 'Signed in within 90 days' },
  notCompared: {
    vi: 'Khoá bảo vệ mã tài khoản đã đổi, nên chỉ so sánh được số lượng.',
    en: 'The key that protects account ids has changed, so only the numbers can be compared.',
  },
  makeDefault: {
    vi: 'Dùng làm phiên bản mặc định ngay khi được nhận',
    en: 'Make it the default version as soon as it is accepted',
  },
  decision: { vi: 'Quyết định công bố (không bắt buộc)', en: 'Signed decision (optional)' },
  decisionNumber: { vi: 'Số quyết định', en: 'Number' },
  decisionDate: { vi: 'Ngày ký', en: 'Date' },
  decisionScan: { vi: 'Chọn bản quét (PDF hoặc ảnh)…', en: 'Choose the scan (PDF or picture)…' },
  noScan: { vi: 'Chưa chọn bản quét nào.', en: 'No scan is chosen.' },
  submit: { vi: 'Nộp', en: 'Hand in' },
  refused: {
    vi: 'EMC chưa nhận danh sách. Hãy sửa các lỗi dưới đây rồi kiểm tra lại.',
    en: 'EMC has not accepted the list. Mend the errors below, then check again.',
  },
  failed: {
    vi: 'EMC gặp sự cố khi xử lý, không phải do danh sách. Hãy nộp lại sau ít phút.',
    en: 'EMC itself broke, not your list. Hand it in again in a few minutes.',
  },
  cancelled: {
    vi: 'Đã huỷ. Danh sách không được nhận.',
    en: 'Cancelled. The list was not accepted.',
  },
  dropped: {
    vi: 'Đã thôi nộp. Nếu EMC đã nhận trước khi mất kết nối, danh sách vẫn hiện trong Lịch sử.',
    en: 'No longer waiting. If EMC got the list before the connection was lost, it is in the history.',
  },
  waiting: {
    vi: 'Chưa kết nối được với EMC. EMC đã có bản xem thử; lệnh nộp được giữ lại và tự gửi khi có mạng; gửi lại bao nhiêu lần cũng chỉ thành một lần nộp.',
    en: 'EMC is out of reach. It has the list as it was tried; that you hand it in is kept and sent as soon as there is a connection; however often, it is taken once.',
  },
  tryNow: { vi: 'Gửi ngay', en: 'Send now' },
  continue: { vi: 'Nộp tiếp', en: 'Go on' },
  drop: { vi: 'Thôi nộp', en: 'Drop it' },
  receipt: { vi: 'Giấy biên nhận', en: 'Receipt' },
  accepted: { vi: 'EMC đã nhận danh sách.', en: 'EMC has accepted the list.' },
  receiptNumber: { vi: 'Số biên nhận', en: 'Receipt number' },
  site: { vi: 'Trang', en: 'Site' },
  list: { vi: 'Danh sách', en: 'List' },
  rows: { vi: 'Số dòng', en: 'Rows' },
  version: { vi: 'Phiên bản', en: 'Version' },
  isDefault: { vi: 'đang là mặc định', en: 'now the default' },
  isNotDefault: { vi: 'chưa là mặc định', en: 'not the default' },
  time: { vi: 'Thời điểm nhận', en: 'Received at' },
  by: { vi: 'Người nộp', en: 'Handed in by' },
  agency: { vi: 'Đơn vị', en: 'Agency' },
  print: { vi: 'In biên nhận', en: 'Print the receipt' },
  history: { vi: 'Xem trong Lịch sử', en: 'See it in the history' },
  unmatched: { vi: 'So với hồ sơ gửi về trong 30 ngày', en: 'Beside the dossiers of the last 30 days' },
  code: { vi: 'CodeTTHC', en: 'CodeTTHC' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  suggestion: { vi: 'Có thể là', en: 'May stand for' },
  now: { vi: 'đang khớp', en: 'matches now' },
} as const satisfies Record<string, Sentence>;

/** `So với phiên bản mặc định số 3: trước có 1.882 dòng, nay có 1.890 dòng.` */
export function againstSentence(against: number, before: number, after: number): Sentence {
  return {
    vi: `So với phiên bản mặc định số ${against}: trước có ${countTold(before, 'vi')} dòng, nay có ${countTold(after, 'vi')} dòng.`,
    en: `Beside default version ${against}: ${countTold(before, 'en')} rows before, ${countTold(after, 'en')} now.`,
  };
}

/** Asks to type the number of the site, because much of the default version goes. */
export function typeSentence(share: number, siteId: number): Sentence {
  const percent = (language: Language) =>
    (share * 100).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 2 });
  return {
    vi: `${percent('vi')} % phiên bản mặc định sẽ mất. Nếu đúng như vậy, hãy gõ số của trang: ${siteId}`,
    en: `${percent('en')} % of the default version will go. If that is right, type the number of the site: ${siteId}`,
  };
}

export function unmatchedSentence({ sent, dossiers, lost }: NonNullable<Submission['unmatched']>): Sentence {
  return {
    vi: `${countTold(dossiers, 'vi')} hồ sơ mang ${countTold(sent, 'vi')} mã không có trong danh sách này; ${countTold(lost, 'vi')} mã trong số đó đang có ở phiên bản mặc định.`,
    en: `${countTold(dossiers, 'en')} dossiers carry ${countTold(sent, 'en')} codes that this list lacks; the default version has ${countTold(lost, 'en')} of them.`,
  };
}

export function silentSentence(listed: number): Sentence {
  return {
    vi: `${countTold(listed, 'vi')} dịch vụ công trong danh sách chưa có hồ sơ nào.`,
    en: `For ${countTold(listed, 'en')} services of the list no dossier came.`,
  };
}

/** `Danh sách “DVC” (trang 278), nộp lúc 14:05 23/11/2026, chưa có kết quả.` */
export function keptSentence(name: string, siteId: number, at: string): Sentence {
  return {
    vi: `Danh sách “${name}” (trang ${siteId}), nộp lúc ${timeTold(at)}, chưa có kết quả.`,
    en: `The list “${name}” (site ${siteId}), handed in at ${timeTold(at)}, has no result yet.`,
  };
}
