import type { Api } from './api.js';
import type { Counters } from './counters.js';
import { backOffMs, pause, within } from './waiting.js';

/** While it lasts, this process alone asks Telegram for updates and sends. */
export interface Reign {
  readonly term: number;
  /** Aborted when the lease is lost, or the bot stops. */
  readonly signal: AbortSignal;
}

export interface LeadershipOptions {
  readonly api: Api;
  readonly holder: string;
  readonly counters: Counters;
  readonly log: (text: string) => void;
  /** How often somebody who does not lead asks again. */
  readonly askEveryMs: number;
}

/** Leads whenever the lease can be had, until stopped. Nothing of a reign goes on after its lease has run out. */
export async function lead(
  { api, holder, counters, log, askEveryMs }: LeadershipOptions,
  rule: (reign: Reign) => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  for (let failures = 0; !stop.aborted;) {
    try {
      const lease = await api.call('holdLease', { body: { holder } });
      failures = 0;
      if (lease.granted) await reign(lease);
      else await pause(askEveryMs, stop);
    } catch (error) {
      counters.add('lease_failed');
      log(`The lease could not be asked for: ${String(error)}`);
      await pause(backOffMs(++failures, Math.random()), stop);
    }
  }

  async function reign(first: { readonly term: number; readonly until: string }): Promise<void> {
    counters.add('reigns');
    log(`Leading, term ${first.term}`);
    const end = new AbortController();
    const { signal } = end;
    const stopped = () => end.abort();
    stop.addEventListener('abort', stopped);
    const ruling = rule({ term: first.term, signal }).finally(() => end.abort());
    let until = Date.parse(first.until);
    while (!signal.aborted) {
      // Two asks may fail before the lease runs out.
      await pause(Math.max(200, (until - Date.now()) / 3), signal);
      if (signal.aborted) break;
      const lease = await renewed(Math.max(100, until - Date.now()));
      if (lease?.granted && lease.term === first.term) until = Date.parse(lease.until);
      else if (lease !== null || Date.now() >= until - 500) end.abort();
    }
    await ruling;
    stop.removeEventListener('abort', stopped);
    if (stop.aborted) await api.call('holdLease', { body: { holder, release: true } }).catch(() => undefined);
  }

  /** Null = nobody answered in time. */
  async function renewed(withinMs: number) {
    return within(withinMs, [stop], (signal) => api.call('holdLease', { body: { holder }, signal })).catch(() => null);
  }
}
