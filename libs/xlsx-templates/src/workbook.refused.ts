export type FileProblemCode =
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_NOT_EXCEL'
  | 'FILE_IS_HTML'
  | 'FILE_IS_CSV'
  | 'FILE_ENCRYPTED'
  | 'FILE_HAS_MACROS'
  | 'FILE_HAS_EXTERNAL_LINKS'
  | 'FILE_IS_XLSB'
  | 'FILE_IS_ODS'
  | 'ZIP_BROKEN'
  | 'ZIP_TOO_MANY_ENTRIES'
  | 'ZIP_INFLATED_TOO_LARGE'
  | 'ZIP_RATIO'
  | 'ZIP_DUPLICATE_NAME'
  | 'ZIP_BAD_NAME'
  | 'ZIP_ENCRYPTED'
  | 'XML_DTD'
  | 'XML_TRUNCATED'
  | 'XML_MALFORMED'
  | 'WORKBOOK_PART_MISSING'
  | 'SHEET_NONE'
  | 'TOO_MANY_STRINGS'
  | 'XLS_BROKEN'
  | 'READ_TIMEOUT'
  | 'READ_OUT_OF_MEMORY';

/** The file cannot be read as a workbook without loss; `code` says why, `message` is for logs only. */
export class WorkbookRefused extends Error {
  override readonly name = 'WorkbookRefused';

  constructor(
    readonly code: FileProblemCode,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}
