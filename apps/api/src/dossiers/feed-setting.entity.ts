import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a site's feed is expected to be; a site without a row has the defaults. */
@Entity()
export class FeedSetting {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'feed_setting_pk' })
  siteId!: number;

  /** SHA-256 of the key in the sender's address. */
  @Column({ type: 'bytea', nullable: true })
  keyHash!: Buffer | null;

  @Column({ type: 'boolean' })
  keyRequired!: boolean;

  /** The day by which the site is to be connected; null = none was set. */
  @Column({ type: 'date', nullable: true })
  expectedFrom!: string | null;

  /** Working hours without any event before that is a discrepancy. */
  @Column({ type: 'integer' })
  allowedHours!: number;

  @Column({ type: 'integer' })
  ratePerMinute!: number;

  @Column({ type: 'integer' })
  revision!: number;
}
