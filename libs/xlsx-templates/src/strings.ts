import type { ReadLimits } from './read.limits.js';
import type { Attributes, XmlEvents } from './read.xml.js';
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
    this.value += this.preserved ? this.run : this.run.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  }

  /** The raw text, escapes included. */
  end(): string {
    return this.value;
  }
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

const PAGE_BYTES = 4 * 1024 * 1024;

/**
 * The shared strings of a workbook as UTF-8 pages: JavaScript strings cut from parsed chunks would keep those chunks
 * alive and cost several times as much.
 */
export class SharedStrings implements XmlEvents {
  private readonly runs = new TextRuns();
  private readonly pages: Buffer[] = [];
  private used = PAGE_BYTES;
  private bytes = 0;
  private depth = 0;
  /** Three numbers per string: page, start, end. */
  private index = new Uint32Array(3 * 1024);
  private count = 0;

  constructor(private readonly limits: Pick<ReadLimits, 'strings' | 'stringBytes'>) {}

  /** The text of a string, or undefined where the workbook names one it does not hold. */
  at(number: number): string | undefined {
    if (!(number < this.count)) return undefined;
    const { index } = this;
    const page = this.pages[index[3 * number] ?? 0];
    return unescapeText(page?.toString('utf8', index[3 * number + 1], index[3 * number + 2]) ?? '');
  }

  open(name: string, attributes: Attributes): boolean {
    this.depth++;
    if (this.depth === 1 && name !== 'sst') throw new WorkbookRefused('XML_MALFORMED', 'no shared strings');
    if (name === 'si') this.runs.begin();
    return this.runs.open(name, attributes);
  }

  text(text: string): void {
    this.runs.text(text);
  }

  close(name: string): void {
    this.depth--;
    this.runs.close(name);
    if (name === 'si') this.add(this.runs.end());
  }

  private add(text: string): void {
    const size = Buffer.byteLength(text);
    this.bytes += size;
    if (this.count >= this.limits.strings || this.bytes > this.limits.stringBytes) {
      throw new WorkbookRefused('TOO_MANY_STRINGS', `over ${this.limits.strings} or ${this.limits.stringBytes} bytes`);
    }
    const page = this.pageFor(size);
    page.write(text, this.used);
    this.remember(this.used, this.used + size);
    this.used += size;
  }

  private pageFor(size: number): Buffer {
    const last = this.pages[this.pages.length - 1];
    if (last && this.used + size <= last.length) return last;
    const page = Buffer.allocUnsafe(Math.max(PAGE_BYTES, size));
    this.pages.push(page);
    this.used = 0;
    return page;
  }

  private remember(start: number, end: number): void {
    if (3 * this.count + 3 > this.index.length) {
      const larger = new Uint32Array(2 * this.index.length);
      larger.set(this.index);
      this.index = larger;
    }
    const at = 3 * this.count++;
    this.index[at] = this.pages.length - 1;
    this.index[at + 1] = start;
    this.index[at + 2] = end;
  }
}
