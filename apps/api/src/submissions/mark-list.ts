import { accountList, serviceList } from '@emc/domain';
import {
  accountLimits,
  chooseSheets,
  defaultLimits,
  markedExcerpt,
  markedFromRows,
  markWorkbook,
  mostRowsMarked,
  preflight,
  type ReadLimits,
  type RowsOfSheet,
  type RowsOrigin,
} from '@emc/xlsx-templates';
import { calledIn, openListFile } from './list-file.js';
import { openSealedRef } from './sealed.js';
import type { Output } from './sheet.output.js';
import type { ListFile, MarkTask, SheetAnswer } from './sheet.task.js';

/** The officer's own .xlsx where it can be marked; rows, .xls and the like become a new workbook. */
export async function markList(task: MarkTask, output: Output): Promise<SheetAnswer> {
  await output.write(await markedBytes(task));
  return { answer: 'marked' };
}

async function markedBytes(task: MarkTask): Promise<Buffer> {
  const { kind, files, sheetName, issues, language, counts } = task;
  const definition = kind === 'services' ? serviceList : accountList;
  const options = { definition, sheetName: sheetName ?? definition.sheetName, language, counts };
  const [file] = files;
  if (sheetName === null || !file) return markedFromRows([], issues, { ...options, origin: 'unread' });
  if (counts.rows > mostRowsMarked || issues.some(({ sheet }) => sheet !== null)) {
    return markedExcerpt(rowsOf(files), issues, options);
  }
  const limits = kind === 'services' ? defaultLimits : accountLimits;
  const origin = file.source === 'file' ? origins[await containerOf(file, limits)] : 'rows';
  const marked = origin === 'xlsx' ? await markedInPlace(file, task, options) : null;
  if (marked) return marked;
  const workbook = await openListFile(file, limits);
  try {
    const index = workbook.sheets.findIndex(({ name }) => name === sheetName);
    return await markedFromRows(workbook.rows(index), issues, { ...options, origin });
  } finally {
    await workbook.close();
  }
}

/** Null where the workbook cannot be patched. */
async function markedInPlace(
  file: ListFile,
  { issues }: MarkTask,
  options: Parameters<typeof markWorkbook>[2],
): Promise<Buffer | null> {
  const source = await openSealedRef(file);
  try {
    return await markWorkbook(source, issues, options).catch(() => null);
  } finally {
    await source.close();
  }
}

async function* rowsOf(files: readonly ListFile[]): AsyncGenerator<RowsOfSheet> {
  for (const file of files) {
    const workbook = await openListFile(file, accountLimits);
    try {
      for (const { sheetIndex, header } of await chooseSheets(workbook, accountList)) {
        const sheet = calledIn(file, workbook.sheets[sheetIndex]?.name ?? '');
        for await (const rows of workbook.rows(sheetIndex)) yield { sheet, header, rows };
      }
    } finally {
      await workbook.close();
    }
  }
}

const origins = { zip: 'xlsx', ole: 'xls', html: 'html' } as const satisfies Record<string, RowsOrigin>;

async function containerOf(file: ListFile, limits: ReadLimits): Promise<keyof typeof origins> {
  const source = await openSealedRef(file);
  try {
    return await preflight(source, limits);
  } finally {
    await source.close();
  }
}
