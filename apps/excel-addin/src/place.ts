import { columnLetter } from '@emc/domain';

/** A block of cells; `row` as Excel numbers it, `column` from 0. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** `{ row: 2, column: 0, rows: 3, columns: 2 }` → `A2:B4`. */
export function blockAddress({ row, column, rows, columns }: Block): string {
  return `${columnLetter(column)}${row}:${columnLetter(column + columns - 1)}${row + rows - 1}`;
}

/** `E5` → row 5, column 4, as issues name their cell. */
export function placeOf(address: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits), column };
}
