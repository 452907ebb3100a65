import { cellText, columnLetter, isBlank, type Cell, type Merge, type SheetRow } from './cell.js';
import { Gaps } from './gap.js';
import { headerReader, type Header, type HeaderReader } from './header.js';
import type { Column, ListDefinition } from './list.js';
import { placesOf, type Place } from './place.js';
import type { Found, JudgeContext, ListRules, Reading, Rule, RowTexts, Words } from './rule.js';
import type { ListSheet, Sheets } from './sheets.js';
import * as structure from './structure.rules.js';
import type { Findings } from './verdict.js';

/** What the reader knows only at the end of a sheet. */
export interface SheetEnd {
  readonly merges: readonly Merge[];
}

/** Judges rows by what their cells were read as, beside the rows above them; one for each kind of list. */
export interface RowJudge<Item> {
  /** What the row stands for; null after an error in a cell (its text is absent), or when the row itself has one. */
  row(row: SheetRow, texts: RowTexts, say: Say): Item | null;
  /** What only the whole list tells. */
  finish(): Iterable<Found>;
}

/** Reports what a rule finds in a row, at a column of the list; `reads` = what EMC took the cell to say. */
export type Say = (rule: Rule, row: SheetRow, about: Said) => void;

interface Said {
  readonly column: string;
  readonly reads?: string;
  readonly words?: Words;
}

/** What the judges of all sheets of a list share. */
export interface Judging<Item> {
  readonly rules: ListRules;
  readonly rows: RowJudge<Item>;
  readonly context: JudgeContext;
  readonly sheets: Sheets;
  readonly findings: Findings;
  readonly tally: Tally;
}

/** Counts over all sheets; `first` is the spot of the first such row. */
interface Tally {
  readonly hidden: { count: number; first: number };
  readonly blank: { count: number; first: number };
}

/** Judges the rows of one sheet, in one pass and bounded memory, whatever the kind of list. */
export class SheetJudge<Item> {
  private readonly places: readonly Place[];
  private readonly gaps: Gaps;
  /** The bit of the one column in which a group heading stands; 0 = such rows are nothing special. */
  private readonly headingOnly: number;
  /** A row before its cells are read: columns that may be left out, and are, say nothing. */
  private readonly unread: RowTexts;
  private readonly readHeader: HeaderReader;
  private readonly sheet: ListSheet;
  /** The number of the sheet among those of the list. */
  private readonly number: number;
  /** How many rows the sheet may have before the list is too long. */
  private readonly most: number;
  /** False where a column is missing or stands twice: then only the header is judged. */
  readonly judgesCells: boolean;
  private lastRow: number;
  private numbersMayFollow = true;

  constructor(
    private readonly header: Header,
    name: string,
    private readonly judging: Judging<Item>,
  ) {
    const { definition, headingOnly } = judging.rules;
    this.most = definition.maxRows - judging.sheets.rows;
    this.sheet = judging.sheets.begin(name, header.row);
    this.number = judging.sheets.count;
    this.places = placesOf(header, judging.rules);
    this.gaps = new Gaps(this.places, judging.rules);
    this.judgesCells = header.missing.length === 0 && header.repeated.length === 0;
    const heading = this.places.findIndex(({ key }) => key === headingOnly?.columns[0]);
    this.headingOnly = heading < 0 ? 0 : 1 << heading;
    const unread = ({ key, required }: Column) => (required || header.columns.has(key) ? undefined : '');
    this.unread = Object.fromEntries(definition.columns.map((column) => [column.key, unread(column)]));
    this.readHeader = headerReader(definition);
    this.lastRow = header.row;
    for (const found of headerFindings(header, judging.rules)) this.add(found);
  }

  /** What a row below the header stands for; null for a row without it (blank, repeated header) or with an error. */
  row(row: SheetRow): Item | null {
    const filled = this.filledIn(row);
    if (filled === 0) return null;
    this.countBlanksBefore(row.row);
    if (this.skips(row, filled)) return null;
    const { tally, sheets } = this.judging;
    if (row.hidden && tally.hidden.count++ === 0) tally.hidden.first = sheets.spot(row.row);
    if (++this.sheet.rows > this.most || !this.judgesCells) return null;
    return this.judgeRow(row, filled);
  }

  /** Says what the blank cells of the sheet mean. */
  end({ merges }: SheetEnd): void {
    for (const found of this.gaps.findings(merges)) this.add(found);
  }

  /** One bit for each of the places: set where the officer sees something. */
  private filledIn({ cells }: SheetRow): number {
    let filled = 0;
    for (let index = 0; index < this.places.length; index++) {
      if (!isBlank(cells[this.places[index]?.at ?? -1])) filled |= 1 << index;
    }
    return filled;
  }

  private countBlanksBefore(row: number): void {
    const { sheets, tally } = this.judging;
    const count = row - this.lastRow - 1;
    if (count > 0 && tally.blank.count === 0) tally.blank.first = sheets.spot(this.lastRow + 1);
    if (count > 0) tally.blank.count += count;
    this.lastRow = row;
  }

  /** The header again (as on every printed page), or the row that numbers the columns below it. */
  private skips(row: SheetRow, filled: number): boolean {
    const several = (filled & (filled - 1)) !== 0;
    const again = several && this.isHeaderAgain(row, filled);
    const numbers = this.numbersMayFollow && this.numbersColumns(row, filled);
    this.numbersMayFollow = again;
    if (!again && !numbers) return false;
    const rule = again ? structure.headerRepeated : structure.columnNumbers;
    this.add({ rule, row: row.row, column: null, at: null, value: null });
    return true;
  }

  private isHeaderAgain({ cells }: SheetRow, filled: number): boolean {
    // Nearly every row has a code, a number or a date, of which a glance tells that it is no header.
    for (let index = this.places.length - 1; index >= 0; index--) {
      if (filled & (1 << index) && !mayBeHeader(cells[this.places[index]?.at ?? -1])) return false;
    }
    return this.places.every(
      ({ key, at }, index) => !(filled & (1 << index)) || this.readHeader(cellText(cells[at]))?.key === key,
    );
  }

  /** True for a row such as (1) (2) (3) … below the header, from left to right. */
  private numbersColumns({ cells }: SheetRow, filled: number): boolean {
    const numbers = this.places
      .filter((_, index) => filled & (1 << index))
      .map(({ at }) => Number(/^\(?(\d{1,2})\)?$/.exec(cellText(cells[at]).trim())?.[1]));
    return numbers.length >= 3 && numbers.every((number, index) => number > (numbers[index - 1] ?? 0));
  }

  private judgeRow(row: SheetRow, filled: number): Item | null {
    const texts: Partial<Record<string, string>> = { ...this.unread };
    const alone = filled === this.headingOnly;
    for (let index = 0; index < this.places.length; index++) {
      const place = this.places[index];
      const cell = place && row.cells[place.at];
      if (!place) continue;
      if (cell == null || !(filled & (1 << index))) {
        this.gaps.add(row.row, index, alone);
        if (!place.required) texts[place.key] = '';
        continue;
      }
      this.gaps.pass(row.row, index, cell);
      const text = place.plain?.(cell) ?? this.judgeCell({ row: row.row, place, cell });
      if (text !== null) texts[place.key] = text;
    }
    return this.judging.rows.row(row, texts, this.say);
  }

  /** The text a cell is taken to say; null after an error. */
  private judgeCell({ row, place, cell }: { row: number; place: Place; cell: NonNullable<Cell> }): string | null {
    const value = cellText(cell);
    let reading: Reading = { column: place.key, cell, text: value, context: this.judging.context };
    for (const rule of place.rules) {
      const finding = rule.find(reading);
      if (!finding) continue;
      const { words, reads = reading.text } = finding;
      reading = { ...reading, text: reads };
      this.add({ rule, row, column: place.key, at: place.at, value, reads, ...(words && { words }) });
      if (rule.severity === 'error') return null;
    }
    return reading.text;
  }

  private readonly say: Say = (rule, row, about) => {
    const at = this.header.columns.get(about.column);
    if (at === undefined) return;
    this.add({ rule, row: row.row, at, value: cellText(row.cells[at]), ...about });
  };

  private add(found: Found): void {
    this.judging.findings.add(found, this.number);
  }
}

/** A header is short and begins with a word; codes and dates mostly begin with a digit. */
function mayBeHeader(cell: Cell | undefined): boolean {
  return cell != null && 'text' in cell && cell.text.length < 60 && !/^\d/.test(cell.text);
}

/** The headers of a list as the letter has them, in a row. */
export function headersOf({ columns }: ListDefinition): string {
  return columns.map(({ header }) => header).join(', ');
}

function* headerFindings(header: Header, { definition, absent }: ListRules): Iterable<Found> {
  const { row } = header;
  const headerOf = (key: string) => definition.columns.find((column) => column.key === key)?.header ?? key;
  for (const key of header.missing) {
    const words = { header: headerOf(key) };
    yield { rule: structure.columnMissing, row, column: key, at: null, value: null, words };
  }
  for (const { key, columns } of header.repeated) {
    const words = { header: headerOf(key), places: columns.map(columnLetter).join(', ') };
    yield { rule: structure.columnRepeated, row, column: key, at: columns[1] ?? null, value: null, words };
  }
  for (const { column: at, text: value } of header.unknown) {
    yield { rule: structure.columnUnknown, row, column: null, at, value, words: { headers: headersOf(definition) } };
  }
  for (const { key, column: at, text: value } of header.aliased) {
    yield { rule: structure.headerAlias, row, column: key, at, value, words: { header: headerOf(key) } };
  }
  for (const key of absent?.columns ?? []) {
    const words = { header: headerOf(key) };
    if (absent && !header.columns.has(key))
      yield { rule: absent, row: null, column: key, at: null, value: null, words };
  }
}
