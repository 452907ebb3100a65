import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What Telegram sent the bot, so that no process handles it after another. */
@Entity()
export class BotUpdate {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'bot_update_pk' })
  updateId!: string;

  @Column({ type: 'text' })
  holder!: string;

  @Column({ type: 'timestamptz' })
  takenAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  doneAt!: Date | null;
}
