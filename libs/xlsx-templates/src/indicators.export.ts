import { buffer } from 'node:stream/consumers';
import type { Sentence } from '@emc/domain';
import { aboutRows, aboutSheet, vietnameseTime } from './export.about.js';
import { BOOK_STYLE, CellFormats, writeBook } from './export.book.js';
import { looksLikeFormula, noCell, numberCell, textCell, writtenRow, type WrittenCell } from './export.cell.js';
import { indicatorColumns, type ExportedIndicator } from './indicators.columns.js';

/** What the sheet "Thông tin" says; days are `YYYY-MM-DD`. */
export interface IndicatorsAbout {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  /** Percent. */
  readonly leastCoverage: number;
  readonly exportedAt: string;
}

const title: Sentence = { vi: 'Các chỉ số cung cấp và sử dụng dịch vụ công', en: 'Indicators of public services' };
const day = (iso: string) => iso.split('-').reverse().join('/');

/** Indicators as an .xlsx: no text is a formula, percentages are numbers with two decimals. */
export function exportIndicators(rows: readonly ExportedIndicator[], about: IndicatorsAbout): Promise<Buffer> {
  const formats = new CellFormats();
  const percent = formats.style('0.00');
  const header = indicatorColumns.map((column) => textCell(column.header, BOOK_STYLE.header));
  const lines = rows.map((row, n) =>
    writtenRow(
      n + 2,
      indicatorColumns.map(({ value, isPercent }) => cellOf(value(row), isPercent ? percent : null)),
    ),
  );
  const columns = indicatorColumns.map(({ width, isPercent }) => ({
    width,
    style: isPercent ? percent : BOOK_STYLE.plain,
  }));
  const sheets = [
    { name: 'Chỉ số', columns, frozen: 1, rows: [writtenRow(1, header), ...lines] },
    aboutSheet(infoRows(about)),
  ];
  return buffer(writeBook(sheets, formats));
}

function cellOf(value: string | number | null, percent: number | null): WrittenCell {
  if (value === null) return noCell;
  if (typeof value === 'number') return numberCell(value, BOOK_STYLE.plain);
  if (percent !== null) return numberCell(Number(value), percent);
  return textCell(value, looksLikeFormula(value) ? BOOK_STYLE.text : BOOK_STYLE.plain);
}

function infoRows({ scope, from, to, asOf, leastCoverage, exportedAt }: IndicatorsAbout) {
  return aboutRows(
    title,
    [
      [{ vi: 'Phạm vi', en: 'Scope' }, scope],
      [{ vi: 'Từ ngày', en: 'From' }, day(from)],
      [{ vi: 'Đến ngày', en: 'To' }, day(to)],
      [{ vi: 'Số liệu biết đến hết ngày', en: 'As known at the end of' }, day(asOf)],
      [{ vi: 'Độ phủ tối thiểu (%)', en: 'Least coverage (%)' }, leastCoverage],
      [{ vi: 'Xuất lúc', en: 'Exported at' }, vietnameseTime(exportedAt)],
    ],
    remarks,
  );
}

const remarks: readonly Sentence[] = [
  {
    vi: 'Mỗi hồ sơ được tính một lần, vào ngày tiếp nhận, theo cấp độ của danh sách mặc định khi đó. Tỷ lệ làm tròn nửa lên, hai chữ số thập phân.',
    en: 'Each dossier counts once, on the day it was received, by its level in the list that was default then. Percentages are rounded half up to two decimals.',
  },
];
