import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the feed of a site has come. */
@Entity()
export class FeedState {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'feed_state_pk' })
  siteId!: number;

  @Column({ type: 'bigint' })
  lastSeq!: string;

  /** Dossiers and daily figures hold all events up to here. */
  @Column({ type: 'bigint' })
  derivedSeq!: string;

  @Column({ type: 'timestamptz', nullable: true })
  lastEventAt!: Date | null;

  @Column({ type: 'bigint' })
  events!: string;

  @Column({ type: 'timestamptz', nullable: true })
  rebuiltAt!: Date | null;
}
