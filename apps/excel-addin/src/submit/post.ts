import type { Client, Submission } from '@emc/contract';
import type { ListKind } from '@emc/domain';
import type { Choices } from './kept.js';
import type { AboutAccounts, ListContent, NamedFile } from './list.js';

type Decision = Omit<Choices, 'makeDefault'>;

/** A list on its way to EMC. */
export interface Posting {
  readonly siteId: number;
  readonly kind: ListKind;
  readonly content: ListContent;
  readonly about?: AboutAccounts | undefined;
  readonly asked: { readonly dryRun: 'true' } | { readonly makeDefault: 'true' | 'false' };
  readonly decision?: Decision;
  /** The idempotency key: however often a list is sent under it, EMC takes it once. */
  readonly key?: string | undefined;
  readonly signal: AbortSignal;
}

/** Sends a list to EMC: as rows, as a workbook, or one workbook after the other where it comes as several. */
export function postList(api: Client, posting: Posting): Promise<Submission> {
  const { content, decision } = posting;
  if ('parts' in content) return postParts(api, posting, content.parts);
  return 'sheet' in content
    ? api('submit', { ...callOf(posting), body: { ...content.sheet, ...decisionOf(decision) } })
    : api('submit', { ...callOf(posting), form: formOf(content, decision) });
}

/** A part that EMC has already changes nothing, so all of them may be sent again under the same key. */
async function postParts(api: Client, posting: Posting, files: readonly NamedFile[]): Promise<Submission> {
  const call = callOf(posting);
  const partOf = (index: number) => ({ ...call.query, part: `${index + 1}/${files.length}` });
  const [first, ...others] = files;
  if (!first) throw new Error('A list in parts has no part.');
  const begun = await api('submit', { ...call, query: partOf(0), form: formOf(first, posting.decision) });
  let last = begun;
  for (const [index, file] of others.entries()) {
    const query = { ...partOf(index + 1), submission: begun.id };
    last = await api('submit', { ...call, headers: {}, query, form: formOf(file) });
  }
  return last;
}

function callOf({ siteId, kind, about, asked, key, signal }: Posting) {
  return {
    params: { siteId },
    query: { kind, ...asked, ...about },
    headers: key === undefined ? {} : { 'idempotency-key': key },
    signal,
  } as const;
}

function decisionOf(decision?: Decision): { decisionNumber?: string; decisionDate?: string } {
  const { decisionNumber = '', decisionDate = '' } = decision ?? {};
  const number = decisionNumber.trim();
  return { ...(number && { decisionNumber: number }), ...(decisionDate && { decisionDate }) };
}

function formOf({ file, fileName }: NamedFile, decision?: Decision): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(decisionOf(decision))) form.append(name, value);
  if (decision?.scan) form.append('decisionScan', decision.scan);
  form.append('file', file, fileName);
  return form;
}
