import {
  checks,
  reconcile,
  type Calendar,
  type Check,
  type CheckFinding,
  type DiscrepancyKind,
  type DiscrepancyLife,
  type Severity,
} from '@emc/domain';
import type { SiteFacts } from './facts.js';

/** A discrepancy as it was before the run. */
export interface KnownLife extends DiscrepancyLife {
  readonly id: string;
  readonly kind: DiscrepancyKind;
  readonly subject: string;
}

/** A finding of a run with the life it has from now on; `before` null = nobody has heard of it. */
export interface Found extends CheckFinding {
  readonly kind: DiscrepancyKind;
  readonly severity: Severity;
  readonly before: KnownLife | null;
  readonly life: DiscrepancyLife;
}

export interface RunResult {
  readonly found: readonly Found[];
  /** Closed by this run. */
  readonly passed: readonly KnownLife[];
}

interface Moment {
  readonly today: string;
  readonly calendar: Calendar;
}

/** A feed that sends anything as a code would open one for each; the rest is told when these are settled. */
const mostOpen = 2_000;

/** Runs every check that has facts. */
export function runChecks(facts: SiteFacts, lives: readonly KnownLife[], moment: Moment): RunResult {
  const run = <Facts>(check: Check<Facts>, of: Facts | null): RunResult =>
    of === null ? { found: [], passed: [] } : runCheck({ check, facts: of, lives }, moment);
  const results = everyCheck(run, facts);
  return { found: results.flatMap(({ found }) => found), passed: results.flatMap(({ passed }) => passed) };
}

/** What the checks find, without anybody's having heard of anything. */
export function tryChecks(facts: SiteFacts): (CheckFinding & { readonly kind: DiscrepancyKind })[] {
  const run = <Facts>({ kind, find }: Check<Facts>, of: Facts | null) =>
    of === null ? [] : find(of).map((finding) => ({ ...finding, kind }));
  return everyCheck(run, facts).flat();
}

/** One by one, so that each check meets the facts of its own kind. */
function everyCheck<Result>(
  run: <Facts>(check: Check<Facts>, facts: Facts | null) => Result,
  facts: SiteFacts,
): Result[] {
  return [
    run(checks.NEVER_FED, facts.NEVER_FED),
    run(checks.MISSING_FEED, facts.MISSING_FEED),
    run(checks.VOLUME_DROP, facts.VOLUME_DROP),
    run(checks.COUNT_MISMATCH, facts.COUNT_MISMATCH),
    run(checks.ORPHAN_EVENT, facts.ORPHAN_EVENT),
    run(checks.UNMATCHED_CODE, facts.UNMATCHED_CODE),
    run(checks.LEVEL_CONFLICT, facts.LEVEL_CONFLICT),
    run(checks.SILENT_SERVICE, facts.SILENT_SERVICE),
    run(checks.STALE_LIST, facts.STALE_LIST),
    run(checks.ACCOUNT_DROP, facts.ACCOUNT_DROP),
  ];
}

interface CheckRun<Facts> {
  readonly check: Check<Facts>;
  readonly facts: Facts;
  readonly lives: readonly KnownLife[];
}

function runCheck<Facts>({ check, facts, lives }: CheckRun<Facts>, moment: Moment): RunResult {
  const { kind, severity } = check;
  const own = new Map(lives.filter((life) => life.kind === kind).map((life) => [life.subject, life]));
  const { found, passed } = reconcile(check, facts, { lives: own, ...moment });
  const known = found.filter(({ isNew }) => !isNew);
  const fresh = found.filter(({ isNew }) => isNew).slice(0, Math.max(0, mostOpen - known.length));
  return {
    found: [...known, ...fresh].map(({ isNew: _isNew, ...finding }) => ({
      ...finding,
      kind,
      severity,
      before: own.get(finding.subject) ?? null,
    })),
    passed: passed.flatMap(({ subject }) => own.get(subject) ?? []),
  };
}
