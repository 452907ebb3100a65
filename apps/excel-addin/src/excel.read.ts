import type { Merge } from '@emc/domain';
import { rowsOf } from './cells.js';
import { contentOf, loadBlock } from './excel.range.js';
import { isTooLarge, supports } from './excel.support.js';
import { isOwnSheet } from './own-sheets.js';
import { blockAddress, type Block } from './place.js';
import type { OpenSheet, Reading, RowBlock } from './sheet.js';

const mostRows = 20_000;

/** A sheet, or the one in front, and how far it goes. Formatted blank cells count, so what it holds may end earlier. */
export function openSheet(id?: string): Promise<OpenSheet> {
  return Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const sheet = (id === undefined ? worksheets.getActiveWorksheet() : worksheets.getItem(id)).load('id,name');
    const used = sheet.getUsedRange().load('rowIndex,rowCount,columnIndex,columnCount');
    worksheets.load('items/id,items/name,items/visibility');
    const secondDay = supports('1.2') ? context.workbook.functions.date(1904, 1, 2).load('value') : null;
    await context.sync();
    const others = worksheets.items.filter(
      (other) => other.id !== sheet.id && other.visibility === 'Visible' && !isOwnSheet(other.name),
    );
    return {
      id: sheet.id,
      name: sheet.name,
      lastRow: used.rowIndex + used.rowCount,
      columns: used.columnIndex + used.columnCount,
      // No property tells from when a workbook counts its days; the day itself does.
      date1904: secondDay?.value === 1,
      otherSheets: others.map(({ name }) => name),
    };
  });
}

/** The rows of a sheet in blocks, smaller ones where Excel finds them too large. */
export async function* readBlocks(
  sheet: OpenSheet,
  { from, columns, bare, signal }: Reading,
): AsyncGenerator<RowBlock> {
  let most = mostRows;
  for (let row = from; row <= sheet.lastRow;) {
    signal.throwIfAborted();
    const rows = Math.min(most, sheet.lastRow - row + 1);
    const asked = { row, column: 0, rows, columns };
    const block = await (bare ? readCells(sheet, asked) : readBlock(sheet, asked));
    if (block) {
      yield block;
      row += rows;
    } else if (rows > 1) most = Math.ceil(rows / 2);
    else throw new Error(`Excel does not tell what row ${row} holds.`);
  }
}

function readBlock({ id, date1904 }: OpenSheet, block: Block): Promise<RowBlock | null> {
  return unlessTooLarge(async (context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    const range = loadBlock(sheet, block);
    const hidden = loadHidden(sheet, [block]);
    await context.sync();
    const content = contentOf(range);
    if (!content) return null;
    const hiddenRows = new Set(await rowsHidden(sheet, hidden));
    const rows = rowsOf(content, { hiddenRows, date1904 });
    return { rows, merges: await mergesIn(sheet, block), upTo: block.row + block.rows - 1 };
  });
}

/** In one sync, what is hidden or merged left aside. */
function readCells({ id, date1904 }: OpenSheet, block: Block): Promise<RowBlock | null> {
  return unlessTooLarge(async (context) => {
    const range = loadBlock(context.workbook.worksheets.getItem(id), block);
    await context.sync();
    const content = contentOf(range);
    if (!content) return null;
    const rows = rowsOf(content, { hiddenRows: new Set(), date1904 });
    return { rows, merges: [], upTo: block.row + block.rows - 1 };
  });
}

/** Null when Excel finds what is asked too large. */
async function unlessTooLarge<Read>(read: (context: Excel.RequestContext) => Promise<Read>): Promise<Read | null> {
  try {
    return await Excel.run(read);
  } catch (error) {
    if (isTooLarge(error)) return null;
    throw error;
  }
}

/** Excel tells at most 512 merged areas at once, and fails above: then the halves are asked. */
async function mergesIn(sheet: Excel.Worksheet, block: Block): Promise<Merge[]> {
  if (!supports('1.13')) return [];
  const merged = sheet.getRange(blockAddress(block)).getMergedAreasOrNullObject().load('isNullObject');
  const { areas } = merged;
  areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
  try {
    await sheet.context.sync();
  } catch (error) {
    if (block.rows === 1) throw error;
    const half = Math.ceil(block.rows / 2);
    const first = await mergesIn(sheet, { ...block, rows: half });
    return [...first, ...(await mergesIn(sheet, { ...block, row: block.row + half, rows: block.rows - half }))];
  }
  return merged.isNullObject ? [] : areas.items.map(mergeOf);
}

function mergeOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Merge {
  return {
    top: rowIndex + 1,
    left: columnIndex,
    bottom: rowIndex + rowCount,
    right: columnIndex + columnCount - 1,
  };
}

interface HiddenRows {
  readonly block: Block;
  /** Its `rowHidden` is null where only some of the rows are hidden. */
  readonly range: Excel.Range;
}

function loadHidden(sheet: Excel.Worksheet, blocks: readonly Block[]): HiddenRows[] {
  if (!supports('1.2')) return [];
  return blocks.map((block) => ({ block, range: sheet.getRange(blockAddress(block)).load('rowHidden') }));
}

/** Asks of ever smaller blocks until each is hidden or shown as a whole: two syncs for 4,000 rows, three for 20,000. */
async function rowsHidden(sheet: Excel.Worksheet, asked: readonly HiddenRows[]): Promise<number[]> {
  const isMixed = ({ range }: HiddenRows) => (range.rowHidden as boolean | null) === null;
  const found = asked
    .filter(({ range }) => range.rowHidden)
    .flatMap(({ block }) => Array.from({ length: block.rows }, (_, at) => block.row + at));
  const parts = asked.filter(isMixed).flatMap(({ block }) => partsOf(block));
  if (parts.length === 0) return found;
  const smaller = loadHidden(sheet, parts);
  await sheet.context.sync();
  return [...found, ...(await rowsHidden(sheet, smaller))];
}

function partsOf(block: Block): Block[] {
  const rows = Math.ceil(block.rows / 64);
  return Array.from({ length: Math.ceil(block.rows / rows) }, (_, at) => {
    const first = at * rows;
    return { ...block, row: block.row + first, rows: Math.min(rows, block.rows - first) };
  });
}
