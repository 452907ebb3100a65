import { accountRules, serviceRules, type Issue, type Rule, type Sentence, type Severity } from '@emc/domain';
import type { Findings } from './check.js';

/** The issues of one rule; `count` is of all of them, of which `issues` may hold only the first thousand. */
export interface Group {
  readonly code: string;
  readonly severity: Severity;
  readonly title: Sentence;
  readonly count: number;
  readonly issues: readonly Issue[];
}

const order: readonly Severity[] = ['error', 'warning', 'notice'];

/** Issues by rule: errors first, and among equals what comes first in the sheet. */
export function groupsOf({ kind, verdict }: Pick<Findings, 'kind' | 'verdict'>): Group[] {
  const rules = kind === 'services' ? serviceRules : accountRules;
  const byCode = new Map<string, Issue[]>();
  for (const issue of verdict.issues) {
    const known = byCode.get(issue.code);
    if (known) known.push(issue);
    else byCode.set(issue.code, [issue]);
  }
  const groups = [...byCode].map(([code, issues]): Group => {
    const [first] = issues;
    const rule = rules.find((each) => each.code === code);
    return {
      code,
      severity: first?.severity ?? 'notice',
      title: rule ? titleOf(rule) : { vi: code, en: code },
      count: verdict.byCode[code] ?? issues.length,
      issues,
    };
  });
  return order.flatMap((severity) => groups.filter((group) => group.severity === severity));
}

/** What a rule says whatever the cell: the beginning of its sentence, `…` where a value stands. */
export function titleOf({ message }: Rule): Sentence {
  return { vi: beginningOf(message.vi), en: beginningOf(message.en) };
}

function beginningOf(sentence: string): string {
  const [beginning = ''] = sentence.split(/\.(?=\s\p{Lu}|$)/u);
  return beginning.replaceAll(/\{\w+\}/g, '…');
}
