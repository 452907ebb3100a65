/**
 * Excel's objects over a played workbook, member by member as Excel names them; the levels they belong to come from the
 * declarations of office.js, not from here.
 */
import {
  addressOf,
  areaOf,
  overlaps,
  type Area,
  type BookCell,
  type BookConditionalFormat,
  type BookSheet,
  type BookValidation,
  type Value,
  type Workbook,
} from './workbook.js';

/** A refusal by the host, told by its code. */
export class ExcelError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** An object of Excel; `plays` is the name of its class. */
export interface Played {
  readonly plays: string;
  readonly id?: string;
  /** Given once a program holds on to it. */
  reference?: string;
  hold?(): void;
  release?(): void;
}

export class PlayedWorkbook implements Played {
  readonly plays = 'Workbook';
  readonly worksheets: PlayedWorksheets;
  readonly functions: PlayedFunctions;

  constructor(book: Workbook) {
    this.worksheets = new PlayedWorksheets(book);
    this.functions = new PlayedFunctions(book);
  }
}

class PlayedFunctions implements Played {
  readonly plays = 'Functions';

  constructor(private readonly book: Workbook) {}

  /** Days from the first day of the workbook. */
  date(year: number, month: number, day: number): Played {
    const first = this.book.date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    const value = Math.round((Date.UTC(year, month - 1, day) - first) / 86_400_000);
    return Object.assign({ plays: 'FunctionResult' }, { value });
  }
}

class PlayedWorksheets implements Played {
  readonly plays = 'WorksheetCollection';

  constructor(private readonly book: Workbook) {}

  get items(): readonly PlayedWorksheet[] {
    return this.book.sheets.map((sheet) => new PlayedWorksheet(this.book, sheet));
  }

  getActiveWorksheet(): PlayedWorksheet {
    return new PlayedWorksheet(this.book, this.book.active);
  }

  add(name: string): PlayedWorksheet {
    const isTaken = this.book.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (isTaken) throw new ExcelError('ItemAlreadyExists');
    if (name.length > 31) throw new ExcelError('InvalidArgument');
    return new PlayedWorksheet(this.book, this.book.add(name));
  }

  getItem(key: string): PlayedWorksheet {
    const sheet = this.book.sheets.find(({ id, name }) => id === key || name === key);
    if (!sheet) throw new ExcelError('ItemNotFound');
    return new PlayedWorksheet(this.book, sheet);
  }
}

class PlayedWorksheet implements Played {
  readonly plays = 'Worksheet';
  readonly id: string;
  readonly name: string;

  constructor(
    private readonly book: Workbook,
    private readonly sheet: BookSheet,
  ) {
    this.id = sheet.id;
    this.name = sheet.name;
  }

  get visibility(): string {
    return this.sheet.visibility;
  }

  get freezePanes(): Played {
    const { sheet } = this;
    return Object.assign(
      { plays: 'WorksheetFreezePanes' },
      { freezeRows: (count: number) => (sheet.frozenRows = count) },
    );
  }

  /** Listening itself goes by the private methods that office.js calls; the member stands for their level. */
  get onChanged(): null {
    return null;
  }

  activate(): void {
    this.book.active = this.sheet;
  }

  delete(): void {
    this.book.remove(this.sheet);
  }

  getRange(address: string | null): PlayedRange {
    return new PlayedRange(this.book, this.sheet, areaOf(address ?? ''));
  }

  getCell(row: number, column: number): PlayedRange {
    return new PlayedRange(this.book, this.sheet, { row, column, rows: 1, columns: 1 });
  }

  getUsedRange(): PlayedRange {
    return new PlayedRange(this.book, this.sheet, this.sheet.usedArea);
  }

  getRanges(addresses: string): PlayedRangeAreas {
    if (addresses.length > 8_192) throw new ExcelError('InvalidArgument');
    return new PlayedRangeAreas(this.book, this.sheet, addresses.split(',').map(areaOf));
  }
}

class PlayedRange implements Played {
  readonly plays = 'Range';
  reference?: string;

  constructor(
    private readonly book: Workbook,
    private readonly sheet: BookSheet,
    private readonly area: Area,
  ) {}

  hold(): void {
    this.sheet.held.add(this.area);
  }

  release(): void {
    this.sheet.held.delete(this.area);
  }

  get rowIndex(): number {
    return this.area.row;
  }
  get columnIndex(): number {
    return this.area.column;
  }
  get rowCount(): number {
    return this.area.rows;
  }
  get columnCount(): number {
    return this.area.columns;
  }

  get values(): unknown {
    return this.each(({ value }) => value);
  }
  set values(values: Value | readonly (readonly (Value | null)[])[]) {
    this.change(values, (row, column, value) => this.sheet.enter(row, column, value));
  }

  get formulas(): unknown {
    return this.each(({ formula, value }) => formula ?? value);
  }

  set formulas(formulas: Value | readonly (readonly (Value | null)[])[]) {
    this.values = formulas;
  }

  get numberFormat(): unknown {
    return this.each(({ format }) => format);
  }
  set numberFormat(formats: string | readonly (readonly (string | null)[])[]) {
    this.change(formats, (row, column, format) => this.sheet.reformat(row, column, format));
  }

  get valueTypes(): unknown {
    return this.each(typeOf);
  }

  get rowHidden(): boolean | null {
    const hidden = Array.from({ length: this.area.rows }, (_, at) => this.sheet.hiddenRows.has(this.area.row + at));
    return hidden.every(Boolean) || (hidden.some(Boolean) ? null : false);
  }

  get conditionalFormats(): PlayedConditionalFormats {
    return new PlayedConditionalFormats(this.sheet, [this.area]);
  }

  get format(): Played {
    const fill = { plays: 'RangeFill', color: '' };
    const font = { plays: 'RangeFont', bold: false, color: '' };
    return Object.assign(
      { plays: 'RangeFormat' },
      { fill, font, wrapText: false, verticalAlignment: '', columnWidth: 0 },
    );
  }

  get dataValidation(): Played {
    const validation: BookValidation = { area: this.area };
    this.sheet.validations.push(validation);
    return Object.assign(validation, { plays: 'DataValidation', rule: {}, prompt: {}, errorAlert: {} }) as Played;
  }

  getMergedAreasOrNullObject(): PlayedRangeAreas | null {
    const merges = this.sheet.merges.filter((merge) => overlaps(merge, this.area));
    return merges.length > 0 ? new PlayedRangeAreas(this.book, this.sheet, merges) : null;
  }

  select(): void {
    this.mayChange();
    if (this.book.active !== this.sheet) throw new ExcelError('InvalidSelection');
    this.book.selection = addressOf(this.area);
  }

  private each<Told>(tell: (cell: BookCell) => Told): Told[][] | null {
    const { row, column, rows, columns } = this.area;
    if (rows * columns > this.book.mostCells) return null;
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (__, c) => tell(this.sheet.cell(row + r, column + c))),
    );
  }

  /** A null among the values leaves its cell alone; one value that is no table goes into all cells. */
  private change<Told extends Value>(
    told: Told | readonly (readonly (Told | null)[])[],
    write: (row: number, column: number, value: Told) => void,
  ): void {
    this.mayChange();
    const { rows, columns } = this.area;
    const all = Array.isArray(told)
      ? told
      : Array.from({ length: rows }, () => Array<Told>(columns).fill(told as Told));
    if (rows * columns > this.book.mostCells) throw new ExcelError('OperationCellsExceedLimit');
    if (all.length !== this.area.rows || all[0]?.length !== this.area.columns) throw new ExcelError('InvalidArgument');
    this.sheet.isWrittenByProgram = true;
    for (const [r, values] of all.entries()) {
      for (const [c, value] of values.entries()) {
        if (value !== null && !this.isHiddenByMerge(r, c)) write(this.area.row + r, this.area.column + c, value);
      }
    }
    this.sheet.isWrittenByProgram = false;
  }

  /** Of merged cells only the first holds anything. */
  private isHiddenByMerge(r: number, c: number): boolean {
    const cell = { row: this.area.row + r, column: this.area.column + c, rows: 1, columns: 1 };
    const merge = this.sheet.merges.find((each) => overlaps(each, cell));
    return merge !== undefined && (merge.row !== cell.row || merge.column !== cell.column);
  }

  private mayChange(): void {
    if (this.sheet.isProtected) throw new ExcelError('AccessDenied');
  }
}

function typeOf({ value, isError }: BookCell): string {
  if (isError) return 'Error';
  if (value === '') return 'Empty';
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof value as 'string' | 'number' | 'boolean'];
}

class PlayedRangeAreas implements Played {
  readonly plays = 'RangeAreas';

  constructor(
    private readonly book: Workbook,
    private readonly sheet: BookSheet,
    private readonly all: readonly Area[],
  ) {}

  get areas(): Played & { readonly items: readonly PlayedRange[] } {
    const items = this.all.map((area) => new PlayedRange(this.book, this.sheet, area));
    return { plays: 'RangeCollection', items };
  }

  get conditionalFormats(): PlayedConditionalFormats {
    return new PlayedConditionalFormats(this.sheet, this.all);
  }
}

class PlayedConditionalFormats implements Played {
  readonly plays = 'ConditionalFormatCollection';

  constructor(
    private readonly sheet: BookSheet,
    private readonly areas: readonly Area[],
  ) {}

  get items(): readonly PlayedConditionalFormat[] {
    return this.sheet.conditionalFormats
      .filter((format) => format.areas.some((area) => this.areas.some((own) => overlaps(area, own))))
      .map((format) => new PlayedConditionalFormat(this.sheet, format));
  }

  add(kind: string): PlayedConditionalFormat {
    if (kind !== 'Custom') throw new Error(`the bed plays no conditional format ${kind}`);
    if (this.sheet.isProtected) throw new ExcelError('AccessDenied');
    const id = `cf${Math.max(0, ...this.sheet.conditionalFormats.map((format) => Number(format.id.slice(2)))) + 1}`;
    const format: BookConditionalFormat = { id, areas: this.areas, formula: '', color: '' };
    this.sheet.conditionalFormats.push(format);
    return new PlayedConditionalFormat(this.sheet, format);
  }

  getItem(id: string): PlayedConditionalFormat {
    const format = this.items.find((each) => each.id === id);
    if (!format) throw new ExcelError('ItemNotFound');
    return format;
  }
}

/** `custom.rule.formula` and `custom.format.fill.color` are all the pane uses of it. */
class PlayedConditionalFormat implements Played {
  readonly plays = 'ConditionalFormat';
  readonly id: string;

  constructor(
    private readonly sheet: BookSheet,
    private readonly format: BookConditionalFormat,
  ) {
    this.id = format.id;
  }

  get type(): string {
    return 'Custom';
  }

  delete(): void {
    this.sheet.conditionalFormats = this.sheet.conditionalFormats.filter(({ id }) => id !== this.id);
  }

  get custom(): Played {
    const { format } = this;
    const rule = {
      plays: 'ConditionalFormatRule',
      get formula() {
        return format.formula;
      },
      set formula(formula: string) {
        format.formula = formula;
      },
    };
    const fill = {
      plays: 'ConditionalRangeFill',
      get color() {
        return format.color;
      },
      set color(color: string) {
        format.color = color;
      },
    };
    const look = { plays: 'ConditionalRangeFormat', fill };
    return Object.assign({ plays: 'CustomConditionalFormat' }, { rule, format: look });
  }
}
