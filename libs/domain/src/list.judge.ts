import type { SheetRow } from './cell.js';
import type { Header } from './header.js';
import type { Found, JudgeContext, ListRules, Rule, Words } from './rule.js';
import type { Seen } from './seen.js';
import { SheetJudge, type Judging, type RowJudge, type SheetEnd } from './sheet.judge.js';
import { Sheets } from './sheets.js';
import * as structure from './structure.rules.js';
import { Findings, type Verdict } from './verdict.js';

/** What the reader knows only at the end of a list. */
export interface ListEnd {
  /** Names of the sheets that were not read. */
  readonly otherSheets?: readonly string[];
  /** Names of more such sheets, each of which might have been the list. */
  readonly alikeSheets?: readonly string[];
  /** Name of the sheet that was read in their stead. */
  readonly readSheet?: string;
}

export interface ListJudging<Item> {
  readonly rules: ListRules;
  readonly rows: RowJudge<Item>;
  readonly context: JudgeContext;
  readonly seen: Seen;
  readonly sheets: Sheets;
}

/** Judges a list sheet by sheet, in one pass and bounded memory, whatever its kind. */
export class ListJudge<Item> {
  private readonly judging: Judging<Item>;
  private readonly seen: Seen;
  private sheet: SheetJudge<Item> | null = null;
  private judgesCells = true;

  constructor({ rules, rows, context, seen, sheets }: ListJudging<Item>) {
    const tally = { hidden: { count: 0, first: 0 }, blank: { count: 0, first: 0 } };
    this.judging = { rules, rows, context, sheets, findings: new Findings(rules.definition), tally };
    this.seen = seen;
  }

  /** Goes on with the rows of a sheet; `name` is what the officer is told when the list has several. */
  beginSheet(header: Header, name: string): void {
    this.sheet = new SheetJudge(header, name, this.judging);
    this.judgesCells &&= this.sheet.judgesCells;
  }

  /** What a row below the header stands for; null for a row without it (blank, repeated header) or with an error. */
  row(row: SheetRow): Item | null {
    return this.sheet?.row(row) ?? null;
  }

  /** Errors found only now (merged cells) make what was handed out void. */
  endSheet(end: SheetEnd): void {
    this.sheet?.end(end);
    this.sheet = null;
  }

  /** Everything there is to say, once all sheets have ended. */
  finish(end: ListEnd): Verdict {
    const { findings, rows, sheets } = this.judging;
    for (const found of this.listFindings(end)) findings.add(found, 0);
    for (const found of rows.finish()) findings.add(found, 0);
    return findings.verdict(sheets, this.seen);
  }

  private *listFindings({ otherSheets = [], alikeSheets = [], readSheet = '' }: ListEnd): Iterable<Found> {
    const { rules, sheets, tally } = this.judging;
    const { hidden, blank } = tally;
    const { rows } = sheets;
    const limit = rules.definition.maxRows;
    const first = (spot: number) => sheets.named([spot]);
    if (rows === 0 && this.judgesCells) yield aboutList(structure.listEmpty, { row: sheets.headerRows() });
    if (rows > limit) yield aboutList(structure.listTooLong, { rows, limit });
    if (hidden.count) yield aboutList(structure.rowsHidden, { count: hidden.count, first: first(hidden.first) });
    if (blank.count) yield aboutList(structure.blankRows, { count: blank.count, first: first(blank.first) });
    if (alikeSheets.length) {
      yield aboutList(structure.sheetAlike, { read: readSheet, names: alikeSheets.join(', ') });
    }
    if (otherSheets.length) yield aboutList(structure.sheetOthers, { names: otherSheets.join(', ') });
    if (sheets.count > 1) {
      yield aboutList(structure.listSpansSheets, { count: sheets.count, sheets: sheets.withRows() });
    }
  }
}

/** A finding about the whole list. */
export function aboutList(rule: Rule, words: Words): Found {
  return { rule, row: null, column: null, at: null, value: null, words };
}
