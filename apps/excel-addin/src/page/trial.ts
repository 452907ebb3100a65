import type { Submission } from '@emc/contract';
import type { App } from '../app.js';
import { follow } from '../submit/follow.js';
import type { ListToHandIn } from '../submit/list.js';
import { postTrial } from '../submit/post.js';

interface Trying {
  readonly siteId: number;
  readonly signal: AbortSignal;
  onProgress(rows: number, of: number | null): void;
}

/** Has EMC try a list without handing it in, and answers how that ended. */
export async function tryList({ api }: App, list: ListToHandIn, trying: Trying): Promise<Submission> {
  const { siteId, signal, onProgress } = trying;
  const { kind, about } = list;
  const content = await list.content(signal);
  let last = await postTrial(api, { siteId, kind, content, about, signal });
  try {
    for await (const told of follow(api, last.id, signal)) {
      last = told;
      onProgress(told.progress.rowsRead, told.progress.rowsExpected);
    }
  } catch (error) {
    // That it has ended meanwhile does no harm.
    void api('cancelSubmission', { params: { id: last.id } }).catch(() => undefined);
    throw error;
  }
  return last;
}
