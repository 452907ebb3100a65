import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One account of a snapshot. Of its ids only the keyed hashes are kept (HMAC-SHA-256, 32 bytes). */
@Entity()
export class Account {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'account_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_pk' })
  submissionId!: string;

  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'account_pk' })
  idLocal!: Buffer;

  @Column({ type: 'bytea', nullable: true })
  idQg!: Buffer | null;

  @Column({ type: 'smallint' })
  type!: number;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  lastLogin!: Date | null;
}
