import type { Counters } from './counters.js';
import type { Message, Place } from './message.js';
import type { Outcome } from './outcome.js';
import type { Pacing } from './pacing.js';
import type { Answer } from './talk.js';
import type { TelegramApi } from './telegram.js';
import type { PressedMessage } from './telegram.update.js';
import { pause } from './waiting.js';

export interface RepliesOptions {
  readonly telegram: TelegramApi;
  readonly pacing: Pacing;
  readonly counters: Counters;
  readonly sent: (place: Place, messageId: number) => void;
  /** The chat takes nothing any more. */
  readonly gone: (place: Place, reason: string) => Promise<void>;
  readonly signal: AbortSignal;
}

const mostTries = 4;
const longestWait = 60; // seconds; whoever asked has gone by then

/** Does in the chat what was answered; what Telegram will not take in the end is counted and left. */
export class Replies {
  readonly #options: RepliesOptions;

  constructor(options: RepliesOptions) {
    this.#options = options;
  }

  async give(place: Place, answer: Answer, pressed?: PressedMessage): Promise<void> {
    const { telegram } = this.#options;
    // A press that is answered too late is refused; nothing is lost by that.
    if (pressed) await telegram.answerPress(pressed.pressId, answer.toast);
    if (answer.replace) await this.#replace(place, answer.replace, pressed?.messageId ?? null);
    for (const message of answer.say ?? []) await this.#say(place, message);
  }

  async #replace(place: Place, message: Message, messageId: number | null): Promise<void> {
    if (messageId === null) return this.#say(place, message);
    const outcome = await this.#try(place, () => this.#options.telegram.edit(place, messageId, message));
    if (outcome.kind === 'refused') await this.#say(place, message);
  }

  async #say(place: Place, message: Message): Promise<void> {
    const outcome = await this.#try(place, () => this.#options.telegram.send(place, message));
    if (outcome.kind === 'done') this.#options.sent(place, outcome.result);
  }

  /** An answer that may have got lost is sent again: reading it twice is better than not at all. */
  async #try<Result>(place: Place, call: () => Promise<Outcome<Result>>): Promise<Outcome<Result>> {
    const { pacing, counters, signal, gone } = this.#options;
    for (let tries = 1; ; tries++) {
      const outcome = await pacing.run({ chat: place.chatId, group: place.group, awaited: true }, call);
      counters.add(`replies_${outcome.kind}`);
      if (outcome.kind === 'gone') await gone(place, outcome.reason);
      const again =
        outcome.kind === 'unknown' || outcome.kind === 'broken'
          ? 1
          : outcome.kind === 'wait'
            ? outcome.retryAfter
            : null;
      if (again === null || again > longestWait || tries === mostTries) return outcome;
      if (outcome.kind !== 'wait' && !(await pause(again * 1000, signal))) return outcome;
    }
  }
}
