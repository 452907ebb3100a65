import { dayInVietnam, type Issue, type JudgeContext, type ListKind, type Verdict } from '@emc/domain';
import type { FileAnswer, FileAsk } from './file.worker.js';
import type { FileList } from './judged-file.js';

/** Where the build put the worker, beside the page. */
declare const fileWorker: string;

/** What a file is checked as, and who is told. */
export interface CheckingFile {
  readonly kind: ListKind;
  /** What is known of the agency; nothing before signing in. */
  readonly context: JudgeContext;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Called with the number of rows read so far, and with how many there may be. */
  onProgress(rows: number, of: number): void;
}

/** What became of a file. */
export type CheckedFile = { readonly fileName: string } & (
  | {
      readonly kind: ListKind;
      readonly verdict: Verdict;
      /** The sheets that were read as the list, in their order; none without a header. */
      readonly sheetNames: readonly string[];
    }
  /** It is no workbook that can be read; the issue says what to do. */
  | { readonly refused: Issue }
  /** It may be a true .xls, which only the server reads. */
  | { readonly needsServer: true }
  /** It was changed, moved or taken away since it was picked, and has to be picked again. */
  | { readonly lost: true }
);

/**
 * Reads and judges a file beside the page, or several that make one list of accounts together; stopped by its signal,
 * it throws what the signal says.
 */
export async function checkFiles(files: readonly [File, ...File[]], checking: CheckingFile): Promise<CheckedFile> {
  const answer = await askWorker({ files, list: listOf(checking) }, checking);
  if (answer.answer === 'lost') return { fileName: (files[answer.at] ?? files[0]).name, lost: true };
  const { judged } = answer;
  const fileName = files[0].name;
  return 'verdict' in judged ? { fileName, kind: checking.kind, ...judged } : { fileName, ...judged };
}

type LastAnswer = Extract<FileAnswer, { answer: 'judged' | 'lost' }>;

function askWorker(ask: FileAsk, { signal, onProgress }: CheckingFile): Promise<LastAnswer> {
  signal.throwIfAborted();
  const worker = new Worker(fileWorker, { name: 'file' });
  let stop = () => {};
  return new Promise<LastAnswer>((resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
    worker.addEventListener('error', ({ message }) => reject(new Error(message)));
    worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
      if (data.answer === 'progress') onProgress(data.rows, data.of);
      else if (data.answer === 'failed') reject(new Error(data.why));
      else resolve(data);
    });
    worker.postMessage(ask);
  }).finally(() => {
    signal.removeEventListener('abort', stop);
    worker.terminate();
  });
}

function listOf({ kind, context, now }: CheckingFile): FileList {
  if (kind === 'services') return { kind, context };
  const today = dayInVietnam(now);
  return { kind, context: { today, asOf: today } };
}
