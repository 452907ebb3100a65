import type { DiscrepancyState } from '@emc/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody did about a discrepancy, or its check. Append-only. */
@Entity()
export class DiscrepancyStep {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'discrepancy_step_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'discrepancy_step_pk' })
  discrepancyId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'discrepancy_step_pk' })
  ordinal!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  step!: string;

  /** Null = there was no such discrepancy before. */
  @Column({ type: 'text', nullable: true })
  stateBefore!: DiscrepancyState | null;

  @Column({ type: 'text' })
  stateAfter!: DiscrepancyState;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** The last day of a waiver. */
  @Column({ type: 'date', nullable: true })
  until!: string | null;
}
