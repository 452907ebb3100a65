import type { Issue, Severity } from '@emc/domain';
import type { Group } from '../groups.js';

/** Which issues are shown; null = whichever. */
export interface Filter {
  readonly severity: Severity | null;
  readonly code: string | null;
}

export const noFilter: Filter = { severity: null, code: null };

/** The issues of a rule that are shown. */
export interface ShownGroup {
  readonly group: Group;
  readonly issues: readonly Issue[];
}

/** The first so many issues of those that pass, by rule, and how many pass in all. */
export function shownOf(
  groups: readonly Group[],
  filter: Filter,
  most: number,
): { readonly shown: readonly ShownGroup[]; readonly passing: number } {
  const passing = passingOf(groups, filter);
  const shown: ShownGroup[] = [];
  let room = most;
  for (const group of passing) {
    if (room <= 0) break;
    shown.push({ group, issues: group.issues.slice(0, room) });
    room -= group.issues.length;
  }
  return { shown, passing: passing.reduce((sum, { issues }) => sum + issues.length, 0) };
}

/** The rules of the chosen severity, to choose one of them. */
export function rulesOf(groups: readonly Group[], { severity }: Filter): Group[] {
  return groups.filter((group) => severity === null || group.severity === severity);
}

function passingOf(groups: readonly Group[], filter: Filter): Group[] {
  return rulesOf(groups, filter).filter(({ code }) => filter.code === null || code === filter.code);
}
