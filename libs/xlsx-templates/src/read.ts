import { preflight } from './preflight.js';
import type { ReadLimits } from './read.limits.js';
import type { Workbook } from './workbook.js';
import { openXlsx } from './workbook.xlsx.js';
import { readXls } from './xls.js';

/** Opens a workbook by what the file holds, whatever its name says; throws `WorkbookRefused` with a stable code. */
export async function openWorkbook(path: string, limits: ReadLimits): Promise<Workbook> {
  const container = await preflight(path, limits);
  return container === 'zip' ? openXlsx(path, limits) : readXls(path, limits);
}
