import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A recorded change of daily figures where events cannot be sent any more; approved by another person. */
@Entity()
@Index('adjustment_id', ['id'])
export class Adjustment {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'adjustment_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'adjustment_pk' })
  id!: string;

  @Column({ type: 'uuid', nullable: true })
  discrepancyId!: string | null;

  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'text' })
  codeTthc!: string;

  /** 1 online, 2 direct; null = not said. */
  @Column({ type: 'smallint', nullable: true })
  channel!: number | null;

  @Column({ type: 'smallint', nullable: true })
  status!: number | null;

  /** What is added; negative numbers take away. */
  @Column({ type: 'integer' })
  received!: number;

  @Column({ type: 'integer' })
  returned!: number;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text' })
  proposedBy!: string;

  @Column({ type: 'timestamptz' })
  proposedAt!: Date;

  @Column({ type: 'text' })
  state!: 'proposed' | 'approved' | 'refused';

  @Column({ type: 'text', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  decisionNote!: string | null;
}
