import { accountList, serviceList } from '@emc/domain';
import { accountLimits, defaultLimits, markedFromRows, markWorkbook } from '@emc/xlsx-templates';
import { openListFile, wholeOf } from './list-file.js';
import { openSealedRef, type SealedRef } from './sealed.js';
import type { Output } from './sheet.output.js';
import type { MarkTask, SheetAnswer } from './sheet.task.js';

/** The officer's own .xlsx where it can be marked; rows, .xls and the like become a new workbook. */
export async function markList(task: MarkTask, output: Output): Promise<SheetAnswer> {
  await output.write(await markedBytes(task));
  return { answer: 'marked' };
}

async function markedBytes({ kind, files, sheetName, issues, language }: MarkTask): Promise<Buffer> {
  const definition = kind === 'services' ? serviceList : accountList;
  const options = { definition, sheetName: sheetName ?? definition.sheetName, language };
  const [file] = files;
  if (sheetName === null || !file) return markedFromRows([], issues, { ...options, origin: 'unread' });
  const zip = file.source === 'file' && (await isZip(file));
  if (zip) {
    const original = await wholeOf(await openSealedRef(file));
    const marked = await markWorkbook(original, issues, options).catch(() => null);
    if (marked) return marked;
  }
  const workbook = await openListFile(file, kind === 'services' ? defaultLimits : accountLimits);
  try {
    const index = workbook.sheets.findIndex(({ name }) => name === sheetName);
    const origin = zip ? 'xlsx' : file.source === 'file' ? 'xls' : 'rows';
    return await markedFromRows(workbook.rows(index), issues, { ...options, origin });
  } finally {
    await workbook.close();
  }
}

async function isZip(file: SealedRef): Promise<boolean> {
  const bytes = await openSealedRef(file);
  try {
    return (await bytes.read(0, 2)).toString() === 'PK';
  } finally {
    await bytes.close();
  }
}
