import type { AccountDiff, DiffSummary, SubmissionState, SubmitMode, Unmatched } from '@emc/contract';
import type { ListKind } from '@emc/domain';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity()
@Unique('submission_receipt', ['siteId', 'receipt'])
@Unique('submission_idempotency', ['siteId', 'submittedById', 'idempotencyKey'])
@Index('submission_of_trial', ['siteId', 'trialId'], { where: 'trial_id IS NOT NULL' })
@Index('submission_unfinished', ['state'], { where: 'finished_at IS NULL' })
export class Submission {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'submission_pk' })
  siteId!: number;

  @Index('submission_id')
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'submission_pk' })
  id!: string;

  @Column({ type: 'text' })
  kind!: ListKind;

  @Column({ type: 'text' })
  state!: SubmissionState;

  @Column({ type: 'integer' })
  receipt!: number;

  @Column({ type: 'text' })
  fileName!: string;

  @Column({ type: 'text' })
  sha256!: string;

  /** `file`: a workbook as uploaded; `rows`: the rows of an open sheet, kept as JSON. */
  @Column({ type: 'text' })
  source!: 'file' | 'rows';

  @Column({ type: 'text' })
  submittedBy!: string;

  @Column({ type: 'uuid' })
  submittedById!: string;

  @Column({ type: 'timestamptz' })
  submittedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  @Column({ type: 'boolean' })
  dryRun!: boolean;

  @Column({ type: 'boolean' })
  makeDefault!: boolean;

  @Column({ type: 'text', nullable: true })
  idempotencyKey!: string | null;

  /** Hash of everything asked for, so that a repeated key can be told from a reused one. */
  @Column({ type: 'text' })
  requestHash!: string;

  @Column({ type: 'text', nullable: true })
  decisionNumber!: string | null;

  @Column({ type: 'date', nullable: true })
  decisionDate!: string | null;

  @Column({ type: 'text', nullable: true })
  decisionScanType!: string | null;

  /** When the work was last put on the queue. */
  @Column({ type: 'timestamptz' })
  queuedAt!: Date;

  /** How often judging broke down for a reason of ours. */
  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ type: 'integer' })
  rowsRead!: number;

  @Column({ type: 'integer', nullable: true })
  rowsExpected!: number | null;

  @Column({ type: 'integer' })
  rowCount!: number;

  @Column({ type: 'integer' })
  errors!: number;

  @Column({ type: 'integer' })
  warnings!: number;

  @Column({ type: 'integer' })
  notices!: number;

  /** The sheet that was read; null when none was. */
  @Column({ type: 'text', nullable: true })
  sheetName!: string | null;

  @Column({ type: 'integer', nullable: true })
  versionNumber!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  diff!: DiffSummary | AccountDiff | null;

  @Column({ type: 'jsonb', nullable: true })
  unmatched!: Unmatched | null;

  /** The day an account list shows; null for services, as the next two. */
  @Column({ type: 'date', nullable: true })
  asOf!: string | null;

  @Column({ type: 'text', nullable: true })
  mode!: SubmitMode | null;

  /** How many files make the list together; null when it came as one. */
  @Column({ type: 'smallint', nullable: true })
  partsExpected!: number | null;

  /** The trial that this hands in; null when the list came with the request. */
  @Column({ type: 'uuid', nullable: true })
  trialId!: string | null;

  /** Who asked to stop; judging heeds it at the latest before it commits. */
  @Column({ type: 'text', nullable: true })
  cancelledBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  originalDeletedAt!: Date | null;
}
