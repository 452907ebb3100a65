import type { Sentence } from '@emc/domain';
import type { Jumped } from './code-row.js';
import { words as declaredWords } from './declared.words.js';
import type { PersonStep } from './discrepancy.steps.js';

export const words = {
  back: { vi: '‹ Danh sách chênh lệch', en: '‹ All discrepancies' },
  opened: { vi: 'Phát hiện', en: 'Found' },
  checked: { vi: 'Đối soát gần nhất', en: 'Last checked' },
  closed: { vi: 'Đóng lúc', en: 'Closed' },
  waivedUntil: { vi: 'Tạm miễn đến hết', en: 'Waived until' },
  suggestion: { vi: 'Gợi ý', en: 'Suggestion' },
  suggestionOnly: {
    vi: 'EMC không tự áp dụng gợi ý này; hãy kiểm tra rồi tự sửa.',
    en: 'EMC never applies this by itself; check it, then correct it yourself.',
  },
  evidence: { vi: 'Bằng chứng', en: 'Evidence' },
  beside: { vi: 'Số khai bên cạnh số EMC có', en: 'Declared beside what EMC has' },
  measure: { vi: 'Số hồ sơ', en: 'Dossiers' },
  declared: { vi: 'Đơn vị khai', en: 'Declared' },
  received: { vi: 'EMC có', en: 'In EMC' },
  difference: { vi: 'Lệch', en: 'Difference' },
  evidenceRows: { vi: 'Các dòng làm bằng chứng', en: 'Rows of evidence' },
  actions: { vi: 'Xử lý', en: 'What to do' },
  onlyCheckCloses: {
    vi: 'Chênh lệch chỉ được đóng khi phép kiểm tra đạt: sửa dữ liệu hoặc danh sách, rồi bấm “Kiểm tra lại”.',
    en: 'Only its check closes it, by passing: correct the data or the list, then press “Check again”.',
  },
  isClosed: {
    vi: 'Phép kiểm tra đã đạt nên chênh lệch đã được đóng. Không cần làm gì thêm.',
    en: 'The check passed, and so this is closed. Nothing is left to do.',
  },
  recheck: { vi: 'Kiểm tra lại', en: 'Check again' },
  jump: { vi: 'Tới dòng', en: 'Go to the row' },
  note: { vi: 'Nội dung', en: 'Note' },
  until: { vi: 'Tạm miễn đến hết ngày', en: 'Waived until the end of' },
  owner: { vi: 'Giao cho (tên đăng nhập)', en: 'Give to (user name)' },
  assign: { vi: 'Giao', en: 'Give' },
  assignMe: { vi: 'Tôi phụ trách', en: 'I take it' },
  unassign: { vi: 'Bỏ giao', en: 'Take it back' },
  adjust: { vi: 'Đề nghị điều chỉnh số liệu', en: 'Propose an adjustment' },
  declareAgain: { vi: 'Xem số khai của ngày này', en: 'See what was declared for this day' },
  life: { vi: 'Quá trình xử lý', en: 'Its life so far' },
  lifeOf: { vi: 'Ai đã làm gì, lúc nào', en: 'Who did what, and when' },
  at: { vi: 'Lúc', en: 'At' },
  who: { vi: 'Ai', en: 'Who' },
  what: { vi: 'Việc', en: 'Step' },
  after: { vi: 'Trạng thái sau đó', en: 'State after it' },
  acknowledged: { vi: 'Đã ghi nhận là đã xem.', en: 'Noted as seen.' },
  stepTaken: { vi: 'Đã ghi nhận.', en: 'Noted.' },
  assigned: { vi: 'Đã giao người phụ trách.', en: 'It has an owner now.' },
  unassigned: { vi: 'Đã bỏ giao.', en: 'It has no owner any more.' },
  passed: { vi: 'Phép kiểm tra đã đạt: chênh lệch được đóng.', en: 'The check passed: this is closed.' },
  failedStill: {
    vi: 'Đã kiểm tra lại: chênh lệch vẫn còn. Xem bằng chứng mới nhất bên dưới.',
    en: 'Checked again: it is still there. See the latest evidence below.',
  },
  changedMeanwhile: {
    vi: 'Người khác vừa xử lý chênh lệch này; đã tải lại. Hãy xem quá trình xử lý rồi gửi lại nếu vẫn cần.',
    en: 'Somebody else has just done something about this; it was loaded again. Look at its life and send again if needed.',
  },
} as const satisfies Record<string, Sentence>;

/** What is offered, in the order of the buttons. */
export const stepButtons: Readonly<Record<PersonStep, Sentence>> = {
  acknowledge: { vi: 'Đã xem', en: 'Seen' },
  explain: { vi: 'Giải trình…', en: 'Explain…' },
  submit_correction: { vi: 'Báo đã hiệu chỉnh…', en: 'Report a correction…' },
  waive: { vi: 'Tạm miễn…', en: 'Waive…' },
};

/** What the note of a step should say. */
export const noteHints: Readonly<Record<Exclude<PersonStep, 'acknowledge'>, Sentence>> = {
  explain: {
    vi: 'Vì sao có chênh lệch này, ví dụ: hệ thống bảo trì từ 8 giờ đến 10 giờ.',
    en: 'Why this came about, e.g. maintenance from 8 to 10 o’clock.',
  },
  submit_correction: {
    vi: 'Đã sửa hoặc gửi lại những gì. EMC sẽ tự kiểm tra lại ngay sau đó.',
    en: 'What was corrected or sent again. EMC checks again right after.',
  },
  waive: { vi: 'Lý do tạm miễn.', en: 'Why it is waived.' },
};

/** What was done, as the life of a discrepancy and its record name it. */
export const stepNames: Readonly<Record<string, Sentence>> = {
  fail: { vi: 'Phép kiểm tra không đạt', en: 'The check failed' },
  pass: { vi: 'Phép kiểm tra đạt', en: 'The check passed' },
  acknowledge: { vi: 'Xác nhận đã xem', en: 'Acknowledged' },
  explain: { vi: 'Giải trình', en: 'Explained' },
  submit_correction: { vi: 'Báo đã hiệu chỉnh', en: 'Reported a correction' },
  waive: { vi: 'Tạm miễn', en: 'Waived' },
  assign: { vi: 'Giao người phụ trách', en: 'Given to somebody' },
};

export const actorNames: Readonly<Record<string, Sentence>> = {
  check: { vi: 'EMC (tự động)', en: 'EMC (by itself)' },
  feed: { vi: 'Hệ thống gửi dữ liệu', en: 'The sending system' },
};

const { received, online, returned } = declaredWords;
/** What a day is counted by, in the order in which it is read. */
export const measureNames = { received, online, returned };

export const countNames: Readonly<Record<string, Sentence>> = {
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  online: { vi: 'Hồ sơ trực tuyến', en: 'Online dossiers' },
  events: { vi: 'Sự kiện', en: 'Events' },
  'declared.received': { vi: 'Đơn vị khai tiếp nhận', en: 'Declared as received' },
  'received.received': { vi: 'EMC nhận được', en: 'Received by EMC' },
  'declared.online': { vi: 'Đơn vị khai trực tuyến', en: 'Declared as online' },
  'received.online': { vi: 'EMC ghi nhận trực tuyến', en: 'Online by EMC' },
  'declared.returned': { vi: 'Đơn vị khai đã trả', en: 'Declared as returned' },
  'received.returned': { vi: 'EMC ghi nhận đã trả', en: 'Returned by EMC' },
  missing: { vi: 'EMC còn thiếu', en: 'Missing in EMC' },
  surplus: { vi: 'Đơn vị không khai', en: 'Not declared' },
  buckets: { vi: 'Nhóm mã sai khác', en: 'Groups that differ' },
  received: { vi: 'Nhận được', en: 'Received' },
  expected: { vi: 'Thường có', en: 'Usual' },
  hours: { vi: 'Giờ làm việc không có dữ liệu', en: 'Working hours without data' },
  allowedHours: { vi: 'Cho phép (giờ)', en: 'Allowed (hours)' },
  days: { vi: 'Số ngày', en: 'Days' },
  allowedDays: { vi: 'Cho phép (ngày)', en: 'Allowed (days)' },
  versions: { vi: 'Phiên bản mặc định', en: 'Default versions' },
  before: { vi: 'Trước', en: 'Before' },
  now: { vi: 'Nay', en: 'Now' },
  lost: { vi: 'Giảm', en: 'Lost' },
};

export const columnNames: Readonly<Record<string, Sentence>> = {
  codeTthc: { vi: 'Mã thủ tục', en: 'Procedure' },
  idMcdt: { vi: 'ID MCDT', en: 'ID MCDT' },
  codeProfile: { vi: 'Mã hồ sơ', en: 'Dossier' },
  name: { vi: 'Tên dịch vụ', en: 'Service' },
  level: { vi: 'Cấp độ', en: 'Level' },
  dossiers: { vi: 'Số hồ sơ', en: 'Dossiers' },
  lastReceivedAt: { vi: 'Gần nhất', en: 'Last received' },
  receivedAt: { vi: 'Nhận lúc', en: 'Received' },
  lastEventAt: { vi: 'Lần cuối nhận', en: 'Last event' },
  day: { vi: 'Ngày', en: 'Day' },
  received: { vi: 'Nhận được', en: 'Received' },
  expected: { vi: 'Thường có', en: 'Usual' },
  deviation: { vi: 'Độ lệch', en: 'Deviation' },
  now: { vi: 'Lúc kiểm tra', en: 'Checked at' },
  today: { vi: 'Ngày kiểm tra', en: 'Checked on' },
  dueOn: { vi: 'Phải kết nối từ', en: 'Due from' },
  side: { vi: 'Sai khác', en: 'Difference' },
  bucket: { vi: 'Nhóm', en: 'Group' },
  hash: { vi: 'Mã băm của nhóm', en: 'Hash of the group' },
  declared: { vi: 'Đơn vị khai', en: 'Declared' },
  listedSince: { vi: 'Có trong danh sách từ', en: 'Listed since' },
  lastDossierOn: { vi: 'Hồ sơ gần nhất', en: 'Last dossier' },
  defaultAcceptedOn: { vi: 'Danh sách nhận ngày', en: 'List accepted on' },
  acceptedOn: { vi: 'Danh sách nhận ngày', en: 'List accepted on' },
  type: { vi: 'Loại tài khoản', en: 'Type of account' },
  accounts: { vi: 'Số tài khoản', en: 'Accounts' },
  version: { vi: 'Phiên bản', en: 'Version' },
};

export const sideNames: Readonly<Record<string, Sentence>> = {
  declared: { vi: 'Đơn vị khai, EMC chưa nhận được', en: 'Declared, not in EMC' },
  received: { vi: 'EMC nhận được, đơn vị không khai', en: 'In EMC, not declared' },
};

/** What became of "go to the row". */
export function jumpedSentence(jumped: Jumped, code: string): Sentence {
  switch (jumped) {
    case 'shown':
      return { vi: `Đã tới dòng mang mã “${code}”.`, en: `This is the row with the code “${code}”.` };
    case 'likely':
      return {
        vi: `Không có mã “${code}” nguyên vẹn; dòng này mang cùng các chữ số. Hãy kiểm tra số 0 đứng đầu.`,
        en: `There is no “${code}” as such; this row has the same digits. Check the zeros ahead of them.`,
      };
    case 'missing':
      return {
        vi: `Trang tính đang mở không có mã “${code}”. Hãy mở trang tính có danh sách dịch vụ công rồi bấm lại; nếu vẫn không có, mã này chưa được đưa vào danh sách.`,
        en: `The open sheet does not hold the code “${code}”. Open the sheet with the list of services and try again; if it is not there either, the list lacks it.`,
      };
    case 'moved':
      return {
        vi: 'Trang tính vừa thay đổi trong lúc tìm. Hãy bấm lại.',
        en: 'The sheet changed while EMC was looking. Try again.',
      };
  }
}
