import type { Discrepancy, UnmatchedCodes } from '@emc/contract';
import { discrepancyStates, type Language } from '@emc/domain';
import { button, labelled } from './button.js';
import { longestText, type Button, type Message } from './message.js';
import { clean, nameOf, shorten } from './odd-text.js';
import { fitting } from './submissions.sentence.js';
import { dayInWords, inFigures, momentInWords } from './words.js';

export const severitySigns = { error: '🔴', warning: '🟠', notice: '🔵' } as const;

/** The newest thing that somebody, or the check, did about a discrepancy. */
export interface LastStep {
  readonly actor: string;
  readonly step: string;
  readonly note: string | null;
  readonly at: string;
}

export interface DiscrepancyView {
  readonly discrepancy: Discrepancy;
  readonly siteName: string | null;
  readonly step: LastStep | null;
  readonly isMuted: boolean;
}

/** One discrepancy as it stands, with what can be done about it now. */
export function discrepancyMessage(
  { discrepancy, siteName, step, isMuted }: DiscrepancyView,
  language: Language,
): Message {
  const { title, message, suggestion, state, dueOn, isOverdue } = discrepancy;
  const late = isOverdue ? { vi: ' (đã quá hạn)', en: ' (overdue)' }[language] : '';
  const due = { vi: `Hạn xử lý: ${dayInWords(dueOn)}${late}`, en: `Due: ${dayInWords(dueOn)}${late}` }[language];
  const settled = state === 'closed' || state === 'waived';
  const lines = [
    `${signOf(discrepancy)} ${shorten(clean(title), 200)}`,
    placeOf(discrepancy, siteName, language),
    shorten(clean(message), 1500),
    suggestion && { vi: `Gợi ý: ${hint(suggestion)}`, en: `Suggestion: ${hint(suggestion)}` }[language],
    settled ? stateOf(discrepancy, language) : `${stateOf(discrepancy, language)} · ${due}`,
    step && stepLine(step, language),
  ];
  return {
    text: lines.filter((line) => line !== null && line !== '').join('\n'),
    buttons: buttonsOf(discrepancy, isMuted, language),
  };
}

/** The open discrepancies and the codes that do not meet; what does not fit is told by its number. */
export function openMessage(
  { items, total, codes }: { items: readonly Discrepancy[]; total: number; codes: readonly SiteCodes[] },
  language: Language,
): Message & { readonly whole: boolean } {
  const unmatched = codesOf(codes, language);
  if (total === 0) return { text: [allWell[language], ...(unmatched ? ['', unmatched] : [])].join('\n'), whole: true };
  const title = {
    vi: `Đối soát: ${inFigures(total, 'vi')} chênh lệch chưa xử lý xong`,
    en: `Reconciliation: ${inFigures(total, 'en')} unsettled discrepancies`,
  };
  const lines = items.map((item, index) => `${index + 1}. ${openLine(item, language)}`);
  const told = fitting(lines, longestText - 1400);
  const rest = total - told.length;
  const more = {
    vi: `… và ${inFigures(rest, 'vi')} chênh lệch nữa, xem trong biên bản.`,
    en: `… and ${inFigures(rest, 'en')} more, see the record.`,
  };
  const buttons = items
    .slice(0, Math.min(8, told.length))
    .map(({ id }, index) => labelled(`🔎 ${index + 1}`, 'dis', [id]));
  const records = codes
    .slice(0, 4)
    .map(({ siteId }) => labelled(`📎 ${recordName[language]} ${siteId}`, 'rcd', [siteId]));
  return {
    text: [title[language], ...told, ...(rest > 0 ? [more[language]] : []), ...(unmatched ? ['', unmatched] : [])].join(
      '\n',
    ),
    buttons: [buttons.slice(0, 4), buttons.slice(4), records.slice(0, 2), records.slice(2)].filter(
      (row) => row.length > 0,
    ),
    whole: rest === 0,
  };
}

export interface SiteCodes {
  readonly siteId: number;
  readonly unmatched: UnmatchedCodes;
}

/** Asks for the note of an explanation; the answer is known by the code in the last line. */
export function explainQuestion({ title, id }: Discrepancy, language: Language): Message {
  const vi = `✍️ Giải trình: ${nameOf(title)}\nHãy trả lời tin này bằng một vài câu: nguyên nhân và việc đã làm.`;
  const en = `✍️ Explain: ${nameOf(title)}\nAnswer this message in a few sentences: the cause, and what was done.`;
  return { text: `${{ vi, en }[language]}\n${codeLine}${id}`, asksReply: true };
}

/** The discrepancy that a question was about; null = it was another message. */
export function explainedId(question: string): string | null {
  const [, id = null] = /^✍️[\s\S]*\n# ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(question) ?? [];
  return id;
}

const codeLine = '# ';
const allWell = {
  vi: '✅ Không có chênh lệch nào chưa xử lý trong phạm vi của bạn.',
  en: '✅ There is no unsettled discrepancy within your reach.',
};
const recordName = { vi: 'Biên bản trang', en: 'Record of site' };

function signOf({ state, severity }: Discrepancy): string {
  if (state === 'closed') return '✅';
  return state === 'waived' ? '⏸' : severitySigns[severity];
}

function placeOf({ siteId }: Discrepancy, siteName: string | null, language: Language): string {
  if (siteId === null) return { vi: 'Không thuộc trang nào mà EMC biết', en: 'Of no site that EMC knows' }[language];
  const site = { vi: `Trang ${siteId}`, en: `Site ${siteId}` }[language];
  return siteName === null ? site : `${site} · ${nameOf(siteName)}`;
}

function stateOf({ state, waivedUntil }: Discrepancy, language: Language): string {
  const until =
    waivedUntil && { vi: ` đến ${dayInWords(waivedUntil)}`, en: ` until ${dayInWords(waivedUntil)}` }[language];
  return `${{ vi: 'Trạng thái', en: 'State' }[language]}: ${discrepancyStates[state][language]}${until ?? ''}`;
}

const hint = ({ value, why }: { value: string; why: string }) => `${nameOf(value)} – ${shorten(clean(why), 300)}`;

const stepNames: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  acknowledge: { vi: 'Đã xem', en: 'Acknowledged' },
  explain: { vi: 'Giải trình', en: 'Explained' },
  submit_correction: { vi: 'Đã hiệu chỉnh', en: 'Corrected' },
  waive: { vi: 'Tạm miễn', en: 'Waived' },
  pass: { vi: 'Phép kiểm tra đã đạt', en: 'The check passes' },
  fail: { vi: 'Phép kiểm tra chưa đạt', en: 'The check fails' },
};

/** Only what people did is worth a line. */
function stepLine({ actor, step, note, at }: LastStep, language: Language): string | null {
  const name = stepNames[step];
  if (!name || step === 'fail') return null;
  const by = step === 'pass' ? '' : ` (${nameOf(actor, 60)})`;
  return `${name[language]}${by}, ${momentInWords(at)}${note ? `: ${shorten(clean(note), 600)}` : ''}`;
}

function buttonsOf({ id, state }: Discrepancy, isMuted: boolean, language: Language): Button[][] {
  if (state === 'closed') return [];
  const answer = [
    ...(state === 'open' || state === 'reopened' ? [button('ack', language, [id])] : []),
    ...(state === 'waived' ? [] : [button('exp', language, [id])]),
  ];
  const check = [button('rec', language, [id]), button(isMuted ? 'unmute' : 'mute', language, [id])];
  return [answer, check].filter((row) => row.length > 0);
}

function openLine(discrepancy: Discrepancy, language: Language): string {
  const { siteId, title, subject, state, dueOn, isOverdue } = discrepancy;
  const site = siteId === null ? '–' : { vi: `trang ${siteId}`, en: `site ${siteId}` }[language];
  const late = isOverdue ? ' ⏰' : '';
  return `${signOf(discrepancy)} ${nameOf(title)} · ${site} · ${nameOf(subject, 60)} · ${discrepancyStates[state][language]} · ${dayInWords(dueOn)}${late}`;
}

function codesOf(codes: readonly SiteCodes[], language: Language): string | null {
  const some = codes.filter(({ unmatched: { totals } }) => totals.sent + totals.listed > 0);
  if (some.length === 0) return null;
  const title = { vi: 'Mã không khớp, 30 ngày qua:', en: 'Codes that do not meet, last 30 days:' }[language];
  return [title, ...some.slice(0, 5).map((site) => codesLine(site, language))].join('\n');
}

function codesLine({ siteId, unmatched: { totals, sent } }: SiteCodes, language: Language): string {
  const sample = sent
    .slice(0, 3)
    .map(
      ({ codeTthc, suggestion }) => `${nameOf(codeTthc, 40)}${suggestion ? ` → ${nameOf(suggestion.value, 40)}?` : ''}`,
    )
    .join('; ');
  const vi = `Trang ${siteId}: ${inFigures(totals.sent, 'vi')} mã gửi về không có trong danh sách (${inFigures(totals.dossiers, 'vi')} hồ sơ), ${inFigures(totals.listed, 'vi')} dịch vụ chưa có hồ sơ`;
  const en = `Site ${siteId}: ${inFigures(totals.sent, 'en')} codes sent that the list lacks (${inFigures(totals.dossiers, 'en')} dossiers), ${inFigures(totals.listed, 'en')} services without dossiers`;
  return `${{ vi, en }[language]}${sample ? `: ${sample}` : ''}`;
}
