import type { Sentence } from '@emc/domain';

export const formWords = {
  missing: { vi: 'Chưa nhập mục này.', en: 'This is missing.' },
  noNumber: { vi: 'Nhập một số nguyên, ví dụ 1250.', en: 'Give a whole number, such as 1250.' },
  send: { vi: 'Gửi', en: 'Send' },
  unsent: { vi: 'Chưa gửi', en: 'Not sent yet' },
  changedTo: { vi: 'Người khác vừa đổi mục này thành', en: 'Somebody has just changed this to' },
  leave: { vi: 'Thôi', en: 'Cancel' },
  optional: { vi: 'Không bắt buộc.', en: 'Optional.' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  show: { vi: 'Xem', en: 'Show' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  all: { vi: 'Tất cả', en: 'All' },
  lookAtFields: {
    vi: 'Chưa gửi được: hãy xem lời nhắc dưới từng mục rồi gửi lại.',
    en: 'Not sent: see what is said below the fields, then send again.',
  },
} as const satisfies Record<string, Sentence>;
