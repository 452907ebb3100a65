import { findHeader, type Header, type ListDefinition, type SheetRow } from '@emc/domain';
import type { Workbook } from './workbook.js';

/** Title rows stand above the header; a header further down is no header. */
const HEADER_ROWS = 20;

export interface ChosenSheet {
  readonly sheetIndex: number;
  readonly header: Header;
}

/**
 * The sheet whose first rows look most like the list, the first of equals; a hidden one only where no visible one
 * does; null where none does.
 */
export async function chooseSheet(workbook: Workbook, definition: ListDefinition): Promise<ChosenSheet | null> {
  for (const hidden of [false, true]) {
    let best: ChosenSheet | null = null;
    for (const [sheetIndex, sheet] of workbook.sheets.entries()) {
      if (sheet.hidden !== hidden) continue;
      const header = findHeader(definition, await firstRows(workbook, sheetIndex));
      if (header && header.score > (best?.header.score ?? -Infinity)) best = { sheetIndex, header };
    }
    if (best) return best;
  }
  return null;
}

async function firstRows(workbook: Workbook, sheetIndex: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const batch of workbook.rows(sheetIndex)) {
    rows.push(...batch.filter(({ row }) => row <= HEADER_ROWS));
    if (batch.some(({ row }) => row >= HEADER_ROWS)) break;
  }
  return rows;
}
