import type { NoticeKind, Severity } from '@emc/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something to tell, written in the transaction of what it tells of; site 0 = none that EMC knows. */
@Entity()
@Index('notice_unrelayed', ['id'], { where: 'relayed_at IS NULL' })
@Index('notice_subject', ['siteId', 'subject'])
export class Notice {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'notice_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notice_pk' })
  id!: string;

  @Column({ type: 'text' })
  kind!: NoticeKind;

  /** `submission:<id>`, `discrepancy:<id>` … */
  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'text' })
  severity!: Severity;

  /** Ids and small numbers, nothing personal. */
  @Column({ type: 'jsonb' })
  facts!: Facts;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  /** When messages were made of it. */
  @Column({ type: 'timestamptz', nullable: true })
  relayedAt!: Date | null;
}

export type Facts = Readonly<Record<string, string | number | boolean | null>>;
