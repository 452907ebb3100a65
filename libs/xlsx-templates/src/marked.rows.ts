import { buffer } from 'node:stream/consumers';
import { columnLetter, isBlank, type Cell, type Issue, type Sentence, type SheetRow } from '@emc/domain';
import { BOOK_STYLE, CellFormats, writeBook } from './export.book.js';
import { noCell, numberCell, textCell, writtenRow, type WrittenCell } from './export.cell.js';
import { markWorkbook, type MarkOptions } from './marked.js';

/** Where the rows came from when no .xlsx could be marked as it stands; of an `unread` file there are none. */
export type RowsOrigin = 'xls' | 'html' | 'xlsx' | 'rows' | 'unread';

const ORIGINS: Readonly<Record<RowsOrigin, Sentence>> = {
  xls: {
    vi: 'Tệp gốc là .xls (Excel 97–2003). Đây là bản .xlsx mới giữ nguyên giá trị và vị trí các ô; màu sắc, phông chữ và trang khác của tệp gốc không được chuyển sang.',
    en: 'The original was an .xls file (Excel 97–2003). This is a new .xlsx with the same values in the same cells; colours, fonts and other sheets of the original were not carried over.',
  },
  html: {
    vi: 'Tệp gốc là bảng HTML được đặt đuôi Excel. Đây là bản .xlsx mới giữ nguyên nội dung và vị trí các ô, mọi ô ở dạng Văn bản; màu sắc và phông chữ của tệp gốc không được chuyển sang.',
    en: 'The original was an HTML table with an Excel name. This is a new .xlsx with the same content in the same cells, every cell as Text; colours and fonts of the original were not carried over.',
  },
  xlsx: {
    vi: 'Không đánh dấu được ngay trong tệp gốc. Đây là bản .xlsx mới giữ nguyên giá trị và vị trí các ô; màu sắc, phông chữ và trang khác của tệp gốc không được chuyển sang.',
    en: 'The original could not be marked as it stands. This is a new .xlsx with the same values in the same cells; colours, fonts and other sheets of the original were not carried over.',
  },
  unread: {
    vi: 'Không đọc được danh sách trong tệp gốc nên tệp này chỉ có trang lỗi. Hãy sửa tệp gốc theo hướng dẫn bên dưới rồi nộp lại.',
    en: 'No list could be read from the original, so this file holds the issues only. Mend the original as told below and hand it in again.',
  },
  rows: {
    vi: 'Danh sách được gửi thẳng từ trang tính, không kèm tệp. Đây là bản .xlsx mới giữ nguyên giá trị và vị trí các ô; định dạng không được chuyển sang.',
    en: 'The list was sent straight from a sheet, without a file. This is a new .xlsx with the same values in the same cells; formats were not carried over.',
  },
};

/** The marked workbook for a list that came in another form than .xlsx: same values, same addresses, same marks. */
export async function markedFromRows(
  rows: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>,
  issues: readonly Issue[],
  options: MarkOptions & { readonly origin: RowsOrigin },
): Promise<Buffer> {
  const { definition, origin } = options;
  const sheetName = allowedSheetName(options.sheetName);
  const formats = new CellFormats();
  async function* written(): AsyncGenerator<string, void, undefined> {
    for await (const batch of rows) {
      for (const { row, cells, hidden } of batch) {
        yield writtenRow(
          row,
          cells.map((cell) => cellOf(cell, formats)),
          hidden ? ' hidden="1"' : '',
        );
      }
    }
  }
  const columns = definition.columns.map(({ width }) => ({ width, style: BOOK_STYLE.plain }));
  const book = await buffer(writeBook([{ name: sheetName, columns, frozen: 0, rows: written() }], formats));
  return markWorkbook(book, issues, { ...options, sheetName, notes: [ORIGINS[origin], ...(options.notes ?? [])] });
}

/** A sheet's name as Excel takes it; rows sent without a file may carry any. */
function allowedSheetName(name: string): string {
  return (
    name
      .replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
      .slice(0, 31)
      .trim() || 'Sheet1'
  );
}

/** Every text keeps the text format, so that a code typed anew keeps its zeros. */
export function cellOf(cell: Cell | undefined, formats: CellFormats): WrittenCell {
  if (cell == null || isBlank(cell) || 'uncalculated' in cell) return noCell;
  if ('text' in cell) return textCell(cell.text, BOOK_STYLE.text);
  if ('date' in cell) return numberCell(serialOf(cell.date), formats.style(cell.format ?? 'dd/mm/yyyy hh:mm:ss'));
  if ('number' in cell) return numberCell(cell.number, formats.style(cell.format));
  if ('error' in cell) return typedCell('e', cell.error);
  return typedCell('b', cell.boolean ? '1' : '0');
}

const typedCell =
  (type: 'b' | 'e', value: string): WrittenCell =>
  (column, row) =>
    `<c r="${columnLetter(column)}${row}" t="${type}"><v>${value}</v></c>`;

/** Days since 30 December 1899, as Excel counts; the file may have counted from 1904, the new one does not. */
function serialOf(date: string): number {
  return (Date.parse(`${date}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}
