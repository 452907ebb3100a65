import { Refused } from './http/refused.js';

/** Whose turn it is to be, and what tells that they no longer wait for it. */
export interface Turn {
  /** Those with the same name share what is theirs: an agency, a user, the address of somebody unknown. */
  readonly of: string;
  readonly gone?: AbortSignal | undefined;
}

interface Waiter {
  readonly turn: Turn;
  begin(): void;
  refuse(reason: unknown): void;
}

const tryAgainSeconds = 5;

/**
 * Lets so many pieces of work run side by side. The others wait, a bounded number of them, and are served in rounds: one of each name, so
 * that whoever asks often waits longest. Whoever has gone leaves the queue. Where it is full, the last of the name that
 * has most in it is refused.
 */
export class Semaphore {
  /** By name; the name that is next comes first. */
  private readonly waiting = new Map<string, Waiter[]>();
  private waitingCount = 0;
  private free: number;

  constructor(private readonly bounds: { readonly atOnce: number; readonly mostWaiting: number }) {
    this.free = bounds.atOnce;
  }

  async run<Result>(turn: Turn, work: () => Promise<Result>): Promise<Result> {
    const release = await this.acquire(turn);
    try {
      return await work();
    } finally {
      release();
    }
  }

  /** Answers what ends the turn; to be called once or more. */
  async acquire(turn: Turn): Promise<() => void> {
    turn.gone?.throwIfAborted();
    if (this.free > 0) this.free--;
    else await this.wait(turn);
    let isHeld = true;
    return () => {
      if (isHeld) this.next();
      isHeld = false;
    };
  }

  private wait(turn: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.remove(waiter);
        reject(turn.gone?.reason as Error);
      };
      const stay = () => turn.gone?.removeEventListener('abort', leave);
      const waiter: Waiter = {
        turn,
        begin: () => (stay(), resolve()),
        refuse: (reason) => (stay(), reject(reason as Error)),
      };
      turn.gone?.addEventListener('abort', leave, { once: true });
      this.add(waiter);
    });
  }

  private add(waiter: Waiter): void {
    const own = this.waiting.get(waiter.turn.of) ?? [];
    own.push(waiter);
    this.waiting.set(waiter.turn.of, own);
    this.waitingCount++;
    if (this.waitingCount > this.bounds.mostWaiting) this.refuseOne();
  }

  private refuseOne(): void {
    const [first = [], ...others] = this.waiting.values();
    // Of equals the one that comes last in the round, which has just come or was just served.
    const longest = others.reduce((most, own) => (own.length >= most.length ? own : most), first);
    const last = longest.at(-1);
    if (!last) return;
    this.remove(last);
    last.refuse(new Refused('BUSY', undefined, { 'retry-after': String(tryAgainSeconds) }));
  }

  private remove(waiter: Waiter): void {
    const { of } = waiter.turn;
    const own = this.waiting.get(of) ?? [];
    const left = own.filter((one) => one !== waiter);
    this.waitingCount -= own.length - left.length;
    if (left.length > 0) this.waiting.set(of, left);
    else this.waiting.delete(of);
  }

  private next(): void {
    const [round] = this.waiting;
    if (!round) {
      this.free++;
      return;
    }
    const [of, [first, ...others]] = round;
    this.waiting.delete(of);
    if (others.length > 0) this.waiting.set(of, others);
    this.waitingCount--;
    first?.begin();
  }
}
