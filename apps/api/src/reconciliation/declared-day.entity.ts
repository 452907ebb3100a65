import type { Bucket } from '@emc/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an agency says of a site's day; the highest revision counts. Append-only. */
@Entity()
export class DeclaredDay {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'declared_day_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'declared_day_pk' })
  day!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'declared_day_pk' })
  revision!: number;

  @Column({ type: 'integer' })
  received!: number;

  @Column({ type: 'integer', nullable: true })
  online!: number | null;

  @Column({ type: 'integer', nullable: true })
  returned!: number | null;

  /** How many dossier codes came with it; null = none were declared. */
  @Column({ type: 'integer', nullable: true })
  codes!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  digest!: readonly Bucket[] | null;

  /** Tells whether the same is declared once more. */
  @Column({ type: 'text' })
  contentHash!: string;

  @Column({ type: 'text' })
  declaredBy!: string;

  @Column({ type: 'timestamptz' })
  declaredAt!: Date;
}
