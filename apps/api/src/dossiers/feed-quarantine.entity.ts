import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What was sent but counts nowhere yet: its site is unknown, it names no dossier, or nobody can read it. */
@Entity()
@Index('feed_quarantine_unsettled', ['siteSent', 'receivedAt'], { where: 'settled_at IS NULL' })
export class FeedQuarantine {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'feed_quarantine_pk' })
  id!: string;

  @Column({ type: 'timestamptz' })
  receivedAt!: Date;

  @Column({ type: 'integer', nullable: true })
  siteSent!: number | null;

  /** Why it is here, and what else is doubtful. */
  @Column({ type: 'text', array: true })
  codes!: string[];

  @Column({ type: 'text' })
  contentType!: string;

  /** As it came, sealed: it may hold ids of people. */
  @Column({ type: 'bytea' })
  body!: Buffer;

  /** What could be read, without the person. */
  @Column({ type: 'jsonb' })
  event!: object;

  @Column({ type: 'timestamptz', nullable: true })
  settledAt!: Date | null;

  /** The site whose event it became. */
  @Column({ type: 'integer', nullable: true })
  settledTo!: number | null;
}
