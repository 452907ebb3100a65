import type { AccountKey, Column } from '@emc/domain';
import type { Row } from 'exceljs';

/** Comes with every Excel and shows all Vietnamese letters. */
export const FONT = 'Times New Roman';

/** Year first, so that nobody takes the month for the day. */
export const MOMENT_FORMAT = 'yyyy-mm-dd hh:mm:ss';

const MOMENTS: ReadonlySet<string> = new Set<AccountKey>(['createdAt', 'lastLogin']);

export function isMoment({ key }: Column): boolean {
  return MOMENTS.has(key);
}

export function paintHeader(row: Row): void {
  row.height = 34;
  row.eachCell((cell) => {
    cell.font = { name: FONT, size: 12, bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F3864' } };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF8EA9DB' } } };
  });
}
