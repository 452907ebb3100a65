import type { Language, Sentence } from '@emc/domain';
import type { Group } from '../groups.js';
import { countTold } from '../told.js';
import { severityNames } from '../words.js';

export const words = {
  intro: {
    vi: 'Tệp .xlsx được kiểm tra ngay trong trình duyệt này: không có dữ liệu nào rời khỏi máy cho tới khi bạn nộp.',
    en: 'An .xlsx file is checked in this browser: nothing leaves this computer until you hand it in.',
  },
  template: { vi: 'Chưa có tệp? Tải tệp mẫu.', en: 'No file yet? Get a template.' },
  pick: { vi: 'Chọn tệp Excel…', en: 'Choose an Excel file…' },
  pickOther: { vi: 'Chọn tệp khác…', en: 'Choose another file…' },
  drop: { vi: 'hoặc thả tệp .xlsx, .xls vào đây', en: 'or drop an .xlsx or .xls file here' },
  dropParts: {
    vi: 'hoặc thả tệp .xlsx, .xls vào đây; nhiều tệp cùng lúc là các phần của một danh sách',
    en: 'or drop .xlsx or .xls files here; several at once are the parts of one list',
  },
  onlyOne: {
    vi: 'Danh sách dịch vụ công chỉ gồm một tệp. Hãy chọn đúng một tệp rồi kiểm tra lại.',
    en: 'A list of services is one file. Choose a single file.',
  },
  tooManyParts: {
    vi: 'Một danh sách có nhiều nhất 50 phần. Hãy gộp bớt các tệp rồi chọn lại.',
    en: 'A list has 50 parts at most. Put some files together and choose again.',
  },
  lost: {
    vi: 'Tệp đã được lưu lại, chuyển chỗ hoặc xoá từ lúc chọn. Hãy chọn lại tệp để kiểm tra bản mới nhất.',
    en: 'The file was saved again, moved or deleted since it was chosen. Choose it again to check it as it is now.',
  },
  needsServer: {
    vi: 'Trình duyệt không đọc được tệp này: có thể là tệp .xls kiểu cũ hoặc tệp đặt mật khẩu. EMC đọc thử được: tệp sẽ được gửi lên, chưa tính là nộp. Cũng có thể mở tệp bằng Excel, lưu thành .xlsx rồi chọn lại.',
    en: 'The browser cannot read this file: it may be an old .xls or have a password. EMC can try it: the file is sent there, but not handed in. Or open it in Excel, save it as .xlsx and choose it again.',
  },
  tryAtServer: { vi: 'Gửi EMC kiểm tra thử', en: 'Have EMC try it' },
  signInToTry: { vi: 'Đăng nhập để EMC kiểm tra thử', en: 'Sign in to have EMC try it' },
  trying: { vi: 'EMC đang kiểm tra thử…', en: 'EMC is trying the list…' },
  readingFile: { vi: 'Đang đọc tệp…', en: 'Reading the file…' },
  cannotRead: { vi: 'Không đọc được tệp.', en: 'The file cannot be read.' },
  nothingKnown: {
    vi: 'Chưa đăng nhập nên EMC chưa đối chiếu với mã của đơn vị và phiên bản đang dùng.',
    en: 'You are not signed in, so the codes of your agency and its default version were not looked at.',
  },
  chooseSite: {
    vi: 'Hãy chọn trang ở phía trên để gửi tệp cho EMC.',
    en: 'Choose a site above to send the file to EMC.',
  },
  marked: { vi: 'Tải tệp đã đánh dấu lỗi', en: 'Get the workbook with issues marked' },
  signInForMarked: { vi: 'Đăng nhập để tải tệp đã đánh dấu lỗi', en: 'Sign in to get the workbook with issues marked' },
  upload: { vi: 'Gửi tệp', en: 'Send the file' },
  leave: { vi: 'Thôi', en: 'Leave it' },
  notEnded: {
    vi: 'EMC gặp sự cố khi kiểm tra thử, không phải do tệp. Hãy thử lại sau ít phút.',
    en: 'EMC itself broke while trying the file. Try again in a few minutes.',
  },
  sieve: { vi: 'Lọc vấn đề', en: 'Filter issues' },
  all: { vi: 'Tất cả', en: 'All' },
  issues: { vi: 'Các vấn đề', en: 'Issues' },
  rule: { vi: 'Quy tắc', en: 'Rule' },
  anyRule: { vi: 'Mọi quy tắc', en: 'Any rule' },
  cell: { vi: 'Ô', en: 'Cell' },
  whole: { vi: 'Cả danh sách', en: 'Whole list' },
  value: { vi: 'Nội dung ô', en: 'Content' },
  message: { vi: 'Vấn đề', en: 'Issue' },
  suggestion: { vi: 'Gợi ý sửa', en: 'Suggestion' },
  viewersRead: {
    vi: 'Tài khoản của bạn chỉ xem, nên cán bộ của đơn vị là người nộp.',
    en: 'Your account only reads, so an officer of the agency hands it in.',
  },
  print: { vi: 'In danh sách vấn đề', en: 'Print the issues' },
  parts: { vi: 'Các phần của danh sách', en: 'The parts of the list' },
  part: { vi: 'Phần', en: 'Part' },
  fileName: { vi: 'Tệp', en: 'File' },
  size: { vi: 'Dung lượng', en: 'Size' },
  asOf: { vi: 'Ngày số liệu', en: 'The day it shows' },
  mode: { vi: 'Cách nộp', en: 'How it counts' },
  replace: { vi: 'Thay toàn bộ danh sách đang dùng', en: 'Replaces the list in use' },
  append: { vi: 'Bổ sung vào danh sách đang dùng', en: 'Adds to the list in use' },
} as const satisfies Record<string, Sentence>;

/** `Đang hiển thị 50 trong 1.234 vấn đề.` */
export function shownSentence(shown: number, of: number): Sentence {
  return {
    vi: `Đang hiển thị ${countTold(shown, 'vi')} trong ${countTold(of, 'vi')} vấn đề.`,
    en: `${countTold(shown, 'en')} of ${countTold(of, 'en')} issues shown.`,
  };
}

/** `Lỗi: Thiếu cấp độ (3)` */
export function ruleOption({ severity, title, count }: Group, language: Language): string {
  return `${severityNames[severity][language]}: ${title[language]} (${countTold(count, language)})`;
}

export function rowSentence(row: number): Sentence {
  return { vi: `Dòng ${row}`, en: `Row ${row}` };
}

/** What a large list of accounts means to send, before it is sent. */
export function uploadSentence(bytes: number): Sentence {
  return {
    vi: `Để đánh dấu, cả tệp (${sizeTold(bytes, 'vi')}, có mã tài khoản của người dân) được gửi lên EMC và lưu ở đó như một lần kiểm tra thử; chưa tính là nộp. Việc gửi có thể mất vài phút.`,
    en: `To be marked, the whole file (${sizeTold(bytes, 'en')}, with account ids of people) is sent to EMC and kept there as a trial; it is not handed in. Sending may take a few minutes.`,
  };
}

/** `12,5 MB` */
export function sizeTold(bytes: number, language: Language): string {
  const told = (amount: number, digits: number) =>
    amount.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: digits });
  return bytes < 1_000_000 ? `${told(Math.ceil(bytes / 1000), 0)} kB` : `${told(bytes / 1_000_000, 1)} MB`;
}
