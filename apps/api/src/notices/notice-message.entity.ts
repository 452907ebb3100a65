import type { MessageLife, NoticeKind, Severity } from '@emc/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { NoticeLink } from './notice-link.entity.js';
import type { Facts } from './notice.entity.js';

/** What a link is told of one subject: what should be visible there, and what is. */
@Entity()
@Unique('notice_message_subject', ['linkId', 'subject'])
@Index('notice_message_due', ['notBefore'], { where: `state = 'due'` })
@Index('notice_message_sending', ['claimUntil'], { where: `state = 'sending'` })
@Index('notice_message_dead', ['id'], { where: `state = 'dead'` })
@Index('notice_message_group', ['groupId'], { where: 'group_id IS NOT NULL' })
export class NoticeMessage {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notice_message_pk' })
  id!: string;

  @ForeignKey(() => NoticeLink, { name: 'notice_message_link_fk' })
  @Column({ type: 'uuid' })
  linkId!: string;

  /** That of its notices; `group:<id>` = tells of several, `digest:<day>` = the summary of a day. */
  @Column({ type: 'text' })
  subject!: string;

  /** Null for what is of no site in particular, as the next two. */
  @Column({ type: 'integer', nullable: true })
  siteId!: number | null;

  /** Of the newest notice. */
  @Column({ type: 'text', nullable: true })
  kind!: NoticeKind | null;

  @Column({ type: 'text', nullable: true })
  severity!: Severity | null;

  @Column({ type: 'jsonb' })
  facts!: Facts;

  @Column({ type: 'timestamptz' })
  noticedAt!: Date;

  @Column({ type: 'text' })
  state!: MessageLife['state'];

  @Column({ type: 'timestamptz' })
  notBefore!: Date;

  @Column({ type: 'boolean' })
  held!: boolean;

  /** The message that tells of this one among others. */
  @Column({ type: 'uuid', nullable: true })
  groupId!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  mutedUntil!: Date | null;

  /** Revision that should be visible; each change of what it tells of makes a new one. */
  @Column({ type: 'integer' })
  wanted!: number;

  /** Revision that was claimed last. */
  @Column({ type: 'integer' })
  saying!: number;

  /** Revision that is visible; 0 = none. */
  @Column({ type: 'integer' })
  shown!: number;

  /** Telegram's id of the visible message. */
  @Column({ type: 'bigint', nullable: true })
  shownId!: string | null;

  /** How often it was claimed; a result must name the last one. */
  @Column({ type: 'integer' })
  claim!: number;

  @Column({ type: 'integer', nullable: true })
  claimTerm!: number | null;

  @Column({ type: 'timestamptz', nullable: true })
  claimUntil!: Date | null;

  /** Since it last arrived. */
  @Column({ type: 'integer' })
  attempts!: number;

  /** An attempt ended without anybody knowing how. */
  @Column({ type: 'boolean' })
  maybeShown!: boolean;

  /** Highest message id known before that attempt. */
  @Column({ type: 'bigint', nullable: true })
  knownId!: string | null;

  @Column({ type: 'text', nullable: true })
  lastError!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
