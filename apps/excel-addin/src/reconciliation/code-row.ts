import type { Discrepancy } from '@emc/contract';
import { cellAddress, cellText, findHeader, normaliseCode, serviceList, type Cell, type SheetRow } from '@emc/domain';
import type { Spreadsheet } from '../excel.js';
import type { OpenSheet } from '../sheet.js';

/** Title rows stand above the header; a header further down is no header. */
const headerRows = 20;

/** A cell that carries a code, and its row as it was read. */
interface Place {
  readonly cell: string;
  readonly row: SheetRow;
}

/** `moved`: it was there when read, and its row changed before it could be shown. */
export type Jumped = 'shown' | 'likely' | 'missing' | 'moved';

/** The code of the list that a discrepancy is about; null where it is about something else, such as a day. */
export function codeOf({ kind, subject, suggestion }: Discrepancy): string | null {
  if (kind === 'UNMATCHED_CODE') return suggestion?.value ?? subject;
  return kind === 'LEVEL_CONFLICT' || kind === 'SILENT_SERVICE' ? subject : null;
}

/** Shows the row of the sheet in front that carries a code; `likely` = its digits, without the zeros ahead of them. */
export async function jumpToCode(book: Spreadsheet, code: string, signal: AbortSignal): Promise<Jumped> {
  const sheet = await book.openSheet();
  const column = await codeColumn(book, sheet, signal);
  let likely: Place | null = null;
  for await (const { rows } of book.readBlocks(sheet, { from: 1, columns: sheet.columns, signal })) {
    const exact = placeOf(rows, column, (cell) => carries(cell, code));
    if (exact) return (await show(book, sheet, exact)) ? 'shown' : 'moved';
    likely ??= placeOf(rows, column, (cell) => hasDigits(cell, code));
  }
  if (!likely) return 'missing';
  return (await show(book, sheet, likely)) ? 'likely' : 'moved';
}

function show(book: Spreadsheet, sheet: OpenSheet, { cell, row }: Place): Promise<boolean> {
  return book.jump(sheet, { cell, columns: sheet.columns, expected: row });
}

/** Where the sheet keeps the ID MCDT; null = it does not say, so any column may hold it. */
async function codeColumn(book: Spreadsheet, sheet: OpenSheet, signal: AbortSignal): Promise<number | null> {
  const top = { ...sheet, lastRow: Math.min(sheet.lastRow, headerRows) };
  const rows: SheetRow[] = [];
  for await (const block of book.readBlocks(top, { from: 1, columns: sheet.columns, signal })) rows.push(...block.rows);
  return findHeader(serviceList, rows)?.columns.get('idMcdt') ?? null;
}

function placeOf(rows: readonly SheetRow[], column: number | null, fits: (cell: Cell) => boolean): Place | null {
  for (const row of rows) {
    const at = row.cells.findIndex((cell, index) => (column ?? index) === index && cell != null && fits(cell));
    if (at >= 0) return { cell: cellAddress(row.row, at), row };
  }
  return null;
}

/** Excel shows the number 1 as `000001` where its format says so: that is the code. */
export function carries(cell: Cell, code: string): boolean {
  const text = normaliseCode(cellText(cell));
  if (text === code) return true;
  const zeros = cell && 'number' in cell ? /^0+$/.exec(cell.format ?? '')?.[0] : undefined;
  return zeros !== undefined && text.padStart(zeros.length, '0') === code;
}

/** The zeros ahead of a code got lost, or were never typed. */
export function hasDigits(cell: Cell, code: string): boolean {
  const bare = (text: string) => text.replace(/^0+(?=\d)/, '');
  const text = normaliseCode(cellText(cell));
  return /^\d+$/.test(text) && bare(text) === bare(code);
}
