import type { Submission, SubmissionState } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { counted, countTold, dayTold, timeTold } from '../told.js';

export const words = {
  submissions: { vi: 'Các lần nộp', en: 'Submissions' },
  versions: { vi: 'Phiên bản', en: 'Versions' },
  services: { vi: 'Dịch vụ công', en: 'Services' },
  accounts: { vi: 'Số liệu tài khoản', en: 'Account figures' },
  acceptedAt: { vi: 'Thời điểm nhận', en: 'Accepted at' },
  parts: { vi: 'Các mục của Lịch sử', en: 'Parts of the history' },
  chooseSite: {
    vi: 'Chọn trang ở phía trên để xem lịch sử của trang đó.',
    en: 'Choose a site above to see its history.',
  },
  loading: { vi: 'Đang tải…', en: 'Loading…' },
  more: { vi: 'Xem thêm', en: 'Show more' },
  back: { vi: '‹ Các lần nộp', en: '‹ Submissions' },
  noSubmissions: {
    vi: 'Trang này chưa nộp danh sách nào loại này. Hãy sang phần Kiểm tra để kiểm tra và nộp danh sách.',
    en: 'No list of this kind was handed in for this site yet. Go to Check, check a list and hand it in.',
  },
  noVersions: {
    vi: 'Chưa có phiên bản nào được nhận. Hãy nộp một danh sách không còn lỗi.',
    en: 'No version was accepted yet. Hand in a list without errors.',
  },
  noDefault: {
    vi: 'Trang này chưa có phiên bản mặc định. Hãy nộp danh sách, hoặc mở mục Phiên bản và chọn một phiên bản làm mặc định.',
    en: 'The site has no default version yet. Hand in a list, or open Versions and make one of them the default.',
  },
  receipt: { vi: 'Biên nhận', en: 'Receipt' },
  state: { vi: 'Trạng thái', en: 'State' },
  result: { vi: 'Kết quả', en: 'Result' },
  file: { vi: 'Tệp', en: 'File' },
  printAll: { vi: 'In cả danh sách', en: 'Print the whole list' },
  by: { vi: 'Người nộp', en: 'Handed in by' },
  at: { vi: 'Thời điểm nộp', en: 'Handed in at' },
  finished: { vi: 'Có kết quả lúc', en: 'Ended at' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  version: { vi: 'Phiên bản', en: 'Version' },
  site: { vi: 'Trang', en: 'Site' },
  kind: { vi: 'Loại danh sách', en: 'Kind of list' },
  rows: { vi: 'Số dòng', en: 'Rows' },
  sha256: { vi: 'Mã SHA-256 của tệp', en: 'SHA-256 of the file' },
  asOf: { vi: 'Ngày số liệu', en: 'As of' },
  mode: { vi: 'Cách nộp', en: 'Mode' },
  replace: { vi: 'Thay toàn bộ', en: 'Replaces all' },
  append: { vi: 'Bổ sung', en: 'Adds to what is there' },
  trial: { vi: 'Thử', en: 'Trial' },
  newsLost: {
    vi: 'Không theo dõi được tiến độ nữa. Hãy mở lại mục này để xem kết quả.',
    en: 'The progress cannot be followed any more. Open this part again to see the result.',
  },
  cancel: { vi: 'Huỷ', en: 'Cancel' },
  cancelThis: { vi: 'Huỷ lần nộp này', en: 'Cancel this submission' },
  cancelAsked: {
    vi: 'Huỷ lần nộp này? Danh sách sẽ không được nhận; phiên bản mặc định vẫn như cũ.',
    en: 'Cancel this submission? The list will not be accepted; the default version stays as it is.',
  },
  cancelled: { vi: 'Đã huỷ lần nộp.', en: 'The submission was cancelled.' },
  cancelAskedFor: {
    vi: 'Đã yêu cầu huỷ; EMC đang dừng xử lý.',
    en: 'Cancelling was asked for; EMC is stopping.',
  },
  leave: { vi: 'Thôi', en: 'Leave it' },
  downloads: { vi: 'Tải xuống', en: 'Downloads' },
  notForViewers: {
    vi: 'Danh sách tài khoản mang mã của người dân: chỉ cán bộ của đơn vị và quản trị viên tải được.',
    en: 'A list of accounts holds ids of people: officers of the agency and administrators alone may download it.',
  },
  marked: { vi: 'Tệp đã đánh dấu lỗi', en: 'Workbook with issues marked' },
  original: { vi: 'Tệp gốc', en: 'File as handed in' },
  scan: { vi: 'Bản quét quyết định', en: 'Scan of the decision' },
  issues: { vi: 'Vấn đề', en: 'Issues' },
  noIssues: { vi: 'Không có vấn đề nào.', en: 'Nothing was found.' },
  severity: { vi: 'Mức độ', en: 'Severity' },
  all: { vi: 'Tất cả', en: 'All' },
  wholeList: { vi: 'Cả danh sách', en: 'Whole list' },
  suggestion: { vi: 'Gợi ý', en: 'Suggestion' },
  changes: { vi: 'Thay đổi so với phiên bản mặc định', en: 'Changes against the default version' },
  noChanges: { vi: 'Hai phiên bản giống nhau.', en: 'The versions are the same.' },
  nothingBefore: {
    vi: 'Trước đó chưa có phiên bản mặc định nên không có gì để so sánh.',
    en: 'There was no default version before, so there is nothing to compare with.',
  },
  seeChanges: { vi: 'Xem từng thay đổi', en: 'See each change' },
  default: { vi: 'Mặc định', en: 'Default' },
  makeDefault: { vi: 'Đặt làm mặc định', en: 'Make default' },
  compare: { vi: 'So sánh', en: 'Compare' },
  compareVersion: { vi: 'So sánh phiên bản', en: 'Compare version' },
  with: { vi: 'với phiên bản', en: 'with version' },
  download: { vi: 'Tải về (.xlsx)', en: 'Download (.xlsx)' },
  actions: { vi: 'Việc có thể làm', en: 'Actions' },
  firstDefault: {
    vi: 'Chưa có phiên bản mặc định. Từ lúc này các chỉ số được tính theo phiên bản này.',
    en: 'There is no default version yet. From now on the indicators are computed from this version.',
  },
  sinceThen: {
    vi: 'Từ lúc này các chỉ số được tính theo phiên bản này.',
    en: 'From now on the indicators are computed from this version.',
  },
  changedMeanwhile: {
    vi: 'Người khác vừa đổi phiên bản mặc định. Danh sách dưới đây đã được tải lại; hãy xem rồi chọn lại.',
    en: 'Somebody else has just changed the default version. The list below was loaded again; look, and choose again.',
  },
  search: { vi: 'Tên hoặc mã', en: 'Name or code' },
  find: { vi: 'Tìm', en: 'Find' },
  level: { vi: 'Cấp độ', en: 'Level' },
  anyLevel: { vi: 'Mọi cấp độ', en: 'Any level' },
  number: { vi: 'STT', en: 'No.' },
  name: { vi: 'Tên dịch vụ công', en: 'Service' },
  address: { vi: 'Đường dẫn', en: 'Address' },
  theDefault: { vi: 'Phiên bản mặc định', en: 'The default version' },
  notFound: {
    vi: 'Không có dịch vụ công nào khớp. Hãy thử từ ngắn hơn hoặc chọn mọi cấp độ.',
    en: 'No service matches. Try a shorter word, or any level.',
  },
  figure: { vi: 'Số liệu', en: 'Figure' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
  count: { vi: 'Số lượng', en: 'Count' },
  change: { vi: 'Thay đổi', en: 'Change' },
  becomes: { vi: 'thành', en: 'becomes' },
  blank: { vi: 'để trống', en: 'blank' },
} as const satisfies Record<string, Sentence>;

const states: Readonly<Record<SubmissionState, Sentence>> = {
  awaiting: { vi: 'Chờ các phần còn lại', en: 'Waiting for its other parts' },
  queued: { vi: 'Đang chờ xử lý', en: 'Waiting' },
  reading: { vi: 'Đang đọc', en: 'Being read' },
  saving: { vi: 'Đang lưu', en: 'Being saved' },
  accepted: { vi: 'Đã nhận', en: 'Accepted' },
  refused: { vi: 'Chưa được nhận', en: 'Not accepted' },
  failed: { vi: 'Chưa được xử lý', en: 'Not processed' },
  cancelled: { vi: 'Đã huỷ', en: 'Cancelled' },
};

const next: Readonly<Partial<Record<SubmissionState, Sentence>>> = {
  refused: {
    vi: 'Danh sách còn lỗi nên chưa được nhận. Hãy sửa các ô được đánh dấu rồi nộp lại.',
    en: 'The list has errors and was not accepted. Mend the marked cells and hand it in again.',
  },
  failed: {
    vi: 'EMC gặp sự cố khi xử lý, không phải do danh sách. Hãy nộp lại; nếu vẫn vậy, hãy báo bộ phận hỗ trợ kèm số biên nhận.',
    en: 'EMC broke while reading it; the list is not to blame. Hand it in again; if it persists, tell support the receipt number.',
  },
  cancelled: {
    vi: 'Lần nộp này đã bị huỷ; không có gì được nhận.',
    en: 'This submission was cancelled; nothing was accepted.',
  },
};

const trialStates: Readonly<Partial<Record<SubmissionState, Sentence>>> = {
  accepted: { vi: 'Không có lỗi', en: 'No errors' },
  refused: { vi: 'Có lỗi', en: 'Errors found' },
};

/** Of a trial it is told what it found, since it is never accepted. */
export function stateSentence({ state, dryRun }: Submission): Sentence {
  return (dryRun && trialStates[state]) || states[state];
}

/** What the officer does next; null where there is nothing to do. */
export function nextSentence({ state, dryRun }: Submission): Sentence | null {
  return dryRun && state === 'refused' ? null : (next[state] ?? null);
}

/** `2 lỗi · 1 cảnh báo · 0 lưu ý` */
export function countsSentence({ errors, warnings, notices }: Submission['counts']): Sentence {
  const told = (language: Language) => [errors, warnings, notices].map((count) => countTold(count, language));
  const [vi, en] = [told('vi'), told('en')];
  return {
    vi: `${vi[0]} lỗi · ${vi[1]} cảnh báo · ${vi[2]} lưu ý`,
    en: `errors: ${en[0]} · warnings: ${en[1]} · notices: ${en[2]}`,
  };
}

/** `12/QĐ-UBND, 02/03/2026`; `–` without one. */
export function decisionTold({ number, date }: Submission['decision']): string {
  return [number, date && dayTold(date)].filter(Boolean).join(', ') || '–';
}

export function progressSentence({ progress, parts, state }: Submission): Sentence {
  if (state === 'awaiting' && parts) {
    const { received, expected } = parts;
    return {
      vi: `Đã nhận ${received.length} / ${expected} phần`,
      en: `${received.length} of ${expected} parts received`,
    };
  }
  const { rowsRead, rowsExpected } = progress;
  return counted(rowsRead, (read) => ({
    vi: rowsExpected === null ? `Đã đọc ${read} dòng` : `Đã đọc ${read} / ${countTold(rowsExpected, 'vi')} dòng`,
    en: rowsExpected === null ? `${read} rows read` : `${read} of ${countTold(rowsExpected, 'en')} rows read`,
  }));
}

export function rowsSentence(count: number): Sentence {
  return counted(count, (told) => ({ vi: `${told} dòng`, en: `${told} ${count === 1 ? 'row' : 'rows'}` }));
}

export function submissionsSentence(count: number): Sentence {
  return counted(count, (told) => ({
    vi: `${told} lần nộp`,
    en: `${told} ${count === 1 ? 'submission' : 'submissions'}`,
  }));
}

export function foundSentence(count: number): Sentence {
  return counted(count, (told) => ({
    vi: `${told} dịch vụ công được tìm thấy`,
    en: `${told} ${count === 1 ? 'service' : 'services'} found`,
  }));
}

/** Where more was found than has been loaded. */
export function loadedSentence(loaded: number, total: number): Sentence {
  return {
    vi: `Đang hiện ${countTold(loaded, 'vi')} trong ${countTold(total, 'vi')} vấn đề.`,
    en: `Showing ${countTold(loaded, 'en')} of ${countTold(total, 'en')} issues.`,
  };
}

export function partTold(part: number, language: Language): string {
  return `${words.original[language]}: ${language === 'vi' ? 'phần' : 'part'} ${part}`;
}

export function versionTold(number: number, language: Language): string {
  return `${words.version[language]} ${number}`;
}

/** `Phiên bản 3 là mặc định, do canbo.h34 chọn lúc 08:15 02/03/2026.` */
export function defaultSentence(number: number, by: string | null, at: string | null): Sentence {
  const when = at === null ? '' : timeTold(at);
  return {
    vi: `Phiên bản ${number} là mặc định, do ${by ?? '–'} chọn lúc ${when}.`,
    en: `Version ${number} is the default, chosen by ${by ?? '–'} at ${when}.`,
  };
}

export function madeDefaultSentence(number: number): Sentence {
  return {
    vi: `Phiên bản ${number} nay là mặc định.`,
    en: `Version ${number} is the default now.`,
  };
}

/** Asks before version `number` becomes the default. */
export function makeDefaultSentence(number: number): Sentence {
  return { vi: `Đặt phiên bản ${number} làm mặc định?`, en: `Make version ${number} the default?` };
}

/** `Từ phiên bản 3 (1.882 dòng) đến phiên bản 5 (1.890 dòng)` */
export function betweenSentence(
  from: { number: number; rows: number },
  to: { number: number; rows: number },
): Sentence {
  const rows = (count: number, language: Language) => countTold(count, language);
  return {
    vi: `Từ phiên bản ${from.number} (${rows(from.rows, 'vi')} dòng) đến phiên bản ${to.number} (${rows(to.rows, 'vi')} dòng)`,
    en: `From version ${from.number} (${rows(from.rows, 'en')} rows) to version ${to.number} (${rows(to.rows, 'en')} rows)`,
  };
}

/** What a level means, beside its number. */
export function levelTold(level: number, language: Language): string {
  const meaning: Readonly<Record<number, Sentence>> = {
    0: { vi: 'không trực tuyến', en: 'not online' },
    3: { vi: 'một phần', en: 'partly online' },
    4: { vi: 'toàn trình', en: 'full-process online' },
  };
  return `${level} · ${(meaning[level] ?? { vi: 'thang cũ', en: 'old scale' })[language]}`;
}

/** `0.2345` → `23,45 %` */
export function shareTold(share: number, language: Language): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${(share * 100).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', digits)}\u00a0%`;
}
