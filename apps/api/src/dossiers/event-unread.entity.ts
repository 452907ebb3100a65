import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What EMC did not understand of an event: personal until somebody knows better, so sealed, and deleted after a time. */
@Entity()
@Index('event_unread_received', ['receivedAt'])
export class EventUnread {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'event_unread_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'event_unread_pk' })
  seq!: string;

  @Column({ type: 'timestamptz' })
  receivedAt!: Date;

  /** Sealed: the values by the names of their fields, as JSON. */
  @Column({ type: 'bytea' })
  body!: Buffer;
}
