import type { Cell } from '@emc/domain';
import { preservesSpace, word, type PlainXml } from './read.plain.js';
import { cellOf, isHidden, numberIn, withFormula, type CellContext, type RawCell } from './sheet.cell.js';
import type { FormulaResults } from './sheet.formulas.js';
import { LAST_COLUMN, LAST_ROW } from './sheet.reference.js';
import { trimmed, unescapeText } from './strings.js';

const ROW = word('<row');
const ROW_END = word('</row>');
const CELL = word('<c');
const CELL_END = word('</c>');
const VALUE = word('<v>');
const VALUE_END = word('</v>');
const FORMULA = word('<f');
const FORMULA_END = word('</f>');
const INLINE = word('<is>');
const INLINE_END = word('</is>');
const TEXT = word('<t');
const TEXT_END = word('</t>');

const INLINE_TYPE = word('inlineStr');

/** A cell as most programs write it, in the words between what differs. */
const PLACED = word('<c r="');
const STYLED = word(' s="');
const NUMBER = word('><v>');
const SHARED = word(' t="s"><v>');
const NUMBER_END = word('</v></c>');
const INLINED = word(' t="inlineStr"><is><t>');
const INLINED_END = word('</t></is></c>');

const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;

const types: ReadonlySet<string> = new Set(['n', 's', 'str', 'inlineStr', 'b', 'e', 'd']);

/** Reads rows of the plain kind; each must mean what `SheetEvents` makes of the parser's events. */
export class PlainRow {
  row = 0;
  hidden = false;
  cells: (Cell | undefined)[] = [];
  private column = -1;
  private readonly raw: RawCell = { type: 'n', style: 0, formula: false, linked: false, value: null, inline: null };
  /** The value where it is a plain number, told without making a text of it; else -1. */
  private number = -1;

  constructor(
    private readonly context: CellContext,
    private readonly formulas: FormulaResults,
  ) {}

  /** Reads the row that begins here, after row number `before`; false where it is not plain beyond doubt. */
  read(xml: PlainXml, before: number): boolean {
    if (!xml.opens(ROW) || !this.attributes(xml, before)) return false;
    this.cells = [];
    this.column = -1;
    if (xml.tagEnd === 'empty') return true;
    for (;;) {
      if (this.usualCell(xml)) continue;
      xml.space();
      if (xml.opens(CELL)) {
        if (!this.cell(xml)) return false;
      } else return xml.meets(ROW_END);
    }
  }

  /** Reads a cell that is written as most are; any other is read part by part, from where it began. */
  private usualCell(xml: PlainXml): boolean {
    const from = xml.at;
    const column = xml.meets(PLACED) ? xml.reference(this.row) : -1;
    const cell = column > this.column && column <= LAST_COLUMN ? this.usualContent(xml) : null;
    if (cell === null) {
      xml.at = from;
      return false;
    }
    this.column = column;
    this.cells[column] = cell;
    return true;
  }

  private usualContent(xml: PlainXml): Cell {
    const { context } = this;
    const style = xml.meets(STYLED) ? xml.quoted() : 0;
    if (style < 0) return null;
    if (xml.meets(INLINED)) {
      const text = xml.characters();
      return text !== null && xml.meets(INLINED_END) ? { text: unescapeText(trimmed(text)) } : null;
    }
    if (xml.meets(SHARED)) {
      const number = xml.integer();
      const text = number < 0 ? undefined : context.string(number);
      return text !== undefined && xml.meets(NUMBER_END) ? { text } : null;
    }
    const number = xml.meets(NUMBER) ? xml.decimal() : -1;
    if (number < 0 || !xml.meets(NUMBER_END)) return null;
    return numberIn(number, context.format(style), context.date1904);
  }

  private attributes(xml: PlainXml, before: number): boolean {
    this.row = before + 1;
    let hidden: string | undefined;
    let height: string | undefined;
    while (xml.attribute()) {
      if (xml.letter === LETTER_R) this.row = xml.whole();
      else {
        const name = xml.name();
        if (name === 'hidden') hidden = xml.value();
        else if (name === 'ht') height = xml.value();
      }
    }
    this.hidden = isHidden(hidden, height);
    return xml.tagEnd !== 'doubt' && this.row > before && this.row <= LAST_ROW;
  }

  private cell(xml: PlainXml): boolean {
    const { raw } = this;
    raw.type = 'n';
    raw.style = 0;
    raw.formula = false;
    raw.value = null;
    raw.inline = null;
    this.number = -1;
    let column = this.column + 1;
    while (xml.attribute()) {
      if (xml.letter === LETTER_R) column = xml.column(this.row);
      else if (xml.letter === LETTER_T) raw.type = xml.holds(INLINE_TYPE) ? 'inlineStr' : xml.value();
      else if (xml.letter === LETTER_S) raw.style = xml.whole();
    }
    if (xml.tagEnd === 'doubt' || raw.style < 0 || !types.has(raw.type)) return false;
    if (!(column > this.column && column <= LAST_COLUMN)) return false;
    this.column = column;
    return xml.tagEnd === 'empty' || this.content(xml);
  }

  private content(xml: PlainXml): boolean {
    for (;;) {
      xml.space();
      if (xml.meets(VALUE)) {
        if (!this.value(xml)) return false;
      } else if (xml.meets(CELL_END)) return this.keep();
      else if (xml.meets(INLINE)) {
        if (!this.inline(xml)) return false;
      } else if (this.context.isLinked || !xml.opens(FORMULA) || !this.formula(xml)) return false;
    }
  }

  private value(xml: PlainXml): boolean {
    const { raw } = this;
    if (raw.value !== null || this.number >= 0) return false;
    if (raw.type === 'n') this.number = xml.decimal();
    else if (raw.type === 's') this.number = xml.integer();
    if (this.number < 0) raw.value = xml.characters();
    return (this.number >= 0 || raw.value !== null) && xml.meets(VALUE_END);
  }

  private inline(xml: PlainXml): boolean {
    const { raw } = this;
    if (raw.inline !== null || !xml.opens(TEXT)) return false;
    const preserved = preservesSpace(xml);
    if (xml.tagEnd === 'doubt') return false;
    const text = xml.tagEnd === 'empty' ? '' : xml.characters();
    if (text === null || (xml.tagEnd === 'open' && !xml.meets(TEXT_END))) return false;
    raw.inline = preserved ? text : trimmed(text);
    return xml.meets(INLINE_END);
  }

  private formula(xml: PlainXml): boolean {
    while (xml.attribute());
    if (xml.tagEnd === 'doubt') return false;
    this.raw.formula = true;
    return xml.tagEnd === 'empty' || (xml.characters() !== null && xml.meets(FORMULA_END));
  }

  private keep(): boolean {
    const { raw, number, context } = this;
    let cell: Cell;
    if (raw.inline !== null) cell = withFormula({ text: unescapeText(raw.inline) }, raw.formula);
    else if (number < 0) cell = cellOf(raw, context);
    else if (raw.type === 'n') {
      cell = withFormula(numberIn(number, context.format(raw.style), context.date1904), raw.formula);
    } else {
      const text = context.string(number);
      if (text === undefined) return false;
      cell = withFormula({ text }, raw.formula);
    }
    if (cell === null) return true;
    const { cells, column } = this;
    cells[column] = raw.formula ? this.formulas.result(cell, cells, column) : cell;
    return true;
  }
}
