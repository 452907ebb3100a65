/** A folder on the network (`\\may-chu\emc`), or a catalog of a SharePoint. */
const share = /^(?:\\\\[^\\/:*?"<>|\p{Cc}]+(?:\\[^\\/:*?"<>|\p{Cc}]+)+\\?|https:\/\/[^\s"<>\\\p{Cc}]+)$/u;

export function isShare(text: string): boolean {
  return text.length <= 250 && share.test(text);
}

/**
 * The registry file that makes Excel 2016 and later trust the folder that holds the manifest, for whoever opens it. `id` names
 * the entry: the same file opened twice changes nothing.
 */
export function trustCatalog({ id, share }: { readonly id: string; readonly share: string }): Buffer {
  const key = `{${id}}`;
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    `[HKEY_CURRENT_USER\\SOFTWARE\\Microsoft\\Office\\16.0\\WEF\\TrustedCatalogs\\${key}]`,
    `"Id"="${key}"`,
    `"Url"="${share.replaceAll('\\', '\\\\')}"`,
    '"Flags"=dword:00000001',
    '',
  ];
  // Regedit reads this version of its format as UTF-16 only; folders may have Vietnamese names.
  return Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le');
}
