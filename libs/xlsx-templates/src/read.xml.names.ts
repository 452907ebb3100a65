import type { SaxesAttributePlain } from 'saxes';
import { WorkbookRefused } from './workbook.refused.js';

/** Different element names between two namespace declarations; SpreadsheetML has some 600. */
const NAMES = 10_000;

export const relationshipNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);

const knownNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/package/2006/relationships',
  'http://schemas.openxmlformats.org/package/2006/content-types',
]);

/** Which URI a prefix stands for, and the name that follows from it. */
export class Namespaces {
  private readonly scopes: { readonly depth: number; readonly uris: Record<string, string> }[] = [
    { depth: -1, uris: Object.assign(emptyRecord(null), { xml: 'http://www.w3.org/XML/1998/namespace' }) },
  ];
  private pending: Record<string, string> | null = null;
  private readonly resolved = new Map<string, string>();

  declare({ name, value }: SaxesAttributePlain): void {
    if (!name.startsWith('xmlns')) return;
    if (name.length > 5 && name[5] !== ':') return;
    this.pending ??= emptyRecord(this.current);
    this.pending[name.slice(6)] = value.trim();
  }

  enter(rawName: string, depth: number): string {
    if (this.pending) {
      this.scopes.push({ depth, uris: this.pending });
      this.pending = null;
      this.resolved.clear();
    }
    let name = this.resolved.get(rawName);
    if (name === undefined) {
      if (this.resolved.size >= NAMES) throw new WorkbookRefused('XML_MALFORMED', 'too many names');
      this.resolved.set(rawName, (name = this.resolve(rawName)));
    }
    return name;
  }

  leave(depth: number): void {
    if (this.scopes[this.scopes.length - 1]?.depth !== depth) return;
    this.scopes.pop();
    this.resolved.clear();
  }

  uriOf(prefix: string): string | undefined {
    return this.current[prefix];
  }

  get defaultIsKnown(): boolean {
    return knownNamespaces.has(this.current[''] ?? '');
  }

  private get current(): Record<string, string> {
    return this.scopes[this.scopes.length - 1]?.uris ?? emptyRecord(null);
  }

  private resolve(rawName: string): string {
    const colon = rawName.indexOf(':');
    const prefix = colon < 0 ? '' : rawName.slice(0, colon);
    const uri = this.current[prefix];
    if (uri === undefined && prefix !== '') throw new WorkbookRefused('XML_MALFORMED', `unbound prefix ${prefix}`);
    return uri !== undefined && knownNamespaces.has(uri) ? rawName.slice(colon + 1) : '';
  }
}

function emptyRecord(parent: Record<string, string> | null): Record<string, string> {
  const record: Record<string, string> = Object.create(parent);
  return record;
}
