import { cellAddress, cellText, type Cell, type Merge } from './cell.js';
import { mergeFinder } from './merges.js';
import type { Place } from './place.js';
import type { Found, ListRules } from './rule.js';

/** The last cell with a value in a column so far. */
interface Filled {
  row: number;
  cell: Cell;
}

const aloneBit = 0x80;

/**
 * The blank cells of rows with data. What they mean is known only at the end of a sheet, where its merged areas are, and
 * a long list has millions of them: each takes nine bytes.
 */
export class Gaps {
  private count = 0;
  private rows = new Uint32Array(1024);
  /** The last row above with a value in this column; 0 = none. */
  private above = new Uint32Array(1024);
  private marks = new Uint8Array(1024);
  private readonly filled: readonly Filled[];
  /** What stood above a gap, by column and row; only where a merged area's value is proposed. */
  private readonly shown: readonly Map<number, string>[];
  private readonly proposes: boolean;

  constructor(
    private readonly places: readonly Place[],
    private readonly rules: ListRules,
  ) {
    this.filled = places.map(() => ({ row: 0, cell: null }));
    this.shown = places.map(() => new Map());
    this.proposes = (rules.merged.fixes ?? []).length > 0;
  }

  /** A cell with a value, in the column of that index from left to right. */
  pass(row: number, index: number, cell: Cell): void {
    const last = this.filled[index];
    if (!last) return;
    last.row = row;
    last.cell = this.proposes ? cell : null;
  }

  /** A blank cell; `alone` = nothing but a group heading stands in its row. */
  add(row: number, index: number, alone: boolean): void {
    if (this.count === this.rows.length) this.grow();
    const { row: above, cell } = this.filled[index] ?? { row: 0, cell: null };
    this.rows[this.count] = row;
    this.above[this.count] = above;
    this.marks[this.count++] = alone ? index | aloneBit : index;
    if (this.proposes && above > 0) this.shown[index]?.set(above, cellText(cell));
  }

  /** What the gaps mean, in the order in which they were met. */
  *findings(merges: readonly Merge[]): Iterable<Found> {
    const { headingOnly, merged, missing } = this.rules;
    const mergeOver = mergeFinder(merges, new Set(this.places.map(({ at }) => at)));
    const rules = this.places.map(({ key }) => missing.find(({ columns }) => columns.includes(key)));
    const heading = this.places.find(({ key }) => key === headingOnly?.columns[0]);
    let headingRow = 0;
    for (let gap = 0; gap < this.count; gap++) {
      const row = this.rows[gap] ?? 0;
      const mark = this.marks[gap] ?? 0;
      const index = mark & ~aloneBit;
      const alone = mark !== index;
      const place = this.places[index];
      if (!place || (!rules[index] && merges.length === 0)) continue;
      const merge = mergeOver(row, place.at);
      // A group heading is often merged across its own row: that is one fault, not one per column.
      if (merge && (merge.top < row || (merge.left < place.at && !alone))) {
        yield { rule: merged, ...where(row, place), words: this.mergeWords(merge, gap, index) };
      } else if (headingOnly && heading && alone && rules[index] && row !== headingRow) {
        headingRow = row;
        yield { rule: headingOnly, ...where(row, heading) };
      } else if (!alone && rules[index]) {
        yield { rule: rules[index], ...where(row, place) };
      }
    }
  }

  private mergeWords({ top, left, bottom, right }: Merge, gap: number, index: number): { area: string; shown: string } {
    const area = `${cellAddress(top, left)}:${cellAddress(bottom, right)}`;
    // The value of another column would be no suggestion.
    const own = left === this.places[index]?.at && this.above[gap] === top;
    return { area, shown: (own && this.shown[index]?.get(top)) || '' };
  }

  private grow(): void {
    const length = this.count * 2;
    this.rows = grown(this.rows, new Uint32Array(length));
    this.above = grown(this.above, new Uint32Array(length));
    this.marks = grown(this.marks, new Uint8Array(length));
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

function where(row: number, { key: column, at }: Place): Pick<Found, 'row' | 'column' | 'at' | 'value'> {
  return { row, column, at, value: null };
}
