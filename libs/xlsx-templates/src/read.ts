import type { ByteSource } from './byte-source.js';
import { openHtml } from './html.js';
import type { ReadLimits } from './read.limits.js';
import { openBy } from './read.open.js';
import type { Workbook } from './workbook.js';
import { openXlsx } from './workbook.xlsx.js';
import { readXls } from './xls.js';

/**
 * Opens a workbook by what it holds, whatever its name says; throws `WorkbookRefused` with a stable code. The source is
 * the workbook's from now on: it is closed with it, or at once where there is none.
 */
export function openWorkbook(source: ByteSource, limits: ReadLimits): Promise<Workbook> {
  return openBy({ zip: openXlsx, ole: readXls, html: openHtml }, source, limits);
}
