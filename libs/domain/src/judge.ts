import { cellText, columnLetter, isBlank, type Cell, type Merge, type SheetRow } from './cell.js';
import { headerReader, type Header } from './header.js';
import type { Issue } from './issue.js';
import type { Level } from './level.js';
import type { ListDefinition } from './list.js';
import { gapFindings, type Gap } from './gap.js';
import { placesOf, type Place } from './place.js';
import type { Found, JudgeContext, Reading, Rule, Words } from './rule.js';
import { Seen } from './seen.js';
import { serviceList, type Service } from './service.js';
import { serviceRowRules } from './service.rules.js';
import * as structure from './structure.rules.js';
import { Findings, issueOf, type Verdict } from './verdict.js';

/** Judges the rows of one sheet, in one pass and bounded memory. */
export interface ServiceJudge {
  /** The service of a row below the header; null for a row without one (blank, repeated header) or with an error. */
  row(row: SheetRow): Service | null;
  /** Everything there is to say; errors found only now (merged cells) make the services handed out void. */
  finish(end: JudgeEnd): Verdict;
}

/** What the reader knows only at the end of the sheet. */
export interface JudgeEnd {
  readonly merges: readonly Merge[];
  /** Names of the sheets that were not read. */
  readonly otherSheets?: readonly string[];
}

type Texts = Partial<Record<string, string>>;

const headers = (definition: ListDefinition) => definition.columns.map(({ header }) => header).join(', ');
const headerOf = (key: string) => serviceList.columns.find((column) => column.key === key)?.header ?? key;
const readServiceHeader = headerReader(serviceList);

/** Begins to judge a list of services below its header. Without a complete header only the header is judged. */
export function startJudging(header: Header, context: JudgeContext): ServiceJudge {
  return new Judge(header, context);
}

/** The refusal of a file of which no sheet has the list's header. */
export function noHeaderIssue(definition: ListDefinition): Issue {
  return issueOf(aboutFile(structure.headerMissing, { headers: headers(definition) }), new Seen(new Set()));
}

class Judge implements ServiceJudge {
  private readonly findings = new Findings();
  private readonly seen: Seen;
  private readonly places: readonly Place[];
  private readonly judgesCells: boolean;
  private readonly gaps: Gap[] = [];
  private readonly lastFilled = new Map<Place, SheetRow>();
  private rows = 0;
  private lastRow: number;
  private readonly hidden = { count: 0, first: 0 };
  private readonly blank = { count: 0, first: 0 };
  private numbersMayFollow = true;

  constructor(
    private readonly header: Header,
    private readonly context: JudgeContext,
  ) {
    this.seen = new Seen(context.knownIds);
    this.places = placesOf(header);
    this.judgesCells = header.missing.length === 0 && header.repeated.length === 0;
    this.lastRow = header.row;
    for (const found of headerFindings(header)) this.findings.add(found);
  }

  row(row: SheetRow): Service | null {
    const filled = this.places.filter(({ at }) => !isBlank(row.cells[at]));
    if (filled.length === 0) return null;
    this.countBlanksBefore(row.row);
    if (this.skips(row, filled)) return null;
    this.rows++;
    if (row.hidden && this.hidden.count++ === 0) this.hidden.first = row.row;
    if (!this.judgesCells || this.rows > serviceList.maxRows) return null;
    return this.judgeRow(row, filled);
  }

  finish({ merges, otherSheets = [] }: JudgeEnd): Verdict {
    for (const found of gapFindings(this.gaps, merges, this.places)) this.findings.add(found);
    for (const found of this.listFindings(otherSheets)) this.findings.add(found);
    return this.findings.verdict(this.rows, this.seen);
  }

  private countBlanksBefore(row: number): void {
    const blank = row - this.lastRow - 1;
    if (blank > 0 && this.blank.count === 0) this.blank.first = this.lastRow + 1;
    if (blank > 0) this.blank.count += blank;
    this.lastRow = row;
  }

  /** The header again (as on every printed page), or the row that numbers the columns below it. */
  private skips(row: SheetRow, filled: readonly Place[]): boolean {
    const again = filled.length > 1 && isHeaderAgain(row, filled);
    const numbers = this.numbersMayFollow && numbersColumns(row, filled);
    this.numbersMayFollow = again;
    if (!again && !numbers) return false;
    const rule = again ? structure.headerRepeated : structure.columnNumbers;
    this.findings.add({ rule, row: row.row, column: null, at: null, value: null });
    return true;
  }

  private judgeRow(row: SheetRow, filled: readonly Place[]): Service | null {
    const texts: Texts = { url: '' };
    const nameOnly = filled.length === 1 && filled[0]?.key === 'name';
    for (const place of this.places) {
      const cell = row.cells[place.at];
      if (cell == null || !filled.includes(place)) {
        this.gaps.push({ row: row.row, place, above: this.lastFilled.get(place), nameOnly });
        continue;
      }
      this.lastFilled.set(place, row);
      const text = this.judgeCell({ row: row.row, place, cell });
      if (text === null) delete texts[place.key];
      else texts[place.key] = text;
    }
    const alone = this.judgeBesideOthers(row, texts);
    this.seen.remember(row.row, texts);
    return alone ? serviceOf(row.row, texts) : null;
  }

  /** The text a cell is taken to say; null after an error. */
  private judgeCell({ row, place, cell }: { row: number; place: Place; cell: NonNullable<Cell> }): string | null {
    const value = cellText(cell);
    let reading: Reading = { column: place.key, cell, text: value, context: this.context };
    for (const rule of place.rules) {
      const finding = rule.find(reading);
      if (!finding) continue;
      const { words, reads = reading.text } = finding;
      reading = { ...reading, text: reads };
      this.findings.add({ rule, row, column: place.key, at: place.at, value, reads, ...(words && { words }) });
      if (rule.severity === 'error') return null;
    }
    return reading.text;
  }

  /** False when the row cannot stand beside the rows above it. */
  private judgeBesideOthers(row: SheetRow, texts: Texts): boolean {
    let stands = true;
    for (const rule of serviceRowRules) {
      const words = rule.find(texts, this.seen);
      const place = words && this.places.find(({ key }) => key === rule.columns[0]);
      if (!place) continue;
      const { key, at } = place;
      const value = cellText(row.cells[at]);
      this.findings.add({ rule, row: row.row, column: key, at, value, reads: texts[key] ?? '', words });
      if (rule.severity === 'error') stands = false;
    }
    return stands;
  }

  private *listFindings(otherSheets: readonly string[]): Iterable<Found> {
    const { rows, hidden, blank, header } = this;
    const limit = serviceList.maxRows;
    if (rows === 0 && this.judgesCells) yield aboutFile(structure.listEmpty, { row: String(header.row) });
    if (rows > limit) yield aboutFile(structure.listTooLong, { rows, limit });
    if (hidden.count) yield aboutFile(structure.rowsHidden, { count: hidden.count, first: String(hidden.first) });
    if (blank.count) yield aboutFile(structure.blankRows, { count: blank.count, first: String(blank.first) });
    if (otherSheets.length) yield aboutFile(structure.sheetOthers, { names: otherSheets.join(', ') });
  }
}

function* headerFindings(header: Header): Iterable<Found> {
  const { row } = header;
  for (const key of header.missing) {
    const words = { header: headerOf(key) };
    yield { rule: structure.columnMissing, row, column: key, at: null, value: null, words };
  }
  for (const { key, columns } of header.repeated) {
    const words = { header: headerOf(key), places: columns.map(columnLetter).join(', ') };
    yield { rule: structure.columnRepeated, row, column: key, at: columns[1] ?? null, value: null, words };
  }
  for (const { column: at, text: value } of header.unknown) {
    yield { rule: structure.columnUnknown, row, column: null, at, value, words: { headers: headers(serviceList) } };
  }
  for (const { key, column: at, text: value } of header.aliased) {
    yield { rule: structure.headerAlias, row, column: key, at, value, words: { header: headerOf(key) } };
  }
}

function aboutFile(rule: Rule, words: Words): Found {
  return { rule, row: null, column: null, at: null, value: null, words };
}

function isHeaderAgain(row: SheetRow, filled: readonly Place[]): boolean {
  return filled.every(({ key, at }) => {
    const cell = row.cells[at];
    // A header is short; most names are not, and then there is nothing to fold.
    return cell != null && 'text' in cell && cell.text.length < 60 && readServiceHeader(cell.text)?.key === key;
  });
}

/** True for a row such as (1) (2) (3) … below the header, from left to right. */
function numbersColumns(row: SheetRow, filled: readonly Place[]): boolean {
  if (filled.length < 3) return false;
  const numbers = filled.map(({ at }) => Number(/^\(?(\d{1,2})\)?$/.exec(cellText(row.cells[at]).trim())?.[1]));
  return numbers.every((number, index) => number > (numbers[index - 1] ?? 0));
}

function serviceOf(row: number, { name, level, url, idCdvcqg, idMcdt }: Texts): Service | null {
  if (name === undefined || url === undefined || idCdvcqg === undefined || idMcdt === undefined) return null;
  const number = Number(level);
  return isLevel(number) ? { row, name, level: number, url: url || null, idCdvcqg, idMcdt } : null;
}

function isLevel(number: number): number is Level {
  return Number.isInteger(number) && number >= 0 && number <= 4;
}
