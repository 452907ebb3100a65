import {
  discrepancyKinds,
  discrepancyStates,
  type DiscrepancyKind,
  type DiscrepancyState,
  type Severity,
} from '@emc/domain';

/** Which discrepancies are wanted, as their address says it. */
export interface Filter {
  readonly state: DiscrepancyState | 'unsettled' | 'all';
  readonly kind: DiscrepancyKind | null;
  readonly severity: Severity | null;
  readonly due: 'overdue' | null;
  readonly owner: 'me' | 'nobody' | null;
  /** Code of an agency; asked of all sites only. */
  readonly agency: string | null;
  readonly scope: 'site' | 'all';
}

export const severities = ['error', 'warning', 'notice'] as const satisfies readonly Severity[];

/** Reads what each part of a filter is called in an address; what is none of its values counts as not said. */
export function readFilter(params: URLSearchParams): Filter {
  const said = (name: keyof Filter) => params.get(name) ?? '';
  const oneOf = <Value extends string>(values: readonly Value[], name: keyof Filter) =>
    values.find((value) => value === said(name)) ?? null;
  const scope = oneOf(['all'], 'scope') ?? 'site';
  return {
    state: oneOf([...namesOf(discrepancyStates), 'all'], 'state') ?? 'unsettled',
    kind: oneOf(namesOf(discrepancyKinds), 'kind'),
    severity: oneOf(severities, 'severity'),
    due: oneOf(['overdue'], 'due'),
    owner: oneOf(['me', 'nobody'], 'owner'),
    agency: scope === 'all' ? said('agency') || null : null,
    scope,
  };
}

/** Does it ask for everything that is not settled? */
export function isUsual({ state, kind, severity, due, owner, agency }: Filter): boolean {
  return state === 'unsettled' && !kind && !severity && !due && !owner && !agency;
}

/** What the API is asked for. */
export function queryOf({ state, kind, severity, due, owner, agency }: Filter, username: string) {
  return {
    ...(state !== 'all' && { state }),
    ...(kind && { kind }),
    ...(severity && { severity }),
    ...(due && { overdue: 'true' as const }),
    ...(owner && { owner: owner === 'me' ? username : '' }),
    ...(agency && { agency }),
  };
}

function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(table) as Name[];
}
