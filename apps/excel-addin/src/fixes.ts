import type { Column, Issue, SheetRow } from '@emc/domain';
import { definitions, type Findings } from './check.js';
import { placeOf } from './place.js';
import type { Content, Edit } from './sheet.js';

/** What the fix of an issue would write; null where there is none to apply: no proposal, or a formula in the cell. */
export function editOf(issue: Issue, { kind, rows }: Findings): Edit | null {
  const { fix, cell, row } = issue;
  const expected = rows.get(row ?? 0);
  const column = definitions[kind].columns.find(({ key }) => key === issue.column);
  if (!fix || cell === null || !expected || !column) return null;
  const at = placeOf(cell).column;
  if (expected.cells[at]?.formula) return null;
  return { row: expected.row, column: at, expected, to: contentFor(column, fix.value) };
}

/** Codes are kept as text; a choice among numbers is a number; everything else is text in the format the cell has. */
function contentFor({ asText, choices }: Column, value: string): Content {
  if (asText) return { value, format: '@' };
  return { value: choices && /^\d+$/.test(value) ? Number(value) : value };
}

/** The row an issue is about, as it was judged; null for the header, and for what is said of the whole list. */
export function rowOf({ row }: Issue, { rows }: Pick<Findings, 'rows'>): SheetRow | null {
  return rows.get(row ?? 0) ?? null;
}
