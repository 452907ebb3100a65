const firstMs = 1000;
const longestMs = 30_000;

interface Rest {
  readonly until: number;
  readonly ms: number;
}

/** Sites that could not be derived rest before they are tried again, longer each time. */
export class Rests {
  private readonly bySite = new Map<number, Rest>();

  add(siteId: number): void {
    const before = this.bySite.get(siteId);
    const ms = before ? Math.min(2 * before.ms, longestMs) : firstMs;
    this.bySite.set(siteId, { until: performance.now() + ms, ms });
  }

  isResting(siteId: number): boolean {
    return (this.bySite.get(siteId)?.until ?? 0) > performance.now();
  }

  delete(siteId: number): void {
    this.bySite.delete(siteId);
  }
}
