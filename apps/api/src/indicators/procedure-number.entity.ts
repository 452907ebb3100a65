import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Which bit of `indicator_day.used` stands for a procedure of the site; never given to another one. */
@Entity()
@Unique('procedure_number_number', ['siteId', 'number'])
export class ProcedureNumber {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'procedure_number_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'procedure_number_pk' })
  codeTthc!: string;

  @Column({ type: 'integer' })
  number!: number;
}
