import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { User } from './user.entity.js';

/** Tokens are kept as SHA-256 only: a copy of the database signs nobody in. */
@Entity()
@Unique('session_token', ['tokenHash'])
@Unique('session_refresh', ['refreshHash'])
export class Session {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_pk' })
  id!: string;

  @ForeignKey(() => User, { name: 'session_user_fk' })
  @Index('session_of_user')
  @Column({ type: 'uuid' })
  userId!: string;

  @Column({ type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ type: 'bytea' })
  refreshHash!: Buffer;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz' })
  refreshExpiresAt!: Date;
}
