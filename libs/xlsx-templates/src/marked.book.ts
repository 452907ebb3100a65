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

const FILTER = '_xlnm._FilterDatabase';

/**
 * The workbook knowing what is filtered on a sheet, counted from 0; `area` null = nothing. Excel writes this hidden name
 * beside every filter, and LibreOffice shows no filter without it.
 */
export function withFilter(
  xml: string,
  { sheet, name, area }: { sheet: number; name: string; area: string | null },
): string {
  const p = prefixOf(xml);
  const known = childrenOf(xml, 'definedNames');
  const others = known?.items.filter((item) => {
    const at = attributes(item);
    return !(at.get('name') === FILTER && at.get('localSheetId') === String(sheet));
  });
  const place = `'${name.replaceAll("'", "''")}'!${area?.replace(/[A-Z]+|\d+/g, '$$$&')}`;
  const ours =
    area === null
      ? []
      : [`<${p}definedName name="${FILTER}" localSheetId="${sheet}" hidden="1">${escapeXml(place)}</${p}definedName>`];
  const names = [...(others ?? []), ...ours].join('');
  const written = names === '' ? '' : `<${p}definedNames>${names}</${p}definedNames>`;
  if (!known) return insertBehindSheets(xml, written);
  const end = known.parent.kind === 'empty' ? known.parent.end : xml.indexOf('>', known.close) + 1;
  return xml.slice(0, known.parent.start) + written + xml.slice(end);
}

/** Defined names stand behind the sheets and whatever else must come before. */
function insertBehindSheets(xml: string, written: string): string {
  const before = new Set(['sheets', 'functionGroups', 'externalReferences']);
  let at = 0;
  for (const { local, kind, end } of tags(xml)) if (kind !== 'open' && before.has(local)) at = end;
  return xml.slice(0, at) + written + xml.slice(at);
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
