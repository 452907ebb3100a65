import type { Cell } from '@emc/domain';

/**
 * What a workbook says of the results of its formulas: `done` = they were calculated, `due` = they are to be calculated
 * when it is opened, `unsaid` = nothing.
 */
export type Calculation = 'done' | 'due' | 'unsaid';

type Cells = (Cell | undefined)[];

interface Doubted {
  readonly cells: Cells;
  readonly column: number;
}

/**
 * Tells results of formulas from what programs that cannot calculate put in their place: 0 or an empty text. Only where
 * the workbook does not say that it was calculated, and only in a column without any other result, such a one is none.
 */
export class FormulaResults {
  private readonly proven = new Set<number>();
  private doubted: Doubted[] = [];

  constructor(private readonly calculation: Calculation) {}

  /** Columns in which a formula has a result that a program must have calculated. */
  get calculated(): ReadonlySet<number> {
    return this.proven;
  }

  /** The result of a formula that stands in a row of cells. */
  result(cell: NonNullable<Cell>, cells: Cells, column: number): NonNullable<Cell> {
    if (this.calculation === 'done' || 'uncalculated' in cell) return cell;
    if (mayStandForNone(cell)) this.doubted.push({ cells, column });
    else this.proven.add(column);
    return this.calculation === 'due' ? { ...cell, stale: true } : cell;
  }

  /** Is there a result of which only the rest of the sheet tells whether it is one? */
  get inDoubt(): boolean {
    return this.doubted.some(({ column }) => !this.proven.has(column));
  }

  /** Takes away what is no result, by the columns of the whole sheet that were calculated. */
  settle(calculated: ReadonlySet<number>): void {
    for (const column of calculated) this.proven.add(column);
    for (const { cells, column } of this.doubted) {
      if (!this.proven.has(column)) cells[column] = { uncalculated: true, formula: true };
    }
    this.doubted = [];
  }
}

function mayStandForNone(cell: NonNullable<Cell>): boolean {
  return ('number' in cell && cell.number === 0) || ('text' in cell && cell.text === '');
}
