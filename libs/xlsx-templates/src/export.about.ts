import { ownSheets } from './own-sheets.js';
import type { ListDefinition, Sentence } from '@emc/domain';
import { BOOK_STYLE, type NewSheet } from './export.book.js';
import { noCell, numberCell, textCell, writtenRow } from './export.cell.js';

/** What the sheet "Thông tin" says about the list; times are ISO 8601, `sha256` is that of the file handed in. */
export interface ExportAbout {
  readonly siteId: number;
  readonly siteName: string;
  readonly versionNumber: number;
  readonly acceptedAt: string;
  readonly exportedAt: string;
  readonly sha256: string;
}

export type AboutLine = readonly [label: Sentence, value: string | number];

/** The sheet "Thông tin" of an export. */
export function aboutSheet(rows: Iterable<string>): NewSheet {
  const columns = [30, 70, 30].map((width) => ({ width, style: BOOK_STYLE.plain }));
  return { name: ownSheets.about, columns, frozen: 0, rows };
}

/** The rows of that sheet: the title, the lines, and below them what has to be said in full sentences. */
export function* aboutRows(
  title: Sentence,
  lines: readonly AboutLine[],
  remarks: readonly Sentence[] = [],
): Generator<string, void, undefined> {
  yield writtenRow(1, [textCell(title.vi, BOOK_STYLE.title), noCell, textCell(title.en, 0)]);
  for (const [n, [label, value]] of lines.entries()) {
    const cell = typeof value === 'number' ? numberCell(value, BOOK_STYLE.plain) : textCell(value, BOOK_STYLE.text);
    yield writtenRow(n + 3, [textCell(label.vi, BOOK_STYLE.plain), cell, textCell(label.en, BOOK_STYLE.plain)]);
  }
  const texts = remarks.flatMap(({ vi, en }) => [vi, en]);
  for (const [n, text] of texts.entries()) yield writtenRow(lines.length + 4 + n, [textCell(text, BOOK_STYLE.plain)]);
}

export function versionLines({ siteId, siteName, versionNumber }: ExportAbout): readonly AboutLine[] {
  return [
    [{ vi: 'Trang', en: 'Site' }, `${siteName} (Id ${siteId})`],
    [{ vi: 'Phiên bản', en: 'Version' }, versionNumber],
  ];
}

export function originLines({ kind, revision }: ListDefinition, about: ExportAbout): readonly AboutLine[] {
  return [
    [{ vi: 'Được nhận lúc', en: 'Accepted at' }, vietnameseTime(about.acceptedAt)],
    [{ vi: 'Xuất lúc', en: 'Exported at' }, vietnameseTime(about.exportedAt)],
    [{ vi: 'SHA-256 của tệp đã nộp', en: 'SHA-256 of the file handed in' }, about.sha256],
    [{ vi: 'Mẫu danh sách', en: 'List definition' }, `${kind}, ${revision}`],
  ];
}

/** `2026-03-01T02:05:00Z → 01/03/2026 09:05 (giờ Việt Nam)`. */
export function vietnameseTime(iso: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(iso));
  return `${parts.replace(',', '')} (giờ Việt Nam)`;
}
