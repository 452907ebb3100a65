import type {
  AccountSummary,
  Counts,
  DateOrders,
  FileProblemCode,
  Issue,
  Language,
  SheetRow,
  Verdict,
} from '@emc/domain';
import type { SealedRef } from './sealed.js';

/** One file of a list: a workbook, or the rows of an open sheet as JSON. */
export interface ListFile extends SealedRef {
  readonly source: 'file' | 'rows';
  /** Told before the names of its sheets when the list came in several files, e.g. `2/3`. */
  readonly part: string | null;
}

/** What the sheet process is asked; everything in it is plain data. */
export type SheetTask =
  | {
      readonly task: 'judge';
      readonly kind: 'services';
      readonly file: ListFile;
      /** Put before each row written to stdout, in COPY's text format. */
      readonly rowPrefix: string;
      readonly agencyCodes: readonly string[];
      readonly knownAgencyCodes: readonly string[];
      readonly knownIds: readonly string[];
    }
  | {
      readonly task: 'judge';
      readonly kind: 'accounts';
      readonly files: readonly ListFile[];
      /** `YYYY-MM-DD` in Vietnam. */
      readonly today: string;
      readonly asOf: string;
      /** Null = day first, or whatever the list gives evidence for. */
      readonly dateOrders: DateOrders | null;
    }
  | {
      readonly task: 'mark';
      readonly kind: 'services' | 'accounts';
      readonly files: readonly ListFile[];
      readonly sheetName: string | null;
      readonly issues: readonly Issue[];
      /** Of the whole list. */
      readonly counts: Counts;
      readonly language: Language;
    }
  | {
      readonly task: 'cells';
      readonly kind: 'declared';
      readonly file: ListFile;
      readonly mostRows: number;
    };

export type JudgeTask = Extract<SheetTask, { task: 'judge' }>;
export type MarkTask = Extract<SheetTask, { task: 'mark' }>;
export type CellsTask = Extract<SheetTask, { task: 'cells' }>;

/** What it answers; rows (judge) or the workbook (mark) go to stdout meanwhile. */
export type SheetAnswer =
  | { readonly answer: 'progress'; readonly rowsRead: number; readonly rowsExpected: number | null }
  | {
      readonly answer: 'judged';
      readonly verdict: Verdict;
      readonly sheetName: string | null;
      /** Figures over the accounts written; absent for services. */
      readonly summary?: AccountSummary;
      /** The rows written are void: the list is to be read once more, by these orders. */
      readonly readAgain?: DateOrders;
    }
  | { readonly answer: 'refused'; readonly code: FileProblemCode }
  /** `isWhole` false: there are more rows. */
  | { readonly answer: 'cells'; readonly rows: readonly SheetRow[]; readonly isWhole: boolean }
  | { readonly answer: 'marked' };
