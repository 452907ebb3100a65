import type { AccountSummary, ListKind } from '@emc/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An accepted list: immutable, numbered per site and kind. Its rows hang on the submission that brought them. */
@Entity()
export class ListVersion {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'list_version_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'list_version_pk' })
  kind!: ListKind;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'list_version_pk' })
  number!: number;

  @Column({ type: 'uuid' })
  submissionId!: string;

  @Column({ type: 'integer' })
  rowCount!: number;

  @Column({ type: 'integer' })
  definitionRevision!: number;

  @Column({ type: 'timestamptz' })
  acceptedAt!: Date;

  /** Names the key under which the ids of an account list were hashed; null for services, as the next. */
  @Column({ type: 'text', nullable: true })
  identityKey!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  summary!: AccountSummary | null;
}
