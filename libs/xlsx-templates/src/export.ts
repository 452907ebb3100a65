import { buffer } from 'node:stream/consumers';
import type { Column, ListDefinition } from '@emc/domain';
import { aboutRows, aboutSheet, originLines, versionLines, type ExportAbout } from './export.about.js';
import { BOOK_STYLE, CellFormats, writeBook } from './export.book.js';
import { looksLikeFormula, noCell, numberCell, textCell, writtenRow, type WrittenCell } from './export.cell.js';

/** Values of one row in the order of the definition's columns. */
export type ExportRow = readonly (string | number | null)[];

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
    aboutSheet(info()),
  ];
  return buffer(writeBook(sheets, new CellFormats()));
}

function cellOf(column: Column, value: string | number | null): WrittenCell {
  if (value === null) return noCell;
  if (typeof value === 'number' && !column.asText) return numberCell(value, BOOK_STYLE.plain);
  const text = String(value);
  return textCell(text, column.asText || looksLikeFormula(text) ? BOOK_STYLE.text : BOOK_STYLE.plain);
}

function* infoRows(definition: ListDefinition, about: ExportAbout, rows: number): Generator<string, void, undefined> {
  yield* aboutRows(definition.title, [
    ...versionLines(about),
    [{ vi: 'Số dòng', en: 'Number of rows' }, rows],
    ...originLines(definition, about),
  ]);
}
