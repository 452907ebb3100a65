import type { ByteSource } from './byte-source.js';
import type { ReadLimits } from './read.limits.js';
import { WorkbookRefused } from './workbook.refused.js';

const PIECE_BYTES = 1024 * 1024;

/** Refuses a .xls that is larger than may be parsed in memory as a whole. */
export async function judgeXlsSize(source: ByteSource, limits: ReadLimits): Promise<void> {
  if (source.size > limits.xlsBytes) throw await tooLarge(source);
}

/** Large workbooks in such a container are mostly .xlsx with a password, which need other advice. */
async function tooLarge(source: ByteSource): Promise<WorkbookRefused> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  for (let at = 0; at < source.size; at += PIECE_BYTES) {
    const piece = await source.read(at, PIECE_BYTES + name.length);
    if (piece.includes(name)) return new WorkbookRefused('FILE_ENCRYPTED', 'an encrypted package');
  }
  return new WorkbookRefused('FILE_TOO_LARGE', `${source.size} bytes of .xls`);
}
