import { buffer } from 'node:stream/consumers';
import {
  cellAddress,
  type Counts,
  type Header,
  type Issue,
  type Language,
  type ListDefinition,
  type Sentence,
  type SheetRow,
} from '@emc/domain';
import { BOOK_STYLE, CellFormats, writeBook } from './export.book.js';
import { numberCell, textCell, writtenRow, type WrittenCell } from './export.cell.js';
import { markWorkbook } from './marked.js';
import { cellOf } from './marked.rows.js';

/**
 * A list of more rows is given back as an excerpt. Measured with accounts: marking 100,000 rows in place takes 4 s and
 * 140 MB, a million 16 s and 200 MB, and then an officer looks for a few marks in a file that Excel opens in minutes.
 */
export const mostRowsMarked = 100_000;

/** Some rows of one sheet of a list; `sheet` as its issues name it. */
export interface RowsOfSheet {
  readonly sheet: string | null;
  readonly header: Header;
  readonly rows: readonly SheetRow[];
}

export interface ExcerptOptions {
  readonly definition: ListDefinition;
  readonly language?: Language;
  /** Of the whole list. */
  readonly counts: Counts;
}

/**
 * The marked workbook of a very large list, or of one that came as several sheets: only the rows with an issue, under
 * their own row numbers, the cells as the officer wrote them. Its header is none of a list, so that it is never taken
 * for the list itself. Takes the rows as they come; what it keeps is bounded by the number of issues.
 */
export async function markedExcerpt(
  list: AsyncIterable<RowsOfSheet> | Iterable<RowsOfSheet>,
  issues: readonly Issue[],
  options: ExcerptOptions,
): Promise<Buffer> {
  const { definition, language = 'vi', counts } = options;
  const excerpt = new Excerpt(definition, issues);
  const sheetName = EXCERPT_SHEET[language];
  const about = aboutOf(counts);
  async function* rows(): AsyncGenerator<string, void, undefined> {
    yield writtenRow(1, [textCell(about.vi, BOOK_STYLE.plain)]);
    yield writtenRow(2, [textCell(about.en, BOOK_STYLE.plain)]);
    const headers = excerpt.columns.map((column) => textCell(column[language], BOOK_STYLE.header));
    yield writtenRow(HEADER_ROW, headers);
    yield* excerpt.rows(list);
  }
  const columns = excerpt.columns.map(({ width }) => ({ width, style: BOOK_STYLE.plain }));
  const sheet = { name: sheetName, columns, frozen: HEADER_ROW, rows: rows() };
  const book = await buffer(writeBook([sheet], excerpt.formats));
  const placeOf = (issue: Issue) => excerpt.placeOf(issue);
  return markWorkbook(book, issues, { definition, sheetName, language, counts, placeOf, notes: [about] });
}

/** The rows of a list that have an issue, and where each comes to stand. */
class Excerpt {
  readonly formats = new CellFormats();
  readonly columns: readonly (Sentence & { width: number })[];
  /** Columns before those of the list. */
  private readonly before: number;
  private readonly wanted: ReadonlySet<string>;
  private readonly placed = new Map<string, number>();

  constructor(
    private readonly definition: ListDefinition,
    issues: readonly Issue[],
  ) {
    const first = issues.some(({ sheet }) => sheet !== null) ? [ROW, SHEET] : [ROW];
    const own = definition.columns.map(({ header, width }) => ({
      vi: `${header} trong bản gốc`,
      en: `${header} in the original`,
      width: Math.max(width, header.length + 18),
    }));
    this.columns = [...first, ...own];
    this.before = first.length;
    this.wanted = new Set(issues.map(({ sheet, row }) => keyOf(sheet, row)));
  }

  async *rows(list: AsyncIterable<RowsOfSheet> | Iterable<RowsOfSheet>): AsyncGenerator<string, void, undefined> {
    let at = HEADER_ROW;
    for await (const { sheet, header, rows } of list) {
      for (const row of rows) {
        const key = keyOf(this.before > 1 ? sheet : null, row.row);
        if (row.row <= header.row || !this.wanted.has(key)) continue;
        this.placed.set(key, ++at);
        yield writtenRow(at, this.cells(sheet, header, row), row.hidden ? ' hidden="1"' : '');
      }
    }
  }

  /** An issue about a row as a whole is marked at its number. */
  placeOf({ sheet, row, column }: Issue): string | null {
    const at = this.placed.get(keyOf(sheet, row));
    const own = this.definition.columns.findIndex(({ key }) => key === column);
    return at === undefined ? null : cellAddress(at, own < 0 ? 0 : own + this.before);
  }

  private cells(sheet: string | null, header: Header, { row, cells }: SheetRow): WrittenCell[] {
    const number = numberCell(row, BOOK_STYLE.plain);
    const place = this.before > 1 ? [number, textCell(sheet ?? '', BOOK_STYLE.text)] : [number];
    const own = this.definition.columns.map(({ key }) => cellOf(cells[header.columns.get(key) ?? -1], this.formats));
    return [...place, ...own];
  }
}

const keyOf = (sheet: string | null, row: number | null) => `${row} ${sheet ?? ''}`;

const EXCERPT_SHEET: Sentence = { vi: 'Dòng cần xem lại', en: 'Rows to look at' };
const ROW = { vi: 'Dòng', en: 'Row', width: 12 };
const SHEET = { vi: 'Trang tính', en: 'Sheet', width: 22 };

/** Below the two sentences and a blank row. */
const HEADER_ROW = 4;

function aboutOf({ rows }: Counts): Sentence {
  return {
    vi: `Danh sách có ${rows.toLocaleString('vi-VN')} dòng; tệp này chỉ gồm những dòng cần xem lại, với số dòng như trong danh sách gốc. Hãy sửa trong danh sách gốc rồi nộp lại toàn bộ; không nộp tệp này.`,
    en: `The list has ${rows.toLocaleString('en-US')} rows; this file holds only those to look at, with their row numbers in your list. Correct your own list and hand in all of it again; do not hand in this file.`,
  };
}
