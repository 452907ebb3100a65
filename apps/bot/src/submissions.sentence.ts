import type { DefaultVersion, Issue, Submission, SubmissionState } from '@emc/contract';
import type { Language } from '@emc/domain';
import { button, labelled } from './button.js';
import { longestText, type Button, type Message } from './message.js';
import { clean, nameOf, shorten } from './odd-text.js';
import { submissionSentence, type SubmissionView } from './submission.sentence.js';
import { inFigures, momentInWords } from './words.js';

const signs: Readonly<Record<SubmissionState, string>> = {
  awaiting: '⏳',
  queued: '⏳',
  reading: '⏳',
  saving: '⏳',
  accepted: '✅',
  refused: '❌',
  failed: '⚠️',
  cancelled: '⏹️',
};

/** One submission with everything that can be done about it. */
export function submissionMessage(submission: SubmissionView, language: Language): Message {
  const { text, buttons } = { text: wordsOf(submission, language), buttons: buttonsOf(submission, language) };
  return { text, buttons };
}

/** The newest submission whole, those before it as lines. */
export function statusMessage(
  newest: SubmissionView | null,
  others: readonly Submission[],
  language: Language,
): Message {
  if (!newest) return { text: noneYet[language] };
  const before = { vi: 'Trước đó:', en: 'Before that:' }[language];
  const lines = others.length > 0 ? ['', before, ...others.map((other) => line(other, language))] : [];
  return {
    text: [wordsOf(newest, language), ...lines].join('\n'),
    buttons: [...buttonsOf(newest, language), ...receiptButtons(others)],
  };
}

/** The history of submissions, newest first; `older` = where the next page begins. */
export function historyMessage(
  { items, total, older }: { items: readonly Submission[]; total: number; older?: string | undefined },
  language: Language,
): Message {
  if (items.length === 0) return { text: noneYet[language] };
  const title = {
    vi: `Lịch sử Import: ${inFigures(total, 'vi')} lần nộp`,
    en: `History: ${inFigures(total, 'en')} submissions`,
  };
  return {
    text: [title[language], ...items.map((item) => line(item, language))].join('\n'),
    buttons: [...receiptButtons(items), ...(older ? [[button('hist', language, [older])]] : [])],
  };
}

/** What was found, the errors first; what does not fit is in the marked workbook. */
export function issuesMessage(
  { submission, issues, total }: { submission: Submission; issues: readonly Issue[]; total: number },
  language: Language,
): Message {
  const number = submission.receipt.number;
  if (total === 0) {
    return {
      text: { vi: `✅ ${number}: không có lỗi, cảnh báo hay lưu ý nào.`, en: `✅ ${number}: nothing was found.` }[
        language
      ],
    };
  }
  const title = {
    vi: `${number}: ${inFigures(total, 'vi')} mục cần xem`,
    en: `${number}: ${inFigures(total, 'en')} findings`,
  };
  const told = fitting(
    issues.map((issue) => issueLine(issue, language)),
    longestText - 400,
  );
  const rest = total - told.length;
  const more = {
    vi: `… và ${inFigures(rest, 'vi')} mục nữa trong tệp đánh dấu.`,
    en: `… and ${inFigures(rest, 'en')} more in the marked workbook.`,
  };
  return {
    text: [title[language], ...told, ...(rest > 0 ? [more[language]] : [])].join('\n'),
    buttons: [[button('mark', language, [submission.id])]],
  };
}

/** Asks before the default version is changed, naming what it is now. */
export function defaultQuestion(submission: Submission, now: DefaultVersion, language: Language): Message {
  const { kind, siteId, versionNumber, id } = submission;
  const list = listName(kind, language);
  const vi = `Đặt phiên bản ${versionNumber} làm danh sách ${list} mặc định của trang ${siteId}? Mặc định hiện nay: ${now.number ? `phiên bản ${now.number}` : 'chưa có'}. Các chỉ số tính từ lúc này sẽ theo phiên bản mới.`;
  const en = `Make version ${versionNumber} the default list of ${list} of site ${siteId}? The default now: ${now.number ? `version ${now.number}` : 'none'}. Indicators follow the new one from now on.`;
  return {
    text: { vi, en }[language],
    buttons: [[button('defok', language, [id, now.number ?? 0]), button('no', language)]],
  };
}

export function defaultMade(submission: Submission, language: Language): Message {
  const { kind, siteId, versionNumber } = submission;
  const list = listName(kind, language);
  const vi = `⭐ Phiên bản ${versionNumber} là danh sách ${list} mặc định của trang ${siteId}.`;
  const en = `⭐ Version ${versionNumber} is the default list of ${list} of site ${siteId}.`;
  return { text: { vi, en }[language] };
}

export function listName(kind: Submission['kind'], language: Language): string {
  const names = { services: { vi: 'dịch vụ công', en: 'services' }, accounts: { vi: 'tài khoản', en: 'accounts' } };
  return names[kind][language];
}

const noneYet = {
  vi: 'Chưa có lần nộp nào trong phạm vi của bạn. Hãy gửi tệp Excel cho tôi để kiểm tra thử.',
  en: 'Nothing was handed in within your reach yet. Send me a workbook to have it checked.',
};

function wordsOf(submission: SubmissionView, language: Language): string {
  const fileName = nameOf(submission.fileName);
  return submissionSentence({ ...submission, fileName })[language];
}

function line(submission: Submission, language: Language): string {
  const { state, receipt, kind, siteId, counts, submittedAt, dryRun } = submission;
  const list = listName(kind, language);
  const at = momentInWords(submittedAt);
  const trial = dryRun ? { vi: ', kiểm tra thử', en: ', trial' }[language] : '';
  const figures = {
    vi: `${inFigures(counts.rows, 'vi')} dòng, ${inFigures(counts.errors, 'vi')} lỗi`,
    en: `${inFigures(counts.rows, 'en')} rows, ${inFigures(counts.errors, 'en')} errors`,
  };
  const site = { vi: `trang ${siteId}`, en: `site ${siteId}` }[language];
  return `${signs[state]} ${receipt.number} · ${list}, ${site}${trial} · ${at} · ${figures[language]}`;
}

function buttonsOf(submission: SubmissionView, language: Language): Button[][] {
  const { id, state, dryRun, counts, versionNumber, isDefault } = submission;
  if (state === 'awaiting' || state === 'queued' || state === 'reading' || state === 'saving') {
    return [[button('sub', language, [id])]];
  }
  const found = counts.errors + counts.warnings + counts.notices > 0;
  const rows: Button[][] = [];
  if (found) rows.push([button('iss', language, [id]), button('mark', language, [id])]);
  if (state === 'accepted' && !dryRun && versionNumber !== null && !isDefault)
    rows.push([button('def', language, [id])]);
  if (state === 'accepted' && dryRun) rows.push([button('hand', language, [id])], [button('handd', language, [id])]);
  return rows;
}

const receiptButtons = (items: readonly Submission[]): Button[][] => {
  const buttons = items.map(({ id, receipt, state }) => labelled(`${signs[state]} ${receipt.number}`, 'sub', [id]));
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(row * 2, row * 2 + 2));
};

const severities = { error: '❌', warning: '🟠', notice: 'ℹ️' };

function issueLine({ severity, sheet, row, cell, message }: Issue, language: Language): string {
  const at = cell ?? (row === null ? null : { vi: `dòng ${row}`, en: `row ${row}` }[language]);
  const place = [sheet === null ? null : nameOf(sheet, 40), at].filter((part) => part !== null).join('!');
  return `${severities[severity]} ${place ? `${place}: ` : ''}${shorten(clean(message), 400)}`;
}

/** The first of these lines that fit together. */
export function fitting(lines: readonly string[], limit: number): string[] {
  const told: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > limit) break;
    told.push(line);
  }
  return told;
}
