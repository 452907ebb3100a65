import {
  startJudging,
  startJudgingAccounts,
  type AccountContext,
  type DateOrders,
  type Header,
  type JudgeContext,
  type JudgeEnd,
  type SheetRow,
  type Verdict,
} from '@emc/domain';

/** A sheet that holds a list of either kind, and what its judge is told beside it. */
export type ListSheet =
  | { readonly kind: 'services'; readonly header: Header; readonly context: JudgeContext }
  | {
      readonly kind: 'accounts';
      readonly header: Header;
      readonly context: AccountContext;
      readonly name: string;
      readonly date1904: boolean;
    };

export interface Judged {
  readonly verdict: Verdict;
  /** The rows in which something was found, as they were when judged. */
  readonly rows: readonly SheetRow[];
}

interface Block {
  /** The first and the last row in it. */
  readonly from: number;
  readonly upTo: number;
  /** As JSON, in which a million rows take a quarter of the memory. */
  readonly rows: string;
}

/** Judges a list as the server does, from rows that come in blocks. */
export class JudgedList {
  private readonly judging: Judging;
  private readonly blocks: Block[] = [];
  private count = 0;

  constructor(private readonly sheet: ListSheet) {
    this.judging = judgingOf(sheet);
  }

  /** Rows below the header, in their order; answers how many there are by now. */
  add(all: readonly SheetRow[]): number {
    const rows = all.filter(({ row }) => row > this.sheet.header.row);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return this.count;
    for (const row of rows) this.judging.row(row);
    this.blocks.push({ from: first.row, upTo: last.row, rows: JSON.stringify(rows) });
    this.count += rows.length;
    return this.count;
  }

  finish(end: JudgeEnd): Judged {
    const first = this.judging.finish(end);
    const verdict = first.dateOrderNeeded ? this.again(first.dateOrderNeeded, end) : first.verdict;
    const found = new Set(verdict.issues.map(({ row }) => row));
    return { verdict, rows: [...this.rowsOf(found)] };
  }

  /** The dates turned out to be written month first. */
  private again(dateOrders: DateOrders, end: JudgeEnd): Verdict {
    const { sheet } = this;
    if (sheet.kind === 'services') throw new Error('Services have no dates');
    const judging = judgingOf({ ...sheet, context: { ...sheet.context, dateOrders } });
    for (const { rows } of this.blocks) for (const row of JSON.parse(rows) as SheetRow[]) judging.row(row);
    return judging.finish(end).verdict;
  }

  private *rowsOf(found: ReadonlySet<number | null>): Generator<SheetRow> {
    const wanted = [...found].filter((row) => row !== null);
    for (const { from, upTo, rows } of this.blocks) {
      if (!wanted.some((row) => row >= from && row <= upTo)) continue;
      yield* (JSON.parse(rows) as SheetRow[]).filter(({ row }) => found.has(row));
    }
  }
}

/** A judge of either kind of list. */
interface Judging {
  row(row: SheetRow): unknown;
  finish(end: JudgeEnd): { readonly verdict: Verdict; readonly dateOrderNeeded?: DateOrders };
}

function judgingOf(sheet: ListSheet): Judging {
  if (sheet.kind === 'services') {
    const judging = startJudging(sheet.header, sheet.context);
    return { row: (row) => judging.row(row), finish: (end) => ({ verdict: judging.finish(end) }) };
  }
  const { header, name, date1904, context } = sheet;
  const judging = startJudgingAccounts(context);
  judging.beginSheet(header, { name, date1904 });
  return {
    row: (row) => judging.row(row),
    finish(end) {
      judging.endSheet(end);
      const { dateOrderNeeded, summary: _, ...verdict } = judging.finish(end);
      return { verdict, ...(dateOrderNeeded && { dateOrderNeeded }) };
    },
  };
}
