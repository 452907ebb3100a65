import type { ListKind } from '@emc/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who made which version the default, and when; the one with the highest revision holds. Append-only. */
@Entity()
export class DefaultVersionChange {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'default_version_change_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'default_version_change_pk' })
  kind!: ListKind;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'default_version_change_pk' })
  revision!: number;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'timestamptz' })
  changedAt!: Date;

  /** The last event of the site that was derived before: it, and those before it, know nothing of the change. */
  @Column({ type: 'bigint', default: 0 })
  afterSeq!: string;

  @Column({ type: 'text' })
  changedBy!: string;
}
