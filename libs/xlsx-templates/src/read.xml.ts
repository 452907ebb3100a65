import { TextDecoder } from 'node:util';
import { Namespaces } from './read.xml.names.js';
import { WorkbookRefused } from './workbook.refused.js';
import { XmlScanner, type Attributes } from './xml.scanner.js';

export type { Attributes };

/** What a part's meaning sees of its XML. */
export interface XmlEvents {
  /**
   * `name` is the local name in a known namespace, '' in any other. Answers whether the text right inside is wanted;
   * unwanted text is never held in memory.
   */
  open(name: string, attributes: Attributes, uriOf: (prefix: string) => string | undefined): boolean;
  text(text: string): void;
  close(name: string): void;
}

/** Turns the bytes of a part into events; refuses what is not well-formed, and never passes over a missing end. */
export class XmlReader {
  private readonly scanner: XmlScanner;
  private decoder: TextDecoder | null = null;
  private readonly names: string[] = [];
  private readonly scopes = new Namespaces();
  private readonly uriOf = (prefix: string): string | undefined => this.scopes.uriOf(prefix);

  constructor(private readonly events: XmlEvents) {
    this.scanner = new XmlScanner({
      declared: (encoding) => this.judgeEncoding(encoding),
      opened: (name, attributes) => this.open(name, attributes),
      closed: () => this.close(),
      text: (text) => this.events.text(text),
    });
  }

  write(chunk: Uint8Array): void {
    this.decoder ??= decoderOf(chunk);
    this.scanner.write(this.decode(chunk));
  }

  end(): void {
    if (this.decoder) this.scanner.write(this.decode());
    this.scanner.end();
  }

  private decode(chunk?: Uint8Array): string {
    try {
      return this.decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch {
      throw new WorkbookRefused('XML_MALFORMED', `bytes that are not ${this.decoder?.encoding}`);
    }
  }

  private judgeEncoding(declared: string | undefined): void {
    const actual = this.decoder?.encoding ?? 'utf-8';
    const claimed = (declared ?? actual).toLowerCase();
    const agrees = actual === 'utf-8' ? /^(utf-?8|us-ascii)$/.test(claimed) : /^utf-?16/.test(claimed);
    if (!agrees) throw new WorkbookRefused('XML_MALFORMED', `declares ${declared} in ${actual}`);
  }

  private open(rawName: string, attributes: Attributes): boolean {
    const name = this.scopes.enter(rawName, attributes, this.names.length);
    this.names.push(name);
    return this.events.open(name, attributes, this.uriOf);
  }

  private close(): void {
    const name = this.names.pop() ?? '';
    this.scopes.leave(this.names.length);
    this.events.close(name);
  }
}

function decoderOf(start: Uint8Array): TextDecoder {
  const bom = (start[0] ?? 0) * 256 + (start[1] ?? 0);
  const encoding = bom === 0xfeff ? 'utf-16be' : bom === 0xfffe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

/** Feeds a whole part to its reader. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const reader = new XmlReader(events);
  for await (const chunk of chunks) reader.write(chunk);
  reader.end();
}
