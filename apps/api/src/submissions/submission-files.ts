import type { ReceivedFiles } from './received-files.js';
import type { ListFile } from './sheet.task.js';
import type { Submission } from './submission.entity.js';

/** What a received file is to its submission; the first of several parts is its original. */
export type FileRole = 'original' | `part-${number}` | 'scan';

type Parts = Pick<Submission, 'partsExpected'>;

export function roleOfPart(number: number): FileRole {
  return number === 1 ? 'original' : `part-${number}`;
}

/** The files that make the list, in their order. */
export function listRoles({ partsExpected }: Parts): FileRole[] {
  return Array.from({ length: partsExpected ?? 1 }, (_, index) => roleOfPart(index + 1));
}

/** The files of a list as the sheet process opens them. */
export function listFiles(submission: Submission, files: ReceivedFiles): Promise<ListFile[]> {
  const { partsExpected, source } = submission;
  const opened = listRoles(submission).map(async (role, index) => ({
    ...(await files.openable(submission, role)),
    source,
    part: partsExpected === null ? null : `${index + 1}/${partsExpected}`,
  }));
  return Promise.all(opened);
}
