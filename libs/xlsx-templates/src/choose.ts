import { findHeader, type Header, type ListDefinition, type ListEnd, type SheetRow } from '@emc/domain';
import { isOwnSheet } from './own-sheets.js';
import type { Workbook } from './workbook.js';

/** Title rows stand above the header; a header further down is no header. */
const HEADER_ROWS = 20;

export interface ChosenSheet {
  readonly sheetIndex: number;
  readonly header: Header;
}

/** The one sheet of a list that takes no more, and the other visible ones that it might have been: their header lacks nothing. */
export interface OnlySheet extends ChosenSheet {
  readonly alike: readonly number[];
}

/**
 * The sheet whose first rows look most like the list, the first of equals; a hidden one only where no visible one
 * does; null where none does.
 */
export async function chooseSheet(workbook: Workbook, definition: ListDefinition): Promise<OnlySheet | null> {
  const found = await candidates(workbook, definition);
  const best = bestOf(found);
  const alike = found.filter((each) => each !== best && isWhole(workbook, each)).map(({ sheetIndex }) => sheetIndex);
  return best && { ...best, alike };
}

/**
 * The sheets of a list that may go on over several, in the workbook's order: the one `chooseSheet` chooses, and every
 * other visible one whose header lacks nothing.
 */
export async function chooseSheets(workbook: Workbook, definition: ListDefinition): Promise<ChosenSheet[]> {
  const found = await candidates(workbook, definition);
  const best = bestOf(found);
  return found.filter((each) => each === best || isWhole(workbook, each));
}

/** What is to be told of the visible sheets that were not read; those that EMC adds need no telling. */
export function unreadSheets(
  { sheets }: Workbook,
  read: readonly number[],
  alike: readonly number[] = [],
): Required<Pick<ListEnd, 'otherSheets' | 'alikeSheets' | 'readSheet'>> {
  const unread = [...sheets.entries()].filter(
    ([index, { name, hidden }]) => !hidden && !read.includes(index) && !isOwnSheet(name),
  );
  const namesOf = (isAlike: boolean) =>
    unread.filter(([index]) => alike.includes(index) === isAlike).map(([, { name }]) => name);
  return {
    readSheet: sheets[read[0] ?? -1]?.name ?? '',
    otherSheets: namesOf(false),
    alikeSheets: namesOf(true),
  };
}

function isWhole({ sheets }: Workbook, { sheetIndex, header }: ChosenSheet): boolean {
  return sheets[sheetIndex]?.hidden === false && header.missing.length === 0;
}

/** The visible sheets with a header of the list, or else the hidden ones. */
async function candidates(workbook: Workbook, definition: ListDefinition): Promise<ChosenSheet[]> {
  for (const hidden of [false, true]) {
    const found: ChosenSheet[] = [];
    for (const [sheetIndex, sheet] of workbook.sheets.entries()) {
      if (sheet.hidden !== hidden) continue;
      const header = findHeader(definition, await firstRows(workbook, sheetIndex));
      if (header) found.push({ sheetIndex, header });
    }
    if (found.length > 0) return found;
  }
  return [];
}

function bestOf(found: readonly ChosenSheet[]): ChosenSheet | null {
  const score = Math.max(...found.map(({ header }) => header.score));
  return found.find(({ header }) => header.score === score) ?? null;
}

async function firstRows(workbook: Workbook, sheetIndex: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of workbook.rows(sheetIndex)) {
    rows.push(...batch.filter(({ row }) => row <= HEADER_ROWS));
    if (batch.some(({ row }) => row >= HEADER_ROWS)) break;
  }
  return rows;
}
