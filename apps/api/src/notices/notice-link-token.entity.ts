import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../users/user.entity.js';
import { NoticeLink } from './notice-link.entity.js';

/** Links one chat to its user, once. */
@Entity()
export class NoticeLinkToken {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'notice_link_token_pk' })
  tokenHash!: Buffer;

  @ForeignKey(() => User, { name: 'notice_link_token_user_fk' })
  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  /** The first chat that showed it; no other may use it. */
  @Column({ type: 'text', nullable: true })
  chat!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  usedAt!: Date | null;

  /** What became of it. */
  @ForeignKey(() => NoticeLink, { name: 'notice_link_token_link_fk' })
  @Column({ type: 'uuid', nullable: true })
  linkId!: string | null;
}
