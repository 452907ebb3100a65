import { columnLetter } from '@emc/domain';
import { isTooLarge, supports } from './excel.support.js';
import { blockAddress } from './place.js';
import { freeName, type NewColumn, type NewSheet } from './templates/new-sheet.js';

/** How far the adding of a sheet is told, and what stops it. */
export interface Adding {
  readonly signal: AbortSignal;
  onProgress(row: number): void;
}

const mostRows = 20_000;
const look = { ground: '#1F3864', text: '#FFFFFF' };

/**
 * Adds a sheet beside those that are there, and shows it; answers the name it got. Stopped or refused half way, it is taken
 * away again: half a list must not be mistaken for the whole.
 */
export async function addSheet(sheet: NewSheet, adding: Adding): Promise<string> {
  const { id, name } = await begin(sheet);
  try {
    await writeRows(id, sheet, adding);
  } catch (error) {
    await remove(id);
    throw error;
  }
  await show(id);
  return name;
}

/** The header, and how the cells below it are: formats come before anything that they must keep. */
function begin({ name, columns, rows, readyRows }: NewSheet): Promise<{ id: string; name: string }> {
  return Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const free = freeName(
      name,
      worksheets.items.map((each) => each.name),
    );
    const sheet = worksheets.add(free).load('id');
    const ready = Math.max(readyRows, rows.length);
    for (const [at, column] of columns.entries()) {
      const letter = columnLetter(at);
      beginColumn(sheet.getRange(`${letter}2:${letter}${ready + 1}`), column);
      writeHeader(sheet.getRange(`${letter}1:${letter}1`), column);
    }
    if (supports('1.7')) sheet.freezePanes.freezeRows(1);
    await context.sync();
    return { id: sheet.id, name: free };
  });
}

function beginColumn(range: Excel.Range, { header, format, width, wraps, choices }: NewColumn): void {
  // One value for all cells of a range; the declarations know but the table of them.
  range.numberFormat = format as unknown as string[][];
  range.format.wrapText = wraps;
  range.format.verticalAlignment = 'Top';
  // In points; a character of the standard font takes 5.25 of them.
  if (supports('1.2')) range.format.columnWidth = width * 5.25;
  if (!supports('1.8') || choices.length === 0) return;
  const values = choices.map(({ value }) => value);
  range.dataValidation.rule = { list: { inCellDropDown: true, source: values.join(',') } };
  range.dataValidation.prompt = {
    showPrompt: true,
    title: header,
    message: choices.map(({ value, meaning }) => `${value} = ${meaning}`).join('; '),
  };
  // Another value is questioned and not refused, since EMC understands more than these.
  range.dataValidation.errorAlert = { showAlert: true, style: 'Warning', title: header, message: values.join(', ') };
}

function writeHeader(cell: Excel.Range, { header, note }: NewColumn): void {
  cell.numberFormat = [['@']];
  cell.values = [[header]];
  cell.format.font.bold = true;
  cell.format.font.color = look.text;
  cell.format.fill.color = look.ground;
  if (!supports('1.8')) return;
  // Notes came with 1.18; what is said to whoever enters a cell came earlier, but only beside a rule.
  cell.dataValidation.rule = { custom: { formula: '=TRUE' } };
  cell.dataValidation.prompt = { showPrompt: true, title: header, message: note };
}

/** In blocks, smaller ones where Excel finds them too large. */
async function writeRows(id: string, { columns, rows }: NewSheet, { signal, onProgress }: Adding): Promise<void> {
  let most = mostRows;
  for (let from = 0; from < rows.length;) {
    signal.throwIfAborted();
    const some = rows.slice(from, from + most);
    const block = { row: from + 2, column: 0, rows: some.length, columns: columns.length };
    try {
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(id).getRange(blockAddress(block));
        range.values = some.map((cells) => [...cells]);
        await context.sync();
      });
      from += some.length;
      onProgress(from);
    } catch (error) {
      if (!isTooLarge(error) || most === 1) throw error;
      most = Math.ceil(most / 2);
    }
  }
  signal.throwIfAborted();
}

function remove(id: string): Promise<void> {
  return Excel.run(async (context) => {
    context.workbook.worksheets.getItem(id).delete();
    await context.sync();
  });
}

function show(id: string): Promise<void> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    sheet.activate();
    sheet.getRange('A2:A2').select();
    await context.sync();
  });
}
