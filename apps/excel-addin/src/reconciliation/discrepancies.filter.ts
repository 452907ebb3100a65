import type { Discrepancy } from '@emc/contract';
import { discrepancyStates, type DiscrepancyKind, type DiscrepancyState, type Severity } from '@emc/domain';
import { kindNames } from './reconciliation.words.js';

/** Which discrepancies are wanted, as their address says it. */
export interface Filter {
  readonly state: DiscrepancyState | 'unsettled' | 'all';
  readonly kind: DiscrepancyKind | null;
  readonly severity: Severity | null;
  readonly scope: 'site' | 'all';
}

export const severities = ['error', 'warning', 'notice'] as const satisfies readonly Severity[];

/** Reads `state`, `kind`, `severity` and `scope`; what is none of them counts as not said. */
export function readFilter(params: URLSearchParams): Filter {
  const [state, kind, severity] = ['state', 'kind', 'severity'].map((name) => params.get(name) ?? '');
  return {
    state: state === 'all' || isState(state) ? state : 'unsettled',
    kind: isKind(kind) ? kind : null,
    severity: severities.find((one) => one === severity) ?? null,
    scope: params.get('scope') === 'all' ? 'all' : 'site',
  };
}

const isState = (name = ''): name is DiscrepancyState => Object.hasOwn(discrepancyStates, name);
const isKind = (name = ''): name is DiscrepancyKind => Object.hasOwn(kindNames, name);

/** Those of a severity, what is due first at the top; settled ones at the end, the graver first within a day. */
export function ordered(found: readonly Discrepancy[], severity: Severity | null): readonly Discrepancy[] {
  return found
    .filter((one) => severity === null || one.severity === severity)
    .sort(
      (one, other) =>
        Number(isSettled(one)) - Number(isSettled(other)) ||
        compare(one.dueOn, other.dueOn) ||
        severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
        compare(one.id, other.id),
    );
}

const isSettled = ({ state }: Discrepancy) => state === 'closed' || state === 'waived';
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
