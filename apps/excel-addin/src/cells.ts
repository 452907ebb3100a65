import type { Cell, SheetRow } from '@emc/domain';
import { numberFormat, numberIn } from '@emc/xlsx-templates/number';

/**
 * What Office.js loads of a range (ExcelApi 1.1), cell by cell. `rowIndex` and `columnIndex` count from 0; `text` is not
 * among it, since it shows `####` in narrow columns and the comma of the officer's locale.
 */
export interface RangeContent {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly values: readonly (readonly unknown[])[];
  readonly valueTypes: readonly (readonly string[])[];
  readonly numberFormat: readonly (readonly string[])[];
  readonly formulas: readonly (readonly unknown[])[];
}

/** What the range itself does not tell; rows as Excel numbers them. */
export interface RangeSetting {
  readonly hiddenRows?: ReadonlySet<number>;
  readonly date1904?: boolean;
}

/** The rows of a range as the server's reader gives them for the same sheet saved: rows without any value left out. */
export function rowsOf(range: RangeContent, { hiddenRows, date1904 = false }: RangeSetting = {}): SheetRow[] {
  return range.values.flatMap((values, r) => {
    const cells: (Cell | undefined)[] = [];
    for (const c of values.keys()) {
      const cell = cellAt(range, { r, c, date1904 });
      if (cell !== null) cells[range.columnIndex + c] = cell;
    }
    const row = range.rowIndex + r + 1;
    if (cells.length === 0) return [];
    return [hiddenRows?.has(row) ? { row, cells, hidden: true as const } : { row, cells }];
  });
}

interface Spot {
  readonly r: number;
  readonly c: number;
  readonly date1904: boolean;
}

function cellAt({ values, valueTypes, numberFormat: formats, formulas }: RangeContent, spot: Spot): Cell {
  const { r, c, date1904 } = spot;
  const value = values[r]?.[c];
  const formula = formulas[r]?.[c];
  // A text that begins with "=" comes as its own formula.
  const calculated = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  if ((value === '' || value === null || value === undefined) && !calculated) return null;
  const cell = contentOf(value, { isError: valueTypes[r]?.[c] === 'Error', format: formats[r]?.[c], date1904 });
  if (!calculated) return cell;
  return otherWorkbook.test(formula) && !('uncalculated' in cell)
    ? { ...cell, formula: true, linked: true }
    : { ...cell, formula: true };
}

/** `=[Nguon.xlsx]Sheet1!A1`, `='C:\\Lists\\[Nguon.xlsx]Sheet 1'!A1`, `=Nguon.xlsx!Name`. */
const otherWorkbook = /\[[^\][]+\][^!"]*!|\.xl\w{1,2}'?!/i;

interface Look {
  readonly isError: boolean;
  readonly format: string | undefined;
  readonly date1904: boolean;
}

function contentOf(value: unknown, { isError, format, date1904 }: Look): NonNullable<Cell> {
  if (isError) return { error: String(value) };
  if (typeof value === 'number') return numberIn(value, numberFormat(format), date1904);
  if (typeof value === 'boolean') return { boolean: value };
  return { text: String(value) };
}
