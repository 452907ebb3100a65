import type { Outcome } from './outcome.js';
import { Pacer, type Pace, type Sending } from './pacer.js';

interface Job extends Sending {
  readonly begin: () => void;
  readonly drop: (reason: Error) => void;
}

/** What was waiting when the bot stopped; it was not started. */
export class NotStarted extends Error {
  constructor() {
    super('The bot is stopping; this was not sent.');
  }
}

/** A pacer with a clock: starts each task as soon as it may be. */
export class Pacing {
  readonly #pacer: Pacer<Job>;
  #timer: NodeJS.Timeout | undefined;

  constructor(pace: Pace) {
    this.#pacer = new Pacer(pace);
  }

  get waiting(): number {
    return this.#pacer.waiting;
  }

  /** Runs the task in its turn, and rests when Telegram asks for it. */
  async run<Result>(sending: Sending, task: () => Promise<Outcome<Result>>): Promise<Outcome<Result>> {
    const job = await new Promise<Job>((resolve, reject) => {
      const waiting: Job = { ...sending, begin: () => resolve(waiting), drop: reject };
      this.#pacer.add(waiting);
      this.#turn();
    });
    try {
      const outcome = await task();
      if (outcome.kind === 'wait') this.#pacer.told(job, outcome.retryAfter * 1000, performance.now());
      return outcome;
    } finally {
      this.#pacer.ended(job, performance.now());
      this.#turn();
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const { drop } of this.#pacer.clear()) drop(new NotStarted());
  }

  #turn(): void {
    clearTimeout(this.#timer);
    for (;;) {
      const now = performance.now();
      const next = this.#pacer.next(now);
      if (next === null) return;
      if ('at' in next) {
        // Timers fire up to a millisecond early; too soon only asks once more. Longest delay of a timer: 24 days.
        this.#timer = setTimeout(() => this.#turn(), Math.min(next.at - now + 1, 2 ** 31 - 1));
        return;
      }
      next.job.begin();
    }
  }
}
