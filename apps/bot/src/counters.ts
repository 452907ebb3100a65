/** What the bot has done since it started; kept for whoever asks how it is. */
export class Counters {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  /** In the text format of Prometheus. */
  text(): string {
    const lines = [...this.#counts].map(([name, count]) => `emc_bot_${name}_total ${count}`);
    return `${lines.toSorted().join('\n')}\n`;
  }
}
