import type { FileProblemCode } from '@emc/domain';
import yauzl, { type Entry } from 'yauzl';
import type { ReadLimits } from './read.limits.js';
import { WorkbookRefused } from './workbook.refused.js';

const STORED = 0;
const DEFLATED = 8;

/** Part names are equal without regard to case and to a leading slash. */
export function partKey(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase();
}

/** Refuses one entry of the zip directory, or gives its name. */
export function judgeEntry(entry: Entry, limits: ReadLimits): string {
  const name = entryName(entry);
  const problem = name === '' || name.includes('\0') ? 'no name' : yauzl.validateFileName(name);
  if (problem) throw new WorkbookRefused('ZIP_BAD_NAME', problem);
  if (entry.isEncrypted()) throw new WorkbookRefused('ZIP_ENCRYPTED', name);
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new WorkbookRefused('ZIP_BROKEN', `${name}: compression method ${entry.compressionMethod}`);
  }
  // What is declared here is held to while inflating, so an honest bomb is refused now and a lying one then.
  if (entry.uncompressedSize > limits.ratioFreeBytes && entry.uncompressedSize > limits.ratio * entry.compressedSize) {
    throw new WorkbookRefused('ZIP_RATIO', `${name}: ${entry.uncompressedSize} from ${entry.compressedSize} bytes`);
  }
  return name;
}

/** The name of a part, which some programs write with a slash or a dot before it. Nothing is ever written under it. */
export function entryName(entry: Entry): string {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false).replace(/^(\.?\/)+/, '');
}

const telling: readonly { readonly code: FileProblemCode; readonly name: RegExp }[] = [
  { code: 'FILE_IS_XLSB', name: /^xl\/workbook\.bin$/ },
  { code: 'FILE_HAS_MACROS', name: /(^|\/)vbaproject\.bin$|^xl\/macrosheets\// },
];

/** Refuses a container by the names of its parts (lower case); content types tell the rest later. */
export function judgeNames(names: readonly string[]): void {
  for (const { code, name } of telling) {
    const found = names.find((each) => name.test(each));
    if (found) throw new WorkbookRefused(code, found);
  }
  if (names.includes('[content_types].xml')) return;
  if (names.includes('mimetype') && names.includes('content.xml')) {
    throw new WorkbookRefused('FILE_IS_ODS', 'an OpenDocument container');
  }
  throw new WorkbookRefused('FILE_NOT_EXCEL', 'a zip without [Content_Types].xml');
}
