import { looksLikeFormula } from './export.cell.js';
import { indicatorColumns, type ExportedIndicator } from './indicators.columns.js';

/** Tells Excel that the text is UTF-8. */
const byteOrderMark = '\ufeff';

/** Indicators as CSV (RFC 4180) that Excel opens as it is; what would be a formula there begins with an apostrophe. */
export function indicatorsCsv(rows: readonly ExportedIndicator[]): string {
  const lines = [
    indicatorColumns.map(({ header }) => header),
    ...rows.map((row) => indicatorColumns.map(({ value }) => value(row))),
  ];
  return byteOrderMark + lines.map((line) => `${line.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = looksLikeFormula(value.trimStart()) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
