import type { DiscrepancyKind } from './discrepancy.kinds.js';
import type { Fix, Sentence, Severity } from './issue.js';

/** What a finding rests on. */
export interface Evidence {
  readonly counts: Readonly<Record<string, number>>;
  /** A sample, at most `sampleSize` rows; `counts` tell how many there are. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
}

/** A discrepancy as a check sees it. `subject` = what it is about within its site and kind: a code, a day. */
export interface CheckFinding {
  readonly subject: string;
  readonly evidence: Evidence;
  readonly message: Sentence;
  /** Never applied by itself. */
  readonly suggestion?: Fix;
}

/** A check is data: what it is called, how grave, how soon to be settled, and how it is found in facts the caller asks for. */
export interface Check<Facts> {
  readonly kind: DiscrepancyKind;
  readonly title: Sentence;
  readonly severity: Severity;
  readonly dueWorkingDays: number;
  find(facts: Facts): readonly CheckFinding[];
  /** Do these facts tell about the subject at all? Only then does it pass by not being found. */
  judges(facts: Facts, subject: string): boolean;
}

export const sampleSize = 20;

/** What makes two findings the same discrepancy; site null = none EMC knows. */
export function fingerprintOf(siteId: number | null, kind: DiscrepancyKind, subject: string): string {
  return `${siteId ?? '-'}/${kind}/${subject}`;
}

/** `2026-03-02` as people write it: `02/03/2026`. Of a moment, its day. */
export function dayInWords(day: string): string {
  return day.slice(0, 10).split('-').reverse().join('/');
}
