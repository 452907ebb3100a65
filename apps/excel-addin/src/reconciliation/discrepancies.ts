import type { Discrepancy, Site } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { readHash } from '../route.js';
import { Draft } from '../draft.js';
import { queryOf, readFilter, type Filter } from './discrepancies.filter.js';
import { discrepanciesView } from './discrepancies.view.js';
import type { Part } from '../part.js';
import { runSentence } from './reconciliation.words.js';

const firstShown = 50;
/** As many as the API gives at once. */
const mostAtOnce = 1000;

/** The discrepancies of the chosen site, or of all within reach, those due first at the top. */
export class DiscrepanciesPart implements Part {
  /** Null until they have come. */
  found: readonly Discrepancy[] | null = null;
  total = 0;
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

  /** Codes of the agencies within reach; there is nothing to choose where it is one. */
  get agencies(): readonly string[] {
    return [...new Set(this.app.sites.map(({ agencyCode }) => agencyCode))].sort();
  }

  get isWhole(): boolean {
    return this.cursor === undefined;
  }

  /** As many as were there before: whoever comes back finds the place again. */
  async load(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.filter = readFilter(params);
    const limit = Math.min(Math.max(firstShown, this.found?.length ?? 0), mostAtOnce);
    this.keep([], await this.page({ limit, signal }));
  }

  choose(change: Partial<Record<keyof Filter, string>>): void {
    const params = { ...Object.fromEntries(readHash(location.hash).params), ...change };
    const set = Object.entries(params).filter(([, value]) => value !== '');
    this.app.go({ screen: 'reconciliation', params: Object.fromEntries(set) });
  }

  /** Twice as many as are shown, so that the last of thousands are a few presses away. */
  more(): void {
    const { found, cursor } = this;
    if (!found || cursor === undefined) return;
    const limit = Math.min(found.length, mostAtOnce);
    this.app.run(async (signal) => this.keep(found, await this.page({ limit, cursor, signal })));
  }

  reconcile(site: Site): void {
    this.app.run(async (signal) => {
      const run = await this.app.api('reconcileSite', { params: { siteId: site.id }, signal });
      this.keep([], await this.page({ limit: firstShown, signal }));
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

  private page({ signal, ...paging }: { limit: number; cursor?: string; signal: AbortSignal }) {
    const { site, app } = this;
    const query = { ...queryOf(this.filter, app.user.username), ...paging };
    return site
      ? app.api('listSiteDiscrepancies', { params: { siteId: site.id }, query, signal })
      : app.api('listDiscrepancies', { query, signal });
  }

  private keep(before: readonly Discrepancy[], page: Awaited<ReturnType<DiscrepanciesPart['page']>>): void {
    this.found = [...before, ...page.items];
    this.total = page.total;
    this.cursor = page.nextCursor;
  }
}
