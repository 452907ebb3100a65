import type { Merge, Severity, SheetRow } from '@emc/domain';

/** The sheet the officer has open; `lastRow` and `columns` bound what it holds. */
export interface OpenSheet {
  readonly id: string;
  readonly name: string;
  readonly lastRow: number;
  readonly columns: number;
  readonly date1904: boolean;
  /** Names of the visible sheets beside it, without those that EMC made. */
  readonly otherSheets: readonly string[];
}

/** What is to be read of a sheet: rows from `from` on, of their first `columns` cells. */
export interface Reading {
  readonly from: number;
  readonly columns: number;
  /** What its cells hold and nothing beside: not which rows are hidden, nor what is merged. */
  readonly bare?: true;
  readonly signal: AbortSignal;
}

/** What the sheet says beside its rows; without the host's help, no merges are known. */
export interface RowBlock {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
  /** The last row of the sheet that has been looked at. */
  readonly upTo: number;
}

/** A raw content of a cell: a text stays a text and a number a number, whatever `format` would make of them. */
export interface Content {
  readonly value: string | number | boolean;
  /** Absent = the cell keeps its number format. */
  readonly format?: string;
}

/** A cell to be written, if its row is still as `expected`. `column` counts from 0. */
export interface Edit {
  readonly row: number;
  readonly column: number;
  readonly expected: SheetRow;
  readonly to: Content;
}

/**
 * `changed`: the row is no longer as it was checked, so nothing was written. `formula`: formulas are never overwritten.
 * `unkept`: Excel did not keep what was written.
 */
export type Fate = 'written' | 'changed' | 'formula' | 'unkept';

/** What became of an edit; `undo` puts back what stood there before. */
export interface Written {
  readonly edit: Edit;
  readonly fate: Fate;
  readonly undo?: Edit;
}

/** Cells to be marked in one colour. */
export interface Mark {
  readonly severity: Severity;
  readonly cells: readonly string[];
}

/** True when both rows hold the same in their first `columns` cells; whether they are hidden does not matter. */
export function sameRow(one: SheetRow, other: SheetRow, columns: number): boolean {
  return rowKey(one, columns) === rowKey(other, columns);
}

function rowKey({ cells }: SheetRow, columns: number): string {
  return JSON.stringify(Array.from({ length: columns }, (_, at) => cells[at] ?? null));
}
