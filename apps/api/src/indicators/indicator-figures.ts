import type { Indicator, ListUsed } from '@emc/contract';
import {
  computeIndicator,
  type AccountSummary,
  type Indicator as Definition,
  type IndicatorCounts,
  type IndicatorId,
  type IndicatorResult,
  type Language,
} from '@emc/domain';
import { endOf, type DefaultChange, type Facts, type Period, type SiteInScope } from './indicator-facts.js';

/** A site in a period, in figures. */
export interface SiteFigures {
  readonly site: SiteInScope;
  readonly counts: IndicatorCounts;
  readonly unmatched: number;
  readonly openDiscrepancies: number;
  readonly accountsByType: Readonly<Record<1 | 2 | 3, number>>;
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
  const start = endOf(period.from).getTime() - dayMs;
  const end = Math.min(endOf(period.to).getTime(), endOf(facts.asOf).getTime());
  return facts.sites.map((site) => {
    const of = (kind: DefaultChange['kind']) => changes.get(site.id)?.filter((change) => change.kind === kind) ?? [];
    const during = inForce(of('services'), start, end);
    const services = during.at(-1);
    const accounts = inForce(of('accounts'), start, end).at(-1);
    const got = received.get(site.id);
    return {
      site,
      counts: {
        dossiers: got?.dossiers ?? 0,
        onlineDossiers: got?.online ?? 0,
        fullOnlineDossiers: got?.fullOnline ?? 0,
        services: services?.services ?? 0,
        onlineServices: services?.onlineServices ?? 0,
        usedServices: bothSet(got?.used ?? '', services?.online ?? ''),
        fullServices: services?.fullServices ?? 0,
        accounts: accounts?.summary?.accounts ?? 0,
        activeAccounts: accounts?.summary?.active90 ?? 0,
      },
      unmatched: got?.unmatched ?? 0,
      openDiscrepancies: open.get(site.id) ?? 0,
      accountsByType: accounts?.summary?.byType ?? { 1: 0, 2: 0, 3: 0 },
      isExpected: site.expectedFrom !== null && site.expectedFrom <= period.to,
      has: {
        feed: (got?.dossiers ?? 0) > 0,
        services: services !== undefined,
        accounts: accounts !== undefined,
      },
      lists: {
        during: during.map(listUsed),
        services: services ? [listUsed(services)] : [],
        accounts: accounts ? [listUsed(accounts)] : [],
      },
    };
  });
}

/** An indicator over sites together. A site that reports although nobody expects it counts as expected. */
export function resultOver(
  definition: Definition,
  sites: readonly SiteFigures[],
  leastCoverage: number,
): IndicatorResult {
  const { on } = rests[definition.id];
  const sum = (of: (site: SiteFigures) => number) => sites.reduce((total, site) => total + of(site), 0);
  const counts = {
    dossiers: sum((site) => site.counts.dossiers),
    onlineDossiers: sum((site) => site.counts.onlineDossiers),
    fullOnlineDossiers: sum((site) => site.counts.fullOnlineDossiers),
    services: sum((site) => site.counts.services),
    onlineServices: sum((site) => site.counts.onlineServices),
    usedServices: sum((site) => site.counts.usedServices),
    fullServices: sum((site) => site.counts.fullServices),
    accounts: sum((site) => site.counts.accounts),
    activeAccounts: sum((site) => site.counts.activeAccounts),
  };
  return computeIndicator(definition, counts, {
    reported: sites.filter(({ has }) => has[on]).length,
    expected: sites.filter(({ has, isExpected }) => has[on] || isExpected).length,
    unmatched: sum(({ unmatched }) => unmatched),
    openDiscrepancies: sum(({ openDiscrepancies }) => openDiscrepancies),
    leastCoverage,
  });
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
  const byType = (type: 1 | 2 | 3) => sites.reduce((total, site) => total + site.accountsByType[type], 0);
  return {
    ...result,
    title: definition.title[language],
    formula: definition.formula[language],
    reason: reason?.[language] ?? null,
    accountsByType: definition.id === 'EMC-5' ? { 1: byType(1), 2: byType(2), 3: byType(3) } : null,
    lists: listsBehind(definition.id, sites),
  };
}

const dayMs = 86_400_000;

function bySite(changes: readonly DefaultChange[]): ReadonlyMap<number, readonly DefaultChange[]> {
  const groups = new Map<number, DefaultChange[]>();
  for (const change of changes) {
    const group = groups.get(change.siteId);
    if (group) group.push(change);
    else groups.set(change.siteId, [change]);
  }
  return groups;
}

/** The changes of one list that held at some time between two moments. */
function inForce(changes: readonly DefaultChange[], start: number, end: number): DefaultChange[] {
  const before = changes.filter(({ changedAt }) => changedAt.getTime() < end);
  return before.filter((_, n) => {
    const next = before[n + 1];
    return !next || next.changedAt.getTime() > start;
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
