/**
 * The border to Excel. The files `excel*.ts` are the only ones that name Excel or Office; everything else speaks of
 * sheets, rows and cells.
 */
import type { SheetRow } from '@emc/domain';
import { canReadFile, readFile } from './excel.file.js';
import { markCells } from './excel.marks.js';
import { readNow, rowIn } from './excel.range.js';
import { openSheet, readBlocks } from './excel.read.js';
import { supports } from './excel.support.js';
import { addSheet, type Adding } from './excel.template.js';
import { watchSheet } from './excel.watch.js';
import { writeCells } from './excel.write.js';
import { placeOf } from './place.js';
import type { NewSheet } from './templates/new-sheet.js';
import { sameRow, type Edit, type Mark, type OpenSheet, type Reading, type RowBlock, type Written } from './sheet.js';

/** A cell to be shown; its row should still be as it was checked in its first `columns` cells, where that is known. */
export interface Target {
  readonly cell: string;
  readonly expected: SheetRow | null;
  readonly columns: number;
}

/** The workbook in which the pane is open. */
export interface Spreadsheet {
  /** False where the host is too old to mark cells without touching the officer's own colours. */
  readonly canMark: boolean;
  /** False where the host does not tell when cells change. */
  readonly canWatch: boolean;
  /** False where the host does not hand out the workbook as a file. */
  readonly canReadFile: boolean;
  /** The sheet with this id; without one, the sheet in front. */
  openSheet(id?: string): Promise<OpenSheet>;
  /** The rows of a sheet block by block, so that the pane can tell how far it is, and stop. */
  readBlocks(sheet: OpenSheet, reading: Reading): AsyncGenerator<RowBlock>;
  /** Shows a cell to the officer; false, and nothing happens, when its row is no longer as expected. */
  jump(sheet: OpenSheet, target: Target): Promise<boolean>;
  /** Writes each cell whose row is still as expected in its first `columns` cells; answers in the order of the edits. */
  write(sheet: OpenSheet, edits: readonly Edit[], columns: number): Promise<Written[]>;
  /** Replaces the marks of EMC on a sheet; none = takes them away. The officer's own formats stay. */
  mark(sheet: OpenSheet, marks: readonly Mark[]): Promise<void>;
  /** Adds a sheet under a name that is free, and shows it; answers the name. Stopped half way, it leaves none. */
  addSheet(sheet: NewSheet, adding: Adding): Promise<string>;
  /** Calls back when somebody changed a cell of a sheet; what it answers ends that. */
  watch(sheet: OpenSheet, changed: () => void): Promise<() => Promise<void>>;
  /** The workbook as a file, as it is now. */
  readFile(signal: AbortSignal): Promise<{ readonly file: Blob; readonly fileName: string }>;
}

/** The workbook of the Excel around the pane; null where there is none. */
export async function openExcel(): Promise<Spreadsheet | null> {
  // The web page comes without office.js.
  if (!('Office' in globalThis)) return null;
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel || !supports('1.1')) return null;
  return {
    canMark: supports('1.6'),
    canWatch: supports('1.7'),
    canReadFile: canReadFile(),
    openSheet,
    readBlocks,
    jump: showCell,
    write: writeCells,
    mark: markCells,
    addSheet,
    watch: watchSheet,
    readFile,
  };
}

function showCell({ id, date1904 }: OpenSheet, { cell, expected, columns }: Target): Promise<boolean> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    const { row, column } = placeOf(cell);
    if (expected) {
      const now = await readNow(sheet, [{ row, column: 0, rows: 1, columns }], date1904);
      if (!sameRow(expected, rowIn(now, row), columns)) return false;
    }
    sheet.activate();
    sheet.getCell(row - 1, column).select();
    await context.sync();
    return true;
  });
}
