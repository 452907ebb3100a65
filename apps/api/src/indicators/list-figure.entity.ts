import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The services of a list that has been a default version, in figures. */
@Entity()
export class ListFigure {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'list_figure_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'list_figure_pk' })
  submissionId!: string;

  @Column({ type: 'integer' })
  services!: number;

  /** Of level 3 or 4. */
  @Column({ type: 'integer' })
  onlineServices!: number;

  /** Of level 4. */
  @Column({ type: 'integer' })
  fullServices!: number;

  /** Bit n = the procedure with that number is of level 3 or 4. */
  @Column({ type: 'varbit' })
  online!: string;
}
