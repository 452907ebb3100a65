import { readFile } from 'node:fs/promises';
import type { SheetInput } from '@emc/contract';
import type { Cell, SheetRow } from '@emc/domain';
import { fileSource, openWorkbook, type ReadLimits, type Workbook } from '@emc/xlsx-templates';
import type { ListFile } from './sheet.task.js';

/** Opens one file of a list; whoever asked closes it. */
export async function openListFile({ path, source }: ListFile, limits: ReadLimits): Promise<Workbook> {
  return source === 'file' ? openWorkbook(await fileSource(path), limits) : openRows(path);
}

/** The rows of an open sheet, as the door checked and stored them, in the shape of a workbook. */
async function openRows(path: string): Promise<Workbook> {
  const sheet = JSON.parse(await readFile(path, 'utf8')) as SheetInput;
  const hidden = new Set(sheet.hiddenRows);
  const header: SheetRow = { row: sheet.headerRow, cells: sheet.header.map((text) => ({ text })) };
  const rows = sheet.rows.map((cells, index): SheetRow => {
    const row = sheet.headerRow + 1 + index;
    return { row, cells: cells.map(asCell), ...(hidden.has(row) && { hidden: true }) };
  });
  return {
    sheets: [{ name: sheet.sheetName, hidden: false }],
    date1904: false,
    rows: async function* () {
      yield [header, ...rows];
    },
    merges: () => sheet.merges,
    bytesRead: () => 1,
    bytesTotal: () => 1,
    close: () => Promise.resolve(),
  };
}

/** `"abc"`, `3`, `true` are short for `{ text }`, `{ number }`, `{ boolean }`. */
function asCell(input: SheetInput['rows'][number][number]): Cell {
  if (typeof input === 'string') return input === '' ? null : { text: input };
  if (typeof input === 'number') return { number: input };
  if (typeof input === 'boolean') return { boolean: input };
  return input as Cell;
}
