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
import type { SheetContent } from './sheet-input.js';
import type { OpenSheet } from './sheet.js';

/** Title rows stand above the header; a header further down is no header. */
const headerRows = 20;

export const definitions: Readonly<Record<ListKind, ListDefinition>> = { services: serviceList, accounts: accountList };

/** A list as it was judged, wherever it came from. */
export interface Findings {
  readonly kind: ListKind;
  readonly verdict: Verdict;
  /** The rows in which something was found, as they were when judged. */
  readonly rows: ReadonlyMap<number, SheetRow>;
}

/** A sheet as it was judged. */
export interface Checked extends Findings {
  readonly sheet: OpenSheet;
  /** How many of its first columns the list takes up; 0 without a header. */
  readonly columns: number;
}

export interface Checking {
  readonly kind: ListKind;
  /** The sheet to be checked; the one in front when absent. */
  readonly sheetId?: string;
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
  const sheet = await book.openSheet(checking.sheetId);
  const top = await topRows(book, sheet, signal);
  const header = findHeader(definitions[kind], top);
  if (!header) {
    return { kind, sheet, columns: 0, rows: new Map(), verdict: verdictOf([noHeaderIssue(definitions[kind])]) };
  }
  const columns = columnsOf(header);
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

/** A list as it stands in a sheet, for whoever judges it elsewhere; null without a header. */
export async function readList(
  book: Spreadsheet,
  sheet: OpenSheet,
  { kind, signal }: Pick<Checking, 'kind' | 'signal'>,
): Promise<SheetContent | null> {
  const top = await topRows(book, sheet, signal);
  const header = findHeader(definitions[kind], top);
  if (!header) return null;
  const columns = columnsOf(header);
  const rows = top.filter(({ row }) => row === header.row);
  const merges: Merge[] = [];
  for await (const block of book.readBlocks(sheet, { from: header.row + 1, columns, signal })) {
    rows.push(...block.rows);
    merges.push(...block.merges);
  }
  const { name, date1904, otherSheets } = sheet;
  return { name, date1904, otherSheets, header, columns, rows, merges };
}

async function topRows(book: Spreadsheet, sheet: OpenSheet, signal: AbortSignal): Promise<SheetRow[]> {
  const top = { ...sheet, lastRow: Math.min(sheet.lastRow, headerRows) };
  const rows: SheetRow[] = [];
  for await (const block of book.readBlocks(top, { from: 1, columns: sheet.columns, bare: true, signal }))
    rows.push(...block.rows);
  return rows;
}

function columnsOf({ columns, repeated }: Header): number {
  return Math.max(...columns.values(), ...repeated.flatMap((each) => each.columns)) + 1;
}

function listSheet({ name, date1904 }: OpenSheet, header: Header, { kind, context, now }: Checking): ListSheet {
  if (kind === 'services') return { kind, header, context };
  const today = dayInVietnam(now);
  return { kind, header, name, date1904, context: { today, asOf: today } };
}
