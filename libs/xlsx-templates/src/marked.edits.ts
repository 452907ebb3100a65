import { posix } from 'node:path';
import { relationshipsName, type Package, type Part, type Relationship } from './marked.package.js';
import { appendTo, attributes, escapeXml, prefixOf, replaceTags, tags } from './marked.xml.js';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT_TYPES = '[Content_Types].xml';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/** What a package becomes: parts with another content, parts that come new, and the relationships that lead to them. */
export class Edits {
  private readonly contents = new Map<string, Part['content']>();
  private readonly added: Part[] = [];
  private readonly types: string[] = [];
  private readonly related = new Map<string, Relationship[]>();
  private readonly unrelated = new Map<string, ReadonlySet<string>>();

  /** `relationshipTypes` is the address that relationship kinds of this workbook stand under. */
  constructor(
    readonly pkg: Package,
    private readonly relationshipTypes: string,
  ) {}

  replace(part: string, content: Part['content']): void {
    this.contents.set(part.toLowerCase(), content);
  }

  /** A new part; one whose type goes by its file ending (`.vml`) needs none of its own. */
  add(part: Part, contentType?: string): void {
    this.added.push(part);
    if (contentType) this.types.push(`Override PartName="/${escapeXml(part.name)}" ContentType="${contentType}"/>`);
  }

  /** Leads from one part to another; answers the id of the relationship. */
  async relate(from: string, kind: string, to: string): Promise<string> {
    const news = this.related.get(from) ?? [];
    const taken = new Set([...(await this.pkg.links(from)), ...news].map(({ id }) => id));
    let n = 1;
    while (taken.has(`rIdEmc${n}`)) n++;
    const id = `rIdEmc${n}`;
    this.related.set(from, [...news, { id, kind, part: to }]);
    return id;
  }

  /** Takes away the relationships of a part that lead to nothing, but for those it still refers to. */
  async unrelate(from: string, isNeeded: (id: string) => boolean): Promise<void> {
    const lost = (await this.pkg.relationships(from)).filter(({ id, part }) => !this.pkg.find(part) && !isNeeded(id));
    if (lost.length > 0) this.unrelated.set(from, new Set(lost.map(({ id }) => id)));
  }

  /** All parts in the order of the original, then the new ones; `last` is written when all others are. */
  async parts(last: Part): Promise<Part[]> {
    await this.writeRelationships();
    await this.writeContentTypes();
    const kept = this.pkg.parts.map((part) => {
      const content = this.contents.get(part.name.toLowerCase()) ?? part.content;
      return { ...part, content };
    });
    const isLast = ({ name }: Part) => name.toLowerCase() === last.name.toLowerCase();
    return [...[...kept, ...this.added].filter((part) => !isLast(part)), last];
  }

  private async writeRelationships(): Promise<void> {
    for (const from of new Set([...this.related.keys(), ...this.unrelated.keys()])) {
      const news = this.related.get(from) ?? [];
      const name = relationshipsName(from);
      const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE}/relationships"/>`;
      const xml = this.pkg.find(name) ? withoutLinks(await this.pkg.text(name), this.unrelated.get(from)) : empty;
      const lines = news.map(
        ({ id, kind, part }) =>
          `<${prefixOf(xml)}Relationship Id="${id}" Type="${this.relationshipTypes}/${kind}" Target="${escapeXml(posix.relative(posix.dirname(from), part))}"/>`,
      );
      const written = appendTo(xml, 'Relationships', lines);
      if (this.pkg.find(name)) this.replace(name, async () => written);
      else this.add({ name, content: async () => written });
    }
  }

  private async writeContentTypes(): Promise<void> {
    if (this.added.length === 0) return;
    const xml = await this.pkg.text(CONTENT_TYPES);
    const defaults = new Set<string>();
    for (const { text } of tags(xml)) defaults.add((attributes(text).get('Extension') ?? '').toLowerCase());
    const types = [...this.types];
    const drawing = this.added.some(({ name }) => name.endsWith('.vml'));
    if (drawing && !defaults.has('vml')) types.push(`Default Extension="vml" ContentType="${DRAWING_TYPE}"/>`);
    const p = prefixOf(xml);
    const written = appendTo(
      xml,
      'Types',
      types.map((type) => `<${p}${type}`),
    );
    this.replace(CONTENT_TYPES, async () => written);
  }
}

function withoutLinks(xml: string, ids: ReadonlySet<string> = new Set()): string {
  let within = false;
  return replaceTags(xml, ({ local, kind, text }) => {
    if (local !== 'Relationship') return text;
    const closes = within && kind === 'close';
    if (closes) within = false;
    if (closes || kind === 'close') return closes ? '' : text;
    const gone = ids.has(attributes(text).get('Id') ?? '');
    within = gone && kind === 'open';
    return gone ? '' : text;
  });
}
