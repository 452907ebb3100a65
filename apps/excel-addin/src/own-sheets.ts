/**
 * Names of the sheets that EMC adds to a workbook; a test holds them against those of the server's reader, whose module
 * brings more than a pane should load.
 */
const ownSheets: ReadonlySet<string> = new Set(['Hướng dẫn', 'Thông tin', 'Lỗi', 'Issues']);

/** True of a sheet that no officer made: that it was not read as a list needs no telling. */
export function isOwnSheet(name: string): boolean {
  return ownSheets.has(name);
}
