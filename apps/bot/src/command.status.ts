import { ProblemError, type Submission } from '@emc/contract';
import {
  defaultMade,
  defaultQuestion,
  historyMessage,
  issuesMessage,
  statusMessage,
  submissionMessage,
} from './submissions.sentence.js';
import { nameOf } from './odd-text.js';
import type { SubmissionView } from './submission.sentence.js';
import { tell, type Answer, type Command, type LinkedTalk, type Presses } from './talk.js';

const shownAtOnce = 4;
const perPage = 8;
const mostIssues = 40;

/** `/trangthai`: how the last lists were taken; `/trangthai 278-000012`: that one. */
export const status: Command = {
  names: ['trangthai', 'status'],
  title: {
    vi: 'Kết quả các lần nộp gần đây, hoặc của một biên nhận',
    en: 'How the last lists were taken, or a receipt',
  },
  async answer(talk, words) {
    if (words === '') {
      const { items } = await talk.emc.call('latestSubmissions', { query: { limit: shownAtOnce } });
      const [newest, ...others] = items;
      return { say: [statusMessage(newest ? await seen(talk, newest) : null, others, talk.language)] };
    }
    const { items } = await talk.emc.call('latestSubmissions', { query: { receipt: words.slice(0, 40), limit: 1 } });
    const [found] = items;
    if (!found) return tell(talk, noReceipt(nameOf(words, 40)));
    return { say: [submissionMessage(await seen(talk, found), talk.language)] };
  },
};

/** `/lichsu`: every submission, newest first. */
export const history: Command = {
  names: ['lichsu', 'history'],
  title: { vi: 'Lịch sử Import', en: 'History of submissions' },
  answer: (talk) => page(talk),
};

const noReceipt = (number: string) => ({
  vi: `Không thấy biên nhận “${number}” trong phạm vi của bạn. Số biên nhận có dạng 278-000012; gõ /lichsu để xem các lần nộp.`,
  en: `No receipt “${number}” within your reach. Receipts look like 278-000012; see /history.`,
});

export const submissionPresses: Presses = {
  async sub(talk, { words: [id = ''] }) {
    return { say: [submissionMessage(await seen(talk, await submission(talk, id)), talk.language)] };
  },

  hist: (talk, { words: [cursor = ''] }) => page(talk, cursor),

  async iss(talk, { words: [id = ''] }) {
    const found = await submission(talk, id);
    const errors = await talk.emc.call('submissionIssues', {
      params: { id },
      query: { limit: mostIssues, severity: 'error' },
    });
    const all = await talk.emc.call('submissionIssues', { params: { id }, query: { limit: mostIssues } });
    const issues = [...errors.items, ...all.items.filter(({ severity }) => severity !== 'error')];
    return { say: [issuesMessage({ submission: found, issues, total: all.total }, talk.language)] };
  },

  async mark(talk, { words: [id = ''] }) {
    return { say: [{ text: '', file: await markedWorkbook(talk, await submission(talk, id)) }] };
  },

  async def(talk, { words: [id = ''] }) {
    const found = await submission(talk, id);
    const now = await defaultOf(talk, found);
    const isDefault = now.number === found.versionNumber;
    return { say: [isDefault ? defaultMade(found, talk.language) : defaultQuestion(found, now, talk.language)] };
  },

  /** Changes the default only while it is still the one that the question named. */
  async defok(talk, { words: [id = '', asked = ''] }) {
    const found = await submission(talk, id);
    const now = await defaultOf(talk, found);
    if ((now.number ?? 0) !== Number(asked)) return { replace: defaultQuestion(found, now, talk.language) };
    await talk.emc.call('makeDefault', {
      params: { siteId: found.siteId },
      headers: { 'if-match': talk.emc.tag() },
      body: { number: found.versionNumber ?? 0, kind: found.kind },
    });
    return { replace: defaultMade(found, talk.language) };
  },
};

/** The officer's own file with its issues, or null when there is none to be had. */
export async function markedWorkbook(talk: LinkedTalk, { id, receipt }: Submission) {
  const response = await talk.emc.call('markedWorkbook', { params: { id } });
  return { name: `${receipt.number}-danh-dau.xlsx`, content: Buffer.from(await response.arrayBuffer()) };
}

export const isProblem = (error: unknown, ...codes: readonly string[]) =>
  error instanceof ProblemError && codes.includes(error.problem.code);

const submission = (talk: LinkedTalk, id: string) => talk.emc.call('getSubmission', { params: { id } });

const defaultOf = ({ emc }: LinkedTalk, { siteId, kind }: Submission) =>
  emc.call('getDefaultVersion', { params: { siteId }, query: { kind } });

/** With whether it is the default by now, where it has become a version. */
async function seen(talk: LinkedTalk, found: Submission): Promise<SubmissionView> {
  const isDefault = found.versionNumber !== null && (await defaultOf(talk, found)).number === found.versionNumber;
  return { ...found, isDefault };
}

async function page(talk: LinkedTalk, cursor?: string): Promise<Answer> {
  const { items, total, nextCursor } = await talk.emc.call('latestSubmissions', { query: { limit: perPage, cursor } });
  return { say: [historyMessage({ items, total, older: nextCursor }, talk.language)] };
}
