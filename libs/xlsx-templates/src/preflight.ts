import { TextDecoder } from 'node:util';
import type { FileProblemCode } from '@emc/domain';
import type { ByteSource } from './byte-source.js';
import type { ReadLimits } from './read.limits.js';
import { WorkbookRefused } from './workbook.refused.js';

export type Container = 'zip' | 'ole' | 'html';

const HEAD_BYTES = 4096;
const OLE_MAGIC = 'd0cf11e0a1b11ae1';

/** Says by its content, never by its name, what kind of container a file is; refuses what is no workbook. */
export async function preflight(source: ByteSource, limits: ReadLimits): Promise<Container> {
  const { size } = source;
  const head = await source.read(0, HEAD_BYTES);
  if (size === 0) throw new WorkbookRefused('FILE_EMPTY', 'no bytes');
  if (size > limits.fileBytes) throw new WorkbookRefused('FILE_TOO_LARGE', `${size} > ${limits.fileBytes} bytes`);
  if (/^PK(\x03\x04|\x05\x06)/.test(head.toString('latin1', 0, 4))) return 'zip';
  if (head.toString('hex', 0, 8) === OLE_MAGIC) return 'ole';
  const kind = textKind(head, size > head.length);
  if (kind === 'html') return kind;
  throw new WorkbookRefused(kind, 'neither zip nor OLE');
}

/** Tables, XML and separated values renamed to .xls are common exports of web systems, so they are told apart. */
function textKind(head: Buffer, cut: boolean): 'html' | FileProblemCode {
  const whole = decoded(head, cut);
  if (whole === null) return 'FILE_NOT_EXCEL';
  const text = whole.replace(/<!--[\s\S]*?-->/g, '').replace(/^\s*(?:<\?[^>]*>\s*)*/, '');
  if (/^<(?:!doctype\s+html|html|head|body|meta|style|title|div|table)\b/i.test(text)) return 'html';
  if (/^<(?:\w+:)?Workbook\b/.test(text)) return 'FILE_IS_XML';
  if (/^mime-version:/i.test(text)) return 'FILE_IS_HTML';
  // A title may stand above the separated lines.
  const firstLines = text.split(/\r\n?|\n/, 10).join('\n');
  return /[,;\t|]/.test(firstLines) && !/^(?:<|%PDF|\{\\rtf)/.test(text) ? 'FILE_IS_CSV' : 'FILE_NOT_EXCEL';
}

function decoded(head: Buffer, cut: boolean): string | null {
  try {
    const utf16 =
      head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
    const text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(new Uint8Array(head), { stream: cut });
    return hasControls(text) ? null : text;
  } catch {
    // Old Vietnamese tools write CSV in a one-byte code page.
    const text = head.toString('latin1');
    return hasControls(text) ? null : text;
  }
}

function hasControls(text: string): boolean {
  return /[\u0000-\u0008\u000e-\u001f]/.test(text);
}
