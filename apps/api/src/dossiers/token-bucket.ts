/** Lets so much through a minute, and as much at once; what is not used is saved up for one minute. */
export class TokenBucket {
  private level: number | null = null;
  private filledAt = 0;

  /** Takes `amount` at the time `now` (ms); answers 0, or the seconds after which it may be tried again. */
  take(amount: number, { now, perMinute }: { now: number; perMinute: number }): number {
    const perMs = perMinute / 60_000;
    const filled = this.level === null ? perMinute : this.level + Math.max(0, now - this.filledAt) * perMs;
    this.level = Math.min(perMinute, filled);
    this.filledAt = now;
    // What is more than a whole bucket passes when the bucket is full: otherwise it never would.
    const missing = Math.min(amount, perMinute) - this.level;
    if (missing > 0) return Math.ceil(missing / perMs / 1000);
    this.level -= amount;
    return 0;
  }
}
