import type { Client, Submission } from '@emc/contract';
import type { ListKind } from '@emc/domain';
import type { AboutAccounts, ListContent, NamedFile } from './list.js';

/** A list on its way to EMC, to be tried. */
export interface Posting {
  readonly siteId: number;
  readonly kind: ListKind;
  readonly content: ListContent;
  readonly about?: AboutAccounts | undefined;
  readonly signal: AbortSignal;
}

/** Has EMC try a list: as rows, as a workbook, or one workbook after the other where it comes as several. */
export function postTrial(api: Client, posting: Posting): Promise<Submission> {
  const { content } = posting;
  if ('parts' in content) return postParts(api, posting, content.parts);
  return 'sheet' in content
    ? api('submit', { ...callOf(posting), body: content.sheet })
    : api('submit', { ...callOf(posting), form: formOf(content) });
}

async function postParts(api: Client, posting: Posting, files: readonly NamedFile[]): Promise<Submission> {
  const call = callOf(posting);
  const partOf = (index: number) => ({ ...call.query, part: `${index + 1}/${files.length}` });
  const [first, ...others] = files;
  if (!first) throw new Error('A list in parts has no part.');
  const begun = await api('submit', { ...call, query: partOf(0), form: formOf(first) });
  let last = begun;
  for (const [index, file] of others.entries()) {
    const query = { ...partOf(index + 1), submission: begun.id };
    last = await api('submit', { ...call, query, form: formOf(file) });
  }
  return last;
}

function callOf({ siteId, kind, about, signal }: Posting) {
  return { params: { siteId }, query: { kind, dryRun: 'true', ...about }, signal } as const;
}

function formOf({ file, fileName }: NamedFile): FormData {
  const form = new FormData();
  form.append('file', file, fileName);
  return form;
}
