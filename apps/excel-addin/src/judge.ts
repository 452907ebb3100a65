import type { JudgeEnd, SheetRow } from '@emc/domain';
import type { Answer, Ask } from './judge.worker.js';
import type { Judged, ListSheet } from './judged-list.js';

/** A judge at work beside the pane; `stop` lets it go, finished or not. */
export interface Judge {
  add(rows: readonly SheetRow[]): void;
  /** Fails with the signal's reason when that comes first. */
  finish(end: JudgeEnd, signal: AbortSignal): Promise<Judged>;
  stop(): void;
}

/** Begins to judge a sheet in a worker. */
export function startJudge(sheet: ListSheet): Judge {
  const worker = new Worker(workerOfPage(), { name: 'judge', type: 'module' });
  const ask = (question: Ask) => worker.postMessage(question);
  ask({ ask: 'begin', sheet });
  return {
    add: (rows) => ask({ ask: 'rows', rows }),
    finish: (end, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data));
        worker.addEventListener('error', ({ message }) => reject(new Error(message)));
        ask({ ask: 'finish', end });
      }),
    stop: () => worker.terminate(),
  };
}

/** The page names the worker, which shares its files with the pane: none of them can hold the name of another. */
function workerOfPage(): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="judge-worker"]');
  if (!named) throw new Error('The page names no judge.');
  return named.content;
}
