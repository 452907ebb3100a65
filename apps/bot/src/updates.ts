import type { Api } from './api.js';
import type { Counters } from './counters.js';
import { pause } from './waiting.js';

export interface UpdatesOptions<Update extends { readonly update_id: number }> {
  readonly api: Api;
  readonly holder: string;
  readonly counters: Counters;
  readonly signal: AbortSignal;
  /** Updates of one chat are handled one after the other. */
  readonly chatOf: (update: Update) => string;
  /** Never throws for what a person can do; what it throws is counted, and the update is done with. */
  readonly handle: (update: Update) => Promise<void>;
  readonly log: (text: string) => void;
}

const most = 100;
const busyMs = 1000;

/** Handles each update once, whoever else fetched it too and however often it comes. */
export class Updates<Update extends { readonly update_id: number }> {
  readonly #options: UpdatesOptions<Update>;
  readonly #chats = new Map<string, Promise<void>>();

  constructor(options: UpdatesOptions<Update>) {
    this.#options = options;
  }

  /** Resolves when all of them are done with, by this process or another. */
  async take(updates: readonly Update[]): Promise<void> {
    const { api, holder, counters, signal } = this.#options;
    let waiting = updates.slice(0, most);
    while (waiting.length > 0) {
      const ids = waiting.map(({ update_id: id }) => id);
      const { handle, busy, done } = await api.call('shareUpdates', { body: { holder, ids } });
      if (done.length > 0) counters.add('updates_repeated');
      const mine = waiting.filter(({ update_id: id }) => handle.includes(id));
      await Promise.all(mine.map((update) => this.#inTurn(update)));
      waiting = waiting.filter(({ update_id: id }) => busy.includes(id));
      if (waiting.length > 0 && !(await pause(busyMs, signal))) throw new Error('stopping');
    }
    if (updates.length > most) await this.take(updates.slice(most));
  }

  #inTurn(update: Update): Promise<void> {
    const chat = this.#options.chatOf(update);
    const turn = (this.#chats.get(chat) ?? Promise.resolve()).then(() => this.#handle(update));
    const done = turn.finally(() => {
      if (this.#chats.get(chat) === done) this.#chats.delete(chat);
    });
    this.#chats.set(chat, done);
    return done;
  }

  async #handle(update: Update): Promise<void> {
    const { api, counters, handle, log } = this.#options;
    try {
      await handle(update);
      counters.add('updates_handled');
    } catch (error) {
      counters.add('updates_failed');
      log(`An update was not handled: ${error instanceof Error ? error.stack : String(error)}`);
    }
    await api.call('finishUpdates', { body: { ids: [update.update_id] } });
  }
}
