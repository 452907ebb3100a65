/** A tag as it stands in the text; `start` and `end` are its positions there. */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  readonly name: string;
  /** The name without its prefix. */
  readonly local: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The elements directly inside a parent, as they stand. */
export interface Children {
  readonly items: readonly string[];
  readonly parent: Tag;
  /** Where the parent's closing tag begins. */
  readonly close: number;
}

/** More text than this without one whole tag is no workbook a person made. */
const LONGEST_GAP = 8 << 20;

/** Rewrites a text tag by tag: what `visit` returns stands in the place of the tag, all else stays byte for byte. */
export async function* rewriteTags(
  chunks: AsyncIterable<string>,
  visit: (tag: Tag) => string,
): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const chunk of chunks) {
    rest += chunk;
    let done = '';
    let at = 0;
    for (let tag = nextTag(rest, at); tag; tag = nextTag(rest, at)) {
      done += rest.slice(at, tag.start) + visit(tag);
      at = tag.end;
    }
    rest = rest.slice(at);
    if (rest.length > LONGEST_GAP) throw new Error('XML without tags for 8 MB');
    if (done) yield done;
  }
  yield rest;
}

/** The same for a text already in hand. */
export function replaceTags(xml: string, visit: (tag: Tag) => string): string {
  let done = '';
  let at = 0;
  for (const tag of tags(xml)) {
    done += xml.slice(at, tag.start) + visit(tag);
    at = tag.end;
  }
  return done + xml.slice(at);
}

export function* tags(xml: string): Generator<Tag, void, undefined> {
  for (let tag = nextTag(xml, 0); tag; tag = nextTag(xml, tag.end)) yield tag;
}

/** The first element of that name, wherever it stands, with its direct children. */
export function childrenOf(xml: string, parentName: string): Children | undefined {
  const items: string[] = [];
  let parent: Tag | undefined;
  let depth = 0;
  let start = 0;
  for (const tag of tags(xml)) {
    if (!parent) {
      if (tag.local !== parentName || tag.kind === 'close') continue;
      if (tag.kind === 'empty') return { items, parent: tag, close: tag.end };
      parent = tag;
    } else if (tag.kind === 'close') {
      if (depth === 0) return { items, parent, close: tag.start };
      if (--depth === 0) items.push(xml.slice(start, tag.end));
    } else {
      if (depth === 0) start = tag.start;
      if (tag.kind === 'open') depth++;
      else if (depth === 0) items.push(tag.text);
    }
  }
  return undefined;
}

/** Puts elements at the end of a parent and corrects its `count`. */
export function appendTo(xml: string, parentName: string, added: readonly string[]): string {
  const found = childrenOf(xml, parentName);
  if (!found) throw new Error(`XML without <${parentName}>`);
  const { parent, items, close } = found;
  const counted = attributes(parent.text).has('count')
    ? withAttribute(parent.text, 'count', String(items.length + added.length))
    : parent.text;
  const before = xml.slice(0, parent.start);
  if (parent.kind === 'empty') {
    return `${before}${opened(counted)}${added.join('')}</${parent.name}>${xml.slice(close)}`;
  }
  return before + counted + xml.slice(parent.end, close) + added.join('') + xml.slice(close);
}

/** What an element says, without its tags. */
export function innerText(element: string): string {
  return decoded(element.replace(/<[^>]*>/g, ''));
}

/** `x:` in a document whose elements are written `<x:worksheet>`, else nothing. */
export function prefixOf(xml: string): string {
  const root = nextTag(xml, 0);
  return root ? root.name.slice(0, root.name.length - root.local.length) : '';
}

interface Attribute {
  readonly name: string;
  readonly value: string;
  /** With the white space before it. */
  readonly start: number;
  readonly end: number;
}

/** One after the other from the name of the element on; whatever the tag holds, it is read once. */
function* attributesOf(tag: string): Generator<Attribute, void, undefined> {
  const next = /\s+([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  next.lastIndex = /[\s/>]|$/.exec(tag)?.index ?? tag.length;
  for (let start = next.lastIndex, found = next.exec(tag); found; start = next.lastIndex, found = next.exec(tag)) {
    yield { name: found[1] ?? '', value: decoded(found[2] ?? found[3] ?? ''), start, end: next.lastIndex };
  }
}

/** Attributes of a tag (or of the first tag of an element), entities decoded. */
export function attributes(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { name, value } of attributesOf(tag)) found.set(name, value);
  return found;
}

/** The value of an attribute whatever its prefix (`r:id`, `rel:id`). */
export function prefixedAttribute(tag: string, local: string): string | undefined {
  for (const [name, value] of attributes(tag)) if (name.endsWith(`:${local}`)) return value;
  return undefined;
}

/** The same tag with the attribute set; `null` takes it away. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const written = value === null ? '' : ` ${name}="${escapeXml(value)}"`;
  for (const known of attributesOf(tag)) {
    if (known.name === name) return tag.slice(0, known.start) + written + tag.slice(known.end);
  }
  return value === null ? tag : tag.replace(/^<[^\s/>]+/, (start) => start + written);
}

/** `<row/>` → `<row>`. */
export function opened(tag: string): string {
  return `${tag.slice(0, -2).trimEnd()}>`;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Text for `<t>`: what XML cannot carry is written the way Excel writes it (`_x000B_`). */
export function escapeText(text: string): string {
  const carried = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (sign: string) => `_x${hex(sign)}_`);
  return escapeXml(carried);
}

const hex = (sign: string) => sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole: string, name: string) => {
    if (!name.startsWith('#')) return SIGNS[name] ?? whole;
    const point = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The next whole tag; comments, CDATA and processing instructions are no tags. */
function nextTag(xml: string, from: number): Tag | undefined {
  let start = xml.indexOf('<', from);
  while (start >= 0) {
    const skipped = skip(xml, start);
    if (skipped === start) return tagAt(xml, start);
    if (skipped < 0) return undefined;
    start = xml.indexOf('<', skipped);
  }
  return undefined;
}

const SKIPPED: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Where what is no tag ends; `start` itself when a tag begins there, -1 when that cannot be seen yet. */
function skip(xml: string, start: number): number {
  const second = xml[start + 1];
  if (second !== '!' && second !== '?') return start;
  for (const [opening, closing] of SKIPPED) {
    if (!xml.startsWith(opening, start)) continue;
    const end = xml.indexOf(closing, start + opening.length);
    return end < 0 ? -1 : end + closing.length;
  }
  if (xml.length - start >= 9) throw new Error('XML with a document type');
  return -1;
}

function tagAt(xml: string, start: number): Tag | undefined {
  const end = tagEnd(xml, start + 1);
  if (end < 0) return undefined;
  const text = xml.slice(start, end);
  const closing = text[1] === '/';
  const name = /^[^\s/>]*/.exec(text.slice(closing ? 2 : 1))?.[0] ?? '';
  const kind = closing ? 'close' : text.endsWith('/>') ? 'empty' : 'open';
  return { kind, name, local: name.slice(name.indexOf(':') + 1), text, start, end };
}

/** Past the `>` that ends the tag; one inside quotes does not. */
function tagEnd(xml: string, from: number): number {
  let quote = '';
  for (let at = from; at < xml.length; at++) {
    const sign = xml[at] ?? '';
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return -1;
}
