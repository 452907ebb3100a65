import {
  startJudging,
  startJudgingAccounts,
  type AccountContext,
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

/** Judges a list as the server does, from rows that come in blocks. */
export class JudgedList {
  private readonly rows: SheetRow[] = [];

  constructor(private readonly sheet: ListSheet) {}

  /** Rows below the header, in their order; answers how many there are by now. */
  add(rows: readonly SheetRow[]): number {
    for (const row of rows) if (row.row > this.sheet.header.row) this.rows.push(row);
    return this.rows.length;
  }

  finish(end: JudgeEnd): Judged {
    const verdict = this.sheet.kind === 'services' ? this.services(this.sheet, end) : this.accounts(this.sheet, end);
    const found = new Set(verdict.issues.map(({ row }) => row));
    return { verdict, rows: this.rows.filter(({ row }) => found.has(row)) };
  }

  private services({ header, context }: ListSheet & { kind: 'services' }, end: JudgeEnd): Verdict {
    const judging = startJudging(header, context);
    for (const row of this.rows) judging.row(row);
    return judging.finish(end);
  }

  /** Twice where the dates turn out to be written month first. */
  private accounts(sheet: ListSheet & { kind: 'accounts' }, end: JudgeEnd): Verdict {
    const { header, name, date1904, context } = sheet;
    const judging = startJudgingAccounts(context);
    judging.beginSheet(header, { name, date1904 });
    for (const row of this.rows) judging.row(row);
    judging.endSheet(end);
    const { dateOrderNeeded, summary: _, ...verdict } = judging.finish(end);
    if (!dateOrderNeeded) return verdict;
    return this.accounts({ ...sheet, context: { ...context, dateOrders: dateOrderNeeded } }, end);
  }
}
