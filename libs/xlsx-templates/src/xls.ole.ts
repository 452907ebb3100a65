import { WorkbookRefused } from './workbook.refused.js';
import { judgeRecords } from './xls.records.js';

/** The part of SheetJS's container reader used here; its own types leave it untyped. */
export interface OleReader {
  read(bytes: Buffer, options: { type: 'buffer' }): OleFile;
}

interface OleFile {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly size: number; readonly content?: Uint8Array | readonly number[] }[];
}

/** Refuses an OLE container that holds no plain, whole .xls workbook; true where that is linked to another one. */
export function judgeOle(reader: OleReader, bytes: Buffer): boolean {
  const file = opened(reader, bytes);
  const names = file.FullPaths.map((path) =>
    path
      .replace(/^[^/]*\//, '')
      .replace(/\/$/, '')
      .toLowerCase(),
  );
  if (names.some((name) => /^(encryptedpackage|encryptioninfo|encryption)$/.test(name))) {
    throw new WorkbookRefused('FILE_ENCRYPTED', 'an encrypted package');
  }
  const stream = file.FileIndex[['workbook', 'book'].map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1];
  if (!stream) throw new WorkbookRefused('FILE_NOT_EXCEL', 'OLE without a workbook stream');
  if (names.some((name) => name.startsWith('_vba_project_cur'))) {
    throw new WorkbookRefused('FILE_HAS_MACROS', 'a VBA project');
  }
  const content = Buffer.from(stream.content ?? []);
  if (content.length < stream.size) throw new WorkbookRefused('XLS_BROKEN', 'the workbook stream ends early');
  return judgeRecords(content);
}

function opened(reader: OleReader, bytes: Buffer): OleFile {
  try {
    return reader.read(bytes, { type: 'buffer' });
  } catch (error) {
    throw new WorkbookRefused('XLS_BROKEN', String(error));
  }
}
