import { TextDecoder } from 'node:util';
import type { Merge, SheetRow } from '@emc/domain';
import type { ByteSource } from './byte-source.js';
import { HtmlTable } from './html.table.js';
import { HtmlTokens, unclear } from './html.tokens.js';
import type { Sheet, Workbook } from './workbook.js';
import { WorkbookRefused } from './workbook.refused.js';

const HEAD_BYTES = 4096;
const PIECE_BYTES = 256 * 1024;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'ascii';

/** Opens an HTML document that is one table, as web systems write it under the name of a .xls; read when rows are asked for. */
export async function openHtml(source: ByteSource): Promise<Workbook> {
  return new Html(source, encodingOf(await source.read(0, HEAD_BYTES)));
}

class Html implements Workbook {
  readonly sheets: readonly Sheet[] = [{ name: 'Sheet1', hidden: false }];
  readonly date1904 = false;
  private read = 0;
  private found: readonly Merge[] = [];

  constructor(
    private readonly source: ByteSource,
    private readonly encoding: Encoding,
  ) {}

  async *rows(sheetIndex: number): AsyncGenerator<SheetRow[]> {
    if (sheetIndex !== 0) throw new RangeError(`no sheet ${sheetIndex}`);
    const { source } = this;
    const text = new Text(this.encoding);
    const table = new HtmlTable();
    const tokens = new HtmlTokens(table);
    for (this.read = 0; this.read < source.size;) {
      const bytes = await source.read(this.read, PIECE_BYTES);
      if (bytes.length === 0) throw new Error('the source ends early');
      this.read += bytes.length;
      tokens.write(text.of(bytes));
      const rows = table.take();
      if (rows.length > 0) yield rows;
    }
    text.end();
    tokens.end();
    table.end();
    this.found = table.merges;
  }

  merges(): readonly Merge[] {
    return this.found;
  }

  bytesRead(): number {
    return this.read;
  }

  bytesTotal(): number {
    return this.source.size;
  }

  close(): Promise<void> {
    return this.source.close();
  }
}

/** By a byte order mark, or else by what the document declares; where that is not UTF-8, only ASCII is beyond doubt. */
function encodingOf(head: Uint8Array): Encoding {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '');
  const [, declared = ''] = /<(?:meta\s[^>]*charset|\?xml\s[^>]*encoding)\s*=\s*["']?\s*([\w.-]+)/i.exec(text) ?? [];
  return /^utf-?8$/i.test(declared) ? 'utf-8' : 'ascii';
}

/** The text of a document, piece by piece. */
class Text {
  private readonly decoder: TextDecoder;

  constructor(private readonly encoding: Encoding) {
    this.decoder = new TextDecoder(encoding === 'ascii' ? 'utf-8' : encoding, { fatal: true });
  }

  of(bytes: Uint8Array): string {
    if (this.encoding === 'ascii' && bytes.some((byte) => byte > 0x7f))
      throw unknown('bytes of an encoding not declared');
    const text = this.decoded(bytes);
    if (/[\u0000-\u0008\u000b\u000e-\u001f\ufffe\uffff]/.test(text)) throw unclear('a control character');
    return text;
  }

  /** Throws where the last character is not whole. */
  end(): void {
    try {
      this.decoder.decode();
    } catch {
      throw new WorkbookRefused('HTML_TRUNCATED', 'in a character');
    }
  }

  private decoded(bytes: Uint8Array): string {
    try {
      return this.decoder.decode(new Uint8Array(bytes), { stream: true });
    } catch {
      throw unknown(`bytes that are no ${this.encoding}`);
    }
  }
}

function unknown(detail: string): WorkbookRefused {
  return new WorkbookRefused('HTML_ENCODING', detail);
}
