import {
  accountList,
  fileIssue,
  noHeaderIssue,
  serviceList,
  startJudging,
  startJudgingAccounts,
  verdictOf,
  type AccountContext,
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
  isOwnSheet,
  openXlsxOnly,
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
  /** It may be an old .xls, which only the server reads. */
  | { readonly needsServer: true };

/** Reads the list in a file and judges it, as the server does. */
export async function judgeFile(source: ByteSource, list: FileList, onRows: OnRows): Promise<JudgedFile> {
  try {
    const workbook = await openXlsxOnly(source, list.kind === 'services' ? defaultLimits : accountLimits);
    if (!workbook) return { needsServer: true };
    try {
      return await (list.kind === 'services'
        ? judgeServices(workbook, list.context, onRows)
        : judgeAccounts(workbook, list.context, onRows));
    } finally {
      await workbook.close();
    }
  } catch (error) {
    if (error instanceof WorkbookRefused) return { refused: fileIssue(error.code) };
    throw error;
  }
}

async function judgeServices(workbook: Workbook, context: JudgeContext, onRows: OnRows): Promise<JudgedFile> {
  const chosen = await chooseSheet(workbook, serviceList);
  if (!chosen) return { verdict: verdictOf([noHeaderIssue(serviceList)]), sheetNames: [] };
  const { sheetIndex, header } = chosen;
  const judging = startJudging(header, context);
  for await (const rows of below(header.row, workbook.rows(sheetIndex), new FileProgress(workbook, onRows))) {
    for (const row of rows) judging.row(row);
  }
  const read = [sheetIndex];
  const verdict = judging.finish({ merges: workbook.merges(sheetIndex), otherSheets: otherSheets(workbook, read) });
  return { verdict, sheetNames: namesOf(workbook, read) };
}

/** Twice where the dates turn out to be written month first. */
async function judgeAccounts(workbook: Workbook, context: AccountContext, onRows: OnRows): Promise<JudgedFile> {
  const chosen = await chooseSheets(workbook, accountList);
  if (chosen.length === 0) return { verdict: verdictOf([noHeaderIssue(accountList)]), sheetNames: [] };
  const judging = startJudgingAccounts(context);
  const progress = new FileProgress(workbook, onRows);
  for (const { sheetIndex, header } of chosen) {
    const { name = '' } = workbook.sheets[sheetIndex] ?? {};
    judging.beginSheet(header, { name, date1904: workbook.date1904 });
    progress.beginSheet();
    for await (const rows of below(header.row, workbook.rows(sheetIndex), progress)) {
      for (const row of rows) judging.row(row);
    }
    judging.endSheet({ merges: workbook.merges(sheetIndex) });
  }
  const read = chosen.map(({ sheetIndex }) => sheetIndex);
  const end = { otherSheets: otherSheets(workbook, read) };
  const { dateOrderNeeded, summary: _, ...verdict } = judging.finish(end);
  if (dateOrderNeeded) return judgeAccounts(workbook, { ...context, dateOrders: dateOrderNeeded }, onRows);
  return { verdict, sheetNames: namesOf(workbook, read) };
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

function otherSheets({ sheets }: Workbook, read: readonly number[]): string[] {
  return sheets
    .filter(({ name, hidden }, index) => !hidden && !read.includes(index) && !isOwnSheet(name))
    .map(({ name }) => name);
}
