import {
  accountList,
  noHeaderIssue,
  startJudgingAccounts,
  verdictOf,
  type Account,
  type AccountJudge,
} from '@emc/domain';
import type { ChosenSheet, Workbook } from '@emc/xlsx-templates';
import { accountLimits, chooseSheets, unreadSheets } from '@emc/xlsx-templates/reader';
import { accountRecords } from './account.records.js';
import { calledIn, openListFile } from './list-file.js';
import { Progress, type Output } from './sheet.output.js';
import type { JudgeTask, ListFile, SheetAnswer } from './sheet.task.js';

type AccountsTask = Extract<JudgeTask, { kind: 'accounts' }>;

interface Reading {
  readonly judging: AccountJudge;
  readonly output: Output;
}

/** Reads all sheets of all files as one list of accounts and judges it. */
export async function judgeAccounts(task: AccountsTask, output: Output): Promise<SheetAnswer> {
  const { today, asOf, dateOrders } = task;
  const judging = startJudgingAccounts({ today, asOf, ...(dateOrders && { dateOrders }) });
  const otherSheets: string[] = [];
  let sheetName: string | null = null;
  for (const file of task.files) {
    const workbook = await openListFile(file, accountLimits);
    try {
      const chosen = await chooseSheets(workbook, accountList);
      if (chosen.length === 0) return noList(file);
      sheetName ??= workbook.sheets[chosen[0]?.sheetIndex ?? -1]?.name ?? null;
      for (const sheet of chosen) await readSheet({ judging, output }, { file, workbook, sheet });
      const read = chosen.map(({ sheetIndex }) => sheetIndex);
      otherSheets.push(...unreadSheets(workbook, read).otherSheets.map((name) => calledIn(file, name)));
    } finally {
      await workbook.close();
    }
  }
  const { dateOrderNeeded, summary, ...verdict } = judging.finish({ otherSheets });
  return { answer: 'judged', verdict, sheetName, summary, ...(dateOrderNeeded && { readAgain: dateOrderNeeded }) };
}

async function readSheet(
  { judging, output }: Reading,
  { file, workbook, sheet }: { file: ListFile; workbook: Workbook; sheet: ChosenSheet },
): Promise<void> {
  const { sheetIndex, header } = sheet;
  const name = calledIn(file, workbook.sheets[sheetIndex]?.name ?? '');
  judging.beginSheet(header, { name, date1904: workbook.date1904 });
  const progress = new Progress(output, workbook);
  for await (const rows of workbook.rows(sheetIndex)) {
    const accounts: Account[] = [];
    const below = rows.filter(({ row }) => row > header.row);
    for (const row of below) {
      const account = judging.row(row);
      if (account) accounts.push(account);
    }
    await output.write(accountRecords(accounts));
    await progress.read(below.length);
  }
  judging.endSheet({ merges: workbook.merges(sheetIndex) });
}

function noList(file: ListFile): SheetAnswer {
  const issue = { ...noHeaderIssue(accountList), sheet: file.part };
  return { answer: 'judged', verdict: verdictOf([issue]), sheetName: null };
}
