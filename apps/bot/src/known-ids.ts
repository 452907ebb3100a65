const most = 20_000;

/** Message ids of private chats that this process knows the messages of; the oldest are forgotten. */
export class KnownIds {
  readonly #ids = new Set<number>();
  #newest = 0;

  get newest(): number {
    return this.#newest;
  }

  add(id: number): void {
    this.#newest = Math.max(this.#newest, id);
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > most && oldest !== undefined) this.#ids.delete(oldest);
  }

  has(id: number): boolean {
    return this.#ids.has(id);
  }
}
