import type { BotMessage, DigestFigures, MessageCount, MessageItem, NoticeKind } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { labelled } from './button.js';
import { discrepancyMessage, severitySigns } from './discrepancy.sentence.js';
import { longestText, type Button, type Message } from './message.js';
import { nameOf } from './odd-text.js';
import { fitting, listName, submissionMessage } from './submissions.sentence.js';
import { dayInWords, inFigures } from './words.js';

export type Notice = Message & {
  /** It leaves something out that belongs in an attached workbook. */
  readonly isLong: boolean;
};

/** How a message from EMC reads in a chat. */
export function noticeMessage(message: BotMessage, language: Language): Notice {
  const { form, items, counts, total, digest } = message;
  const [first] = items;
  if (form === 'digest' && digest) return whole(digestMessage(digest, language));
  if (form === 'one' && first) return whole(itemMessage(first, language));
  return form === 'several' ? severalMessage(items, total, language) : whole(countsMessage(counts, total, language));
}

const whole = (message: Message): Notice => ({ ...message, isLong: false });

function itemMessage(item: MessageItem, language: Language): Message {
  const { submission, isDefault, discrepancy, site, step, isMuted } = item;
  if (discrepancy) return discrepancyMessage({ discrepancy, siteName: site?.name ?? null, step, isMuted }, language);
  if (submission && item.kind !== 'accounts.dropped') return submissionMessage({ ...submission, isDefault }, language);
  return { text: itemLine(item, language) };
}

/** Several things told of together, the gravest first, each to be opened by a button. */
function severalMessage(items: readonly MessageItem[], total: number, language: Language): Notice {
  const title = {
    vi: `🔔 ${inFigures(total, 'vi')} việc cần xem`,
    en: `🔔 ${inFigures(total, 'en')} things to look at`,
  };
  const lines = items.map((item, index) => `${index + 1}. ${itemLine(item, language)}`);
  const told = fitting(lines, longestText - 600);
  const rest = total - told.length;
  const more = {
    vi: `… và ${inFigures(rest, 'vi')} việc nữa: /doisoat, /trangthai`,
    en: `… and ${inFigures(rest, 'en')} more: /reconcile, /status`,
  };
  return {
    text: [title[language], ...told, ...(rest > 0 ? [more[language]] : [])].join('\n'),
    buttons: inRows(items.slice(0, Math.min(8, told.length)).flatMap((item, index) => openButton(item, index))),
    isLong: rest > 0,
  };
}

/** For groups: how many of which, and nothing else. */
function countsMessage(counts: readonly MessageCount[], total: number, language: Language): Message {
  const title = { vi: `🔔 ${inFigures(total, 'vi')} việc mới`, en: `🔔 ${inFigures(total, 'en')} new things` };
  const lines = counts.map(({ kind, severity, site, count }) => {
    const place = site === null ? '' : ` · ${{ vi: 'trang', en: 'site' }[language]} ${site.id}`;
    return `${severitySigns[severity]} ${kinds[kind][language]}${place}: ${inFigures(count, language)}`;
  });
  const where = { vi: 'Xem nội dung: nhắn riêng cho tôi.', en: 'For more, write to me in private.' };
  return { text: [title[language], ...fitting(lines, longestText - 200), where[language]].join('\n') };
}

function digestMessage(digest: DigestFigures, language: Language): Message {
  const { day, unsettled, overdue, openedSince, closedSince, submissions, sites, undelivered } = digest;
  const of = (quantity: number) => inFigures(quantity, language);
  const open = unsettled.error + unsettled.warning + unsettled.notice;
  const vi = [
    `🗓 Tóm tắt ngày ${dayInWords(day)}`,
    open === 0
      ? '✅ Không còn chênh lệch nào chưa xử lý.'
      : `Chênh lệch chưa xử lý: ${of(open)} ở ${of(sites)} trang (🔴 ${of(unsettled.error)} · 🟠 ${of(unsettled.warning)} · 🔵 ${of(unsettled.notice)}), quá hạn ${of(overdue)}`,
    `24 giờ qua: mới ${of(openedSince)}, đã đóng ${of(closedSince)}`,
    `Lần nộp: ${of(submissions.accepted)} được nhận, ${of(submissions.refused)} chưa được nhận, ${of(submissions.failed)} chưa xử lý được`,
    ...(undelivered ? [`Tin chưa đến được người nhận: ${of(undelivered)}`] : []),
    'Chi tiết: /doisoat, /trangthai',
  ];
  const en = [
    `🗓 Summary of ${dayInWords(day)}`,
    open === 0
      ? '✅ No discrepancy is unsettled.'
      : `Unsettled discrepancies: ${of(open)} at ${of(sites)} sites (🔴 ${of(unsettled.error)} · 🟠 ${of(unsettled.warning)} · 🔵 ${of(unsettled.notice)}), ${of(overdue)} overdue`,
    `Last 24 hours: ${of(openedSince)} new, ${of(closedSince)} closed`,
    `Lists: ${of(submissions.accepted)} accepted, ${of(submissions.refused)} refused, ${of(submissions.failed)} failed`,
    ...(undelivered ? [`Messages that did not arrive: ${of(undelivered)}`] : []),
    'More: /reconcile, /status',
  ];
  return { text: { vi, en }[language].join('\n') };
}

const kinds: Readonly<Record<NoticeKind, Sentence>> = {
  'submission.accepted': { vi: 'Danh sách được nhận', en: 'List accepted' },
  'submission.refused': { vi: 'Danh sách chưa được nhận', en: 'List not accepted' },
  'submission.failed': { vi: 'Danh sách chưa xử lý được', en: 'List not processed' },
  'discrepancy.opened': { vi: 'Chênh lệch mới', en: 'New discrepancy' },
  'discrepancy.acknowledged': { vi: 'Chênh lệch đã xem', en: 'Discrepancy acknowledged' },
  'discrepancy.explained': { vi: 'Chênh lệch đã giải trình', en: 'Discrepancy explained' },
  'discrepancy.corrected': { vi: 'Chênh lệch đã hiệu chỉnh', en: 'Discrepancy corrected' },
  'discrepancy.waived': { vi: 'Chênh lệch được tạm miễn', en: 'Discrepancy waived' },
  'discrepancy.escalated': { vi: 'Chênh lệch quá hạn', en: 'Discrepancy overdue' },
  'discrepancy.closed': { vi: 'Chênh lệch đã đóng', en: 'Discrepancy closed' },
  'discrepancy.reopened': { vi: 'Chênh lệch mở lại', en: 'Discrepancy reopened' },
  'default.changed': { vi: 'Đổi phiên bản mặc định', en: 'Default version changed' },
  'accounts.dropped': { vi: 'Số tài khoản giảm', en: 'Fewer accounts' },
  'quarantine.dropped': {
    vi: 'Dữ liệu gửi về chờ xem xét quá lâu hoặc quá nhiều đã bị xoá; xem nhật ký',
    en: 'Events waited too long or too many in quarantine and were deleted; see the audit',
  },
  'disk.low': {
    vi: 'Máy chủ EMC sắp hết chỗ trên đĩa; hãy thêm dung lượng hoặc dọn đĩa',
    en: 'The EMC server is running out of disk; make room',
  },
  'disk.enough': { vi: 'Đĩa của máy chủ EMC đã đủ chỗ', en: 'The EMC server has room on its disk again' },
};

function itemLine(item: MessageItem, language: Language): string {
  const { kind, severity, site, discrepancy, submission, facts } = item;
  const place = site === null ? '' : ` · ${{ vi: 'trang', en: 'site' }[language]} ${site.id} ${nameOf(site.name, 60)}`;
  const what = discrepancy
    ? `${nameOf(discrepancy.title, 100)} (${nameOf(discrepancy.subject, 60)})`
    : submission
      ? submission.receipt.number
      : versionOf(facts, language);
  return `${signOf(kind, severity)} ${kinds[kind][language]}${place}${what ? ` · ${what}` : ''}`;
}

function signOf(kind: NoticeKind, severity: MessageItem['severity']): string {
  const signs: Readonly<Partial<Record<NoticeKind, string>>> = {
    'submission.accepted': '✅',
    'submission.refused': '❌',
    'submission.failed': '⚠️',
    'default.changed': '⭐',
    'accounts.dropped': '📉',
    'discrepancy.closed': '✅',
  };
  return signs[kind] ?? severitySigns[severity];
}

/** What a change of the default version says of itself. */
function versionOf(facts: MessageItem['facts'], language: Language): string {
  const { kind, from, to } = facts;
  if (typeof to !== 'number') return '';
  const list = kind === 'services' || kind === 'accounts' ? `${listName(kind, language)}, ` : '';
  const before = typeof from === 'number' ? `${from} → ` : '';
  return `${list}${{ vi: 'phiên bản', en: 'version' }[language]} ${before}${to}`;
}

function openButton({ discrepancy, submission }: MessageItem, index: number): Button[] {
  if (discrepancy) return [labelled(`🔎 ${index + 1}`, 'dis', [discrepancy.id])];
  return submission ? [labelled(`🔎 ${index + 1}`, 'sub', [submission.id])] : [];
}

const inRows = (buttons: readonly Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / 4) }, (_, row) => buttons.slice(row * 4, row * 4 + 4));
