import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity()
@Unique('service_id_mcdt', ['siteId', 'submissionId', 'idMcdt'])
export class Service {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'service_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'service_pk' })
  submissionId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'service_pk' })
  rowNumber!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'smallint' })
  level!: number;

  @Column({ type: 'text', nullable: true })
  url!: string | null;

  @Column({ type: 'text' })
  idCdvcqg!: string;

  @Column({ type: 'text' })
  idMcdt!: string;

  /** Name and codes without case and accents. */
  @Column({ type: 'text' })
  search!: string;
}
