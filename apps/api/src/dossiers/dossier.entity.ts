import type { Dossier as DossierState, DossierStatus } from '@emc/domain';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A dossier as its events tell it; derived, and made afresh by a rebuild. */
@Entity()
@Index('dossier_by_day', ['siteId', 'day', 'codeProfile'])
export class Dossier {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'dossier_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'dossier_pk' })
  codeProfile!: string;

  @Column({ type: 'jsonb' })
  state!: DossierState;

  /** The day it counts on. */
  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'date', nullable: true })
  returnedOn!: string | null;

  /** '' = no event has named a procedure. */
  @Column({ type: 'text' })
  codeTthc!: string;

  /** Of the list that was default when it was first received; null = not listed then, or there was no list. */
  @Column({ type: 'smallint', nullable: true })
  level!: number | null;

  @Column({ type: 'integer', nullable: true })
  listVersion!: number | null;

  @Column({ type: 'smallint', nullable: true })
  channel!: number | null;

  @Column({ type: 'smallint', nullable: true })
  status!: DossierStatus | null;
}
