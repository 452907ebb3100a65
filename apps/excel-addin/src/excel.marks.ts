import type { Severity } from '@emc/domain';
import { supports } from './excel.support.js';
import type { Mark, OpenSheet } from './sheet.js';

/** True for every cell; tells the marks of EMC from the officer's own conditional formats, also after the pane was closed. */
const formula = '=LEN("EMC")=3';
const colours: Readonly<Record<Severity, string>> = { error: '#F8C9C4', warning: '#FFE8A3', notice: '#CFE4FA' };

/** The longest list of addresses that Excel takes is 8,192 characters. */
const mostAddress = 8_000;

/**
 * Replaces the marks on a sheet. Conditional formats lie over the officer's fills and leave no trace when they go; before
 * Excel has them (1.6) there are no marks.
 */
export function markCells({ id }: OpenSheet, marks: readonly Mark[]): Promise<void> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(id);
    await unmark(sheet);
    for (const { severity, cells } of marks) {
      for (const conditionalFormats of formatsOf(sheet, cells)) {
        const { custom } = conditionalFormats.add(Excel.ConditionalFormatType.custom);
        custom.rule.formula = formula;
        custom.format.fill.color = colours[severity];
      }
    }
    await context.sync();
  });
}

async function unmark(sheet: Excel.Worksheet): Promise<void> {
  const { conditionalFormats } = sheet.getRange();
  conditionalFormats.load('items/type');
  await sheet.context.sync();
  const custom = conditionalFormats.items.filter(({ type }) => type === Excel.ConditionalFormatType.custom);
  for (const each of custom) each.custom.rule.load('formula');
  await sheet.context.sync();
  for (const each of custom) if (each.custom.rule.formula === formula) each.delete();
}

/** Where a conditional format is added: to many cells at once where Excel can (1.9), else cell by cell. */
function formatsOf(sheet: Excel.Worksheet, cells: readonly string[]): Excel.ConditionalFormatCollection[] {
  if (!supports('1.9')) return cells.map((cell) => sheet.getRange(cell).conditionalFormats);
  return addressesOf(cells).map((address) => sheet.getRanges(address).conditionalFormats);
}

function addressesOf(cells: readonly string[]): string[] {
  const addresses: string[] = [];
  for (const cell of cells) {
    const last = addresses.at(-1);
    if (last !== undefined && last.length + cell.length < mostAddress)
      addresses[addresses.length - 1] = `${last},${cell}`;
    else addresses.push(cell);
  }
  return addresses;
}
