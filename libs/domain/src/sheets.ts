import type { Sentence } from './issue.js';
import { fill, type Words } from './rule.js';

/** One of the sheets a list came as. */
export interface ListSheet {
  readonly name: string;
  readonly headerRow: number;
  /** Rows with data below its header. */
  rows: number;
}

/** More rows than a sheet of Excel has; so many sheets keep a spot below 2³². */
const rowsPerSheet = 2_097_152;
const mostSheets = 2_047;

const rowsOfSheet: Sentence = { vi: '{rows} của trang tính “{name}”', en: '{rows} of sheet “{name}”' };
const sheetWithRows: Sentence = { vi: '“{name}” ({rows} dòng)', en: '“{name}” ({rows} rows)' };

/** The sheets a list came as, in their order. A row is known in the whole list by one number, its spot. */
export class Sheets {
  private readonly all: ListSheet[] = [];
  /** The spot before the first row of the sheet begun last. */
  private before = 0;

  /** How many sheets were begun; the number of the one begun last. */
  get count(): number {
    return this.all.length;
  }

  get rows(): number {
    return this.all.reduce((rows, sheet) => rows + sheet.rows, 0);
  }

  begin(name: string, headerRow: number): ListSheet {
    if (this.count === mostSheets) throw new RangeError(`A list of more than ${mostSheets} sheets`);
    const sheet = { name, headerRow, rows: 0 };
    this.before = this.all.push(sheet) * rowsPerSheet - rowsPerSheet;
    return sheet;
  }

  /** The name by which a sheet is told from the others, by its number; null where there is but one. */
  nameOf(number: number): string | null {
    return this.count > 1 ? (this.all[number - 1]?.name ?? null) : null;
  }

  /** The spot of a row in the sheet begun last. */
  spot(row: number): number {
    return this.before + row;
  }

  /** A row as it is named beside a row of the sheet begun last: by its number, and its sheet when it is another one. */
  beside(spot: number): string | Sentence {
    return spot > this.before ? String(spot - this.before) : this.named([spot]);
  }

  /** Rows, given from first to last, as they are named beside nothing: by number, and by sheet where there are several. */
  named(spots: readonly number[]): string | Sentence {
    const bySheet = this.all.map(({ name }, index) => ({
      name,
      rows: spots.map((spot) => spot - index * rowsPerSheet).filter((row) => row > 0 && row <= rowsPerSheet),
    }));
    const [only, another] = bySheet;
    if (only && !another) return only.rows.join(', ');
    return listed(
      rowsOfSheet,
      bySheet.filter(({ rows }) => rows.length > 0).map(({ name, rows }) => ({ name, rows: rows.join(', ') })),
    );
  }

  /** Where the headers stand. */
  headerRows(): string | Sentence {
    return this.named(this.all.map(({ headerRow }, index) => index * rowsPerSheet + headerRow));
  }

  /** All sheets, with how many rows each has. */
  withRows(): Sentence {
    return listed(
      sheetWithRows,
      this.all.map(({ name, rows }) => ({ name, rows })),
    );
  }
}

function listed(sentence: Sentence, items: readonly Words[]): Sentence {
  const said = items.map((words) => fill(sentence, words));
  return { vi: said.map(({ vi }) => vi).join('; '), en: said.map(({ en }) => en).join('; ') };
}
