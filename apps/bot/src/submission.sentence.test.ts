import { submissionSentence, type SubmissionView } from './submission.sentence.js';

const same = { levelUp: 0, levelDown: 0, renamed: 0, urlChanged: 0, codeChanged: 0, nationalCodeChanged: 0 };
const noChange = { ...same, against: 2, before: 3, after: 3, added: 0, removed: 0, unchanged: 3, removedShare: 0 };

const handedIn: SubmissionView = {
  id: '0198f0a0-0000-7000-8000-000000000000',
  siteId: 278,
  kind: 'services',
  state: 'queued',
  receipt: { number: '278-000012', sha256: '0'.repeat(64), receivedAt: '2026-03-02T08:15:00.000Z' },
  progress: { rowsRead: 0, rowsExpected: null },
  counts: { rows: 0, errors: 0, warnings: 0, notices: 0 },
  versionNumber: null,
  fileName: 'Danh sách DVC tháng 3.xlsx',
  source: 'file',
  sha256: '0'.repeat(64),
  submittedBy: 'canbo.h34',
  submittedAt: '2026-03-02T08:15:00.000Z',
  finishedAt: null,
  dryRun: false,
  makeDefault: false,
  isDefault: false,
  decision: { number: null, date: null, hasScan: false },
  asOf: null,
  mode: null,
  parts: null,
  diff: null,
  unmatched: null,
};
const receipt = 'Số biên nhận: 278-000012 (tệp Danh sách DVC tháng 3.xlsx).';
const counts = { rows: 1882, errors: 0, warnings: 1, notices: 12 };
const accepted = { state: 'accepted', versionNumber: 3, counts } as const;
const figures = {
  asOf: '2026-02-28',
  accounts: 1_200_300,
  byType: { 1: 200_000, 2: 1_000_000, 3: 300 },
  linked: 900_000,
  active30: 100_000,
  active90: 300_000,
  active90ByType: { 1: 100_000, 2: 200_000, 3: 0 },
  createdThisMonth: 4_000,
};
const accounts = { kind: 'accounts', asOf: '2026-02-28', mode: 'replace' } as const;
const snapshots = { against: 2, before: figures, after: { ...figures, accounts: 1_000_000 }, dropShare: 0.1669 };
const diff = { ...noChange, added: 40, removed: 1, levelUp: 1200 };

test.each<[string, Partial<SubmissionView>, readonly string[]]>([
  ['waits', {}, [`⏳ Danh sách dịch vụ công của trang 278 đã tới nơi và đang chờ đọc. ${receipt}`]],
  [
    'begins to be read',
    { state: 'reading' },
    ['⏳ Danh sách dịch vụ công của trang 278 đang được đọc: đã được 0 dòng.'],
  ],
  [
    'is half read',
    { state: 'reading', progress: { rowsRead: 9_999, rowsExpected: 20_000 } },
    ['⏳ Danh sách dịch vụ công của trang 278 đang được đọc: 49% (9.999/20.000 dòng).'],
  ],
  [
    'is longer than expected',
    { state: 'reading', progress: { rowsRead: 210, rowsExpected: 200 } },
    ['⏳ Danh sách dịch vụ công của trang 278 đang được đọc: 99% (210/200 dòng).'],
  ],
  ['is saved', { state: 'saving' }, ['⏳ Danh sách dịch vụ công của trang 278 đã đọc xong và đang được lưu.']],
  [
    'is the first to be accepted',
    { ...accepted, isDefault: true, diff: { ...noChange, against: null } },
    [
      '✅ Danh sách dịch vụ công của trang 278 đã được nhận thành phiên bản 3: 1.882 dòng, 0 lỗi, 1 cảnh báo, 12 lưu ý.',
      'Phiên bản này đang là mặc định.',
      receipt,
    ],
  ],
  [
    'is accepted with changes',
    { ...accepted, diff },
    [
      '✅ Danh sách dịch vụ công của trang 278 đã được nhận thành phiên bản 3: 1.882 dòng, 0 lỗi, 1 cảnh báo, 12 lưu ý.',
      'So với phiên bản mặc định (2): thêm 40, bỏ 1, tăng cấp độ 1.200.',
      'Phiên bản này chưa là mặc định. Nếu muốn dùng, hãy đặt làm mặc định.',
      receipt,
    ],
  ],
  [
    'is tried and found good',
    { ...accepted, versionNumber: null, dryRun: true, diff: noChange },
    [
      '✅ Kiểm tra thử: Danh sách dịch vụ công của trang 278 sẽ được nhận (1.882 dòng, 0 lỗi, 1 cảnh báo, 12 lưu ý).',
      'So với phiên bản mặc định (2): không có gì thay đổi.',
      'Chưa có gì được lưu. Bấm nút dưới đây để nộp đúng danh sách này.',
      receipt,
    ],
  ],
  [
    'is tried as an addition in parts, with a decision',
    {
      ...accounts,
      ...accepted,
      versionNumber: null,
      dryRun: true,
      mode: 'append',
      parts: { expected: 2, received: [] },
      decision: { number: '12/QĐ-UBND', date: '2026-03-02', hasScan: true },
    },
    [
      '✅ Kiểm tra thử: Danh sách tài khoản của trang 278 sẽ được nhận (1.882 dòng, 0 lỗi, 1 cảnh báo, 12 lưu ý).',
      'Bổ sung vào phiên bản mặc định, không thay cả danh sách; số liệu ngày 28/02/2026. Gồm 2 phần (tệp). Kèm quyết định số 12/QĐ-UBND ngày 02/03/2026, có bản quét.',
      'Chưa có gì được lưu. Bấm nút dưới đây để nộp đúng danh sách này.',
      receipt,
    ],
  ],
  [
    'is tried as a whole list of accounts, from an open sheet',
    { ...accounts, ...accepted, versionNumber: null, dryRun: true, source: 'rows' },
    [
      '✅ Kiểm tra thử: Danh sách tài khoản của trang 278 sẽ được nhận (1.882 dòng, 0 lỗi, 1 cảnh báo, 12 lưu ý).',
      'Thay cả danh sách; số liệu ngày 28/02/2026. Gửi từ trang tính đang mở trong Excel.',
      'Chưa có gì được lưu. Bấm nút dưới đây để nộp đúng danh sách này.',
      receipt,
    ],
  ],
  [
    'has come in part',
    { ...accounts, state: 'awaiting', parts: { expected: 3, received: [{ number: 1, fileName: 'a', sha256: '' }] } },
    [`⏳ Danh sách tài khoản của trang 278 đã có 1/3 phần. Hãy nộp các phần còn lại. ${receipt}`],
  ],
  [
    'of accounts is accepted with fewer than before',
    { ...accounts, ...accepted, diff: { ...snapshots, added: 40, removed: 200_340, kept: 999_960 } },
    [
      '✅ Danh sách tài khoản của trang 278 đã được nhận thành phiên bản 3: 1.882 dòng, 0 lỗi, 1 cảnh báo, 12 lưu ý.',
      'So với phiên bản mặc định (2): từ 1.200.300 thành 1.000.000 tài khoản (thêm 40, bỏ 200.340), giảm 16,69%.',
      'Phiên bản này chưa là mặc định. Nếu muốn dùng, hãy đặt làm mặc định.',
      receipt,
    ],
  ],
  [
    'is cancelled',
    { state: 'cancelled' },
    [`⏹️ Danh sách dịch vụ công của trang 278 đã được huỷ; không có gì được lưu. ${receipt}`],
  ],
  [
    'is refused',
    { state: 'refused', counts: { rows: 1882, errors: 4, warnings: 0, notices: 0 } },
    [
      '❌ Danh sách dịch vụ công của trang 278 chưa được nhận: 1.882 dòng, 4 lỗi, 0 cảnh báo, 0 lưu ý.',
      'Hãy tải tệp đã đánh dấu lỗi, sửa từng ô theo ghi chú rồi nộp lại. Danh sách mặc định không thay đổi.',
      receipt,
    ],
  ],
])('a list that %s', (_, submission, said) => {
  expect(submissionSentence({ ...handedIn, ...submission }).vi.split('\n')).toEqual(said);
});

test.each<[string, Partial<SubmissionView>]>([
  ['The list of accounts of site 278 has arrived', { kind: 'accounts' }],
  ['33% (1 of 3 rows)', { state: 'reading', progress: { rowsRead: 1, rowsExpected: 3 } }],
  ['1,882 rows, 0 errors, 1 warning, 12 notices', { ...accepted, diff }],
  ['40 added, 1 removed, 1,200 level raised', { ...accepted, diff }],
  ['Trial: The list of services of site 278 was not accepted', { state: 'refused', dryRun: true }],
  [
    'from 1,200,300 to 1,000,000 accounts, 16.69% fewer.',
    { ...accounts, ...accepted, diff: { ...snapshots, added: null, removed: null, kept: null } },
  ],
  ['tell technical support. Receipt: 278-000012', { state: 'failed' }],
])('in English: %s', (said, submission) => {
  expect(submissionSentence({ ...handedIn, ...submission }).en).toContain(said);
});

test('the longest file name leaves it one Telegram message', () => {
  const fileName = 'ợ'.repeat(255);
  expect(submissionSentence({ ...handedIn, ...accepted, fileName, diff }).vi.length).toBeLessThan(1_000);
});
