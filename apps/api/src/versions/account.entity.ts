import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One account of a snapshot. Of its ids only the keyed hashes are kept (HMAC-SHA-256, 32 bytes). */
@Entity()
export class Account {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'account_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'account_pk' })
  submissionId!: string;

  /** Its place in the list; the ids, in no order, would make a key that costs four times as much to write. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'account_pk' })
  ordinal!: number;

  @Column({ type: 'bytea' })
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
