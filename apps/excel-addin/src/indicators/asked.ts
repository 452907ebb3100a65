import { indicators, type IndicatorId } from '@emc/domain';
import { periodOf, usualPreset, type Period } from './period.js';

/** What the address asks for: `#indicators?indicator=EMC-1&from=…&to=…`. */
export interface Asked extends Period {
  /** Null = all of them. */
  readonly indicator: IndicatorId | null;
  /** Null = what EMC knows today. */
  readonly asOf: string | null;
  readonly scope: Scope;
  /** With a site: the days of this procedure. */
  readonly code: string | null;
}

/** Nothing in it = all within reach. */
export interface Scope {
  readonly siteId?: number;
  readonly agency?: string;
}

interface Known {
  readonly today: string;
  /** The site chosen in the frame. */
  readonly siteId: number | null;
}

/** Reads an address; what it does not say is this month (in its first days the one before), and the chosen site. */
export function readAsked(params: URLSearchParams, { today, siteId }: Known): Asked {
  const usual = periodOf(usualPreset(today), today);
  const scope = scopeOf(params, siteId);
  return {
    indicator: indicators.find(({ id }) => id === params.get('indicator'))?.id ?? null,
    from: dayOf(params.get('from')) ?? usual.from,
    to: dayOf(params.get('to')) ?? usual.to,
    asOf: dayOf(params.get('asOf')),
    scope,
    code: scope.siteId === undefined ? null : params.get('code'),
  };
}

function scopeOf(params: URLSearchParams, chosen: number | null): Scope {
  const [siteId, agency] = [Number(params.get('siteId')), params.get('agency')];
  if (Number.isSafeInteger(siteId) && siteId > 0) return { siteId };
  if (agency) return { agency };
  return params.get('scope') === 'all' || chosen === null ? {} : { siteId: chosen };
}

function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null;
}
