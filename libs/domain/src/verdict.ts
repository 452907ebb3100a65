import { cellAddress } from './cell.js';
import type { Counts, Fix, Issue, Severity } from './issue.js';
import type { ListDefinition } from './list.js';
import { fill, type Found, type Words } from './rule.js';
import type { Seen } from './seen.js';
import type { Sheets } from './sheets.js';
import { shorten } from './text.js';

/** How many issues of one code are kept in full; the rest are counted. */
export const keptPerCode = 1_000;

/**
 * What is said of a list. Accepted = `counts.errors === 0`. Issues about the whole list first, then by sheet, row and
 * column.
 */
export interface Verdict {
  readonly counts: Counts;
  readonly issues: readonly Issue[];
  /** All issues counted by code, also those not kept. */
  readonly byCode: Readonly<Record<string, number>>;
}

interface FoundIn {
  readonly found: Found;
  readonly sheet: number;
}

/** What turns a finding into an issue: the rows above it, and the name of its sheet among several. */
interface Around {
  readonly seen: Seen;
  readonly sheet: string | null;
}

/** Gathers findings in bounded memory. */
export class Findings {
  private readonly kept: FoundIn[] = [];
  private readonly byCode: Record<string, number> = {};
  private readonly bySeverity: Record<Severity, number> = { error: 0, warning: 0, notice: 0 };

  constructor(private readonly definition: ListDefinition) {}

  /** Takes what was found in a sheet by its number from 1, or with 0 in the whole list. */
  add(found: Found, sheet: number): void {
    const count = (this.byCode[found.rule.code] ?? 0) + 1;
    this.byCode[found.rule.code] = count;
    this.bySeverity[found.rule.severity]++;
    if (count <= keptPerCode) this.kept.push({ found: withoutIds(found, this.definition), sheet });
  }

  verdict(sheets: Sheets, seen: Seen): Verdict {
    const { error, warning, notice } = this.bySeverity;
    const issues = [...this.kept]
      .sort(byPlace)
      .map(({ found, sheet }) => issueOf(found, { seen, sheet: sheets.nameOf(sheet) }));
    const counts = { rows: sheets.rows, errors: error, warnings: warning, notices: notice };
    return { counts, issues, byCode: { ...this.byCode } };
  }
}

/**
 * A finding that shows no id of a person beyond its last three characters, wherever it stands: not in its own column
 * and not astray in another one. A correction that would hold the rest is not proposed.
 */
function withoutIds(found: Found, { columns }: ListDefinition): Found {
  const { value, reads } = found;
  if (value === null) return found;
  const column = columns.find(({ key }) => key === found.column);
  // A rule without columns is about the sheet and quotes its header.
  const quoted =
    found.rule.columns.length === 0
      ? !columns.some(({ personal }) => personal) || !/\d{6}/.test(value)
      : !column?.personal && (column?.quotes?.(value) ?? true);
  if (quoted) return found;
  const { fixes: _, ...rule } = found.rule;
  return { ...found, rule, value: lastOf(value), ...(reads !== undefined && { reads: lastOf(reads) }) };
}

function lastOf(text: string): string {
  return text === '' ? '' : `…${text.slice(-3).replace(/^[\udc00-\udfff]/, '')}`;
}

/** The verdict on a file whose rows were never judged. */
export function verdictOf(issues: readonly Issue[]): Verdict {
  const count = (severity: Severity) => issues.filter((issue) => issue.severity === severity).length;
  const byCode: Record<string, number> = {};
  for (const { code } of issues) byCode[code] = (byCode[code] ?? 0) + 1;
  return {
    counts: { rows: 0, errors: count('error'), warnings: count('warning'), notices: count('notice') },
    issues,
    byCode,
  };
}

/** The issue a finding becomes, in sentences, with the first correction the rule can propose. */
export function issueOf(found: Found, { seen, sheet }: Around): Issue {
  const { rule, row, column, at, value, reads } = found;
  const words: Words = {
    ...(row !== null && { row: String(row) }),
    ...(value !== null && { value: shorten(value) }),
    ...(reads !== undefined && { read: shorten(reads) }),
    ...found.words,
  };
  const fix = fixOf(found, seen);
  return {
    code: rule.code,
    severity: rule.severity,
    sheet,
    row,
    column,
    cell: row === null || at === null ? null : cellAddress(row, at),
    value: value === null ? null : shorten(value),
    message: fill(rule.message, words),
    ...(fix && { fix }),
  };
}

function fixOf(found: Found, seen: Seen): Fix | null {
  for (const suggestion of found.rule.fixes ?? []) {
    const value = suggestion.value(found, seen);
    if (value !== null) return { value, why: suggestion.why };
  }
  return null;
}

function byPlace(a: FoundIn, b: FoundIn): number {
  const [one, other] = [a.found, b.found];
  return a.sheet - b.sheet || (one.row ?? 0) - (other.row ?? 0) || (one.at ?? -1) - (other.at ?? -1);
}
