import { ProblemError } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import type { Api } from './api.js';
import { commandOf, presses } from './commands.js';
import { confirmLink, start, unlink } from './command.link.js';
import { explain } from './command.reconcile.js';
import { workbook } from './command.workbook.js';
import { explainedId } from './discrepancy.sentence.js';
import { inGroup, notLinked } from './link.sentence.js';
import type { Place } from './message.js';
import type { Contacts } from './settings.js';
import { tell, type Answer, type LinkedTalk, type SentFile, type Talk } from './talk.js';

/** What somebody did in a chat. */
export type Said =
  | { readonly kind: 'text'; readonly text: string; readonly answers: string | null }
  | { readonly kind: 'file'; readonly file: SentFile }
  | { readonly kind: 'press'; readonly data: string; readonly text: string; readonly file: SentFile | null };

export interface Heard {
  readonly place: Place;
  readonly title: string;
  /** What the person's Telegram is set to; a link has a language of its own. */
  readonly language: Language;
  readonly key: string;
  readonly said: Said;
}

export interface ConversationOptions {
  readonly api: Api;
  readonly contacts: Contacts;
  readonly files: Talk['files'];
  readonly now: () => Date;
}

const nothing: Answer = {};
const longestToast = 200;

/** Answers one thing that somebody did; refusals of EMC are answers too. */
export async function converse(heard: Heard, { api, contacts, files, now }: ConversationOptions): Promise<Answer> {
  const { place, title, language, key, said } = heard;
  const talk: Talk = { place, title, language, api, contacts, files, key, now: now() };
  try {
    return await answerTo(talk, said);
  } catch (error) {
    return troubled(talk, error, said);
  }
}

async function answerTo(talk: Talk, said: Said): Promise<Answer> {
  const asked = said.kind === 'text' ? commandOf(said.text) : null;
  if (talk.place.group && said.kind !== 'press' && asked === null) return nothing;
  if (asked?.isStart) return start(talk, asked.words);
  const [verb = '', ...words] = said.kind === 'press' ? said.data.split(':') : [];
  if (verb === 'no') return { replace: { text: { vi: 'Đã bỏ qua.', en: 'Never mind.' }[talk.language] } };
  if (verb === 'link') return confirmLink(talk, words[0] ?? '');
  const linked = await linkedTalk(talk);
  const command = asked?.command ?? null;
  const after = asked?.words ?? '';
  if (command?.open) return command.answer({ ...(linked ?? talk), link: linked?.link ?? null }, after);
  if (linked === null) return tell(talk, notLinked);
  if (talk.place.group && !(command === unlink || verb === 'unlink')) return tell(linked, inGroup);
  if (said.kind === 'file') return workbook(linked, said.file);
  if (said.kind === 'press') {
    const press = presses[verb];
    return press ? press(linked, { words, message: { text: said.text }, file: said.file }) : tell(linked, oldButton);
  }
  const explained = said.answers === null ? null : explainedId(said.answers);
  if (explained !== null && asked === null) return explain(linked, explained, said.text);
  return command ? command.answer(linked, after) : tell(linked, notUnderstood);
}

async function linkedTalk(talk: Talk): Promise<LinkedTalk | null> {
  const chat = { id: talk.place.chatId, threadId: talk.place.thread ?? null };
  const { link, user } = await talk.api.call('findChat', { body: { chat } });
  if (link?.state !== 'live' || user === null) return null;
  return { ...talk, language: link.language, link, user, emc: talk.api.as(link.id, link.language) };
}

/** EMC's own refusal in its own words; anything else is our fault or the network's, and said so. */
function troubled(talk: Talk, error: unknown, said: Said): Answer {
  const problem = error instanceof ProblemError ? error.problem : null;
  if (problem?.code === 'LINK_GONE' || problem?.code === 'SIGN_IN_REQUIRED') return tell(talk, notLinked);
  const text = problem && problem.status < 500 ? `⛔ ${problem.title}` : unreachable[talk.language];
  return said.kind === 'press' && text.length <= longestToast ? { toast: text } : { say: [{ text }] };
}

const notUnderstood: Sentence = {
  vi: 'Tôi chưa hiểu. Gõ /trogiup để xem các lệnh, hoặc gửi tệp Excel để kiểm tra thử.',
  en: 'I do not understand. See /help, or send a workbook to have it checked.',
};

const oldButton: Sentence = {
  vi: 'Nút này không còn dùng được. Hãy gõ lại lệnh.',
  en: 'This button is out of use. Type the command again.',
};

const unreachable: Sentence = {
  vi: '⚠️ EMC đang bận hoặc gặp sự cố. Hãy thử lại sau ít phút; nếu vẫn vậy, xem /lienhe.',
  en: '⚠️ EMC is busy or out of order. Try again in a few minutes; if it goes on, see /contact.',
};
