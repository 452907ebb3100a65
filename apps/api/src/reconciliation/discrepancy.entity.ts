import type { DiscrepancyKind, DiscrepancyState, Evidence, Fix, Sentence, Severity } from '@emc/domain';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** One difference between what was sent and what should be; site 0 = none that EMC knows. */
@Entity()
@Unique('discrepancy_fingerprint', ['siteId', 'kind', 'subject'])
@Index('discrepancy_id', ['id'])
// Over expressions that TypeORM cannot say: settled, due, gravity, id, as lists are ordered.
@Index('discrepancy_due', { synchronize: false })
@Index('discrepancy_unsettled', ['dueOn'], { where: `state NOT IN ('closed', 'waived')` })
export class Discrepancy {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'discrepancy_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'discrepancy_pk' })
  id!: string;

  @Column({ type: 'text' })
  kind!: DiscrepancyKind;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  state!: DiscrepancyState;

  @Column({ type: 'text' })
  severity!: Severity;

  @Column({ type: 'jsonb' })
  message!: Sentence;

  @Column({ type: 'jsonb' })
  evidence!: Evidence;

  @Column({ type: 'jsonb', nullable: true })
  suggestion!: Fix | null;

  @Column({ type: 'timestamptz' })
  openedAt!: Date;

  @Column({ type: 'date' })
  dueOn!: string;

  @Column({ type: 'date', nullable: true })
  waivedUntil!: string | null;

  /** The user name of whoever sees to it. */
  @Column({ type: 'text', nullable: true })
  owner!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  /** When its check last found something else than before. */
  @Column({ type: 'timestamptz' })
  checkedAt!: Date;

  /** Of its life: what a check finds anew about the same life is no change that anybody could overwrite. */
  @Column({ type: 'integer' })
  revision!: number;
}
