import type { Submission } from '@emc/contract';
import { markedWorkbook } from './command.status.js';
import { submissionMessage } from './submissions.sentence.js';
import {
  captionOf,
  fileLost,
  handedInMessage,
  notWorkbook,
  onlyOfficers,
  tooLarge,
  whichListQuestion,
  type ListKind,
} from './workbook.sentence.js';
import { tell, type Answer, type LinkedTalk, type Presses, type SentFile } from './talk.js';

const longestFile = 20 * 1024 * 1024;
/** Seconds; most lists take less than one. */
const checkedWithin = 15;
const sitesToChoose = 10;

/** A workbook that somebody sent: checked as a trial when it is clear which list it is, else asked about. */
export async function workbook(talk: LinkedTalk, file: SentFile): Promise<Answer> {
  if (!/\.xlsx?$/i.test(file.name)) return tell(talk, notWorkbook);
  if (file.bytes > longestFile) return tell(talk, tooLarge);
  if (talk.user.role === 'viewer') return tell(talk, onlyOfficers);
  const { siteId, kind } = captionOf(file.caption);
  const sites =
    siteId === null
      ? (await talk.emc.call('listSites', { query: { limit: sitesToChoose } })).items
      : [await talk.emc.call('getSite', { params: { siteId } })];
  const [first] = sites;
  if (kind && first && sites.length === 1) return trial(talk, file, { siteId: first.id, kind });
  return { say: [whichListQuestion({ sites, kind, messageId: file.messageId }, talk.language)] };
}

export const workbookPresses: Presses = {
  async try(talk, { words: [kind = '', siteId = ''], file }) {
    if (file === null) return tell(talk, fileLost);
    return trial(talk, file, { siteId: Number(siteId), kind: kind === 'accounts' ? 'accounts' : 'services' });
  },
  hand: (talk, { words: [id = ''] }) => handIn(talk, id, { makeDefault: 'false' }),
  handd: (talk, { words: [id = ''] }) => handIn(talk, id, { makeDefault: 'true' }),
};

async function trial(talk: LinkedTalk, file: SentFile, list: { siteId: number; kind: ListKind }): Promise<Answer> {
  const content = await talk.files(file.id);
  if (content === null) return tell(talk, fileLost);
  const { asOf } = captionOf(file.caption);
  const submission = await submit(talk, {
    siteId: list.siteId,
    query: {
      kind: list.kind,
      dryRun: 'true',
      wait: checkedWithin,
      ...(list.kind === 'accounts' && asOf !== null && { asOf }),
    },
    // The same workbook in the same chat is the same trial, however often the update comes.
    key: `telegram:${talk.place.chatId}:${file.messageId}:${list.siteId}:${list.kind}`,
    content,
    fileName: file.name,
  });
  return resultOf(talk, submission);
}

/** Hands in the trial that EMC holds, whoever made it and how; once, however often the button is pressed. */
async function handIn(talk: LinkedTalk, id: string, query: { makeDefault: 'true' | 'false' }): Promise<Answer> {
  const submission = await talk.emc.call('handInTrial', { params: { id }, query });
  return { replace: handedInMessage(submission, talk.language) };
}

interface List {
  readonly siteId: number;
  readonly query: Record<string, string | number> & { readonly kind: ListKind };
  readonly key: string;
  readonly content: Buffer;
  readonly fileName: string;
}

function submit({ emc }: LinkedTalk, { siteId, query, key, content, fileName }: List): Promise<Submission> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), fileName);
  return emc.call('submit', { params: { siteId }, query: query as never, headers: { 'idempotency-key': key }, form });
}

async function resultOf(talk: LinkedTalk, submission: Submission): Promise<Answer> {
  const said = submissionMessage({ ...submission, isDefault: false }, talk.language);
  const { errors, warnings, notices } = submission.counts;
  if (submission.finishedAt === null || errors + warnings + notices === 0) return { say: [said] };
  return { say: [said, { text: '', file: await markedWorkbook(talk, submission) }] };
}
