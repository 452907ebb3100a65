import type { Counters } from './counters.js';
import type { Outcome } from './outcome.js';
import { backOffMs, pause } from './waiting.js';

export interface PollingOptions<Update extends { readonly update_id: number }> {
  /** Asks Telegram; everything before `offset` counts as taken from then on. */
  readonly ask: (offset: number, waitSeconds: number) => Promise<Outcome<readonly Update[]>>;
  /** Takes care of updates; resolves when they are done with. */
  readonly take: (updates: readonly Update[]) => Promise<void>;
  readonly counters: Counters;
  readonly log: (text: string) => void;
  readonly random: () => number;
}

const longPoll = 25; // seconds
const glanceMs = 50;

/**
 * Asks for updates until stopped; no refusal ends it. An update is acknowledged to Telegram only when it is done with, so that
 * it comes again should this process die; meanwhile the others go on being asked for.
 */
export async function poll<Update extends { readonly update_id: number }>(
  { ask, take, counters, log, random }: PollingOptions<Update>,
  signal: AbortSignal,
): Promise<void> {
  const open = new Set<number>();
  const taking = new Set<Promise<void>>();
  let newest = -1;
  let failures = 0;
  while (!signal.aborted) {
    const offset = open.size > 0 ? Math.min(...open) : newest + 1;
    const outcome = await ask(offset, open.size > 0 ? 0 : longPoll);
    if (signal.aborted) break;
    counters.add(`polls_${outcome.kind}`);
    if (outcome.kind !== 'done') {
      const rest = outcome.kind === 'wait' ? outcome.retryAfter * 1000 : backOffMs(++failures, random());
      log(`No updates (${outcome.kind}): ${outcome.reason}`);
      await pause(rest, signal);
      continue;
    }
    failures = 0;
    const fresh = outcome.result.filter(({ update_id: id }) => id > newest && !open.has(id));
    if (fresh.length > 0) begin(fresh);
    // All is acknowledged. After a quiet week Telegram counts from elsewhere, perhaps below.
    else if (outcome.result.length === 0 && open.size === 0) newest = -1;
    // Short, so that those who ask meanwhile do not wait for those who take long.
    if (open.size > 0) await Promise.race([...taking, pause(glanceMs, signal)]);
  }
  await Promise.all(taking);

  function begin(fresh: readonly Update[]): void {
    for (const { update_id: id } of fresh) {
      open.add(id);
      newest = Math.max(newest, id);
    }
    const work = take(fresh)
      .catch((error: unknown) => {
        // Not taken by anybody: asked for again.
        counters.add('takes_failed');
        log(`Updates could not be taken: ${String(error)}`);
        newest = Math.min(newest, ...fresh.map(({ update_id: id }) => id - 1));
        return pause(1000, signal);
      })
      .then(() => {
        for (const { update_id: id } of fresh) open.delete(id);
        taking.delete(work);
      });
    taking.add(work);
  }
}
