import type { Calendar } from './calendar.js';
import type { Check, CheckFinding } from './check.js';
import { openDiscrepancy, takeStep, type DiscrepancyLife } from './discrepancy.js';

/** What EMC knows of one site and one kind before the check runs: lives by subject, closed ones among them. */
export interface Known {
  readonly lives: ReadonlyMap<string, DiscrepancyLife>;
  readonly today: string;
  readonly calendar: Calendar;
}

/** What a run of a check comes to; what stands in neither list stays as it was. */
export interface Reconciliation {
  /** Each with its life from now on; `isNew` = nobody has heard of it before. */
  readonly found: readonly (CheckFinding & { readonly life: DiscrepancyLife; readonly isNew: boolean })[];
  /** Closed by this run. */
  readonly passed: readonly { readonly subject: string; readonly life: DiscrepancyLife }[];
}

/** Runs a check on facts: opens what it finds, opens again what came back, and closes what it judged and found no more. */
export function reconcile<Facts>(check: Check<Facts>, facts: Facts, { lives, today, calendar }: Known): Reconciliation {
  const findings = check.find(facts);
  const subjects = new Set(findings.map(({ subject }) => subject));
  const context = { actor: 'check', today, calendar, dueWorkingDays: check.dueWorkingDays } as const;
  const after = (life: DiscrepancyLife, kind: 'pass' | 'fail') => {
    const taken = takeStep(life, { kind }, context);
    return 'life' in taken ? taken.life : life;
  };
  return {
    found: findings.map((finding) => {
      const life = lives.get(finding.subject);
      return { ...finding, life: life ? after(life, 'fail') : openDiscrepancy(context), isNew: life === undefined };
    }),
    passed: [...lives]
      .filter(([subject, { state }]) => state !== 'closed' && !subjects.has(subject) && check.judges(facts, subject))
      .map(([subject, life]) => ({ subject, life: after(life, 'pass') })),
  };
}
