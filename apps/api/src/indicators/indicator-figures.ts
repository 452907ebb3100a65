import type { Indicator, ListUsed } from '@emc/contract';
import {
  computeIndicator,
  daysBefore,
  type AccountSummary,
  type Indicator as Definition,
  type IndicatorCounts,
  type IndicatorId,
  type IndicatorResult,
  type Language,
  type ListKind,
  percentOf,
  type Sentence,
} from '@emc/domain';
import { endOf, type DefaultChange, type Facts, type Period, type SiteInScope } from './indicator-facts.js';

/** A site in a period, in figures. */
export interface SiteFigures {
  readonly site: SiteInScope;
  readonly counts: IndicatorCounts;
  readonly unmatched: number;
  readonly openDiscrepancies: number;
  readonly accountsByType: Pick<AccountSummary, 'byType' | 'active90ByType'> | null;
  readonly isExpected: boolean;
  readonly has: Readonly<Record<Source, boolean>>;
  readonly lists: Readonly<Record<'during' | 'services' | 'accounts', readonly ListUsed[]>>;
}

/** What an indicator rests on: without it, a site has not reported. */
type Source = 'feed' | 'services' | 'accounts';

const rests: Readonly<Record<IndicatorId, { on: Source; lists: keyof SiteFigures['lists'] }>> = {
  'EMC-1': { on: 'feed', lists: 'during' },
  'EMC-2': { on: 'feed', lists: 'during' },
  'EMC-3': { on: 'services', lists: 'services' },
  'EMC-4': { on: 'feed', lists: 'services' },
  'EMC-5': { on: 'accounts', lists: 'accounts' },
};

/** Each site of the facts in one of their periods. */
export function siteFigures(facts: Facts, period: Period, place = 0): readonly SiteFigures[] {
  const received = new Map(facts.received.filter((one) => one.period === place).map((one) => [one.siteId, one]));
  const open = new Map(facts.discrepancies.map((one) => [one.siteId, one.open]));
  const changes = bySite(facts.changes);
  const last = period.to < facts.asOf ? period.to : facts.asOf;
  return facts.sites.map((site) => {
    const of = (kind: ListKind) =>
      inForce(changes.get(site.id)?.filter((change) => change.kind === kind) ?? [], { from: period.from, to: last });
    const got = received.get(site.id) ?? nothing;
    const [during, accounts] = [of('services'), of('accounts').at(-1)];
    const services = during.at(-1);
    return {
      site,
      counts: countsOf(got, services, accounts),
      unmatched: got.unmatched,
      openDiscrepancies: open.get(site.id) ?? 0,
      accountsByType: accounts?.summary ?? null,
      isExpected: site.expectedFrom !== null && site.expectedFrom <= period.to,
      has: { feed: got.dossiers > 0, services: services !== undefined, accounts: accounts !== undefined },
      lists: {
        during: during.map(listUsed),
        services: services ? [listUsed(services)] : [],
        accounts: accounts ? [listUsed(accounts)] : [],
      },
    };
  });
}

const nothing = { dossiers: 0, online: 0, fullOnline: 0, unmatched: 0, used: '' };

function countsOf(
  { dossiers, online, fullOnline, used }: typeof nothing,
  services: DefaultChange | undefined,
  accounts: DefaultChange | undefined,
): IndicatorCounts {
  return {
    dossiers,
    onlineDossiers: online,
    fullOnlineDossiers: fullOnline,
    services: services?.services ?? 0,
    onlineServices: services?.onlineServices ?? 0,
    usedServices: bothSet(used, services?.online ?? ''),
    fullServices: services?.fullServices ?? 0,
    accounts: accounts?.summary?.accounts ?? 0,
    activeAccounts: accounts?.summary?.active90 ?? 0,
  };
}

type OneOrMore<Item> = readonly [Item, ...Item[]];

/** Sites of one agency together, by its code. */
export function byAgency(sites: readonly SiteFigures[]): readonly OneOrMore<SiteFigures>[] {
  const agencies = new Map<string, [SiteFigures, ...SiteFigures[]]>();
  for (const one of sites) {
    const own = agencies.get(one.site.agencyCode);
    if (own) own.push(one);
    else agencies.set(one.site.agencyCode, [one]);
  }
  return [...agencies.values()].sort(([one], [other]) => (one.site.agencyCode < other.site.agencyCode ? -1 : 1));
}

/** An indicator over sites together. A site that reports although nobody expects it counts as expected. */
export function resultOver(
  definition: Definition,
  sites: readonly SiteFigures[],
  leastCoverage: number,
): IndicatorResult {
  const { on } = rests[definition.id];
  const sum = (of: (site: SiteFigures) => number) => sites.reduce((total, site) => total + of(site), 0);
  const count = (key: keyof IndicatorCounts) => sum(({ counts }) => counts[key]);
  return computeIndicator(definition, countsBy(count), {
    reported: sites.filter(({ has }) => has[on]).length,
    expected: sites.filter(({ has, isExpected }) => has[on] || isExpected).length,
    unmatched: sum(({ unmatched }) => unmatched),
    openDiscrepancies: sum(({ openDiscrepancies }) => openDiscrepancies),
    leastCoverage,
  });
}

/** Percent of the dossiers from which on those of no list are remarked upon. */
const unmatchedTold = 5;

/** What bends a number: a dossier whose procedure is in no list counts below the line only. Names the sites with the most. */
export function remarkOn(definition: Definition, sites: readonly SiteFigures[]): Sentence | null {
  if (definition.denominator !== 'dossiers') return null;
  const sum = (of: (site: SiteFigures) => number) => sites.reduce((total, site) => total + of(site), 0);
  const [unmatched, dossiers] = [sum((site) => site.unmatched), sum((site) => site.counts.dossiers)];
  if (unmatched === 0 || unmatched * 100 < dossiers * unmatchedTold) return null;
  const most = sites
    .filter((site) => site.unmatched > 0)
    .sort((a, b) => b.unmatched - a.unmatched)
    .slice(0, 3);
  const named = (locale: string) =>
    most.map(({ site, unmatched }) => `${site.name} (${unmatched.toLocaleString(locale)})`).join(', ');
  const percent = percentOf(unmatched, dossiers) ?? '';
  return {
    vi: `${unmatched.toLocaleString('vi-VN')} hồ sơ (${percent.replace('.', ',')}\u00a0%) có mã thủ tục không có trong danh sách nào nên chỉ được tính ở mẫu số; tỷ lệ thật có thể cao hơn. Nhiều nhất: ${named('vi-VN')}.`,
    en: `${unmatched.toLocaleString('en-GB')} dossiers (${percent}\u00a0%) have a procedure code that is in no list, so they count in the denominator only; the true share may be higher. Most of them: ${named('en-GB')}.`,
  };
}

function countsBy(count: (key: keyof IndicatorCounts) => number): IndicatorCounts {
  return {
    dossiers: count('dossiers'),
    onlineDossiers: count('onlineDossiers'),
    fullOnlineDossiers: count('fullOnlineDossiers'),
    services: count('services'),
    onlineServices: count('onlineServices'),
    usedServices: count('usedServices'),
    fullServices: count('fullServices'),
    accounts: count('accounts'),
    activeAccounts: count('activeAccounts'),
  };
}

/** The versions of lists that an indicator of these sites rests on. */
export function listsBehind(id: IndicatorId, sites: readonly SiteFigures[]): ListUsed[] {
  return sites.flatMap(({ lists }) => lists[rests[id].lists]);
}

/** The figure with its provenance, in the reader's language. */
export function showIndicator(
  definition: Definition,
  sites: readonly SiteFigures[],
  { leastCoverage, language }: { leastCoverage: number; language: Language },
): Indicator {
  const { reason, ...result } = resultOver(definition, sites, leastCoverage);
  return {
    ...result,
    title: definition.title[language],
    formula: definition.formula[language],
    reason: reason?.[language] ?? null,
    remark: remarkOn(definition, sites)?.[language] ?? null,
    byType: definition.id === 'EMC-5' ? { 1: ofType(sites, 1), 2: ofType(sites, 2), 3: ofType(sites, 3) } : null,
    lists: listsBehind(definition.id, sites),
  };
}

function ofType(sites: readonly SiteFigures[], type: 1 | 2 | 3) {
  const sum = (key: 'byType' | 'active90ByType') =>
    sites.reduce((total, { accountsByType }) => total + (accountsByType?.[key][type] ?? 0), 0);
  const [numerator, denominator] = [sum('active90ByType'), sum('byType')];
  return { numerator, denominator, percent: percentOf(numerator, denominator) };
}

function bySite(changes: readonly DefaultChange[]): ReadonlyMap<number, readonly DefaultChange[]> {
  const groups = new Map<number, DefaultChange[]>();
  for (const change of changes) {
    const group = groups.get(change.siteId);
    if (group) group.push(change);
    else groups.set(change.siteId, [change]);
  }
  return groups;
}

/** The changes of one list that held at some time on these days. */
function inForce(changes: readonly DefaultChange[], { from, to }: Period): DefaultChange[] {
  const [start, end] = [endOf(daysBefore(from, 1)), endOf(to)];
  const before = changes.filter(({ changedAt }) => changedAt < end);
  return before.filter((_, n) => {
    const next = before[n + 1];
    return !next || next.changedAt > start;
  });
}

function listUsed({ siteId, kind, number, changedAt, summary }: DefaultChange): ListUsed {
  return { siteId, kind, number, since: changedAt.toISOString(), snapshot: summary && snapshotOf(summary) };
}

function snapshotOf({ asOf, accounts, active90, byType }: AccountSummary): ListUsed['snapshot'] {
  return { asOf, accounts, active90, byType };
}

function bothSet(one: string, other: string): number {
  let count = 0;
  for (let at = Math.min(one.length, other.length) - 1; at >= 0; at--)
    if (one[at] === '1' && other[at] === '1') count++;
  return count;
}
