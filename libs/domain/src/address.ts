const host = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}_-]*)(?:\.[\p{L}\p{N}_-]+)+(?::\d{1,5})?(?:[/?#][^\s<>"]*)?`;
const complete = new RegExp(`^https?://${host}$`, 'iu');
const bare = new RegExp(`^${host}$`, 'iu');

/** True for an http(s) address of a named host, without user name or white space. */
export function isWebAddress(text: string): boolean {
  return complete.test(text);
}

/** True for an address that lacks only its `https://`: `dichvucong.gov.vn/abc`. */
export function isBareAddress(text: string): boolean {
  return bare.test(text) && /\.\p{L}{2,}(?:[:/?#]|$)/iu.test(text);
}
