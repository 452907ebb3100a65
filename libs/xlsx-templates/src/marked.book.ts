import { posix } from 'node:path';
import type { Package } from './marked.package.js';
import {
  appendTo,
  attributes,
  childrenOf,
  escapeXml,
  prefixedAttribute,
  prefixOf,
  replaceTags,
  tags,
  withAttribute,
} from './marked.xml.js';

export interface BookSheet {
  readonly name: string;
  readonly id: number;
  readonly part: string;
}

/** The parts of a workbook that marking has to know, found through its relationships and not by their usual names. */
export interface Book {
  readonly part: string;
  readonly xml: string;
  readonly sheets: readonly BookSheet[];
  readonly styles: string | undefined;
  /** Transitional or Strict, as the workbook itself is written. */
  readonly namespaces: { readonly main: string; readonly relationships: string };
}

export async function readBook(pkg: Package): Promise<Book> {
  const part = (await pkg.relationships('')).find(({ kind }) => kind === 'officeDocument')?.part;
  if (!part) throw new Error('package without a workbook');
  const xml = await pkg.text(part);
  const relationships = await pkg.relationships(part);
  const partOf = new Map(relationships.map(({ id, part }) => [id, part]));
  const sheets = (childrenOf(xml, 'sheets')?.items ?? []).map((item) => ({
    name: attributes(item).get('name') ?? '',
    id: Number(attributes(item).get('sheetId')),
    part: partOf.get(prefixedAttribute(item, 'id') ?? '') ?? '',
  }));
  const styles = relationships.find(({ kind, part }) => kind === 'styles' && pkg.find(part))?.part;
  return { part, xml, sheets, styles, namespaces: namespacesOf(xml) };
}

function namespacesOf(xml: string): Book['namespaces'] {
  const [root] = tags(xml);
  const prefix = prefixOf(xml).slice(0, -1);
  const main = attributes(root?.text ?? '').get(prefix ? `xmlns:${prefix}` : 'xmlns') ?? '';
  const relationships = main.startsWith('http://purl.oclc.org/')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return { main, relationships };
}

/** The wanted name, or the first of `Lỗi (2)`, `Lỗi (3)`, … that no sheet has; Excel does not tell case apart. */
export function freeSheetName(wanted: string, sheets: readonly BookSheet[]): string {
  const taken = new Set(sheets.map(({ name }) => name.normalize('NFC').toLowerCase()));
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted} (${n})`;
  return name;
}

/** A part beside the workbook that does not exist yet: `comments1.xml`, `comments2.xml`, … */
export function freePart(pkg: Package, book: Book, name: (n: number) => string): string {
  const at = (n: number) => posix.join(posix.dirname(book.part), name(n));
  let n = 1;
  while (pkg.find(at(n))) n++;
  return at(n);
}

/** The workbook with one more sheet behind the others. */
export function withSheet({ xml, sheets, namespaces }: Book, name: string, relationship: string): string {
  const id = 1 + sheets.reduce((most, sheet) => Math.max(most, sheet.id || 0), 0);
  const p = prefixOf(xml);
  const sheet = `<${p}sheet name="${escapeXml(name)}" sheetId="${id}" xmlns:r="${namespaces.relationships}" r:id="${relationship}"/>`;
  return appendTo(xml, 'sheets', [sheet]);
}

/** The workbook opening at that sheet, counted from 0. */
export function openingAt(xml: string, sheet: number): string {
  const views = childrenOf(xml, 'bookViews');
  const p = prefixOf(xml);
  const view = `<${p}bookViews><${p}workbookView activeTab="${sheet}"/></${p}bookViews>`;
  return replaceTags(xml, (tag) => {
    if (tag.local === 'workbookView' && tag.kind !== 'close')
      return withAttribute(tag.text, 'activeTab', String(sheet));
    return !views && tag.local === 'sheets' && tag.kind !== 'close' ? view + tag.text : tag.text;
  });
}
