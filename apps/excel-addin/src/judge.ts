import type { JudgeEnd, SheetRow } from '@emc/domain';
import type { Answer, Ask } from './judge.worker.js';
import type { Judged, ListSheet } from './judged-list.js';

/** Where the build put the worker, beside the page. */
declare const judgeWorker: string;

/** A judge at work beside the pane; `stop` lets it go, finished or not. */
export interface Judge {
  add(rows: readonly SheetRow[]): void;
  /** Fails with the signal's reason when that comes first. */
  finish(end: JudgeEnd, signal: AbortSignal): Promise<Judged>;
  stop(): void;
}

/** Begins to judge a sheet in a worker. */
export function startJudge(sheet: ListSheet): Judge {
  const worker = new Worker(judgeWorker, { name: 'judge' });
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
