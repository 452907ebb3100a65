import type { ReadLimits } from './read.limits.js';
import type { Items } from './read.items.js';
import { preservesSpace, word, type PlainXml } from './read.plain.js';
import type { Attributes } from './read.xml.js';
import { WorkbookRefused } from './workbook.refused.js';

/** Gathers the text of `<si>` or `<is>`: all runs, without the phonetic guides that Excel shows above them. */
export class TextRuns {
  private value = '';
  private run = '';
  private preserved = false;
  private phonetic = 0;

  begin(): void {
    this.value = '';
    this.phonetic = 0;
  }

  open(name: string, attributes: Attributes): boolean {
    if (name === 'rPh') this.phonetic++;
    if (name !== 't' || this.phonetic > 0) return false;
    this.run = '';
    this.preserved = attributes['xml:space'] === 'preserve';
    return true;
  }

  text(text: string): void {
    this.run += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic--;
    if (name !== 't' || this.phonetic > 0) return;
    this.value += this.preserved ? this.run : trimmed(this.run);
  }

  /** The raw text, escapes included. */
  end(): string {
    return this.value;
  }
}

/** Text whose space at both ends is not to be kept. */
export function trimmed(text: string): string {
  const inside = text.charCodeAt(0) > 0x20 && text.charCodeAt(text.length - 1) > 0x20;
  return inside ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

/**
 * `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore that only looks like one. NUL and
 * halves of a surrogate pair are no text anywhere else either and stay as written.
 */
export function unescapeText(raw: string): string {
  if (!raw.includes('_x')) return raw;
  return raw
    .replace(/_x(?!0000)([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/[\ud800-\udfff]/gu, (half) => `_x${half.charCodeAt(0).toString(16).toUpperCase()}_`);
}

const PAGE_BYTES = 1024 * 1024;
/** Texts of so few characters are copied one by one in less time than a call takes. */
const SHORT = 32;
const INDEX_PAGE = 16_384;

const STRING = word('<si>');
const STRING_END = word('</si>');
const TEXT = word('<t');
const TEXT_END = word('</t>');

/**
 * The shared strings of a workbook as UTF-8 pages: JavaScript strings cut from parsed chunks would keep those chunks
 * alive and cost several times as much.
 */
export class SharedStrings implements Items {
  readonly endTag = '</si>';
  private readonly runs = new TextRuns();
  /** A string longer than a page has several in a row. */
  private readonly pages: Buffer[] = [];
  /** How far each page is filled. */
  private readonly filled: number[] = [];
  private bytes = 0;
  private depth = 0;
  /** Where each string starts, counted over all pages; it ends where the next one starts, or its page does. */
  private readonly index: Uint32Array[] = [];
  private count = 0;
  private begun = 0;

  constructor(private readonly limits: Pick<ReadLimits, 'strings' | 'stringBytes'>) {}

  get beginnings(): number {
    return this.begun;
  }

  /** The text of a string, or undefined where the workbook names one it does not hold. */
  at(number: number): string | undefined {
    if (!(number < this.count)) return undefined;
    const start = this.startOf(number);
    const page = Math.floor(start / PAGE_BYTES);
    const base = page * PAGE_BYTES;
    const next = number + 1 < this.count ? this.startOf(number + 1) : Infinity;
    const end = Math.min(next - base, this.filled[page] ?? 0);
    return unescapeText(this.pages[page]?.toString('utf8', start - base, end) ?? '');
  }

  readPlain(xml: PlainXml, end: number): void {
    for (;;) {
      xml.space();
      const from = xml.at;
      if (from >= end) return;
      if (!this.plainString(xml)) {
        xml.at = from;
        return;
      }
    }
  }

  open(name: string, attributes: Attributes): boolean {
    this.depth++;
    if (this.depth === 1) {
      if (name !== 'sst') throw new WorkbookRefused('XML_MALFORMED', 'no shared strings');
      this.begun++;
    }
    if (name === 'si') this.runs.begin();
    return this.runs.open(name, attributes);
  }

  text(text: string): void {
    this.runs.text(text);
  }

  close(name: string): void {
    this.depth--;
    this.runs.close(name);
    if (name !== 'si') return;
    this.add(this.runs.end());
    if (this.depth === 1) this.begun++;
  }

  private plainString(xml: PlainXml): boolean {
    if (!xml.meets(STRING) || !xml.opens(TEXT)) return false;
    const preserved = preservesSpace(xml);
    if (xml.tagEnd !== 'open') return false;
    const text = xml.characters();
    if (text === null || !xml.meets(TEXT_END) || !xml.meets(STRING_END)) return false;
    this.add(preserved ? text : trimmed(text));
    return true;
  }

  private add(text: string): void {
    const size = Buffer.byteLength(text);
    this.bytes += size;
    if (this.count >= this.limits.strings || this.bytes > this.limits.stringBytes) {
      throw new WorkbookRefused('TOO_MANY_STRINGS', `over ${this.limits.strings} or ${this.limits.stringBytes} bytes`);
    }
    const page = this.pageFor(size);
    const used = this.filled[page] ?? 0;
    const bytes = this.pages[page];
    if (bytes && size === text.length && size < SHORT) {
      for (let at = 0; at < size; at++) bytes[used + at] = text.charCodeAt(at);
    } else bytes?.write(text, used);
    this.filled[page] = used + size;
    this.remember(page * PAGE_BYTES + used);
  }

  private pageFor(size: number): number {
    const last = this.pages.length - 1;
    if (last >= 0 && (this.filled[last] ?? 0) + size <= PAGE_BYTES) return last;
    const bytes = Buffer.allocUnsafeSlow(Math.max(PAGE_BYTES, size));
    for (let part = 0; part < bytes.length; part += PAGE_BYTES) {
      this.pages.push(bytes);
      this.filled.push(part === 0 ? 0 : PAGE_BYTES);
    }
    return last + 1;
  }

  private startOf(number: number): number {
    return this.index[Math.floor(number / INDEX_PAGE)]?.[number % INDEX_PAGE] ?? 0;
  }

  private remember(start: number): void {
    if (this.count % INDEX_PAGE === 0) this.index.push(new Uint32Array(INDEX_PAGE));
    const page = this.index[this.index.length - 1];
    if (page) page[this.count % INDEX_PAGE] = start;
    this.count++;
  }
}
