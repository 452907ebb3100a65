import type { Package } from './marked.package.js';
import { attributes, prefixedAttribute, rewriteTags, withAttribute, type Tag } from './marked.xml.js';

/** What is nothing without the part it leads to; other elements hold more and lose the reference only. */
const POINTERS = new Set(['drawing', 'legacyDrawing', 'legacyDrawingHF', 'drawingHF', 'picture', 'tablePart']);
const HOLDERS = new Set(['pageSetup', 'hyperlink']);

/** The id by which an element in the tail of a sheet refers to a part that may be taken away from it. */
export function referenceOf(tag: Tag): string | undefined {
  if (tag.kind === 'close' || !(POINTERS.has(tag.local) || HOLDERS.has(tag.local))) return undefined;
  return prefixedAttribute(tag.text, 'id');
}

/** Those of a part's references that lead to nothing: the part is missing, or even the relationship. */
export async function dangling(pkg: Package, part: string, references: Iterable<string>): Promise<ReadonlySet<string>> {
  const links = await pkg.links(part);
  const there = new Set(links.filter(({ part }) => part === null || pkg.find(part)).map(({ id }) => id));
  return new Set([...references].filter((id) => !there.has(id)));
}

/**
 * The sheet without references that lead to nothing. Some programs write them always, and Excel passes over one of a
 * kind; beside a drawing of ours it would be a second one.
 */
export function withoutReferences(
  chunks: AsyncIterable<string>,
  gone: ReadonlySet<string>,
): AsyncGenerator<string, void, undefined> {
  let inTail = false;
  let within = '';
  return rewriteTags(chunks, (tag) => {
    if (tag.local === 'sheetData') inTail ||= tag.kind !== 'open';
    if (!inTail) return tag.text;
    if (within !== '') {
      if (tag.kind === 'close' && tag.local === within) within = '';
      return '';
    }
    // How many there are is only a hint, and now there are fewer.
    if (tag.local === 'tableParts' && tag.kind !== 'close') return withAttribute(tag.text, 'count', null);
    if (!gone.has(referenceOf(tag) ?? '')) return tag.text;
    if (HOLDERS.has(tag.local)) return withoutId(tag.text);
    if (tag.kind === 'open') within = tag.local;
    return '';
  });
}

function withoutId(tag: string): string {
  const [name] = [...attributes(tag).keys()].filter((each) => each.endsWith(':id'));
  return name === undefined ? tag : withAttribute(tag, name, null);
}
