import {
  accountList,
  dayInVietnam,
  findHeader,
  noHeaderIssue,
  serviceList,
  verdictOf,
  type Header,
  type JudgeContext,
  type ListDefinition,
  type ListKind,
  type Merge,
  type SheetRow,
  type Verdict,
} from '@emc/domain';
import type { Spreadsheet } from './excel.js';
import { startJudge } from './judge.js';
import type { ListSheet } from './judged-list.js';
import type { OpenSheet } from './sheet.js';

/** Title rows stand above the header; a header further down is no header. */
const headerRows = 20;

export const definitions: Readonly<Record<ListKind, ListDefinition>> = { services: serviceList, accounts: accountList };

/** A sheet as it was judged. */
export interface Checked {
  readonly kind: ListKind;
  readonly verdict: Verdict;
  /** The rows in which something was found, as they were when judged. */
  readonly rows: ReadonlyMap<number, SheetRow>;
  readonly sheet: OpenSheet;
  /** How many of its first columns the list takes up; 0 without a header. */
  readonly columns: number;
}

export interface Checking {
  readonly kind: ListKind;
  /** What is known of the agency; nothing before signing in. */
  readonly context: JudgeContext;
  readonly now: Date;
  readonly signal: AbortSignal;
  /** Called with the number of rows looked at so far, of so many. */
  onProgress(row: number, of: number): void;
}

/** Reads the open sheet and judges it while reading; stopped by its signal, it throws what the signal says. */
export async function check(book: Spreadsheet, checking: Checking): Promise<Checked> {
  const { kind, signal } = checking;
  const sheet = await book.openSheet();
  const header = findHeader(definitions[kind], await topRows(book, sheet, signal));
  if (!header) {
    return { kind, sheet, columns: 0, rows: new Map(), verdict: verdictOf([noHeaderIssue(definitions[kind])]) };
  }
  const columns = Math.max(...listColumns(header)) + 1;
  const judge = startJudge(listSheet(sheet, header, checking));
  try {
    const merges: Merge[] = [];
    for await (const block of book.readBlocks(sheet, { from: header.row + 1, columns, signal })) {
      judge.add(block.rows);
      merges.push(...block.merges);
      checking.onProgress(block.upTo, sheet.lastRow);
    }
    const { verdict, rows } = await judge.finish({ merges, otherSheets: sheet.otherSheets }, signal);
    return { kind, sheet, columns, verdict, rows: new Map(rows.map((row) => [row.row, row])) };
  } finally {
    judge.stop();
  }
}

async function topRows(book: Spreadsheet, sheet: OpenSheet, signal: AbortSignal): Promise<SheetRow[]> {
  const top = { ...sheet, lastRow: Math.min(sheet.lastRow, headerRows) };
  const rows: SheetRow[] = [];
  for await (const block of book.readBlocks(top, { from: 1, columns: sheet.columns, signal })) rows.push(...block.rows);
  return rows;
}

function listColumns({ columns, repeated }: Header): number[] {
  return [...columns.values(), ...repeated.flatMap((each) => each.columns)];
}

function listSheet({ name, date1904 }: OpenSheet, header: Header, { kind, context, now }: Checking): ListSheet {
  if (kind === 'services') return { kind, header, context };
  const today = dayInVietnam(now);
  return { kind, header, name, date1904, context: { today, asOf: today } };
}
