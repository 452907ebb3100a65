// The reader without what it takes to read an .xls or to write a workbook; a web page loads this part alone.
import type { ByteSource } from './byte-source.js';
import { openHtml } from './html.js';
import type { ReadLimits } from './read.limits.js';
import { openBy } from './read.open.js';
import type { Workbook } from './workbook.js';
import { openXlsx } from './workbook.xlsx.js';
import { judgeXlsSize } from './xls.size.js';

export type { ByteSource } from './byte-source.js';
export { chooseSheet, chooseSheets, unreadSheets } from './choose.js';
export { isOwnSheet } from './own-sheets.js';
export { accountLimits, defaultLimits } from './read.limits.js';
export type { Workbook } from './workbook.js';
export { WorkbookRefused } from './workbook.refused.js';

/** As `openWorkbook`, but null for what may be a true .xls: only the server reads that. Its source is closed then too. */
export function openUnlessXls(source: ByteSource, limits: ReadLimits): Promise<Workbook | null> {
  return openBy<Workbook | null>({ zip: openXlsx, ole: leaveXls, html: openHtml }, source, limits);
}

async function leaveXls(source: ByteSource, limits: ReadLimits): Promise<null> {
  await judgeXlsSize(source, limits);
  await source.close();
  return null;
}
