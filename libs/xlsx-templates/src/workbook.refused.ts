import type { FileProblemCode } from '@emc/domain';

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
