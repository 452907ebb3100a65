import { setMaxListeners } from 'node:events';
import { setTimeout as timer } from 'node:timers/promises';

/** Sleeps, or wakes at once when stopped; answers whether it may go on. */
export async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  await timer(ms, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}

/** How long to wait after so many failures in a row: 1, 2, 4, … 60 s, with up to a quarter off so that two do not march in step. */
export function backOffMs(failures: number, random: number): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(failures - 1, 10)) * (1 - random / 4);
}

/**
 * Does something that ends after so long, or when any of the others asks it to. Signals made by AbortSignal.any may be
 * collected before they fire, and then whoever waits waits for ever.
 */
export async function within<Result>(
  ms: number,
  stops: readonly AbortSignal[],
  task: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const end = new AbortController();
  const abort = () => end.abort();
  const timer = setTimeout(abort, ms);
  // As many as there are calls under way.
  setMaxListeners(0, ...stops);
  for (const stop of stops) {
    if (stop.aborted) abort();
    stop.addEventListener('abort', abort);
  }
  try {
    return await task(end.signal);
  } finally {
    clearTimeout(timer);
    for (const stop of stops) stop.removeEventListener('abort', abort);
  }
}
