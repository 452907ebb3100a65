import {
  accountList,
  fileIssue,
  noHeaderIssue,
  serviceList,
  startJudging,
  startJudgingAccounts,
  verdictOf,
  type AccountContext,
  type AccountJudge,
  type Issue,
  type JudgeContext,
  type SheetRow,
  type Verdict,
} from '@emc/domain';
import {
  accountLimits,
  chooseSheet,
  chooseSheets,
  defaultLimits,
  openUnlessXls,
  unreadSheets,
  WorkbookRefused,
  type ByteSource,
  type Workbook,
} from '@emc/xlsx-templates/reader';
import { FileProgress, type OnRows } from './file-progress.js';

/** What a file is judged as, and what its judge is told beside it. */
export type FileList =
  | { readonly kind: 'services'; readonly context: JudgeContext }
  | { readonly kind: 'accounts'; readonly context: AccountContext };

export type JudgedFile =
  | { readonly verdict: Verdict; readonly sheetNames: readonly string[] }
  /** It is no workbook that can be read; the issue says what to do. */
  | { readonly refused: Issue }
  /** It may be a true .xls, which only the server reads. */
  | { readonly needsServer: true };

/** Reads the list in a file, or in several that make a list of accounts together, and judges it as the server does. */
export async function judgeFiles(sources: readonly ByteSource[], list: FileList, onRows: OnRows): Promise<JudgedFile> {
  try {
    return await (list.kind === 'services'
      ? judgeServices(sources, list.context, onRows)
      : judgeAccounts(sources, list.context, onRows));
  } catch (error) {
    if (error instanceof WorkbookRefused) return { refused: fileIssue(error.code) };
    throw error;
  }
}

async function judgeServices(
  [source]: readonly ByteSource[],
  context: JudgeContext,
  onRows: OnRows,
): Promise<JudgedFile> {
  const workbook = source ? await openUnlessXls(source, defaultLimits) : null;
  if (!workbook) return { needsServer: true };
  try {
    const chosen = await chooseSheet(workbook, serviceList);
    if (!chosen) return { verdict: verdictOf([noHeaderIssue(serviceList)]), sheetNames: [] };
    const { sheetIndex, header, alike } = chosen;
    const judging = startJudging(header, context);
    const progress = new FileProgress(onRows);
    progress.beginSheet(workbook);
    for await (const rows of below(header.row, workbook.rows(sheetIndex), progress)) {
      for (const row of rows) judging.row(row);
    }
    const read = [sheetIndex];
    const verdict = judging.finish({ merges: workbook.merges(sheetIndex), ...unreadSheets(workbook, read, alike) });
    return { verdict, sheetNames: namesOf(workbook, read) };
  } finally {
    await workbook.close();
  }
}

interface AccountFile {
  readonly workbook: Workbook;
  /** `2/3`; null where the list came as one file. */
  readonly part: string | null;
}

/** Twice where the dates turn out to be written month first. */
async function judgeAccounts(
  sources: readonly ByteSource[],
  context: AccountContext,
  onRows: OnRows,
): Promise<JudgedFile> {
  const judging = startJudgingAccounts(context);
  const progress = new FileProgress(onRows);
  const sheetNames: string[] = [];
  const others: string[] = [];
  for (const [at, source] of sources.entries()) {
    const workbook = await openUnlessXls(source, accountLimits);
    if (!workbook) return { needsServer: true };
    const part = sources.length > 1 ? `${at + 1}/${sources.length}` : null;
    try {
      const read = await readAccounts({ workbook, part }, judging, progress);
      if (!read) return { verdict: verdictOf([{ ...noHeaderIssue(accountList), sheet: part }]), sheetNames: [] };
      sheetNames.push(...read.sheetNames);
      others.push(...read.others);
    } finally {
      await workbook.close();
    }
  }
  const { dateOrderNeeded, summary: _, ...verdict } = judging.finish({ otherSheets: others });
  if (dateOrderNeeded) return judgeAccounts(sources, { ...context, dateOrders: dateOrderNeeded }, onRows);
  return { verdict, sheetNames };
}

/** The names of the sheets that were read, and of those that were not; null without a header. */
async function readAccounts(
  { workbook, part }: AccountFile,
  judging: AccountJudge,
  progress: FileProgress,
): Promise<{ readonly sheetNames: readonly string[]; readonly others: readonly string[] } | null> {
  const called = (name: string) => (part === null ? name : `${part} · ${name}`);
  const chosen = await chooseSheets(workbook, accountList);
  if (chosen.length === 0) return null;
  const read = chosen.map(({ sheetIndex }) => sheetIndex);
  const sheetNames = namesOf(workbook, read).map(called);
  for (const [at, { sheetIndex, header }] of chosen.entries()) {
    judging.beginSheet(header, { name: sheetNames[at] ?? '', date1904: workbook.date1904 });
    progress.beginSheet(workbook);
    for await (const rows of below(header.row, workbook.rows(sheetIndex), progress)) {
      for (const row of rows) judging.row(row);
    }
    judging.endSheet({ merges: workbook.merges(sheetIndex) });
  }
  return { sheetNames, others: unreadSheets(workbook, read).otherSheets.map(called) };
}

/** The rows below a header, counted as they go by. */
async function* below(
  headerRow: number,
  batches: AsyncIterable<SheetRow[]>,
  progress: FileProgress,
): AsyncGenerator<SheetRow[]> {
  for await (const batch of batches) {
    const rows = batch.filter(({ row }) => row > headerRow);
    yield rows;
    progress.read(rows.length);
  }
}

function namesOf({ sheets }: Workbook, read: readonly number[]): string[] {
  return read.map((index) => sheets[index]?.name ?? '');
}
