import { Column, Entity, PrimaryColumn } from 'typeorm';

const key = { primaryKeyConstraintName: 'dossier_day_pk' };

/**
 * What to add to the daily figures of a site, by the day on which EMC learnt it: the sum over all of `known_on` is today's
 * truth, the sum up to a day is what was known then.
 */
@Entity()
export class DossierDay {
  @PrimaryColumn({ type: 'integer', ...key })
  siteId!: number;

  @PrimaryColumn({ type: 'date', ...key })
  day!: string;

  @PrimaryColumn({ type: 'date', ...key })
  knownOn!: string;

  @PrimaryColumn({ type: 'text', ...key })
  codeTthc!: string;

  /** −1 = not listed. */
  @PrimaryColumn({ type: 'smallint', ...key })
  level!: number;

  /** 0 = not said. */
  @PrimaryColumn({ type: 'smallint', ...key })
  channel!: number;

  /** −1 = not said. */
  @PrimaryColumn({ type: 'smallint', ...key })
  status!: number;

  /** By an approved adjustment and not by events: a rebuild leaves it. */
  @PrimaryColumn({ type: 'boolean', ...key })
  adjusted!: boolean;

  @Column({ type: 'integer' })
  received!: number;

  @Column({ type: 'integer' })
  returned!: number;
}
