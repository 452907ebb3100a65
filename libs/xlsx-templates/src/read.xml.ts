import { TextDecoder } from 'node:util';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { DECLARATION_BYTES, declaredEncoding, isAscii, isLatin1 } from './read.xml.encoding.js';
import { Namespaces } from './read.xml.names.js';
import { WorkbookRefused } from './workbook.refused.js';

export type Attributes = Readonly<Record<string, string>>;

/** What a part's meaning sees of its XML; the parser below it can be replaced. */
export interface XmlEvents {
  /**
   * `name` is the local name in a known namespace, '' in any other. Answers whether the text right inside is wanted;
   * unwanted text is never held in memory.
   */
  open(name: string, attributes: Attributes, uriOf: (prefix: string) => string | undefined): boolean;
  text(text: string): void;
  close(name: string): void;
}

/** Excel's own cells hold at most 32,767 characters; nothing honest in a part is near this long. */
export const TOKEN_CHARACTERS = 4 * 1024 * 1024;
const DEPTH = 256;

/** Turns the bytes of a part into events; refuses what is not well-formed, and never passes over a missing end. */
export class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private decoder: Decoder | null = null;
  private start = Buffer.alloc(0);
  private version = '1.0';
  private charactersSinceEvent = 0;
  private readonly names: string[] = [];
  private readonly wanted: boolean[] = [];
  private listening = false;
  private readonly scopes = new Namespaces();
  private readonly uriOf = (prefix: string): string | undefined => this.scopes.uriOf(prefix);

  constructor(private readonly events: XmlEvents) {
    const { parser } = this;
    // One listener more, such as for 'error', and V8 keeps the parser in a form that is five times slower.
    parser.on('xmldecl', ({ encoding, version }) => {
      this.version = version ?? '1.0';
      this.judgeEncoding(encoding);
    });
    parser.on('doctype', () => {
      throw new WorkbookRefused('XML_DTD', 'a document type');
    });
    parser.on('attribute', (attribute) => this.scopes.declare(attribute));
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('closetag', () => this.close());
  }

  /** Is this UTF-8 of XML 1.0, where names without a prefix are of a known namespace? */
  get isPlain(): boolean {
    return this.decoder?.encoding === 'utf-8' && this.version === '1.0' && this.scopes.defaultIsKnown;
  }

  write(chunk: Uint8Array): void {
    if (this.decoder) return this.parse(this.decode(chunk));
    const start = Buffer.concat([this.start, chunk]);
    this.start = start;
    // The declaration says how the bytes are to be read, and it ends with the first tag.
    if (start.length >= DECLARATION_BYTES || start.includes('>')) this.begin();
  }

  end(): void {
    if (!this.decoder && this.start.length > 0) this.begin();
    if (this.decoder) this.parse(this.decode());
    this.guarded(() => this.parser.close(), 'XML_TRUNCATED');
  }

  private begin(): void {
    this.decoder = decoderOf(this.start);
    this.parse(this.decode(this.start));
    this.start = Buffer.alloc(0);
  }

  private decode(chunk?: Uint8Array): string {
    try {
      return this.decoder?.decode(chunk, { stream: chunk !== undefined }) ?? '';
    } catch {
      throw new WorkbookRefused('XML_MALFORMED', `bytes that are not ${this.decoder?.encoding}`);
    }
  }

  private parse(text: string): void {
    this.charactersSinceEvent += text.length;
    this.guarded(() => this.parser.write(text), 'XML_MALFORMED');
    if (this.charactersSinceEvent > TOKEN_CHARACTERS) throw new WorkbookRefused('XML_MALFORMED', 'an endless token');
  }

  /** What saxes complains of is a plain Error; anything else is a fault of ours. */
  private guarded(step: () => void, code: 'XML_MALFORMED' | 'XML_TRUNCATED'): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Error) || Object.getPrototypeOf(error) !== Error.prototype) throw error;
      throw new WorkbookRefused(code, error.message);
    }
  }

  private judgeEncoding(declared: string | undefined): void {
    const actual = this.decoder?.encoding ?? 'utf-8';
    const claimed = (declared ?? actual).toLowerCase();
    if (!agree(actual, claimed)) throw new WorkbookRefused('XML_MALFORMED', `declares ${declared} in ${actual}`);
  }

  private open(tag: SaxesTagPlain): void {
    const depth = this.names.length;
    if (depth >= DEPTH) throw new WorkbookRefused('XML_MALFORMED', 'nested too deep');
    const name = this.scopes.enter(tag.name, depth);
    this.names.push(name);
    this.wanted.push(this.events.open(name, tag.attributes, this.uriOf));
    this.listen();
  }

  private close(): void {
    const name = this.names.pop() ?? '';
    this.wanted.pop();
    this.scopes.leave(this.names.length);
    this.events.close(name);
    this.listen();
  }

  /** Without a listener saxes skips text instead of gathering it. */
  private listen(): void {
    this.charactersSinceEvent = 0;
    const { parser } = this;
    const wanted = this.wanted[this.wanted.length - 1] === true;
    if (wanted === this.listening) return;
    this.listening = wanted;
    if (wanted) {
      parser.on('text', this.hear);
      parser.on('cdata', this.hear);
    } else {
      parser.off('text');
      parser.off('cdata');
    }
  }

  private readonly hear = (text: string): void => {
    this.charactersSinceEvent = 0;
    this.events.text(text);
  };
}

type Decoder = Pick<TextDecoder, 'encoding' | 'decode'>;

const latin1: Decoder = {
  encoding: 'iso-8859-1',
  decode: (chunk?: Uint8Array) => (chunk ? Buffer.from(chunk).toString('latin1') : ''),
};

function agree(actual: string, claimed: string): boolean {
  if (actual === 'utf-8') return /^utf-?8$/.test(claimed) || isAscii(claimed);
  return actual === latin1.encoding ? isLatin1(claimed) : /^utf-?16/.test(claimed);
}

function decoderOf(start: Uint8Array): Decoder {
  const bom = (start[0] ?? 0) * 256 + (start[1] ?? 0);
  if (isLatin1(declaredEncoding(start))) return latin1;
  const encoding = bom === 0xfeff ? 'utf-16be' : bom === 0xfffe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true });
}

/** Feeds a whole part to its reader. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  const reader = new XmlReader(events);
  for await (const chunk of chunks) reader.write(chunk);
  reader.end();
}
