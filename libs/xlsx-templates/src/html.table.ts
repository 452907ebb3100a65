import type { Cell, Merge, SheetRow } from '@emc/domain';
import { attributesOf, unclear, type HtmlEvents } from './html.tokens.js';
import { withFormula } from './sheet.cell.js';
import { LAST_ROW } from './sheet.reference.js';
import { WorkbookRefused } from './workbook.refused.js';

/** As many as one cell may span in HTML. */
const MOST_COLUMNS = 1_000;
const MOST_MERGES = 100_000;
/** As many characters as a cell of Excel holds. */
const LONGEST_TEXT = 32_767;
const DEEPEST = 100;

const around: ReadonlySet<string> = new Set(
  'html head body meta link style title div center p br hr span font b'.split(' '),
);
const sections: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);
const columns: ReadonlySet<string> = new Set(['colgroup', 'col']);
const blocks: ReadonlySet<string> = new Set(['p', 'div']);
const inLine: ReadonlySet<string> = new Set(
  'a b strong i em u span font small big nobr label center sub sup'.split(' '),
);

/** A cell that is being read; `lines` are the elements open within it that stand in lines of their own. */
interface OpenCell {
  readonly column: number;
  readonly lines: string[];
  text: string;
}

/** Gathers the rows of the one table of a document; what is not beyond doubt throws HTML_UNCLEAR. */
export class HtmlTable implements HtmlEvents {
  readonly merges: Merge[] = [];
  private rows: SheetRow[] = [];
  private place: 'before' | 'within' | 'after' = 'before';
  private readonly unended = new Set<string>();
  private ended = false;
  private row = 0;
  /** The row that is open, and the cell within it. */
  private cells: Cell[] | null = null;
  private hidden = false;
  private cell: OpenCell | null = null;
  private next = 0;
  /** Areas that reach into the row, or below it. */
  private taken: Merge[] = [];

  open(name: string, attributes: string): void {
    if (this.ended) throw unclear('something behind the end');
    if (name !== 'tr' && hides(attributes)) throw unclear(`a hidden <${name}>`);
    if (name === 'table') this.begin();
    else if (this.place !== 'within') this.outside(name);
    else if (name === 'td' || name === 'th') this.openCell(attributes);
    else if (name === 'tr') this.openRow(attributes);
    else if (sections.has(name)) this.endSection();
    else if (this.cell) this.inCell(this.cell, name);
    else if (!columns.has(name) || this.cells) throw unclear(`<${name}> between the cells`);
  }

  close(name: string): void {
    if (this.place !== 'within') this.endOutside(name);
    else if (name === 'table') this.finish();
    else if (name === 'tr' && this.cells) this.closeRow();
    else if ((name === 'td' || name === 'th') && this.cell) this.closeCell();
    else if (sections.has(name)) this.endSection();
    else if (this.cell && name !== 'br') this.endInCell(this.cell, name);
    else if (!columns.has(name)) throw unclear(`</${name}> between the cells`);
  }

  text(text: string): void {
    if (this.cell) this.add(text.replace(/[ \t\r\n\f]+/g, ' '));
    else if (/[^ \t\r\n\f]/.test(text)) throw unclear('text outside the cells');
  }

  /** Throws where the document is not whole, or had no table. */
  end(): void {
    if (this.place === 'within' || this.unended.size > 0) throw new WorkbookRefused('HTML_TRUNCATED', 'no end');
    if (this.place === 'before') throw new WorkbookRefused('FILE_IS_HTML', 'no table');
  }

  /** The rows since the last time. */
  take(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  private begin(): void {
    if (this.place !== 'before') throw unclear('another table');
    this.place = 'within';
  }

  private finish(): void {
    this.endSection();
    this.place = 'after';
  }

  private outside(name: string): void {
    if (!around.has(name)) throw unclear(`<${name}> outside the table`);
    if (name === 'html' || name === 'body') this.unended.add(name);
  }

  private endOutside(name: string): void {
    if (!around.has(name) || this.ended) throw unclear(`</${name}> outside the table`);
    this.unended.delete(name);
    if (name !== 'html') return;
    this.unended.clear();
    this.ended = true;
  }

  /** An area that goes on below its section is cut there, or is not: programs differ. */
  private endSection(): void {
    this.closeRow();
    if (this.taken.some(({ bottom }) => bottom > this.row)) throw unclear('a rowspan beyond the last row');
    this.taken = [];
  }

  private openRow(attributes: string): void {
    this.closeRow();
    if (++this.row > LAST_ROW) throw unclear('more rows than a sheet has');
    this.cells = [];
    this.next = 0;
    this.hidden = hides(attributes);
    if (this.taken.length > 0) this.taken = this.taken.filter(({ bottom }) => bottom >= this.row);
  }

  private closeRow(): void {
    this.closeCell();
    const { row, cells, hidden } = this;
    this.cells = null;
    if (cells && cells.length > 0) this.rows.push(hidden ? { row, cells, hidden } : { row, cells });
  }

  private openCell(attributes: string): void {
    this.closeCell();
    if (!this.cells) throw unclear('a cell outside the rows');
    const wide = spanOf(attributes, 'colspan');
    const high = spanOf(attributes, 'rowspan');
    const left = this.free();
    const right = left + wide - 1;
    if (right >= MOST_COLUMNS) throw unclear('more columns than a list has');
    if (wide > 1 && this.taken.some((area) => area.left <= right && left <= area.right))
      throw unclear('cells that overlap');
    this.next = right + 1;
    this.cell = { column: left, text: '', lines: [] };
    if (wide > 1 || high > 1) this.merge({ top: this.row, left, bottom: this.row + high - 1, right });
  }

  /** The next column that no cell of an earlier row reaches into. */
  private free(): number {
    let column = this.next;
    for (
      let over: Merge | undefined;
      (over = this.taken.find((area) => area.left <= column && column <= area.right));
    ) {
      column = over.right + 1;
    }
    return column;
  }

  private merge(area: Merge): void {
    if (this.merges.push(area) > MOST_MERGES) throw unclear('more merged areas than a list has');
    if (area.bottom > area.top) this.taken.push(area);
  }

  private closeCell(): void {
    const { cell, cells } = this;
    this.cell = null;
    if (!cell || !cells) return;
    const value = cellOf(cell.text);
    if (value !== null) cells[cell.column] = value;
  }

  private inCell({ lines }: OpenCell, name: string): void {
    if (name === 'br') this.add('\n');
    else if (blocks.has(name)) {
      if (lines.push(name) > DEEPEST) throw unclear('lines within lines');
      this.beginLine();
    } else if (!inLine.has(name)) throw unclear(`<${name}> in a cell`);
  }

  private endInCell({ lines }: OpenCell, name: string): void {
    if (blocks.has(name) && lines.pop() === name) this.beginLine();
    else if (!inLine.has(name)) throw unclear(`</${name}> in a cell`);
  }

  private beginLine(): void {
    if (!/^\n?$/.test(this.cell?.text.slice(-1) ?? '')) this.add('\n');
  }

  /** Between two words there is one space, and none where a line begins. */
  private add(piece: string): void {
    const { cell } = this;
    if (!cell) return;
    cell.text += piece.startsWith(' ') && /^[ \n]?$/.test(cell.text.slice(-1)) ? piece.slice(1) : piece;
    if (cell.text.length > LONGEST_TEXT) throw unclear('a text that no cell holds');
  }
}

/** As Excel takes it: what begins with = is a formula, of which only a text in quotes needs no calculation. */
function cellOf(written: string): Cell {
  const text = withoutEnds(written.replaceAll(' \n', '\n'));
  if (text === '') return null;
  if (!text.startsWith('=')) return { text };
  const quoted = /^="((?:[^"]|"")*)"$/.exec(text)?.[1];
  return withFormula(quoted === undefined ? null : { text: quoted.replaceAll('""', '"') }, true);
}

/** Without spaces and ends of lines before and behind it; others, as `&nbsp;`, were written to be there. */
function withoutEnds(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && (text[from] === ' ' || text[from] === '\n')) from++;
  while (to > from && (text[to - 1] === ' ' || text[to - 1] === '\n')) to--;
  return text.slice(from, to);
}

function spanOf(attributes: string, name: 'colspan' | 'rowspan'): number {
  if (attributes === '') return 1;
  const span = attributesOf(attributes).get(name) ?? '1';
  if (!/^[1-9]\d{0,6}$/.test(span)) throw unclear(`${name} ${span}`);
  return Number(span);
}

/** What its classes say is not known. */
function hides(attributes: string): boolean {
  if (!/hid|none|collapse/i.test(attributes)) return false;
  const read = attributesOf(attributes);
  const style = read.get('style') ?? '';
  return (
    read.has('hidden') || /display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all/i.test(style)
  );
}
