/** What a proxy that compresses makes of `"7"`: nginx `W/"7"`, Apache `"7-gzip"` or `"7-br"`, Jetty `"7--gzip"`. */
const tag = /^(?:W\/)?"(\d{1,9})(?:[-;]{1,2}(?:gzip|br|zstd|deflate))?"$/;

/**
 * The revision that If-Match names; `any` for `*`, null when it names none. A revision is ours and says what is stored, not how it
 * was packed: a tag that became weak on the way names it all the same. Revisions only rise, so of several the highest is the one
 * that can still be true.
 */
export function revisionNamed(header: string): number | 'any' | null {
  const tags = header.split(',').map((each) => each.trim());
  if (tags.includes('*')) return tags.length === 1 ? 'any' : null;
  const revisions = tags.map((each) => Number(tag.exec(each)?.[1] ?? Number.NaN));
  return revisions.every(Number.isInteger) ? Math.max(...revisions) : null;
}
