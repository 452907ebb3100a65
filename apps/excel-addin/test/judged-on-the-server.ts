import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accountList,
  dayInVietnam,
  fileIssue,
  noHeaderIssue,
  serviceList,
  startJudging,
  startJudgingAccounts,
  verdictOf,
  type DateOrders,
  type Issue,
  type Verdict,
} from '@emc/domain';
import {
  accountLimits,
  chooseSheet,
  chooseSheets,
  defaultLimits,
  fileSource,
  openWorkbook,
  unreadSheets,
  WorkbookRefused,
} from '@emc/xlsx-templates';
import type { Given } from './file-page.js';

/** What was said of a file, or why it was refused. */
type OnServer = { readonly verdict: Verdict; readonly sheetNames: readonly string[] } | { readonly refused: Issue };

/** What is said of these bytes on Node, read and judged as the API's sheet process does it. */
export async function judgedOnTheServer(bytes: Buffer, given: Given): Promise<OnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'emc-server-'));
  const path = join(folder, 'list');
  try {
    await writeFile(path, new Uint8Array(bytes));
    return await (given.kind === 'services'
      ? services(path, given)
      : accounts(path, dayInVietnam(new Date(given.now))));
  } catch (error) {
    if (error instanceof WorkbookRefused) return { refused: fileIssue(error.code) };
    throw error;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function services(path: string, { agencyCodes = [], knownIds = [] }: Given): Promise<OnServer> {
  const workbook = await openWorkbook(await fileSource(path), defaultLimits);
  try {
    const chosen = await chooseSheet(workbook, serviceList);
    if (!chosen) return { verdict: verdictOf([noHeaderIssue(serviceList)]), sheetNames: [] };
    const { sheetIndex, header, alike } = chosen;
    const context = { agencyCodes, knownAgencyCodes: new Set(agencyCodes), knownIds: new Set(knownIds) };
    const judging = startJudging(header, context);
    for await (const rows of workbook.rows(sheetIndex)) {
      for (const row of rows) if (row.row > header.row) judging.row(row);
    }
    const merges = workbook.merges(sheetIndex);
    const verdict = judging.finish({ merges, ...unreadSheets(workbook, [sheetIndex], alike) });
    return { verdict, sheetNames: [workbook.sheets[sheetIndex]?.name ?? ''] };
  } finally {
    await workbook.close();
  }
}

async function accounts(path: string, today: string, dateOrders?: DateOrders): Promise<OnServer> {
  const workbook = await openWorkbook(await fileSource(path), accountLimits);
  try {
    const chosen = await chooseSheets(workbook, accountList);
    if (chosen.length === 0) return { verdict: verdictOf([noHeaderIssue(accountList)]), sheetNames: [] };
    const judging = startJudgingAccounts({ today, asOf: today, ...(dateOrders && { dateOrders }) });
    for (const { sheetIndex, header } of chosen) {
      judging.beginSheet(header, { name: workbook.sheets[sheetIndex]?.name ?? '', date1904: workbook.date1904 });
      for await (const rows of workbook.rows(sheetIndex)) {
        for (const row of rows) if (row.row > header.row) judging.row(row);
      }
      judging.endSheet({ merges: workbook.merges(sheetIndex) });
    }
    const read = chosen.map(({ sheetIndex }) => sheetIndex);
    const { dateOrderNeeded, summary: _, ...verdict } = judging.finish(unreadSheets(workbook, read));
    if (dateOrderNeeded) return await accounts(path, today, dateOrderNeeded);
    return { verdict, sheetNames: read.map((index) => workbook.sheets[index]?.name ?? '') };
  } finally {
    await workbook.close();
  }
}
