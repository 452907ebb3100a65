import type { BotMessage } from '@emc/contract';
import { named } from './examples.js';
import { explainedId, explainQuestion, openMessage } from '../src/discrepancy.sentence.js';
import { noticeMessage } from '../src/notice.sentence.js';

const { message, item, submission, discrepancy, site } = named('Một cửa H34');
const say = (change: Partial<BotMessage>, language: 'vi' | 'en' = 'vi') =>
  noticeMessage({ ...message, ...change }, language);
const presses = (change: Partial<BotMessage>) =>
  (say(change).buttons ?? []).flat().map((button) => ('press' in button ? button.press.split(':')[0] : ''));
const open = { ...item, step: null };

test('a new discrepancy says what it is, where, what to do, and by when', () => {
  const said = say({
    items: [
      {
        ...open,
        discrepancy: {
          ...discrepancy,
          subject: '1.004',
          suggestion: null,
          message: 'Mã “1.004” không có trong danh sách mặc định.',
        },
      },
    ],
  });
  expect(said.text.split('\n')).toEqual([
    '🔴 Mã thủ tục không có trong danh sách',
    'Trang 278 · Một cửa H34',
    'Mã “1.004” không có trong danh sách mặc định.',
    'Trạng thái: Mới phát hiện · Hạn xử lý: 09/03/2026',
  ]);
});

test.each([
  ['open', ['ack', 'exp', 'rec', 'mute']],
  ['reopened', ['ack', 'exp', 'rec', 'mute']],
  ['acknowledged', ['exp', 'rec', 'mute']],
  ['explained', ['exp', 'rec', 'mute']],
  ['waived', ['rec', 'mute']],
  ['closed', []],
] as const)('one that is %s has the buttons %j', (state, verbs) => {
  expect(presses({ items: [{ ...open, discrepancy: { ...discrepancy, state } }] })).toEqual(verbs);
});

test('one that is muted has the way back', () => {
  expect(presses({ items: [{ ...open, isMuted: true }] })).toEqual(['ack', 'exp', 'rec', 'unmute']);
});

test.each([
  [false, ['def'], 'Phiên bản này chưa là mặc định. Nếu muốn dùng, hãy đặt làm mặc định.'],
  [true, [], 'Phiên bản này đang là mặc định.'],
])('a version that was not to be the default, by now: %j', (isDefault, verbs, words) => {
  const accepted = {
    ...submission,
    state: 'accepted' as const,
    versionNumber: 2,
    counts: { ...submission.counts, errors: 0 },
  };
  const told = { ...open, kind: 'submission.accepted' as const, discrepancy: null, submission: accepted, isDefault };
  expect(say({ items: [told] }).text).toContain(words);
  expect(presses({ items: [told] })).toEqual(verbs);
});

test.each([
  [{ step: 'acknowledge', note: null }, 'Đã xem (canbo.h34), 16:15 02/03/2026'],
  [{ step: 'explain', note: 'Mất điện.' }, 'Giải trình (canbo.h34), 16:15 02/03/2026: Mất điện.'],
  [{ step: 'pass', note: null }, 'Phép kiểm tra đã đạt, 16:15 02/03/2026'],
])('what was done last, %j, reads %j', (done, line) => {
  const step = { actor: 'canbo.h34', at: '2026-03-02T09:15:00.000Z', ...done };
  expect(
    say({ items: [{ ...item, step }] })
      .text.split('\n')
      .at(-1),
  ).toBe(line);
});

test('a list that was refused reads as it does when asked for', () => {
  const refused = { ...open, kind: 'submission.refused' as const, discrepancy: null, submission };
  expect(say({ items: [refused] }).text).toContain(
    '❌ Danh sách dịch vụ công của trang 278 chưa được nhận: 3 dòng, 1 lỗi',
  );
  expect(presses({ items: [refused] })).toEqual(['iss', 'mark']);
});

test('several come in one message, each to be opened', () => {
  const changed = {
    ...open,
    kind: 'default.changed' as const,
    discrepancy: null,
    facts: { kind: 'services', from: 2, to: 3 },
  };
  const said = say({ form: 'several', items: [open, changed], total: 2 });
  expect(said.text.split('\n')).toEqual([
    '🔔 2 việc cần xem',
    '1. 🔴 Chênh lệch mới · trang 278 Một cửa H34 · Mã thủ tục không có trong danh sách (Một cửa H34)',
    '2. ⭐ Đổi phiên bản mặc định · trang 278 Một cửa H34 · dịch vụ công, phiên bản 2 → 3',
  ]);
  expect(said.isLong).toBe(false);
  expect(presses({ form: 'several', items: [open, changed], total: 2 })).toEqual(['dis']);
});

test('two hundred of them are one message that says how many it leaves out', () => {
  const said = say({ form: 'several', items: Array.from({ length: 200 }, () => open), total: 1200 });
  expect(said.text.length).toBeLessThanOrEqual(4096);
  expect(said.isLong).toBe(true);
  expect(said.text.split('\n').at(-1)).toMatch(/^… và 1\.\d{3} việc nữa/);
});

test('a group is told numbers, never what it is about', () => {
  const { text, buttons } = say({ form: 'counts', items: [], total: 3 });
  expect(text.split('\n')).toEqual([
    '🔔 3 việc mới',
    '🔴 Chênh lệch mới · trang 278: 3',
    'Xem nội dung: nhắn riêng cho tôi.',
  ]);
  expect(buttons).toBeUndefined();
});

test('the summary of a day', () => {
  const digest = {
    day: '2026-03-02',
    unsettled: { error: 2, warning: 1, notice: 0 },
    overdue: 1,
    openedSince: 3,
    closedSince: 4,
    submissions: { accepted: 5, refused: 1, failed: 0 },
    sites: 2,
    undelivered: null,
  };
  expect(say({ form: 'digest', items: [], digest }).text.split('\n')).toEqual([
    '🗓 Tóm tắt ngày 02/03/2026',
    'Chênh lệch chưa xử lý: 3 ở 2 trang (🔴 2 · 🟠 1 · 🔵 0), quá hạn 1',
    '24 giờ qua: mới 3, đã đóng 4',
    'Lần nộp: 5 được nhận, 1 chưa được nhận, 0 chưa xử lý được',
    'Chi tiết: /doisoat, /trangthai',
  ]);
  const calm = { ...digest, unsettled: { error: 0, warning: 0, notice: 0 } };
  expect(say({ form: 'digest', items: [], digest: calm }, 'en').text).toContain('✅ No discrepancy is unsettled.');
});

test('the question for an explanation names its discrepancy to the bot', () => {
  const { text } = explainQuestion(discrepancy, 'vi');
  expect(explainedId(text)).toBe(discrepancy.id);
  expect(explainedId(`Ai đó viết\n# ${discrepancy.id}`)).toBeNull();
  expect(explainedId('✍️ Giải trình: x')).toBeNull();
});

test('open discrepancies come with the codes that do not meet', () => {
  const unmatched = {
    version: 2,
    since: '2026-02-01',
    sent: [{ codeTthc: '1', dossiers: 12, lastReceivedOn: '2026-03-01', suggestion: { value: '000001', why: '' } }],
    listed: [],
    totals: { sent: 1, dossiers: 12, listed: 4 },
  };
  const said = openMessage(
    { items: [{ ...discrepancy, subject: '1' }], total: 1, codes: [{ siteId: site.id, unmatched }] },
    'vi',
  );
  expect(said.text.split('\n')).toEqual([
    'Đối soát: 1 chênh lệch chưa xử lý xong',
    '1. 🔴 Mã thủ tục không có trong danh sách · trang 278 · 1 · Mới phát hiện · 09/03/2026',
    '',
    'Mã không khớp, 30 ngày qua:',
    'Trang 278: 1 mã gửi về không có trong danh sách (12 hồ sơ), 4 dịch vụ chưa có hồ sơ: 1 → 000001?',
  ]);
});
