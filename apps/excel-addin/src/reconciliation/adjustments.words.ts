import type { Adjustment } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { countTold } from '../told.js';

export const words = {
  intro: {
    vi: 'Chỉ điều chỉnh khi không gửi lại được hồ sơ. Sự kiện và hồ sơ đã nhận giữ nguyên; người khác ở Cục xem xét rồi duyệt.',
    en: 'Adjust only where dossiers cannot be sent again. Events and dossiers stay as they are; another person at the Department decides.',
  },
  nothing: { vi: 'Trang này chưa có điều chỉnh nào.', en: 'This site has no adjustments.' },
  proposeTitle: { vi: 'Đề nghị điều chỉnh', en: 'Propose an adjustment' },
  about: {
    vi: 'Đề nghị này gắn với chênh lệch đang xem.',
    en: 'The proposal belongs to the discrepancy you came from.',
  },
  day: { vi: 'Ngày', en: 'Day' },
  code: { vi: 'Mã thủ tục (ID MCDT)', en: 'Procedure (ID MCDT)' },
  codeHint: { vi: 'Bỏ trống nếu không rõ thủ tục.', en: 'Leave blank if the procedure is not known.' },
  channel: { vi: 'Hình thức tiếp nhận', en: 'Channel' },
  received: { vi: 'Tiếp nhận cộng thêm', en: 'Received, to add' },
  returned: { vi: 'Trả kết quả cộng thêm', en: 'Returned, to add' },
  signHint: { vi: 'Số âm là bớt đi.', en: 'A negative number takes away.' },
  reason: { vi: 'Lý do', en: 'Reason' },
  propose: { vi: 'Gửi đề nghị', en: 'Propose' },
  proposed: {
    vi: 'Đã gửi đề nghị. Số liệu chỉ thay đổi khi được duyệt.',
    en: 'Proposed. Figures change once it is approved.',
  },
  approvedNow: {
    vi: 'Đã duyệt; số liệu của ngày đó đã thay đổi.',
    en: 'Approved; the figures of that day have changed.',
  },
  refusedNow: { vi: 'Đã từ chối; số liệu giữ nguyên.', en: 'Refused; the figures stay.' },
  note: { vi: 'Ý kiến', en: 'Note' },
  approve: { vi: 'Duyệt', en: 'Approve' },
  refuse: { vi: 'Từ chối', en: 'Refuse' },
  ownOne: {
    vi: 'Người đề nghị không tự duyệt; chờ quản trị viên khác.',
    en: 'Nobody decides on their own; another administrator will.',
  },
  change: { vi: 'Thay đổi', en: 'Change' },
  seeDiscrepancy: { vi: 'Xem chênh lệch liên quan', en: 'See the discrepancy' },
  by: { vi: 'Người đề nghị', en: 'Proposed by' },
  decided: { vi: 'Người quyết định', en: 'Decided by' },
} as const satisfies Record<string, Sentence>;

export const channelNames: Readonly<Record<string, Sentence>> = {
  '': { vi: 'Không rõ', en: 'Not known' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  direct: { vi: 'Trực tiếp', en: 'Direct' },
};

export const adjustmentStates: Readonly<Record<Adjustment['state'], Sentence>> = {
  proposed: { vi: 'Chờ duyệt', en: 'To be decided' },
  approved: { vi: 'Đã duyệt', en: 'Approved' },
  refused: { vi: 'Từ chối', en: 'Refused' },
};

/** `tiếp nhận +5, trả kết quả −2` */
export function changeTold(
  { received, returned }: Pick<Adjustment, 'received' | 'returned'>,
  language: Language,
): string {
  const signed = (count: number) => `${count > 0 ? '+' : '−'}${countTold(Math.abs(count), language)}`;
  const names = { vi: ['tiếp nhận', 'trả kết quả'], en: ['received', 'returned'] }[language];
  return [received, returned]
    .flatMap((count, at) => (count === 0 ? [] : [`${names[at] ?? ''} ${signed(count)}`]))
    .join(', ');
}
