import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When the checks of a site last ran; site 0 = events of no site that EMC knows. */
@Entity()
export class SiteReconciliation {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'site_reconciliation_pk' })
  siteId!: number;

  @Column({ type: 'timestamptz' })
  ranAt!: Date;

  @Column({ type: 'integer' })
  milliseconds!: number;

  /** Up to which event (`dossier_event.seq`) corrections have been noted. */
  @Column({ type: 'bigint' })
  correctionsSeq!: string;
}
