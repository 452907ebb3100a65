import type { Readable } from 'node:stream';
import type { AccountDiff, DiffSummary, Unmatched } from '@emc/contract';
import type { Issue } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import type { ListVersion } from '../versions/list-version.entity.js';
import type { JudgeTask, ListFile, SheetAnswer } from './sheet.task.js';
import type { Submission } from './submission.entity.js';

export type Judged = Extract<SheetAnswer, { answer: 'judged' }>;

/** A list without errors, and the default version it is compared with and may add to; null = none. */
export type Accepted = Judged & { readonly inForce: ListVersion | null };

/** What differs between the kinds of list while one is judged and kept. */
export interface ListKeeper {
  /** The COPY command that takes the rows. */
  readonly copyInto: string;
  /** What the sheet process is to do; throws `Refused` when the list cannot be taken as asked. */
  taskFor(tx: EntityManager, submission: Submission, files: readonly ListFile[]): Promise<JudgeTask>;
  /** The rows as `copyInto` takes them, from what the sheet process writes. */
  rowsFrom(output: Readable, submission: Submission): AsyncIterable<Buffer>;
  /** Completes the rows that an accepted list brought, and tells what they change. */
  settle(tx: EntityManager, submission: Submission, accepted: Accepted): Promise<SettledList>;
}

export interface SettledList {
  readonly diff: DiffSummary | AccountDiff;
  readonly unmatched?: Unmatched | null;
  /** What only the comparison with the default version tells; an error refuses the list. */
  readonly issues: readonly Issue[];
  readonly version: Pick<ListVersion, 'rowCount' | 'definitionRevision' | 'identityKey' | 'summary'>;
}
