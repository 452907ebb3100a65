import type { Discrepancy, Site } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { readHash } from '../route.js';
import { Draft } from '../draft.js';
import { ordered, readFilter, type Filter } from './discrepancies.filter.js';
import { discrepanciesView } from './discrepancies.view.js';
import type { Part } from '../part.js';
import { runSentence } from './reconciliation.words.js';

/** As many as the API gives at once; they are put in order of their due dates here. */
const mostLoaded = 1000;
const pageOfDiscrepancies = 50;

/** The discrepancies of the chosen site, or of all within reach, those due first at the top. */
export class DiscrepanciesPart implements Part {
  /** Null until they have come. */
  found: readonly Discrepancy[] | null = null;
  total = 0;
  shown = pageOfDiscrepancies;
  filter: Filter = readFilter(new URLSearchParams());
  readonly record = new Draft('record');
  private cursor: string | undefined;

  constructor(readonly app: SignedIn) {}

  view(): Node[] {
    return discrepanciesView(this);
  }

  /** Null = all within reach. */
  get site(): Site | null {
    return this.filter.scope === 'all' ? null : this.app.site;
  }

  get visible(): readonly Discrepancy[] {
    return ordered(this.found ?? [], this.filter.severity);
  }

  get isWhole(): boolean {
    return this.cursor === undefined;
  }

  async load(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.filter = readFilter(params);
    this.keep([], await this.page(undefined, signal));
  }

  choose(change: Partial<Record<keyof Filter, string>>): void {
    const params = { ...Object.fromEntries(readHash(location.hash).params), ...change };
    const set = Object.entries(params).filter(([, value]) => value !== '');
    this.app.go({ screen: 'reconciliation', params: Object.fromEntries(set) });
  }

  more(): void {
    this.shown += pageOfDiscrepancies;
    if (this.shown <= this.visible.length || this.isWhole) return this.app.draw();
    this.app.run(async (signal) => this.keep(this.found ?? [], await this.page(this.cursor, signal)));
  }

  reconcile(site: Site): void {
    this.app.run(async (signal) => {
      const run = await this.app.api('reconcileSite', { params: { siteId: site.id }, signal });
      this.keep([], await this.page(undefined, signal));
      this.app.say(runSentence(run));
    });
  }

  download(site: Site): void {
    const [from, to] = [this.record.get('from'), this.record.get('to')];
    const query = { ...(from && { from }), ...(to && { to }) };
    this.app.run(async (signal) => {
      await this.app.save(await this.app.api('reconciliationRecord', { params: { siteId: site.id }, query, signal }));
    });
  }

  private page(cursor: string | undefined, signal: AbortSignal) {
    const { site, filter } = this;
    const query = {
      limit: mostLoaded,
      ...(filter.state !== 'all' && { state: filter.state }),
      ...(filter.kind && { kind: filter.kind }),
      ...(cursor && { cursor }),
    };
    return site
      ? this.app.api('listSiteDiscrepancies', { params: { siteId: site.id }, query, signal })
      : this.app.api('listDiscrepancies', { query, signal });
  }

  private keep(before: readonly Discrepancy[], page: Awaited<ReturnType<DiscrepanciesPart['page']>>): void {
    this.found = [...before, ...page.items];
    this.total = page.total;
    this.cursor = page.nextCursor;
  }
}
