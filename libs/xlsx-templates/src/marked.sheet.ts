import { columnLetter, type Merge, type Severity } from '@emc/domain';
import {
  attributes,
  opened,
  prefixedAttribute,
  replaceTags,
  rewriteTags,
  tags,
  withAttribute,
  type Tag,
} from './marked.xml.js';
import { referenceOf } from './marked.mend.js';
import { areaOf } from './sheet.reference.js';

/** Marks by row as Excel numbers it, then by column from 0. */
export type Marks = ReadonlyMap<number, ReadonlyMap<number, Severity>>;

export interface SheetPlan {
  readonly marks: Marks;
  marked(style: number, severity: Severity): number;
  unmarked(style: number): number;
  /** False when no cell can carry an earlier mark, so that unmarked cells need no look. */
  readonly hasOldMarks: boolean;
  /** A `<legacyDrawing>` to put in, when comments come and the sheet has none yet. */
  readonly legacyDrawing: string | null;
}

/** What must stand after `<legacyDrawing>` in a worksheet. */
const AFTER_LEGACY_DRAWING = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
  'AlternateContent',
]);

/** The sheet with its marked cells restyled, or created where the file holds none; all else as it stands. */
export function markSheet(chunks: AsyncIterable<string>, plan: SheetPlan): AsyncGenerator<string, void, undefined> {
  const marker = new Marker(plan);
  return rewriteTags(chunks, (tag) => marker.visit(tag));
}

interface ColumnStyle {
  readonly min: number;
  readonly max: number;
  readonly style: number;
}

class Marker {
  private prefix = '';
  private depth = 0;
  private readonly columns: ColumnStyle[] = [];
  private place: 'head' | 'data' | 'tail' = 'head';
  private legacyDrawing: string | null;
  private readonly rows: readonly number[];
  private nextRow = 0;
  private row = 0;
  private column = -1;
  private rowStyle: number | null = null;
  private pending: (readonly [column: number, severity: Severity])[] = [];

  constructor(private readonly plan: SheetPlan) {
    this.rows = [...plan.marks.keys()].sort((a, b) => a - b);
    this.legacyDrawing = plan.legacyDrawing;
  }

  visit(tag: Tag): string {
    if (this.place !== 'data') return this.outside(tag);
    if (tag.local === 'c') return tag.kind === 'close' ? tag.text : this.cell(tag);
    if (tag.local === 'row') return tag.kind === 'close' ? this.cellsBefore(Infinity) + tag.text : this.startRow(tag);
    return tag.local === 'sheetData' ? this.endData() + tag.text : tag.text;
  }

  private outside(tag: Tag): string {
    if (tag.kind === 'close') this.depth--;
    const { depth } = this;
    if (tag.kind === 'open') this.depth++;
    if (tag.local === 'worksheet' && depth === 0 && tag.kind === 'open') {
      this.prefix = tag.name.slice(0, -'worksheet'.length);
    }
    if (tag.local === 'col') this.readColumn(tag);
    if (tag.local === 'sheetData') return this.startData(tag);
    const endsSheet = tag.kind === 'close' && depth === 0;
    const comesAfter = this.place === 'tail' && depth === 1 && AFTER_LEGACY_DRAWING.has(tag.local);
    return (endsSheet || comesAfter ? this.drawing() : '') + tag.text;
  }

  private drawing(): string {
    const drawing = this.legacyDrawing;
    this.legacyDrawing = null;
    return drawing ? `<${this.prefix}${drawing}` : '';
  }

  private readColumn(tag: Tag): void {
    const at = attributes(tag.text);
    this.columns.push({
      min: Number(at.get('min')) - 1,
      max: Number(at.get('max')) - 1,
      style: Number(at.get('style') ?? 0),
    });
  }

  private startData(tag: Tag): string {
    this.place = 'data';
    if (tag.kind === 'open') return tag.text;
    const rows = this.endData();
    return rows ? `${opened(tag.text)}${rows}</${tag.name}>` : tag.text;
  }

  private endData(): string {
    const rows = this.rowsBefore(Infinity);
    this.place = 'tail';
    this.depth = 1;
    return rows;
  }

  private startRow(tag: Tag): string {
    const at = attributes(tag.text);
    const number = Number(at.get('r') ?? this.row + 1);
    const missing = this.rowsBefore(number);
    this.row = number;
    this.column = -1;
    this.rowStyle = isTrue(at.get('customFormat')) ? Number(at.get('s') ?? 0) : null;
    this.pending = this.take(number);
    if (this.pending.length === 0) return missing + tag.text;
    // A cell may come to stand outside `spans`, which is only a hint for the reader.
    const start = withAttribute(tag.text, 'spans', null);
    if (tag.kind === 'open') return missing + start;
    return `${missing}${opened(start)}${this.cellsBefore(Infinity)}</${tag.name}>`;
  }

  private take(row: number): (readonly [number, Severity])[] {
    if (this.rows[this.nextRow] === row) this.nextRow++;
    return [...(this.plan.marks.get(row) ?? [])].sort(([a], [b]) => a - b);
  }

  private rowsBefore(row: number): string {
    let written = '';
    for (let number = this.rows[this.nextRow]; number !== undefined && number < row; number = this.rows[this.nextRow]) {
      this.rowStyle = null;
      this.pending = this.take(number);
      this.row = number;
      written += `<${this.prefix}row r="${number}">${this.cellsBefore(Infinity)}</${this.prefix}row>`;
    }
    return written;
  }

  private cellsBefore(column: number): string {
    let written = '';
    while (this.pending[0] !== undefined && this.pending[0][0] < column) {
      const [at, severity] = this.pending[0];
      this.pending.shift();
      const style = this.plan.marked(this.rowStyle ?? this.columnStyle(at), severity);
      written += `<${this.prefix}c r="${columnLetter(at)}${this.row}" s="${style}"/>`;
    }
    return written;
  }

  private columnStyle(column: number): number {
    return this.columns.find(({ min, max }) => min <= column && column <= max)?.style ?? 0;
  }

  private cell(tag: Tag): string {
    if (this.pending.length === 0 && !this.plan.hasOldMarks) return tag.text;
    const at = attributes(tag.text);
    this.column = columnOf(at.get('r')) ?? this.column + 1;
    const missing = this.cellsBefore(this.column);
    const style = Number(at.get('s') ?? 0);
    const mark = this.pending[0]?.[0] === this.column ? this.pending.shift() : undefined;
    const now = mark ? this.plan.marked(style, mark[1]) : this.plan.unmarked(style);
    return missing + (now === style ? tag.text : withAttribute(tag.text, 's', String(now)));
  }
}

const isTrue = (flag: string | undefined) => flag === '1' || flag === 'true';

/** `E5 → 4`. */
export function columnOf(address: string | undefined): number | undefined {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(address ?? '')?.[1]?.toUpperCase();
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** What stands below the rows of a sheet: the relationship of its comment boxes, all it refers to, and its merged areas. */
export interface SheetFoot {
  readonly legacyDrawing: string | undefined;
  readonly references: readonly string[];
  /** Ids by which other elements refer to parts. */
  readonly otherReferences: readonly string[];
  readonly merges: readonly Merge[];
}

const END_OF_ROWS = /<\/(\w+:)?sheetData\s*>|<(\w+:)?sheetData\s*\/>/;
const LONGEST_END = 64;

export async function readFoot(chunks: AsyncIterable<string>): Promise<SheetFoot> {
  let foot = '';
  let inRows = true;
  for await (const chunk of chunks) {
    foot = (inRows ? foot.slice(-LONGEST_END) : foot) + chunk;
    const end = inRows ? END_OF_ROWS.exec(foot) : null;
    if (end) {
      foot = foot.slice(end.index);
      inRows = false;
    }
  }
  let legacyDrawing: string | undefined;
  const merges: Merge[] = [];
  const references: string[] = [];
  const otherReferences: string[] = [];
  for (const tag of tags(inRows ? '' : foot)) {
    const { local, text } = tag;
    const reference = referenceOf(tag);
    const other = prefixedAttribute(text, 'id');
    if (reference !== undefined) references.push(reference);
    else if (other !== undefined) otherReferences.push(other);
    if (local === 'legacyDrawing') legacyDrawing = prefixedAttribute(text, 'id');
    const area = local === 'mergeCell' ? areaOf(attributes(text).get('ref') ?? '') : null;
    if (area) merges.push(area);
  }
  return { legacyDrawing, references, otherReferences, merges };
}

/** Only the sheet of issues may be selected: two selected sheets are a group, and every edit would hit both. */
export async function* deselect(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let head: string | null = '';
  for await (const chunk of chunks) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head += chunk;
    if (!/<(\w+:)?sheetData\b/.test(head) && head.length < 1 << 20) continue;
    yield withoutSelection(head);
    head = null;
  }
  if (head) yield withoutSelection(head);
}

const withoutSelection = (head: string) =>
  replaceTags(head, ({ local, text }) =>
    local === 'sheetView' && isTrue(attributes(text).get('tabSelected'))
      ? withAttribute(text, 'tabSelected', null)
      : text,
  );
