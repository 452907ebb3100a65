import type { Link } from '@emc/contract';
import type { Language } from '@emc/domain';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { User } from '../users/user.entity.js';

/** Where somebody is told of things. An address has one link that is not ended. */
@Entity()
@Index('notice_link_address', ['channel', 'address', 'threadId'], { unique: true, where: `state <> 'unlinked'` })
export class NoticeLink {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notice_link_pk' })
  id!: string;

  @ForeignKey(() => User, { name: 'notice_link_user_fk' })
  @Index('notice_link_user')
  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'text' })
  channel!: Link['channel'];

  /** Id of the chat, or URL of the webhook. */
  @Column({ type: 'text' })
  address!: string;

  /** Topic of a group; 0 = none. */
  @Column({ type: 'integer' })
  threadId!: number;

  @Column({ type: 'text', nullable: true })
  chatKind!: Link['chatKind'];

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  language!: Language;

  @Column({ type: 'text' })
  state!: Link['state'];

  @Column({ type: 'text', nullable: true })
  stateReason!: string | null;

  /** `22:00`, in Vietnam, as the next. */
  @Column({ type: 'text', nullable: true })
  quietFrom!: string | null;

  @Column({ type: 'text', nullable: true })
  quietTo!: string | null;

  @Column({ type: 'boolean' })
  digest!: boolean;

  /** The day of the last summary. */
  @Column({ type: 'date' })
  digestedOn!: string;

  /** Telegram asked to leave this chat alone until then. */
  @Column({ type: 'timestamptz', nullable: true })
  hushedUntil!: Date | null;

  /** Highest message id known in this chat. */
  @Column({ type: 'bigint', nullable: true })
  lastMessageId!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
