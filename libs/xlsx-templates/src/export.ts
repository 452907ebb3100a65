import type { Column, ListDefinition, Sentence } from '@emc/domain';
import { BOOK_STYLE, CellFormats, writeBook } from './export.book.js';
import { looksLikeFormula, noCell, numberCell, textCell, writtenRow, type WrittenCell } from './export.cell.js';

/** Values of one row in the order of the definition's columns. */
export type ExportRow = readonly (string | number | null)[];

/** What the sheet "Thông tin" says about the list; times are ISO 8601, `sha256` is that of the file handed in. */
export interface ExportAbout {
  readonly siteId: number;
  readonly siteName: string;
  readonly versionNumber: number;
  readonly acceptedAt: string;
  readonly exportedAt: string;
  readonly sha256: string;
}

/** A version of a list as an .xlsx that the reader takes back unchanged: codes are text, no text is a formula. */
export function exportList(
  definition: ListDefinition,
  rows: AsyncIterable<ExportRow> | Iterable<ExportRow>,
  about: ExportAbout,
): Promise<Buffer> {
  const { columns } = definition;
  let written = 0;
  async function* list(): AsyncGenerator<string, void, undefined> {
    yield writtenRow(
      1,
      columns.map(({ header }) => textCell(header, BOOK_STYLE.header)),
    );
    for await (const row of rows) {
      written++;
      yield writtenRow(
        written + 1,
        columns.map((column, n) => cellOf(column, row[n] ?? null)),
      );
    }
  }
  // The second sheet is asked for when the first is written, so it knows how many rows there were.
  function* info(): Generator<string, void, undefined> {
    yield* infoRows(definition, about, written);
  }
  const style = (column: Column) => (column.asText ? BOOK_STYLE.text : BOOK_STYLE.plain);
  const sheets = [
    {
      name: definition.sheetName,
      columns: columns.map((column) => ({ width: column.width, style: style(column) })),
      frozen: 1,
      rows: list(),
    },
    {
      name: 'Thông tin',
      columns: [30, 70, 30].map((width) => ({ width, style: BOOK_STYLE.plain })),
      frozen: 0,
      rows: info(),
    },
  ];
  return writeBook(sheets, new CellFormats());
}

function cellOf(column: Column, value: string | number | null): WrittenCell {
  if (value === null) return noCell;
  if (typeof value === 'number' && !column.asText) return numberCell(value, BOOK_STYLE.plain);
  const text = String(value);
  return textCell(text, column.asText || looksLikeFormula(text) ? BOOK_STYLE.text : BOOK_STYLE.plain);
}

function* infoRows(definition: ListDefinition, about: ExportAbout, rows: number): Generator<string, void, undefined> {
  const lines: readonly (readonly [label: Sentence, value: string | number])[] = [
    [{ vi: 'Trang', en: 'Site' }, `${about.siteName} (Id ${about.siteId})`],
    [{ vi: 'Phiên bản', en: 'Version' }, about.versionNumber],
    [{ vi: 'Số dòng', en: 'Number of rows' }, rows],
    [{ vi: 'Được nhận lúc', en: 'Accepted at' }, vietnameseTime(about.acceptedAt)],
    [{ vi: 'Xuất lúc', en: 'Exported at' }, vietnameseTime(about.exportedAt)],
    [{ vi: 'SHA-256 của tệp đã nộp', en: 'SHA-256 of the file handed in' }, about.sha256],
    [{ vi: 'Mẫu danh sách', en: 'List definition' }, `${definition.kind}, ${definition.revision}`],
  ];
  yield writtenRow(1, [textCell(definition.title.vi, BOOK_STYLE.title), noCell, textCell(definition.title.en, 0)]);
  for (const [n, [label, value]] of lines.entries()) {
    const cell = typeof value === 'number' ? numberCell(value, BOOK_STYLE.plain) : textCell(value, BOOK_STYLE.text);
    yield writtenRow(n + 3, [textCell(label.vi, BOOK_STYLE.plain), cell, textCell(label.en, BOOK_STYLE.plain)]);
  }
}

/** `2026-03-01T02:05:00Z → 01/03/2026 09:05 (giờ Việt Nam)`. */
function vietnameseTime(iso: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(iso));
  return `${parts.replace(',', '')} (giờ Việt Nam)`;
}
