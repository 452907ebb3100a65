import { columnLetter } from '@emc/domain';

export type Value = string | number | boolean;

/** What a cell of the played workbook holds; `''` = nothing. */
export interface BookCell {
  readonly value: Value;
  readonly format: string;
  readonly formula?: string;
  readonly isError?: true;
  readonly fill?: string;
}

/** A rectangle; rows and columns from 0, as Excel counts them inside. */
export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

/** What the cells of an area are asked to hold, and what whoever enters one is told; as the program gave it. */
export interface BookValidation {
  readonly area: Area;
  rule?: { readonly list?: { readonly source: string } };
  prompt?: { readonly title: string; readonly message: string };
  errorAlert?: object;
}

export interface BookConditionalFormat {
  readonly id: string;
  readonly areas: readonly Area[];
  formula: string;
  color: string;
}

const blank: BookCell = { value: '', format: 'General' };
const wholeSheet: Area = { row: 0, column: 0, rows: 1_048_576, columns: 16_384 };

/** A workbook in memory that takes what is written as Excel does: by the format of the cell it meets. */
export class Workbook {
  readonly sheets: BookSheet[] = [];
  selection = '';
  date1904 = false;
  /** While the officer types in a cell, Excel does nothing else. */
  isEditing = false;
  active: BookSheet;
  /** What it is when saved now; null where the host hands out no file. */
  file: Uint8Array | null = null;
  /** Above this many Excel answers null instead of cells. */
  mostCells = 5_000_000;

  constructor(...names: readonly [string, ...string[]]) {
    for (const [index, name] of names.entries()) this.sheets.push(new BookSheet(`{${index + 1}}`, name));
    this.active = this.sheet(names[0]);
  }

  /** Adds a blank sheet at the end. */
  add(name: string): BookSheet {
    const sheet = new BookSheet(`{${Math.max(...this.sheets.map(({ id }) => Number(id.slice(1, -1)))) + 1}}`, name);
    this.sheets.push(sheet);
    return sheet;
  }

  remove(sheet: BookSheet): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    const [first] = this.sheets;
    if (this.active === sheet && first) this.active = first;
  }

  sheet(nameOrId: string): BookSheet {
    const found = this.sheets.find(({ id, name }) => id === nameOrId || name === nameOrId);
    if (!found) throw new Error(`no sheet ${nameOrId}`);
    return found;
  }
}

export class BookSheet {
  private rows: (BookCell | undefined)[][] = [];
  readonly hiddenRows = new Set<number>();
  readonly merges: Area[] = [];
  conditionalFormats: BookConditionalFormat[] = [];
  readonly validations: BookValidation[] = [];
  frozenRows = 0;
  /** Areas that a program holds on to: they move with their cells. */
  readonly held = new Set<Area>();
  /** Called for each change while the pane listens. */
  onChange: ((byProgram: boolean) => void) | null = null;
  isWrittenByProgram = false;
  visibility = 'Visible';
  isProtected = false;

  constructor(
    readonly id: string,
    readonly name: string,
  ) {}

  cell(row: number, column: number): BookCell {
    return this.rows[row]?.[column] ?? blank;
  }

  /** `at('E5')`. */
  at(address: string): BookCell {
    const { row, column } = areaOf(address);
    return this.cell(row, column);
  }

  /** Puts a cell as it stands in a file, whatever Excel would make of it when typed. */
  put(row: number, column: number, cell: Partial<BookCell>): void {
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] ?? [];
    cells[column] = { ...blank, ...cell };
  }

  /** What Excel makes of a value that a person or a program enters. */
  enter(row: number, column: number, entered: Value): void {
    const { formula: _, isError: __, ...cell } = this.cell(row, column);
    const { value, format = cell.format, formula } = entryOf(entered, cell.format);
    this.put(row, column, { ...cell, value, format, ...(formula !== undefined && { formula }) });
    this.onChange?.(this.isWrittenByProgram);
  }

  reformat(row: number, column: number, format: string): void {
    this.put(row, column, { ...this.cell(row, column), format });
  }

  get usedArea(): Area {
    const columns = this.rows.reduce((most, cells) => Math.max(most, cells.length), 1);
    return { row: 0, column: 0, rows: Math.max(1, this.rows.length), columns };
  }

  /** Inserts blank rows above `row`, as an officer does. */
  insertRows(row: number, count: number): void {
    this.rows.splice(row, 0, ...Array.from({ length: count }, () => []));
    for (const area of this.held) if (area.row >= row) area.row += count;
    this.onChange?.(false);
  }

  /** Sorts the rows from `row` on by what a column holds, as an officer does; nothing that is held moves. */
  sortRows(row: number, column: number): void {
    const text = (cells: readonly (BookCell | undefined)[]) => String(cells[column]?.value ?? '');
    const sorted = this.rows.slice(row).sort((one, other) => text(one).localeCompare(text(other)));
    this.rows = [...this.rows.slice(0, row), ...sorted];
    this.onChange?.(false);
  }

  /** All that is in the cells by their addresses, to compare before and after. */
  contents(): Readonly<Record<string, BookCell>> {
    const filled = this.rows.flatMap((cells, r) =>
      cells.map((cell, c) => [`${columnLetter(c)}${r + 1}`, cell ?? blank] as const),
    );
    return Object.fromEntries(filled.filter(([, { value, format }]) => value !== '' || format !== blank.format));
  }
}

function entryOf(entered: Value, format: string): { value: Value; format?: string; formula?: string } {
  if (format === '@') return { value: typeof entered === 'boolean' ? String(entered).toUpperCase() : String(entered) };
  if (typeof entered !== 'string') return { value: entered };
  if (entered.startsWith("'")) return { value: entered.slice(1) };
  if (/^[=+\-@]./.test(entered) && Number.isNaN(Number(entered))) return { value: 0, formula: entered };
  if (/^[+-]?\d+(\.\d+)?$/.test(entered.trim())) return { value: Number(entered) };
  if (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(entered)) return { value: serialOf(entered), format: 'm/d/yyyy' };
  if (/^(true|false)$/i.test(entered)) return { value: entered.toLowerCase() === 'true' };
  return { value: entered };
}

/** Excel reads what a program enters as an American would. */
function serialOf(date: string): number {
  const [month = 0, day = 0, year = 0] = date.split('/').map(Number);
  return Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

/** `B2:C3`, `B2`, or the whole sheet when empty. */
export function areaOf(address: string): Area {
  if (address === '') return { ...wholeSheet };
  const [first = '', last = first] = address.split(':');
  const [start, end] = [cellOf(first), cellOf(last)];
  return { ...start, rows: end.row - start.row + 1, columns: end.column - start.column + 1 };
}

function cellOf(address: string): { row: number; column: number } {
  const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  if (!letters || !digits) throw new Error(`no address: ${address}`);
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

export function addressOf({ row, column, rows, columns }: Area): string {
  const corner = (r: number, c: number) => `${columnLetter(c)}${r + 1}`;
  return `${corner(row, column)}:${corner(row + rows - 1, column + columns - 1)}`;
}

export function overlaps(one: Area, other: Area): boolean {
  const within = (a: number, aSize: number, b: number, bSize: number) => a < b + bSize && b < a + aSize;
  return (
    within(one.row, one.rows, other.row, other.rows) && within(one.column, one.columns, other.column, other.columns)
  );
}
