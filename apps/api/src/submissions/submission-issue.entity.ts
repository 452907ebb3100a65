import type { Issue, Severity } from '@emc/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity()
export class SubmissionIssue {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'submission_issue_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'submission_issue_pk' })
  submissionId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'submission_issue_pk' })
  ordinal!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  severity!: Severity;

  @Column({ type: 'integer', nullable: true })
  rowNumber!: number | null;

  /** Named only when the list spans several sheets. */
  @Column({ type: 'text', nullable: true })
  sheet!: string | null;

  @Column({ type: 'text', nullable: true })
  columnKey!: string | null;

  @Column({ type: 'text', nullable: true })
  cell!: string | null;

  @Column({ type: 'text', nullable: true })
  value!: string | null;

  @Column({ type: 'jsonb' })
  message!: Issue['message'];

  @Column({ type: 'jsonb', nullable: true })
  fix!: Issue['fix'] | null;
}
