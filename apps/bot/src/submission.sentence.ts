import type { AccountDiff, DiffSummary, Submission } from '@emc/contract';
import { dayInWords, percentOf, type Language, type Sentence } from '@emc/domain';
import { nameOf } from './odd-text.js';
import { inFigures } from './words.js';

/** A submission, and whether the version that came of it is the default by now. */
export type SubmissionView = Submission & { readonly isDefault: boolean };

/** How a submission stands, in plain text (no Markdown) far below Telegram's 4,096 characters. */
export function submissionSentence(submission: SubmissionView): Sentence {
  switch (submission.state) {
    case 'awaiting':
      return {
        vi: `⏳ ${list.vi(submission)} đã có ${arrived(submission)} phần. Hãy nộp các phần còn lại. ${receipt.vi(submission)}`,
        en: `⏳ ${list.en(submission)} has ${arrived(submission)} parts so far. Hand in the rest. ${receipt.en(submission)}`,
      };
    case 'queued':
      return {
        vi: `⏳ ${list.vi(submission)} đã tới nơi và đang chờ đọc. ${receipt.vi(submission)}`,
        en: `⏳ ${list.en(submission)} has arrived and waits to be read. ${receipt.en(submission)}`,
      };
    case 'reading':
      return {
        vi: `⏳ ${list.vi(submission)} đang được đọc: ${progress.vi(submission)}.`,
        en: `⏳ ${list.en(submission)} is being read: ${progress.en(submission)}.`,
      };
    case 'saving':
      return {
        vi: `⏳ ${list.vi(submission)} đã đọc xong và đang được lưu.`,
        en: `⏳ ${list.en(submission)} has been read and is being saved.`,
      };
    case 'accepted':
      return submission.dryRun ? wouldBeAccepted(submission) : accepted(submission);
    case 'refused':
      return refused(submission);
    case 'cancelled':
      return {
        vi: `⏹️ ${list.vi(submission)} đã được huỷ; không có gì được lưu. ${receipt.vi(submission)}`,
        en: `⏹️ ${list.en(submission)} was cancelled; nothing was kept. ${receipt.en(submission)}`,
      };
    case 'failed':
      return {
        vi: `⚠️ ${list.vi(submission)} chưa được xử lý vì hệ thống gặp sự cố; tệp không có lỗi gì bị phát hiện. Hãy nộp lại; nếu vẫn như vậy, báo bộ phận hỗ trợ kỹ thuật. ${receipt.vi(submission)}`,
        en: `⚠️ ${list.en(submission)} was not processed because something broke in EMC; nothing wrong was found in the file. Hand it in again; if it happens again, tell technical support. ${receipt.en(submission)}`,
      };
  }
}

function accepted(submission: SubmissionView): Sentence {
  const { versionNumber, isDefault } = submission;
  return lines(
    {
      vi: `✅ ${list.vi(submission)} đã được nhận thành phiên bản ${versionNumber}: ${counts.vi(submission)}.`,
      en: `✅ ${list.en(submission)} was accepted as version ${versionNumber}: ${counts.en(submission)}.`,
    },
    changes(submission),
    isDefault
      ? {
          vi: 'Phiên bản này đang là mặc định.',
          en: 'This version is now the default.',
        }
      : {
          vi: 'Phiên bản này chưa là mặc định. Nếu muốn dùng, hãy đặt làm mặc định.',
          en: 'This version is not the default. To use it, make it the default.',
        },
    { vi: receipt.vi(submission), en: receipt.en(submission) },
  );
}

function wouldBeAccepted(submission: Submission): Sentence {
  return lines(
    {
      vi: `✅ Kiểm tra thử: ${list.vi(submission)} sẽ được nhận (${counts.vi(submission)}).`,
      en: `✅ Trial: ${list.en(submission)} would be accepted (${counts.en(submission)}).`,
    },
    howTried(submission),
    changes(submission),
    {
      vi: 'Chưa có gì được lưu. Bấm nút dưới đây để nộp đúng danh sách này.',
      en: 'Nothing was kept. Press a button below to hand in this very list.',
    },
    { vi: receipt.vi(submission), en: receipt.en(submission) },
  );
}

/** What exactly a button would hand in. */
function howTried({ mode, asOf, parts: files, source, decision }: Submission): Sentence | null {
  const day = asOf === null ? '' : dayInWords(asOf);
  const { number, date, hasScan } = decision;
  const told: Sentence[] = [];
  if (mode === 'append')
    told.push({
      vi: `Bổ sung vào phiên bản mặc định, không thay cả danh sách; số liệu ngày ${day}.`,
      en: `Adds to the default version and does not replace it; shows ${day}.`,
    });
  if (mode === 'replace')
    told.push({ vi: `Thay cả danh sách; số liệu ngày ${day}.`, en: `The whole list; shows ${day}.` });
  if (files) told.push({ vi: `Gồm ${files.expected} phần (tệp).`, en: `Comes in ${files.expected} parts (files).` });
  if (source === 'rows')
    told.push({ vi: 'Gửi từ trang tính đang mở trong Excel.', en: 'Sent from an open sheet of Excel.' });
  if (number !== null || date !== null || hasScan)
    told.push({
      vi: `Kèm quyết định${number === null ? '' : ` số ${nameOf(number, 40)}`}${date === null ? '' : ` ngày ${dayInWords(date)}`}${hasScan ? ', có bản quét' : ''}.`,
      en: `With the decision${number === null ? '' : ` ${nameOf(number, 40)}`}${date === null ? '' : ` of ${dayInWords(date)}`}${hasScan ? ', with its scan' : ''}.`,
    });
  if (told.length === 0) return null;
  return { vi: told.map(({ vi }) => vi).join(' '), en: told.map(({ en }) => en).join(' ') };
}

function refused(submission: Submission): Sentence {
  const trial = submission.dryRun ? { vi: 'Kiểm tra thử: ', en: 'Trial: ' } : { vi: '', en: '' };
  return lines(
    {
      vi: `❌ ${trial.vi}${list.vi(submission)} chưa được nhận: ${counts.vi(submission)}.`,
      en: `❌ ${trial.en}${list.en(submission)} was not accepted: ${counts.en(submission)}.`,
    },
    {
      vi: 'Hãy tải tệp đã đánh dấu lỗi, sửa từng ô theo ghi chú rồi nộp lại. Danh sách mặc định không thay đổi.',
      en: 'Download the marked workbook, correct each cell as its comment says, and hand it in again. The default list has not changed.',
    },
    { vi: receipt.vi(submission), en: receipt.en(submission) },
  );
}

const parts = [
  ['added', 'thêm', 'added'],
  ['removed', 'bỏ', 'removed'],
  ['levelUp', 'tăng cấp độ', 'level raised'],
  ['levelDown', 'giảm cấp độ', 'level lowered'],
  ['renamed', 'đổi tên', 'renamed'],
  ['urlChanged', 'đổi địa chỉ', 'address changed'],
  ['codeChanged', 'đổi ID MCDT', 'ID MCDT changed'],
  ['nationalCodeChanged', 'đổi ID CDVCQG', 'ID CDVCQG changed'],
] as const;

/** What changes against the default version; null when there was none to compare with. */
function changes({ diff }: Submission): Sentence | null {
  if (diff === null || diff.against === null) return null;
  return 'levelUp' in diff ? serviceChanges(diff) : accountChanges(diff);
}

function accountChanges({ against, before, after, added, removed }: AccountDiff): Sentence {
  const from = before?.accounts ?? 0;
  const byId = added !== null && removed !== null;
  const drop = after.accounts < from ? percentOf(from - after.accounts, from) : null;
  return {
    vi: [
      `So với phiên bản mặc định (${against}): từ ${inFigures(from, 'vi')} thành ${inFigures(after.accounts, 'vi')} tài khoản`,
      byId ? ` (thêm ${inFigures(added, 'vi')}, bỏ ${inFigures(removed, 'vi')})` : '',
      drop === null ? '.' : `, giảm ${drop.replace('.', ',')}%.`,
    ].join(''),
    en: [
      `Against the default version (${against}): from ${inFigures(from, 'en')} to ${inFigures(after.accounts, 'en')} accounts`,
      byId ? ` (${inFigures(added, 'en')} added, ${inFigures(removed, 'en')} removed)` : '',
      drop === null ? '.' : `, ${drop}% fewer.`,
    ].join(''),
  };
}

/** Only what differs. */
function serviceChanges(diff: DiffSummary): Sentence {
  const changed = parts.filter(([key]) => diff[key] > 0);
  const against = {
    vi: `So với phiên bản mặc định (${diff.against})`,
    en: `Against the default version (${diff.against})`,
  };
  if (changed.length === 0)
    return { vi: `${against.vi}: không có gì thay đổi.`, en: `${against.en}: nothing changed.` };
  return {
    vi: `${against.vi}: ${changed.map(([key, vi]) => `${vi} ${inFigures(diff[key], 'vi')}`).join(', ')}.`,
    en: `${against.en}: ${changed.map(([key, , en]) => `${inFigures(diff[key], 'en')} ${en}`).join(', ')}.`,
  };
}

type Say = Readonly<Record<Language, (submission: Submission) => string>>;

const list: Say = {
  vi: ({ kind, siteId }) => `Danh sách ${kind === 'services' ? 'dịch vụ công' : 'tài khoản'} của trang ${siteId}`,
  en: ({ kind, siteId }) => `The list of ${kind === 'services' ? 'services' : 'accounts'} of site ${siteId}`,
};

const receipt: Say = {
  vi: ({ receipt: { number: text }, fileName }) => `Số biên nhận: ${text} (tệp ${fileName}).`,
  en: ({ receipt: { number: text }, fileName }) => `Receipt: ${text} (file ${fileName}).`,
};

const progress: Say = {
  vi: ({ progress: { rowsRead, rowsExpected } }) =>
    rowsExpected
      ? `${percent(rowsRead, rowsExpected)}% (${inFigures(rowsRead, 'vi')}/${inFigures(rowsExpected, 'vi')} dòng)`
      : `đã được ${inFigures(rowsRead, 'vi')} dòng`,
  en: ({ progress: { rowsRead, rowsExpected } }) =>
    rowsExpected
      ? `${percent(rowsRead, rowsExpected)}% (${inFigures(rowsRead, 'en')} of ${inFigures(rowsExpected, 'en')} rows)`
      : `${inFigures(rowsRead, 'en')} rows so far`,
};

const counts: Say = {
  vi: ({ counts: { rows, errors, warnings, notices } }) =>
    [
      `${inFigures(rows, 'vi')} dòng`,
      `${inFigures(errors, 'vi')} lỗi`,
      `${inFigures(warnings, 'vi')} cảnh báo`,
      `${inFigures(notices, 'vi')} lưu ý`,
    ].join(', '),
  en: ({ counts: { rows, errors, warnings, notices } }) =>
    [many(rows, 'row'), many(errors, 'error'), many(warnings, 'warning'), many(notices, 'notice')].join(', '),
};

function lines(...sentences: readonly (Sentence | null)[]): Sentence {
  const said = sentences.filter((sentence) => sentence !== null);
  return { vi: said.map(({ vi }) => vi).join('\n'), en: said.map(({ en }) => en).join('\n') };
}

/** Rows expected are a guess from the part read so far, so 100 is said only at the end. */
function percent(read: number, expected: number): number {
  return Math.min(99, Math.floor((100 * read) / expected));
}

function arrived({ parts: files }: Submission): string {
  return `${files?.received.length ?? 0}/${files?.expected ?? 0}`;
}

function many(quantity: number, word: string): string {
  return `${inFigures(quantity, 'en')} ${word}${quantity === 1 ? '' : 's'}`;
}
