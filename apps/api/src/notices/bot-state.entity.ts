import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: the bot as it last reported itself, and which of its processes is the one that sends. */
@Entity()
export class BotState {
  @PrimaryColumn({ type: 'smallint', primaryKeyConstraintName: 'bot_state_pk' })
  id!: number;

  /** Null = it speaks to webhooks only. */
  @Column({ type: 'text', nullable: true })
  username!: string | null;

  @Column({ type: 'timestamptz' })
  seenAt!: Date;

  /** Highest message id known in any private chat: Telegram counts them together. */
  @Column({ type: 'bigint' })
  lastMessageId!: string;

  @Column({ type: 'text' })
  holder!: string;

  /** One more with each new holder. */
  @Column({ type: 'integer' })
  term!: number;

  @Column({ type: 'timestamptz' })
  until!: Date;
}
