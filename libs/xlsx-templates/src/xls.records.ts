import { WorkbookRefused } from './workbook.refused.js';

const BOF = 0x0809;
const EOF = 0x000a;
const FILE_PASS = 0x002f;
const BOUND_SHEET = 0x0085;
const SUP_BOOK = 0x01ae;
const MACRO_SHEET = 1;
/** What a SUPBOOK record says when it names this workbook or an add-in, not another file. */
const OWN_BOOKS: ReadonlySet<number> = new Set([0x0401, 0x3a01]);

/**
 * Walks the records of a .xls workbook stream (MS-XLS 2.1): every substream must end, and every sheet that the
 * workbook lists must be there. SheetJS would take a stream cut short for a shorter list. True where it is linked to another
 * workbook.
 */
export function judgeRecords(stream: Buffer): boolean {
  const begins = new Set<number>();
  const listed: number[] = [];
  let depth = 0;
  let at = 0;
  let isLinked = false;
  while (at + 4 <= stream.length) {
    const id = stream.readUInt16LE(at);
    if (depth === 0 && id !== BOF) break;
    const end = at + 4 + stream.readUInt16LE(at + 2);
    if (end > stream.length) throw new WorkbookRefused('XLS_BROKEN', `record at ${at} ends outside`);
    const data = stream.subarray(at + 4, end);
    if (id === BOF && depth++ === 0) begins.add(at);
    if (id === EOF) depth--;
    if (id === BOUND_SHEET && data.length >= 6) listed.push(data.readUInt32LE(0));
    judgeRecord(id, data);
    if (id === SUP_BOOK) isLinked ||= isOtherFile(data);
    at = end;
  }
  if (depth > 0 || begins.size === 0) throw new WorkbookRefused('XLS_BROKEN', 'no end of the last substream');
  if (listed.some((position) => !begins.has(position))) throw new WorkbookRefused('XLS_BROKEN', 'a sheet is missing');
  return isLinked;
}

function judgeRecord(id: number, data: Buffer): void {
  if (id === FILE_PASS) throw new WorkbookRefused('FILE_ENCRYPTED', 'FilePass');
  if (id === BOUND_SHEET && data[5] === MACRO_SHEET) throw new WorkbookRefused('FILE_HAS_MACROS', 'a macro sheet');
  if (id === SUP_BOOK && isProgram(data)) throw new WorkbookRefused('FILE_HAS_EXTERNAL_LINKS', 'a SupBook');
}

/** A one-character path stands for no file: a space for an unused link, NUL for the sheet itself. */
function isOtherFile(data: Buffer): boolean {
  if (data.length < 4) return false;
  const pathLength = data.readUInt16LE(2);
  return !OWN_BOOKS.has(pathLength) && pathLength > 1;
}

/** A program and its topic (DDE, OLE), parted by the sign 3, stand in the place of a path, which begins with the sign 1. */
function isProgram(data: Buffer): boolean {
  return isOtherFile(data) && data[5] !== 1 && data.subarray(5).includes(3);
}
