import type { Row } from 'exceljs';

/** Comes with every Excel and shows all Vietnamese letters. */
export const FONT = 'Times New Roman';

export function paintHeader(row: Row): void {
  row.height = 34;
  row.eachCell((cell) => {
    cell.font = { name: FONT, size: 12, bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F3864' } };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF8EA9DB' } } };
  });
}
