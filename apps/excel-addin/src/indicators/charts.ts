import type { Indicator, IndicatorsQuery } from '@emc/contract';
import type { IndicatorId } from '@emc/domain';
import type { SignedIn } from '../app.js';

/** Pictures drawn by the server, held as long as they are on the screen. They may come after the figures. */
export class Charts {
  private readonly addresses = new Map<IndicatorId, string>();
  private stopping = new AbortController();

  constructor(private readonly app: SignedIn) {}

  /** Where the picture is to be found; null until it has come, and where it could not be had. */
  of(indicator: IndicatorId): string | null {
    return this.addresses.get(indicator) ?? null;
  }

  load(indicators: readonly Pick<Indicator, 'id'>[], query: IndicatorsQuery): void {
    const { signal } = this.stopping;
    const all = indicators.map(async ({ id }) => {
      const chart = await this.app.api('indicatorChart', { params: { indicator: id }, query, signal });
      if (!signal.aborted) this.addresses.set(id, URL.createObjectURL(await chart.blob()));
    });
    void Promise.allSettled(all).then(() => signal.aborted || this.app.draw());
  }

  clear(): void {
    this.stopping.abort();
    this.stopping = new AbortController();
    for (const address of this.addresses.values()) URL.revokeObjectURL(address);
    this.addresses.clear();
  }
}
