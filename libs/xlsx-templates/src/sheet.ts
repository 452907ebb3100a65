import type { Cell, Merge, SheetRow } from '@emc/domain';
import type { Items } from './read.items.js';
import type { PlainXml } from './read.plain.js';
import type { Attributes } from './read.xml.js';
import { cellOf, isHidden, type CellContext, type RawCell } from './sheet.cell.js';
import { FormulaResults } from './sheet.formulas.js';
import { PlainRow } from './sheet.plain.js';
import { areaOf, columnOf, LAST_COLUMN, LAST_ROW } from './sheet.reference.js';
import { TextRuns } from './strings.js';
import { WorkbookRefused } from './workbook.refused.js';

/** Merged areas only inform; beyond this many no officer made them by hand. */
const MERGES = 100_000;

/** The innermost element of the grid that is open. */
type Place = 'outside' | 'data' | 'row' | 'cell';

/**
 * Turns the events of a worksheet into rows. A row that holds no value is left out, an empty cell is a hole;
 * rows or cells that run backwards or repeat are refused, since one of them would have to be lost.
 */
export class SheetEvents implements Items {
  readonly endTag = '</row>';
  readonly merges: Merge[] = [];
  readonly formulas: FormulaResults;
  private rows: SheetRow[] = [];
  private readonly runs = new TextRuns();
  private readonly raw: RawCell = { type: 'n', style: 0, formula: false, linked: false, value: null, inline: null };
  private place: Place = 'outside';
  private depth = 0;
  private row = 0;
  private hidden = false;
  private column = -1;
  private cells: (Cell | undefined)[] = [];
  private inInline = false;
  /** The text of a formula while it is open; null where nobody asks for it. */
  private formula: { text: string; readonly shared: string | undefined } | null = null;
  private readonly sharedLinked = new Set<string>();
  private begun = 0;
  private readonly plain: PlainRow;

  constructor(private readonly context: CellContext) {
    this.formulas = new FormulaResults(context.calculation);
    this.plain = new PlainRow(context, this.formulas);
  }

  get beginnings(): number {
    return this.begun;
  }

  get rowsReady(): number {
    return this.rows.length;
  }

  /** The rows completed since the last call. */
  take(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  readPlain(xml: PlainXml, end: number): void {
    const { plain } = this;
    for (;;) {
      xml.space();
      const from = xml.at;
      if (from >= end) return;
      if (!plain.read(xml, this.row)) {
        xml.at = from;
        return;
      }
      this.row = plain.row;
      this.add(plain.cells, plain.hidden);
    }
  }

  open(name: string, attributes: Attributes): boolean {
    this.depth++;
    switch (this.place) {
      case 'outside':
        this.openOutside(name, attributes);
        return false;
      case 'data':
        if (name === 'row' && this.depth === 3) this.openRow(attributes);
        return false;
      case 'row':
        if (name === 'c' && this.depth === 4) this.openCell(attributes);
        return false;
      case 'cell':
        return this.openInCell(name, attributes);
    }
  }

  text(text: string): void {
    if (this.inInline) this.runs.text(text);
    else if (this.formula) this.formula.text += text;
    else this.raw.value = (this.raw.value ?? '') + text;
  }

  close(name: string): void {
    this.depth--;
    if (this.inInline) this.closeInline(name);
    else if (this.formula && this.depth === 4) this.closeFormula(this.formula);
    else if (this.place === 'cell' && this.depth === 3) this.closeCell();
    else if (this.place === 'row' && this.depth === 2) this.closeRow();
    else if (this.place === 'data' && this.depth === 1) this.place = 'outside';
  }

  private openOutside(name: string, attributes: Attributes): void {
    if (this.depth === 1 && name !== 'worksheet') throw new WorkbookRefused('XML_MALFORMED', 'no worksheet');
    if (name === 'sheetData' && this.depth === 2) this.enterData();
    if (name === 'mergeCell' && this.merges.length < MERGES) {
      const area = areaOf(attributes['ref'] ?? '');
      if (area) this.merges.push(area);
    }
  }

  private openRow(attributes: Attributes): void {
    const given = attributes['r'];
    const row = given === undefined ? this.row + 1 : Number(given);
    if (!(row > this.row && row <= LAST_ROW))
      throw new WorkbookRefused('XML_MALFORMED', `row ${given} after ${this.row}`);
    this.row = row;
    this.hidden = isHidden(attributes['hidden'], attributes['ht']);
    this.column = -1;
    this.cells = [];
    this.place = 'row';
  }

  private openCell(attributes: Attributes): void {
    const reference = attributes['r'];
    const column = reference === undefined ? this.column + 1 : columnOf(reference, this.row);
    if (!(column > this.column && column <= LAST_COLUMN)) {
      throw new WorkbookRefused('XML_MALFORMED', `cell ${reference} in row ${this.row} after column ${this.column}`);
    }
    this.column = column;
    const { raw } = this;
    raw.type = attributes['t'] ?? 'n';
    raw.style = Number(attributes['s'] ?? 0);
    raw.formula = false;
    raw.linked = false;
    raw.value = null;
    raw.inline = null;
    this.place = 'cell';
  }

  private openInCell(name: string, attributes: Attributes): boolean {
    if (this.inInline) return this.runs.open(name, attributes);
    if (this.depth !== 5) return false;
    if (name === 'f') return this.openFormula(attributes);
    if (name === 'is') {
      this.inInline = true;
      this.runs.begin();
    }
    if (name !== 'v') return false;
    this.raw.value = '';
    return true;
  }

  private openFormula({ t, si }: Attributes): boolean {
    this.raw.formula = true;
    if (!this.context.isLinked) return false;
    this.formula = { text: '', shared: t === 'shared' ? si : undefined };
    return true;
  }

  /** A formula that several cells share stands in the first of them. */
  private closeFormula({ text, shared }: NonNullable<SheetEvents['formula']>): void {
    this.formula = null;
    const { sharedLinked } = this;
    const linked = text === '' ? sharedLinked.has(shared ?? '') : this.context.isLinked?.(text) === true;
    if (linked && shared !== undefined) sharedLinked.add(shared);
    this.raw.linked = linked;
  }

  private closeInline(name: string): void {
    if (this.depth > 4) return this.runs.close(name);
    this.inInline = false;
    this.raw.inline = this.runs.end();
  }

  private closeCell(): void {
    this.place = 'row';
    const cell = cellOf(this.raw, this.context);
    if (cell === null) return;
    const { cells, column } = this;
    cells[column] = cell.formula ? this.formulas.result(cell, cells, column) : cell;
  }

  private closeRow(): void {
    this.enterData();
    this.add(this.cells, this.hidden);
  }

  private enterData(): void {
    this.place = 'data';
    this.begun++;
  }

  private add(cells: (Cell | undefined)[], hidden: boolean): void {
    if (cells.length === 0) return;
    const { row } = this;
    this.rows.push(hidden ? { row, cells, hidden: true } : { row, cells });
  }
}
