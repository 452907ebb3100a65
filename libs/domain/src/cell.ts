import { isInvisible } from './text.js';

/**
 * What one cell of a sheet holds, as the file says it; nothing is interpreted yet.
 * `format` is the number format code (absent = General), `date` a wall-clock time `YYYY-MM-DDTHH:mm:ss` without zone,
 * `uncalculated` a formula whose result the file does not hold, `stale` a result that the file itself asks to calculate anew,
 * `linked` one that rests on another workbook, `null` an empty cell.
 */
export type Cell =
  | ({ readonly text: string } & Calculated)
  | ({ readonly number: number; readonly format?: string } & Calculated)
  | ({ readonly date: string; readonly number: number; readonly format?: string } & Calculated)
  | ({ readonly boolean: boolean } & Calculated)
  | ({ readonly error: string } & Calculated)
  | { readonly uncalculated: true; readonly formula: true }
  | null;

/** How the value of a cell came about; nothing of it = somebody typed it. */
interface Calculated {
  readonly formula?: true;
  readonly stale?: true;
  readonly linked?: true;
}

/** One row: `row` is numbered as Excel shows it, `cells[0]` is column A; holes are empty cells. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly (Cell | undefined)[];
  readonly hidden?: true;
}

/** A merged area; rows as Excel numbers them, columns from 0; both ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `0 → A`, `26 → AA`. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** `cellAddress(5, 4) → E5`. */
export function cellAddress(row: number, column: number): string {
  return columnLetter(column) + row;
}

/** True when the officer sees nothing in the cell: empty, or only white space and invisible characters. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell == null || ('text' in cell && isInvisible(cell.text));
}

/** What the cell holds as text, digits as Excel shows them (15 significant); `''` for an empty or uncalculated cell. */
export function cellText(cell: Cell | undefined): string {
  if (cell == null) return '';
  if ('text' in cell) return cell.text;
  if ('date' in cell) return cell.date;
  if ('number' in cell) return digitsOf(cell.number);
  if ('boolean' in cell) return cell.boolean ? 'TRUE' : 'FALSE';
  return 'error' in cell ? cell.error : '';
}

function digitsOf(number: number): string {
  return Number.isSafeInteger(number) ? String(number) : String(Number(number.toPrecision(15)));
}
