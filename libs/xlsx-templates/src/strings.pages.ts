import type { ReadLimits } from './read.limits.js';
import type { PlainXml } from './read.plain.js';
import { WorkbookRefused } from './workbook.refused.js';

const PAGE_BYTES = 1024 * 1024;
const INDEX_PAGE = 16_384;
const VIEW_BYTES = 16 * 1024;

interface Page {
  readonly bytes: Buffer;
  /** Where it starts, counted over all pages. */
  readonly base: number;
  filled: number;
  /** Is every byte a character? */
  ascii: boolean;
}

/**
 * Millions of texts as UTF-8 in pages outside of the heap: strings cut from parsed chunks would keep those chunks alive
 * and cost several times as much.
 */
export class TextPages {
  /** A text longer than a page has several in a row. */
  private readonly pages: Page[] = [];
  /** Where each text starts, counted over all pages; it ends where the next one starts, or its page does. */
  private readonly starts: Uint32Array[] = [];
  private count = 0;
  private bytes = 0;
  private view = '';
  private viewFrom = 0;
  private lastTo = 0;

  constructor(private readonly limits: Pick<ReadLimits, 'strings' | 'stringBytes'>) {}

  add(text: string): void {
    const size = Buffer.byteLength(text);
    const page = this.pageFor(size);
    page.bytes.write(text, page.filled);
    page.filled += size;
    if (size !== text.length) page.ascii = false;
  }

  /** Adds the literal that was stepped over last. */
  addFrom(xml: PlainXml, length: number): void {
    const page = this.pageFor(length);
    xml.copyTo(page.bytes, page.filled, length);
    page.filled += length;
  }

  /** The text with a number, in the order in which they were added; undefined where there is none. */
  at(number: number): string | undefined {
    if (!(number < this.count)) return undefined;
    const start = this.startOf(number);
    const page = this.pages[Math.floor(start / PAGE_BYTES)];
    if (!page) return '';
    const next = number + 1 < this.count ? this.startOf(number + 1) : Infinity;
    const end = Math.min(next, page.base + page.filled);
    return page.ascii ? this.cut(page, start, end) : page.bytes.toString('utf8', start - page.base, end - page.base);
  }

  /** Most sheets name strings in their order: what comes next is cut from a longer text that is made once. */
  private cut({ bytes, base, filled }: Page, start: number, end: number): string {
    const viewTo = this.viewFrom + this.view.length;
    if (start >= this.viewFrom && end <= viewTo) return this.view.slice(start - this.viewFrom, end - this.viewFrom);
    const follows = isSoonAfter(viewTo, start) || isSoonAfter(this.lastTo, start);
    this.lastTo = end;
    if (!follows || end - start > VIEW_BYTES) return bytes.toString('latin1', start - base, end - base);
    this.view = bytes.toString('latin1', start - base, Math.min(start - base + VIEW_BYTES, filled));
    this.viewFrom = start;
    return this.view.slice(0, end - start);
  }

  /** Counts and remembers a text of this size, and gives the page whose filled part it will follow. */
  private pageFor(size: number): Page {
    this.bytes += size;
    if (this.count >= this.limits.strings || this.bytes > this.limits.stringBytes) {
      throw new WorkbookRefused('TOO_MANY_STRINGS', `over ${this.limits.strings} or ${this.limits.stringBytes} bytes`);
    }
    const last = this.pages[this.pages.length - 1];
    const page = last && last.filled + size <= PAGE_BYTES ? last : this.newPage(size);
    this.remember(page.base + page.filled);
    return page;
  }

  private newPage(size: number): Page {
    const bytes = Buffer.allocUnsafeSlow(Math.max(PAGE_BYTES, size));
    const page = { bytes, base: this.pages.length * PAGE_BYTES, filled: 0, ascii: true };
    for (let part = 0; part < bytes.length; part += PAGE_BYTES) this.pages.push(page);
    return page;
  }

  private startOf(number: number): number {
    return this.starts[Math.floor(number / INDEX_PAGE)]?.[number % INDEX_PAGE] ?? 0;
  }

  private remember(start: number): void {
    if (this.count % INDEX_PAGE === 0) this.starts.push(new Uint32Array(INDEX_PAGE));
    const starts = this.starts[this.starts.length - 1];
    if (starts) starts[this.count % INDEX_PAGE] = start;
    this.count++;
  }
}

function isSoonAfter(place: number, start: number): boolean {
  return start >= place && start - place < VIEW_BYTES;
}
