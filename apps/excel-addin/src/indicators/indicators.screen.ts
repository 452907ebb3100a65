import type { IndicatorRow, IndicatorRows, Indicators, Ranking } from '@emc/contract';
import { dayInVietnam, type IndicatorId } from '@emc/domain';
import type { Screen, SignedIn } from '../app.js';
import { Draft } from '../draft.js';
import { formWords } from '../form.words.js';
import { hashOf, readHash } from '../route.js';
import { wholeList } from '../whole-list.js';
import { readAsked, type Asked } from './asked.js';
import { Charts } from './charts.js';
import { indicatorsView } from './indicators.view.js';

export function openIndicators(app: SignedIn): Screen {
  return new IndicatorsScreen(app);
}

/** The indicators of a scope and a period; one of them with the rows it sums up. */
export class IndicatorsScreen implements Screen {
  asked: Asked;
  /** Null until they have come. */
  figures: Indicators | null = null;
  rows: (Omit<IndicatorRows, 'items'> & { readonly items: readonly IndicatorRow[] }) | null = null;
  ranking: Ranking | null = null;
  /** Those to choose among, for whoever is not bound to one. */
  agencies: readonly { readonly code: string; readonly name: string }[] = [];
  readonly today = dayInVietnam(new Date());
  readonly period = new Draft('period');
  readonly charts: Charts;
  private siteId: number | null = null;
  private hash = '';

  constructor(readonly app: SignedIn) {
    this.charts = new Charts(app);
    this.asked = readAsked(new URLSearchParams(), { today: this.today, siteId: null });
  }

  view(): Node[] {
    return indicatorsView(this);
  }

  async enter(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    const { app, today } = this;
    const siteId = app.site?.id ?? null;
    const hash = hashOf({ screen: 'indicators', params: { ...Object.fromEntries(params), site: '' } });
    const isOtherSite = siteId !== this.siteId && this.hash === hash;
    [this.siteId, this.hash] = [siteId, hash];
    // Whoever chooses another site in the frame wants to see that one.
    if (isOtherSite && ['siteId', 'agency', 'scope'].some((name) => params.has(name))) {
      return this.choose({ siteId: '', agency: '', scope: '', code: '' });
    }
    this.asked = readAsked(params, { today, siteId });
    const { from, to, asOf } = this.asked;
    this.period.clear();
    for (const [field, day] of Object.entries({ from, to, asOf: asOf ?? '' })) this.period.set(field, day);
    [this.figures, this.rows, this.ranking] = [null, null, null];
    this.charts.clear();
    app.draw();
    const isRead = await this.period.send(() => this.read(signal));
    if (!isRead) return app.say(formWords.lookAtFields);
    const { indicator } = this.asked;
    const shown = (this.figures as Indicators | null)?.items.filter(({ id }) => indicator === null || id === indicator);
    this.charts.load(shown ?? [], this.query);
  }

  leave(): void {
    this.charts.clear();
    this.hash = '';
  }

  /** The address with something else in it; '' takes a parameter away. */
  choose(change: Readonly<Record<string, string>>): void {
    location.hash = this.address(change);
  }

  address(change: Readonly<Record<string, string>>): string {
    const all = { ...Object.fromEntries(readHash(location.hash).params), ...change };
    const set = Object.entries(all).filter(([, value]) => value !== '');
    return hashOf({ screen: 'indicators', params: Object.fromEntries(set) });
  }

  chooseDays(): void {
    const { period } = this;
    if (!period.isComplete(this.app.language, ['from', 'to'])) return this.app.draw();
    this.choose({ from: period.get('from'), to: period.get('to'), asOf: period.get('asOf') });
  }

  download(name: 'indicatorsWorkbook' | 'indicatorsCsv'): void {
    const { app, query } = this;
    app.run(async (signal) => app.save(await app.api(name, { query, signal })));
  }

  more(): void {
    const { rows, asked } = this;
    if (!rows || asked.indicator === null) return;
    const { indicator } = asked;
    this.app.run(async (signal) => {
      const page = await this.pageOfRows(indicator, rows.nextCursor, signal);
      this.rows = { ...page, items: [...rows.items, ...page.items] };
    });
  }

  private get query() {
    const { from, to, asOf, scope } = this.asked;
    return { from, to, ...(asOf !== null && { asOf }), ...scope };
  }

  private async read(signal: AbortSignal): Promise<void> {
    const { app, asked, query } = this;
    const { indicator } = asked;
    const { from, to, asOf } = query;
    const isAdmin = app.user.role === 'admin';
    const [figures, rows, ranking] = await Promise.all([
      app.api('indicators', { query, signal }),
      indicator && this.pageOfRows(indicator, undefined, signal),
      indicator && isAdmin
        ? app.api('indicatorRanking', { params: { indicator }, query: { from, to, ...(asOf && { asOf }) }, signal })
        : null,
      this.readAgencies(signal),
    ]);
    [this.figures, this.rows, this.ranking] = [figures, rows, ranking];
  }

  private pageOfRows(indicator: IndicatorId, cursor: string | undefined, signal: AbortSignal) {
    const { code } = this.asked;
    const isByDay = code !== null && (indicator === 'EMC-1' || indicator === 'EMC-2');
    const query = { ...this.query, ...(isByDay && { codeTthc: code }), ...(cursor && { cursor }) };
    return this.app.api('indicatorRows', { params: { indicator }, query, signal });
  }

  private async readAgencies(signal: AbortSignal): Promise<void> {
    const { app } = this;
    if (app.user.agencyCode !== null || this.agencies.length > 0) return;
    this.agencies = await wholeList((query) => app.api('listAgencies', { query, signal }));
  }
}
