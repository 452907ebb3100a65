import ExcelJS, { type Cell, type CellValue } from 'exceljs';
import { areaOf, Workbook, type BookCell, type BookSheet } from './workbook.js';

/** A saved workbook as Excel would open it; read by another reader than the server's. */
export async function openSaved(path: string): Promise<Workbook> {
  const saved = new ExcelJS.Workbook();
  await saved.xlsx.readFile(path);
  const [first = '', ...others] = saved.worksheets.map(({ name }) => name);
  const book = new Workbook(first, ...others);
  // This reader knows `date1904="1"` but not LibreOffice's `"true"`, and then gives dates counted from 1900.
  const { date1904 } = saved.properties;
  book.date1904 = date1904 || path.includes('-1904.');
  for (const page of saved.worksheets) {
    const sheet = book.sheet(page.name);
    sheet.visibility = page.state === 'visible' ? 'Visible' : 'Hidden';
    sheet.merges.push(...(page.model.merges as unknown as string[]).map(areaOf));
    page.eachRow((row, number) => {
      if (row.hidden) sheet.hiddenRows.add(number - 1);
      row.eachCell((cell) => put(sheet, cell, date1904));
    });
  }
  return book;
}

function put(sheet: BookSheet, cell: Cell, date1904: boolean): void {
  if (cell.isMerged && cell.master !== cell) return;
  const content = contentOf(cell.value, date1904);
  if (content.value === '' && !content.formula) return;
  sheet.put(Number(cell.row) - 1, Number(cell.col) - 1, { ...content, format: cell.numFmt || 'General' });
}

function contentOf(value: CellValue, date1904: boolean): Partial<BookCell> & Pick<BookCell, 'value'> {
  if (value === null || value === undefined) return { value: '' };
  if (value instanceof Date) return { value: serialOf(value, date1904) };
  if (typeof value !== 'object') return { value };
  if ('error' in value) return { value: value.error, isError: true };
  if ('richText' in value) return { value: value.richText.map(({ text }) => text).join('') };
  if ('text' in value) return contentOf(value.text as CellValue, date1904);
  return { ...contentOf(value.result ?? null, date1904), formula: `=${value.formula ?? '0'}` };
}

function serialOf(date: Date, date1904: boolean): number {
  const days = date.getTime() / 86_400_000 - Date.UTC(1899, 11, 30) / 86_400_000;
  return date1904 ? days - 1_462 : days;
}
