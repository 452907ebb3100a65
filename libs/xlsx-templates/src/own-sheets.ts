/** Names of the sheets that EMC adds beside a list. */
export const ownSheets = { guide: 'Hướng dẫn', about: 'Thông tin', issues: { vi: 'Lỗi', en: 'Issues' } } as const;

const names: ReadonlySet<string> = new Set([
  ownSheets.guide,
  ownSheets.about,
  ownSheets.issues.vi,
  ownSheets.issues.en,
]);

/** True of a sheet that no officer made: that it was not read as a list needs no telling. */
export function isOwnSheet(name: string): boolean {
  return names.has(name);
}
