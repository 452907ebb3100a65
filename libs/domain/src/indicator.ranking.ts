import type { IndicatorResult } from './indicator.js';

export interface AgencyResult {
  readonly agencyCode: string;
  readonly result: IndicatorResult;
}

export interface RankedAgency extends AgencyResult {
  /** 1 = highest; null = not enough data. */
  readonly rank: number | null;
}

/**
 * Agencies by percentage, highest first; those without a number last. Who shows the same percentage shares the rank, and
 * the ranks after it are left out (1, 2, 2, 4): a difference nobody can see must not decide.
 */
export function rankAgencies(agencies: readonly AgencyResult[]): readonly RankedAgency[] {
  const sorted = [...agencies].sort(
    (one, other) => hundredths(other) - hundredths(one) || (one.agencyCode < other.agencyCode ? -1 : 1),
  );
  return sorted.map((agency) => {
    if (agency.result.percent === null) return { ...agency, rank: null };
    const first = sorted.findIndex(({ result }) => result.percent === agency.result.percent);
    return { ...agency, rank: first + 1 };
  });
}

function hundredths({ result }: AgencyResult): number {
  return result.percent === null ? -1 : Number(result.percent.replace('.', ''));
}
