import type { SheetRow } from '@emc/domain';
import { rowsOf, type RangeContent } from './cells.js';
import { blockAddress, type Block } from './place.js';

const asked = 'rowIndex,columnIndex,values,valueTypes,numberFormat,formulas';

/** Asks for what a block holds; it is there after the next sync. */
export function loadBlock(sheet: Excel.Worksheet, block: Block): Excel.Range {
  return sheet.getRange(blockAddress(block)).load(asked);
}

/** What a block was found to hold; null when it was too much for Excel, which then answers nothing. */
export function contentOf(range: Excel.Range): RangeContent | null {
  const { rowIndex, columnIndex, values, valueTypes, numberFormat, formulas } = range;
  const all: readonly unknown[] = [values, valueTypes, numberFormat, formulas];
  return all.includes(null) ? null : { rowIndex, columnIndex, values, valueTypes, numberFormat, formulas };
}

/** Blocks as they are at this moment: their cells, and the rows these make. */
export interface Now {
  readonly contents: readonly RangeContent[];
  readonly rows: ReadonlyMap<number, SheetRow>;
}

/** Asks for small blocks as they are when the batch comes to this point; what is answered is told after the next sync. */
export function askNow(sheet: Excel.Worksheet, blocks: readonly Block[], date1904: boolean): () => Now {
  const ranges = blocks.map((block) => loadBlock(sheet, block));
  return () => {
    const contents = ranges.map(contentOf).filter((content) => content !== null);
    const rows = contents.flatMap((content) => rowsOf(content, { date1904 }));
    return { contents, rows: new Map(rows.map((row) => [row.row, row])) };
  };
}

/** Reads small blocks once more, in one sync. */
export async function readNow(sheet: Excel.Worksheet, blocks: readonly Block[], date1904: boolean): Promise<Now> {
  const now = askNow(sheet, blocks, date1904);
  await sheet.context.sync();
  return now();
}

/** A row without any value is not among what was read. */
export function rowIn({ rows }: Now, row: number): SheetRow {
  return rows.get(row) ?? { row, cells: [] };
}
