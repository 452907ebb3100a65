interface Charge {
  readonly amount: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now: number;
  readonly perMinute: number;
}

/** Lets so much through a minute, and as much at once; what is not used is saved up for one minute. */
export class TokenBucket {
  private level: number | null = null;
  private filledAt = 0;

  /** Takes it; answers 0, or the seconds after which it may be tried again. */
  take(charge: Charge): number {
    const wait = this.wait(charge);
    if (wait === 0) this.level = (this.level ?? 0) - charge.amount;
    return wait;
  }

  /** As `take`, and takes nothing. */
  wait({ amount, now, perMinute }: Charge): number {
    const perMs = perMinute / 60_000;
    const filled = this.level === null ? perMinute : this.level + Math.max(0, now - this.filledAt) * perMs;
    this.level = Math.min(perMinute, filled);
    this.filledAt = now;
    // What is more than a whole bucket passes when the bucket is full: otherwise it never would.
    const missing = Math.min(amount, perMinute) - this.level;
    return missing > 0 ? Math.ceil(missing / perMs / 1000) : 0;
  }
}
