/** So many sendings within so many milliseconds. */
export interface Rate {
  readonly count: number;
  readonly ms: number;
}

export interface Pace {
  readonly overall: Rate;
  readonly chat: Rate;
  readonly group: Rate;
}

/** What Telegram allows a bot: 30 a second over all chats, one a second in a chat, 20 a minute in a group. */
export const telegramPace: Pace = {
  overall: { count: 30, ms: 1000 },
  chat: { count: 1, ms: 1000 },
  group: { count: 20, ms: 60_000 },
};

/** Something to be sent; answers to people go before what nobody waits for. Chat null = nobody will see it. */
export interface Sending {
  readonly chat: string | null;
  readonly group: boolean;
  readonly awaited: boolean;
}

/** 429 from a second chat so soon after the first means the bot as a whole. */
const togetherMs = 10_000;

/**
 * Decides what may be sent when. A sending counts from its start until `ms` after its end, so that at the receiver no
 * span of `ms` ever sees more than `count` of them, however long each was on its way.
 */
export class Pacer<Job extends Sending> {
  readonly #pace: Pace;
  readonly #waiting: Job[] = [];
  readonly #overall: Slots;
  readonly #chats = new Map<string, ChatSlots>();
  #heldUntil = 0;
  #lastTold: { readonly chat: string | null; readonly at: number } | null = null;

  constructor(pace: Pace) {
    this.#pace = pace;
    this.#overall = new Slots(pace.overall);
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  add(job: Job): void {
    const before = job.awaited ? this.#waiting.findIndex(({ awaited }) => !awaited) : -1;
    this.#waiting.splice(before < 0 ? this.#waiting.length : before, 0, job);
  }

  /** The job to start now, or when to ask again; null = not before something is added or ends. */
  next(now: number): { readonly job: Job } | { readonly at: number } | null {
    if (this.#waiting.length === 0) return null;
    const open = Math.max(this.#overall.freeAt(now), this.#heldUntil);
    if (open > now) return open === Infinity ? null : { at: open };
    let soonest = Infinity;
    const passed = new Set<string>();
    for (const [index, job] of this.#waiting.entries()) {
      if (job.chat !== null && passed.has(job.chat)) continue;
      if (job.chat !== null) passed.add(job.chat);
      const freeAt = this.#slotsOf(job)?.freeAt(now) ?? now;
      if (freeAt <= now) {
        this.#waiting.splice(index, 1);
        this.#overall.start();
        this.#slotsOf(job)?.start();
        return { job };
      }
      soonest = Math.min(soonest, freeAt);
    }
    return soonest === Infinity ? null : { at: soonest };
  }

  ended(job: Job, now: number): void {
    this.#overall.end(now);
    this.#slotsOf(job)?.end(now);
    if (this.#chats.size > 10_000) this.#forget(now);
  }

  /** Telegram has asked to wait: this chat does, and everybody when a second chat is told soon after. */
  told({ chat }: Sending, ms: number, now: number): void {
    this.#slotsOf({ chat, group: false })?.holdUntil(now + ms);
    const together = this.#lastTold && this.#lastTold.chat !== chat && now - this.#lastTold.at < togetherMs;
    if (together) this.#heldUntil = Math.max(this.#heldUntil, now + ms);
    this.#lastTold = { chat, at: now };
  }

  /** Takes out what has not been started. */
  clear(): Job[] {
    return this.#waiting.splice(0);
  }

  #slotsOf({ chat, group }: Pick<Sending, 'chat' | 'group'>): ChatSlots | null {
    if (chat === null) return null;
    const known = this.#chats.get(chat);
    if (known) return known;
    const slots = new ChatSlots(group ? [this.#pace.chat, this.#pace.group] : [this.#pace.chat]);
    this.#chats.set(chat, slots);
    return slots;
  }

  #forget(now: number): void {
    const kept = new Set(this.#waiting.map(({ chat }) => chat));
    for (const [chat, slots] of this.#chats) if (!kept.has(chat) && slots.isIdle(now)) this.#chats.delete(chat);
  }
}

/** The sendings of the last `ms`, and those on their way. */
class Slots {
  readonly #rate: Rate;
  #running = 0;
  #ends: number[] = [];

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  freeAt(now: number): number {
    this.#ends = this.#ends.filter((end) => end + this.#rate.ms > now);
    const over = this.#running + this.#ends.length - this.#rate.count;
    if (over < 0) return now;
    const end = this.#ends[over];
    return end === undefined ? Infinity : end + this.#rate.ms;
  }

  start(): void {
    this.#running++;
  }

  end(now: number): void {
    this.#running--;
    this.#ends.push(now);
  }

  isIdle(now: number): boolean {
    return this.#running === 0 && this.#ends.every((end) => end + this.#rate.ms <= now);
  }
}

class ChatSlots {
  readonly #slots: readonly Slots[];
  #heldUntil = 0;

  constructor(rates: readonly Rate[]) {
    this.#slots = rates.map((rate) => new Slots(rate));
  }

  freeAt(now: number): number {
    return Math.max(now, this.#heldUntil, ...this.#slots.map((slots) => slots.freeAt(now)));
  }

  holdUntil(time: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, time);
  }

  start(): void {
    for (const slots of this.#slots) slots.start();
  }

  end(now: number): void {
    for (const slots of this.#slots) slots.end(now);
  }

  isIdle(now: number): boolean {
    return this.#heldUntil <= now && this.#slots.every((slots) => slots.isIdle(now));
  }
}
