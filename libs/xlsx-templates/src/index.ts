export { openWorkbook } from './read.js';
export { defaultLimits, type ReadLimits } from './read.limits.js';
export type { Sheet, Workbook } from './workbook.js';
export { WorkbookRefused } from './workbook.refused.js';
