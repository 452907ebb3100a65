import { askNow, readNow, rowIn, type Now } from './excel.range.js';
import { blockAddress, type Block } from './place.js';
import { sameRow, type Content, type Edit, type OpenSheet, type Written } from './sheet.js';

/** How many edits go into one round of reading, writing and reading again. */
const mostEdits = 500;

/** Rows this near to each other are read as one block. */
const nearRows = 30;

/**
 * Compare and set: reads the rows of the edits once more and writes those that are as expected. What Excel kept is read
 * in the batch that writes; a cell whose row moved in between gets back what it held.
 */
export async function writeCells(sheet: OpenSheet, edits: readonly Edit[], columns: number): Promise<Written[]> {
  const written = new Map<Edit, Written>();
  for (const some of roundsOf(edits)) {
    for (const each of await writeSome(sheet, { edits: some, columns })) written.set(each.edit, each);
  }
  return edits.flatMap((edit) => written.get(edit) ?? []);
}

/** Edits of one row stay together: after the first of them the row would not be as expected. */
function roundsOf(edits: readonly Edit[]): Edit[][] {
  const rounds: Edit[][] = [];
  for (const edit of [...edits].sort((one, other) => one.row - other.row)) {
    const round = rounds.at(-1);
    if (round && (round.length < mostEdits || round.at(-1)?.row === edit.row)) round.push(edit);
    else rounds.push([edit]);
  }
  return rounds;
}

interface Round {
  readonly edits: readonly Edit[];
  readonly columns: number;
}

function writeSome({ id, date1904 }: OpenSheet, { edits, columns }: Round): Promise<Written[]> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    const blocks = blocksOf(edits, columns);
    const before = await readNow(sheet, blocks, date1904);
    const fates = edits.map((edit): Written => ({ edit, fate: fateOf(edit, before, columns) }));
    const due = fates.filter(({ fate }) => fate === 'written').map(({ edit }) => edit);
    if (due.length === 0) return fates;
    // Rows may move between two batches, never within one: what stood there at the very moment of writing comes with it.
    const askedJustBefore = askNow(sheet, blocks, date1904);
    for (const run of runsOf(due, before)) writeRun(sheet, run);
    const askedAfter = askNow(sheet, blocks, date1904);
    await context.sync();
    const [justBefore, after] = [askedJustBefore(), askedAfter()];
    const astray = due.filter((edit) => fateOf(edit, justBefore, columns) !== 'written');
    for (const edit of astray) putBack(sheet, edit, justBefore);
    await context.sync();
    return fates.map((each) => {
      if (astray.includes(each.edit)) return { edit: each.edit, fate: 'changed' };
      return each.fate === 'written' ? checked(each.edit, justBefore, after) : each;
    });
  });
}

function fateOf({ row, column, expected }: Edit, now: Now, columns: number): Written['fate'] {
  const found = rowIn(now, row);
  if (!sameRow(expected, found, columns)) return 'changed';
  return found.cells[column]?.formula ? 'formula' : 'written';
}

/** The rows of the edits, near ones together. */
function blocksOf(edits: readonly Edit[], columns: number): Block[] {
  const rows = [...new Set(edits.map(({ row }) => row))].sort((one, other) => one - other);
  const blocks: Block[] = [];
  for (const row of rows) {
    const last = blocks.at(-1);
    const near = last && row - (last.row + last.rows) < nearRows;
    if (near) blocks[blocks.length - 1] = { ...last, rows: row - last.row + 1 };
    else blocks.push({ row, column: 0, rows: 1, columns });
  }
  return blocks;
}

/** Cells below each other that end with the same format, and so can be written at once. */
interface Run {
  readonly row: number;
  readonly column: number;
  readonly values: Content['value'][];
  readonly format: string;
}

function runsOf(edits: readonly Edit[], before: Now): Run[] {
  const runs: Run[] = [];
  const inColumns = [...edits].sort((one, other) => one.column - other.column || one.row - other.row);
  for (const edit of inColumns) {
    const { row, column, to } = edit;
    const format = to.format ?? rawAt(before, edit).format;
    const last = runs.at(-1);
    const goesOn =
      last?.column === column &&
      last.row + last.values.length === row &&
      last.format === format &&
      typeof last.values[0] === typeof to.value;
    if (goesOn) last.values.push(to.value);
    else runs.push({ row, column, values: [to.value], format });
  }
  return runs;
}

/**
 * Excel reads what is written by the format it meets: `000012` becomes 12 unless the cell is text already, and a number
 * becomes a text where it is. So the format that keeps the value goes first, and the one the cell ends with comes after.
 */
function writeRun(sheet: Excel.Worksheet, { row, column, values, format }: Run): void {
  const range = sheet.getRange(blockAddress({ row, column, rows: values.length, columns: 1 }));
  const keeping = typeof values[0] === 'string' ? '@' : 'General';
  range.numberFormat = values.map(() => [keeping]);
  range.values = values.map((value) => [value]);
  if (format !== keeping) range.numberFormat = values.map(() => [format]);
}

/** Gives a cell back what it held just before; a formula stays a formula. */
function putBack(sheet: Excel.Worksheet, edit: Edit, justBefore: Now): void {
  const { row, column } = edit;
  const { value, format } = rawAt(justBefore, edit);
  if (!rowIn(justBefore, row).cells[column]?.formula) return writeRun(sheet, { row, column, values: [value], format });
  const range = sheet.getCell(row - 1, column);
  range.numberFormat = [['General']];
  range.formulas = [[contentAt(justBefore, row).formulas[column]]];
  range.numberFormat = [[format]];
}

function checked(edit: Edit, before: Now, after: Now): Written {
  const { row, column, to } = edit;
  const [was, is] = [rawAt(before, edit), rawAt(after, edit)];
  const fate = is.value === to.value ? 'written' : 'unkept';
  if (was.value === is.value && was.format === is.format) return { edit, fate };
  return { edit, fate, undo: { row, column, expected: rowIn(after, row), to: was } };
}

/** What a cell holds and how it is shown, as Excel tells it. */
function rawAt(now: Now, { row, column }: Edit): Required<Content> {
  const { values, numberFormat } = contentAt(now, row);
  return { value: values[column] as Content['value'], format: numberFormat[column] ?? 'General' };
}

function contentAt(
  { contents }: Now,
  row: number,
): Record<'values' | 'formulas', readonly unknown[]> & { numberFormat: readonly string[] } {
  const content = contents.find(({ rowIndex, values }) => row > rowIndex && row <= rowIndex + values.length);
  if (!content) throw new Error(`Row ${row} was not read.`);
  const at = row - 1 - content.rowIndex;
  const { values, formulas, numberFormat } = content;
  return { values: values[at] ?? [], formulas: formulas[at] ?? [], numberFormat: numberFormat[at] ?? [] };
}
