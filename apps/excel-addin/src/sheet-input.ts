import type { SheetInput } from '@emc/contract';
import { cellText, type Cell, type Header, type Merge, type SheetRow } from '@emc/domain';

/** A list as it was read from an open sheet, its header among the rows. */
export interface SheetContent {
  readonly name: string;
  readonly date1904: boolean;
  /** Names of the visible sheets beside it. */
  readonly otherSheets: readonly string[];
  readonly header: Header;
  /** How many of its first columns the list takes up. */
  readonly columns: number;
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

type CellInput = SheetInput['rows'][number][number];

/** What the API takes as rows; whatever is more goes as the workbook itself. */
const most = { rows: 50_000, columns: 200, merges: 10_000, bytes: 8_000_000, error: 20, format: 255 };

/** The sheet in the words of the API; a gap between rows is a row without cells, so that all keep their numbers. */
export function sheetInput({ name, date1904, otherSheets, header, columns, rows, merges }: SheetContent): SheetInput {
  const below = rows.filter(({ row }) => row > header.row);
  const cells: CellInput[][] = Array.from({ length: (below.at(-1)?.row ?? header.row) - header.row }, () => []);
  for (const { row, cells: own } of below) {
    cells[row - header.row - 1] = Array.from(own.slice(0, columns), cellInput);
  }
  const top = rows.find(({ row }) => row === header.row)?.cells ?? [];
  return {
    sheetName: name,
    date1904,
    otherSheets: [...otherSheets],
    headerRow: header.row,
    header: Array.from(top, (cell) => wellFormed(cellText(cell))),
    rows: cells,
    hiddenRows: below.filter(({ hidden }) => hidden).map(({ row }) => row),
    merges: [...merges],
  };
}

/** False where the API would turn the rows away at its door, whatever they say. */
export function fitsAsRows(sheet: SheetInput): boolean {
  const { rows, merges = [], header } = sheet;
  if (rows.length > most.rows || (merges?.length ?? 0) > most.merges || header.length > most.columns) return false;
  return new Blob([JSON.stringify(sheet)]).size < most.bytes;
}

/** A text or a plain number stands for itself. */
function cellInput(cell: Cell | undefined): CellInput {
  if (!cell) return null;
  if ('text' in cell) return cell.formula ? { ...cell, text: wellFormed(cell.text) } : wellFormed(cell.text);
  if ('error' in cell) return { ...cell, error: cell.error.slice(0, most.error) };
  if ('number' in cell && cell.format !== undefined && cell.format.length > most.format) {
    const { format: _, ...rest } = cell;
    return rest;
  }
  return cell;
}

/** What UTF-8 and the API can hold: no NUL, no half of a surrogate pair. Chrome 109 has no `toWellFormed`. */
function wellFormed(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Cs}/gu, '\uFFFD');
}
