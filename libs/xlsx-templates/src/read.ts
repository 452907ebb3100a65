import type { ByteSource } from './byte-source.js';
import { preflight } from './preflight.js';
import type { ReadLimits } from './read.limits.js';
import type { Workbook } from './workbook.js';
import { openXlsx } from './workbook.xlsx.js';
import { readXls } from './xls.js';

/**
 * Opens a workbook by what it holds, whatever its name says; throws `WorkbookRefused` with a stable code. The source is
 * the workbook's from now on: it is closed with it, or at once where there is none.
 */
export async function openWorkbook(source: ByteSource, limits: ReadLimits): Promise<Workbook> {
  try {
    const container = await preflight(source, limits);
    return await (container === 'zip' ? openXlsx(source, limits) : readXls(source, limits));
  } catch (error) {
    await source.close();
    throw error;
  }
}
