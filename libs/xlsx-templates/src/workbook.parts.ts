import { relationshipNamespaces } from './read.xml.names.js';
import { readXml, type Attributes, type XmlEvents } from './read.xml.js';
import type { Calculation } from './sheet.formulas.js';
import type { Sheet } from './workbook.js';
import { WorkbookRefused } from './workbook.refused.js';
import type { ZipParts } from './zip.js';

/** A relationship of a part: what for (last word of its type), and the name of the part it points to. */
interface Relationship {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

/** Where the parts of a workbook are, followed through relationships; file names mean nothing. */
export interface WorkbookParts {
  readonly sheets: readonly (Sheet & { readonly part: string })[];
  readonly date1904: boolean;
  readonly calculation: Calculation;
  /** Does such a formula rest on another workbook? Null where there are no links to any. */
  readonly isLinked: ((formula: string) => boolean) | null;
  readonly styles: string | null;
  readonly strings: string | null;
}

/** Follows a container to its worksheets, and refuses what is no plain workbook. */
export async function workbookParts(zip: ZipParts): Promise<WorkbookParts> {
  const types = await contentTypes(zip);
  const main = (await relationships(zip, '')).find(({ kind }) => kind === 'officeDocument');
  if (!main) throw new WorkbookRefused('WORKBOOK_PART_MISSING', 'no office document');
  judgeMainType(types.of(main.target));
  const related = await relationships(zip, main.target);
  judgeRelated(related);
  const links = related.filter(({ kind }) => /^externalLink/i.test(kind));
  for (const { target } of links) await judgeLink(zip, target);
  const book = new BookEvents();
  await readXml(zip.part(main.target).chunks(), book);
  const sheets = book.sheets.flatMap(({ name, hidden, id = '' }) => {
    const found = related.find((each) => each.id === id);
    // A module of an old workbook is listed as a sheet without a part, by Excel too.
    if (id === '') return [];
    if (!found) throw new WorkbookRefused('WORKBOOK_PART_MISSING', `sheet ${name}`);
    return found.kind === 'worksheet' ? [{ name, hidden, part: existing(zip, found.target) }] : [];
  });
  if (sheets.length === 0) throw new WorkbookRefused('SHEET_NONE', 'no worksheet');
  const partFor = (kind: string) => {
    const found = related.find((each) => each.kind === kind);
    return found ? existing(zip, found.target) : null;
  };
  const { date1904, calculation, linkedNames } = book;
  const isLinked = links.length > 0 ? linkedBy(linkedNames) : null;
  return { sheets, date1904, calculation, isLinked, styles: partFor('styles'), strings: partFor('sharedStrings') };
}

function existing(zip: ZipParts, part: string): string {
  if (!zip.has(part)) throw new WorkbookRefused('WORKBOOK_PART_MISSING', part);
  return part;
}

function judgeMainType(type: string): void {
  if (/macroenabled/i.test(type) && !/binary/i.test(type)) throw new WorkbookRefused('FILE_HAS_MACROS', type);
  if (/ms-excel\.sheet\.binary/i.test(type)) throw new WorkbookRefused('FILE_IS_XLSB', type);
  if (!/spreadsheetml\.(sheet|template)\.main\+xml/i.test(type)) throw new WorkbookRefused('FILE_NOT_EXCEL', type);
}

function judgeRelated(related: readonly Relationship[]): void {
  for (const { kind, target } of related) {
    if (/^(vbaProject|xl(Intl)?Macrosheet)$/i.test(kind)) throw new WorkbookRefused('FILE_HAS_MACROS', target);
  }
}

/** A workbook whose values were taken is no harm, nothing of it is fetched; a link to a program (DDE, OLE) is. */
async function judgeLink(zip: ZipParts, part: string): Promise<void> {
  if (!zip.has(part)) return;
  let kind = '';
  const first = elements((name) => {
    if (name === 'externalLink') return;
    kind = name;
    throw new Enough();
  });
  await readXml(zip.part(part).chunks(), first).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error;
  });
  if (/^(dde|ole)Link$/.test(kind)) throw new WorkbookRefused('FILE_HAS_EXTERNAL_LINKS', part);
}

/** What follows in a part, such as the values of whole sheets, need not be read. */
class Enough extends Error {}

/** `[1]Sheet!A1`, or by a name that stands for such a place. */
const otherWorkbook = /\[\d+\]/;

function linkedBy(names: ReadonlySet<string>): (formula: string) => boolean {
  const words = /[\p{L}_\\][\p{L}\p{N}_.\\]*/gu;
  return (formula) =>
    otherWorkbook.test(formula) ||
    (names.size > 0 && [...formula.matchAll(words)].some(([word]) => names.has(word.toLowerCase())));
}

async function contentTypes(zip: ZipParts): Promise<{ of(part: string): string }> {
  const byPart = new Map<string, string>();
  const byExtension = new Map<string, string>();
  await readXml(
    zip.part('[Content_Types].xml').chunks(),
    elements((name, attributes) => {
      const type = attributes['ContentType'] ?? '';
      if (name === 'Override') byPart.set(resolved('', attributes['PartName'] ?? '').toLowerCase(), type);
      if (name === 'Default') byExtension.set((attributes['Extension'] ?? '').toLowerCase(), type);
    }),
  );
  const extension = (part: string) => part.slice(part.lastIndexOf('.') + 1);
  return { of: (part) => byPart.get(part.toLowerCase()) ?? byExtension.get(extension(part.toLowerCase())) ?? '' };
}

async function relationships(zip: ZipParts, part: string): Promise<Relationship[]> {
  const cut = part.lastIndexOf('/') + 1;
  const rels = `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
  const found: Relationship[] = [];
  if (!zip.has(rels)) return found;
  await readXml(
    zip.part(rels).chunks(),
    elements((name, attributes) => {
      if (name !== 'Relationship') return;
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
      const kind = type.slice(type.lastIndexOf('/') + 1);
      found.push({ id, kind, target: mode === 'External' ? target : resolved(part.slice(0, cut), target) });
    }),
  );
  return found;
}

/** The name of a part from a target that is absolute, or relative to the folder of the part that names it. */
function resolved(folder: string, target: string): string {
  const path = decoded(target).replaceAll('\\', '/');
  const segments: string[] = [];
  for (const segment of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

function elements(open: (name: string, attributes: Attributes) => void): XmlEvents {
  return {
    open(name, attributes) {
      open(name, attributes);
      return false;
    },
    text() {},
    close() {},
  };
}

/** The part that lists the sheets. */
class BookEvents implements XmlEvents {
  readonly sheets: (Sheet & { id: string | undefined })[] = [];
  date1904 = false;
  calculation: Calculation = 'unsaid';
  /** Names that stand for a place in another workbook, in lower case. */
  readonly linkedNames = new Set<string>();
  private depth = 0;
  private name = '';
  private stands = '';

  open(name: string, attributes: Attributes, uriOf: (prefix: string) => string | undefined): boolean {
    if (this.depth++ === 0 && name !== 'workbook') throw new WorkbookRefused('XML_MALFORMED', 'no workbook');
    if (name === 'workbookPr') this.date1904 = isTrue(attributes['date1904']);
    if (name === 'calcPr') this.calculation = calculationOf(attributes);
    if (name === 'sheet') {
      const hidden = ['hidden', 'veryHidden'].includes(attributes['state'] ?? '');
      this.sheets.push({ name: attributes['name'] ?? '', hidden, id: relationshipId(attributes, uriOf) });
    }
    this.name = name === 'definedName' ? (attributes['name'] ?? '') : '';
    this.stands = '';
    return this.name !== '';
  }

  text(text: string): void {
    this.stands += text;
  }

  close(): void {
    this.depth--;
    if (this.name !== '' && otherWorkbook.test(this.stands)) this.linkedNames.add(this.name.toLowerCase());
    this.name = '';
  }
}

/** Excel writes `calcCompleted` only where it is false; the other two ask for a calculation of everything. */
function calculationOf({ fullCalcOnLoad, forceFullCalc, calcCompleted }: Attributes): Calculation {
  const completed = calcCompleted === undefined || isTrue(calcCompleted);
  return isTrue(fullCalcOnLoad) || isTrue(forceFullCalc) || !completed ? 'due' : 'done';
}

const isTrue = (flag: string | undefined) => flag === '1' || flag === 'true';

function relationshipId(attributes: Attributes, uriOf: (prefix: string) => string | undefined): string | undefined {
  const name = Object.keys(attributes).find((each) => {
    const [prefix = '', local] = each.split(':', 2);
    return local === 'id' && relationshipNamespaces.has(uriOf(prefix) ?? '');
  });
  return name === undefined ? undefined : attributes[name];
}
