import { accountRules, serviceRules, type ListKind, type Sentence, type Severity } from '@emc/domain';
import type { Issue } from '@emc/contract';
import { titleOf } from '../groups.js';

/** The issues of one rule that have been loaded. */
export interface IssueGroup {
  readonly code: string;
  readonly severity: Severity;
  readonly title: Sentence;
  readonly issues: readonly Issue[];
}

const order: readonly Severity[] = ['error', 'warning', 'notice'];
const rules = { services: serviceRules, accounts: accountRules };

/** Issues by rule: errors first, and among equals what comes first in the list. */
export function issueGroups(kind: ListKind, issues: readonly Issue[]): IssueGroup[] {
  const byCode = new Map<string, [Issue, ...Issue[]]>();
  for (const issue of issues) {
    const known = byCode.get(issue.code);
    if (known) known.push(issue);
    else byCode.set(issue.code, [issue]);
  }
  const groups = [...byCode].map(([code, all]): IssueGroup => {
    const [{ severity, message }] = all;
    const rule = rules[kind].find((each) => each.code === code);
    // One alone is told as it is; what no rule of the list says is about the file, and is said once.
    const title = rule && all.length > 1 ? titleOf(rule) : { vi: message, en: message };
    return { code, severity, title, issues: all };
  });
  return order.flatMap((severity) => groups.filter((group) => group.severity === severity));
}
