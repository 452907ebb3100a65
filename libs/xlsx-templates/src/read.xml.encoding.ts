/** A declaration is no longer than this. */
export const DECLARATION_BYTES = 200;

/** What the declaration at the start of a part says its bytes are, in lower case; '' where it says nothing. */
export function declaredEncoding(start: Uint8Array): string {
  const head = Buffer.from(start.subarray(0, DECLARATION_BYTES)).toString('latin1');
  return /^(?:\xef\xbb\xbf)?<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? '';
}

/** Every byte of it is the same in UTF-8. */
export function isAscii(encoding: string): boolean {
  return encoding === 'ascii' || encoding === 'us-ascii';
}

/** Every byte of it is the character of that number. */
export function isLatin1(encoding: string): boolean {
  return encoding === 'iso-8859-1' || encoding === 'latin1';
}
