/** Lets many wait until a name is rung, each for a while at most. */
export class Bell {
  private readonly waiting = new Map<string, Set<() => void>>();

  wait(name: string, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const atName = this.waiting.get(name) ?? new Set();
      const leave = () => {
        clearTimeout(timer);
        atName.delete(leave);
        if (atName.size === 0 && this.waiting.get(name) === atName) this.waiting.delete(name);
        resolve();
      };
      const timer = setTimeout(leave, ms);
      this.waiting.set(name, atName.add(leave));
    });
  }

  ring(name: string): void {
    for (const leave of this.waiting.get(name) ?? []) leave();
  }

  ringAll(): void {
    for (const name of [...this.waiting.keys()]) this.ring(name);
  }
}
