import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was known of a site's day at the end of another day, in figures; the database keeps it beside dossier_day. */
@Entity()
export class IndicatorDay {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'indicator_day_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'indicator_day_pk' })
  day!: string;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'indicator_day_pk' })
  knownOn!: string;

  /** The day of the next line of the same day, on which EMC learnt more; null while there is none. */
  @Column({ type: 'date', nullable: true })
  supersededOn!: string | null;

  @Column({ type: 'integer' })
  dossiers!: number;

  /** Received online for services of level 3 or 4. */
  @Column({ type: 'integer' })
  online!: number;

  /** Received online for services of level 4. */
  @Column({ type: 'integer' })
  fullOnline!: number;

  @Column({ type: 'integer' })
  unmatched!: number;

  /** Bit n = the procedure with that number had an online dossier. */
  @Column({ type: 'varbit' })
  used!: string;
}
