import { isUtf8 } from 'node:buffer';
import { PlainXml } from './read.plain.js';
import { TOKEN_CHARACTERS, XmlReader, type XmlEvents } from './read.xml.js';

/** Some thousand rows of a sheet. */
const BATCH_BYTES = 256 * 1024;

/** The meaning of a part that is mostly a long run of like elements, such as the rows of a sheet. */
export interface Items extends XmlEvents {
  /** Such as `</row>`. */
  readonly endTag: string;
  /** Grows with each tag of the parser's after which an item may begin. */
  readonly beginnings: number;
  /** Reads items up to `end`, and stops before the first that is not plain beyond doubt. */
  readPlain(xml: PlainXml, end: number): void;
}

/**
 * Reads a part whose items are plain at several times the speed of the parser. The parser reads all the rest: what
 * stands before and after the items, and every item that is written in another way. It alone judges what is well-formed.
 */
export class ItemReader {
  private readonly parser: XmlReader;
  private readonly plain = new PlainXml();
  private place: 'before' | 'among' | 'parsing' | 'over' = 'before';
  /** Bytes not yet read. */
  private kept = Buffer.alloc(0);
  private length = 0;
  /** How many there must be for the next reading. */
  private enough: number;
  private handed = 0;

  constructor(
    private readonly items: Items,
    private readonly batchBytes = BATCH_BYTES,
  ) {
    this.parser = new XmlReader(items);
    this.enough = batchBytes;
  }

  /** How many times an item was handed to the parser. */
  get handedOver(): number {
    return this.handed;
  }

  write(chunk: Uint8Array): void {
    this.reserve(this.length + chunk.length);
    this.kept.set(chunk, this.length);
    this.length += chunk.length;
    if (this.length >= this.enough) this.read();
  }

  end(): void {
    this.read();
    if (this.length > 0) this.parser.write(this.kept.subarray(0, this.length));
    this.parser.end();
  }

  private read(): void {
    const bytes = this.kept.subarray(0, this.length);
    let at = 0;
    let whole = -1;
    while (at < bytes.length) {
      if (this.place !== 'among') {
        at = this.parse(bytes, at);
        continue;
      }
      if (whole < 0) whole = this.wholeItems(bytes, at);
      if (at < whole) at = this.readPlain(at, whole);
      if (at < whole) this.handed++;
      else if (bytes.length - at <= TOKEN_CHARACTERS) break;
      this.place = 'parsing';
    }
    this.kept.copyWithin(0, at, this.length);
    this.length -= at;
    this.enough = this.length + this.batchBytes;
  }

  private readPlain(at: number, whole: number): number {
    this.plain.at = at;
    this.items.readPlain(this.plain, whole);
    return this.plain.at;
  }

  /** Where the last whole item ends; bytes that are not UTF-8 are left to the parser to refuse. */
  private wholeItems(bytes: Buffer, at: number): number {
    const { endTag } = this.items;
    const end = bytes.lastIndexOf(endTag) + endTag.length;
    if (end <= at || end < endTag.length) return at;
    if (!isUtf8(bytes.subarray(at, end))) return at;
    this.plain.take(bytes, end);
    return end;
  }

  /** Parses to the next place where an item may begin, or to the end. */
  private parse(bytes: Buffer, at: number): number {
    const mark = this.place === 'before' ? '>' : this.items.endTag;
    const found = this.place === 'over' ? -1 : bytes.indexOf(mark, at);
    if (found < 0) {
      this.parser.write(bytes.subarray(at));
      return bytes.length;
    }
    // The last byte goes alone: what it ends has ended there and nowhere before.
    const last = found + mark.length - 1;
    if (last > at) this.parser.write(bytes.subarray(at, last));
    const { beginnings } = this.items;
    this.parser.write(bytes.subarray(last, last + 1));
    if (this.items.beginnings !== beginnings) this.place = this.parser.isPlain ? 'among' : 'over';
    return last + 1;
  }

  private reserve(length: number): void {
    if (length <= this.kept.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * length);
    larger.set(this.kept.subarray(0, this.length));
    this.kept = larger;
  }
}

/** Feeds a whole part to the reader of its items. */
export async function readItems(chunks: AsyncIterable<Uint8Array>, items: Items): Promise<void> {
  const reader = new ItemReader(items);
  for await (const chunk of chunks) reader.write(chunk);
  reader.end();
}
