import type { SheetRow } from '@emc/domain';
import { defaultLimits } from '@emc/xlsx-templates/reader';
import { openListFile } from './list-file.js';
import type { CellsTask, SheetAnswer } from './sheet.task.js';

const mostColumns = 20;
const limits = { ...defaultLimits, fileBytes: 1024 * 1024, xlsBytes: 1024 * 1024, inflatedBytes: 20 * 1024 * 1024 };

/** Hands out the cells of a small workbook's first visible sheet, for whoever asked to judge. */
export async function readCells({ file, mostRows }: CellsTask): Promise<SheetAnswer> {
  const workbook = await openListFile(file, limits);
  try {
    const index = workbook.sheets.findIndex(({ hidden }) => !hidden);
    const rows: SheetRow[] = [];
    if (index < 0) return { answer: 'cells', rows, isWhole: true };
    for await (const batch of workbook.rows(index)) {
      for (const { row, cells } of batch) {
        if (rows.length === mostRows) return { answer: 'cells', rows, isWhole: false };
        rows.push({ row, cells: Array.from(cells.slice(0, mostColumns), (cell) => cell ?? null) });
      }
    }
    return { answer: 'cells', rows, isWhole: true };
  } finally {
    await workbook.close();
  }
}
