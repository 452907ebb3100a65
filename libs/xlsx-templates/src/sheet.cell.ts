import type { Cell } from '@emc/domain';
import { unescapeText } from './strings.js';
import { dateOfSerial, serialOfDate } from './sheet.date.js';
import type { Calculation } from './sheet.formulas.js';
import { general, type NumberFormat } from './styles.js';
import { WorkbookRefused } from './workbook.refused.js';

/** What the rest of the workbook says about the cells of a sheet. */
export interface CellContext {
  readonly date1904: boolean;
  readonly calculation: Calculation;
  readonly isLinked: ((formula: string) => boolean) | null;
  string(number: number): string | undefined;
  format(style: number): NumberFormat;
}

/** A `<c>` element as written: `value` null where `<v>` is missing, `inline` null where `<is>` is; `linked` of its formula. */
export interface RawCell {
  type: string;
  style: number;
  formula: boolean;
  linked: boolean;
  value: string | null;
  inline: string | null;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The cell a `<c>` element stands for; refuses what no reading of it could be sure of. */
export function cellOf(raw: RawCell, context: CellContext): Cell {
  const cell = withFormula(valueOf(raw, context), raw.formula);
  return cell === null || 'uncalculated' in cell || !raw.linked ? cell : { ...cell, linked: true };
}

/** The cell with a mark that it is calculated, if it is. */
export function withFormula(cell: Cell, formula: boolean): Cell {
  if (!formula) return cell;
  return cell === null ? { uncalculated: true, formula: true } : { ...cell, formula: true };
}

function valueOf(raw: RawCell, context: CellContext): Cell {
  if (raw.inline !== null) return { text: unescapeText(raw.inline) };
  if (raw.value === null) return null;
  if (raw.type === 'str') return { text: unescapeText(raw.value) };
  const value = raw.value.trim();
  if (value === '') return null;
  switch (raw.type) {
    case 'n':
      return numberCell(value, context.format(raw.style), context.date1904);
    case 's':
      return sharedText(value, context);
    case 'b':
      return { boolean: truth(value) };
    case 'e':
      return { error: value };
    case 'd':
      return isoDate(value, context.format(raw.style), context.date1904);
    case 'inlineStr':
      return { text: unescapeText(raw.value) };
    default:
      throw new WorkbookRefused('XML_MALFORMED', `cell type ${raw.type}`);
  }
}

function numberCell(value: string, format: NumberFormat, date1904: boolean): Cell {
  const number = NUMBER.test(value) ? Number(value) : Infinity;
  if (!Number.isFinite(number)) throw new WorkbookRefused('XML_MALFORMED', `${value} as a number`);
  return numberIn(number, format, date1904);
}

/** Is a row with these attributes out of sight? */
export function isHidden(hidden: string | undefined, height: string | undefined): boolean {
  return hidden === '1' || hidden === 'true' || Number(height ?? 1) === 0;
}

/** A number with its format, and the moment it stands for where the format shows one. */
export function numberIn(number: number, format: NumberFormat, date1904: boolean): NonNullable<Cell> {
  const { code, isDate } = format;
  if (code === undefined) return { number };
  const date = isDate ? dateOfSerial(number, date1904) : null;
  return date === null ? { number, format: code } : { date, number, format: code };
}

function sharedText(value: string, context: CellContext): Cell {
  const text = /^\d+$/.test(value) ? context.string(Number(value)) : undefined;
  if (text === undefined) throw new WorkbookRefused('XML_MALFORMED', `no shared string ${value}`);
  return { text };
}

function truth(value: string): boolean {
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  throw new WorkbookRefused('XML_MALFORMED', `${value} as a truth value`);
}

/** What is no date after all is given as the text it is. */
function isoDate(value: string, format: NumberFormat, date1904: boolean): Cell {
  const serial = serialOfDate(value, date1904);
  const date = serial === null ? null : dateOfSerial(serial, date1904);
  if (serial === null || date === null) return { text: value };
  return { date, number: serial, ...(format === general || format.code === undefined ? {} : { format: format.code }) };
}
