import { accountList, serviceList } from '@emc/domain';
import {
  accountLimits,
  chooseSheets,
  defaultLimits,
  markedExcerpt,
  markedFromRows,
  markWorkbook,
  mostRowsMarked,
  type RowsOfSheet,
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
  const zip = file.source === 'file' && (await isZip(file));
  const marked = zip ? await markedInPlace(file, task, options) : null;
  if (marked) return marked;
  const workbook = await openListFile(file, kind === 'services' ? defaultLimits : accountLimits);
  try {
    const index = workbook.sheets.findIndex(({ name }) => name === sheetName);
    const origin = zip ? 'xlsx' : file.source === 'file' ? 'xls' : 'rows';
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

async function isZip(file: ListFile): Promise<boolean> {
  const source = await openSealedRef(file);
  try {
    return (await source.read(0, 2)).toString() === 'PK';
  } finally {
    await source.close();
  }
}
