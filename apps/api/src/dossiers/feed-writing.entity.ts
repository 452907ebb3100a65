import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far one who writes groups of posts has come: a group that is tried again is known by it, and stored once. */
@Entity()
export class FeedWriting {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'feed_writing_pk' })
  writer!: string;

  @Column({ type: 'bigint' })
  lastGroup!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
