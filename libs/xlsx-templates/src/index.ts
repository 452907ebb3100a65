export { openWorkbook } from './read.js';
export { defaultLimits, type ReadLimits } from './read.limits.js';
export type { Sheet, Workbook } from './workbook.js';
export { WorkbookRefused } from './workbook.refused.js';
export { exportList, type ExportAbout, type ExportRow } from './export.js';
export { markWorkbook, type MarkOptions } from './marked.js';
export { markedFromRows, type RowsOrigin } from './marked.rows.js';
export { template } from './template.js';
export { readStamp, type Stamp } from './template.stamp.js';
