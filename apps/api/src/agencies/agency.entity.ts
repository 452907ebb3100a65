import type { Agency as AgencyShape } from '@emc/contract';
import { Column, Entity, ForeignKey, PrimaryColumn, VersionColumn } from 'typeorm';

@Entity()
export class Agency {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'agency_pk' })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: AgencyShape['kind'];

  @Column({ type: 'date', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'date', nullable: true })
  validTo!: string | null;

  @ForeignKey(() => Agency, { name: 'agency_successor_fk' })
  @Column({ type: 'text', nullable: true })
  successor!: string | null;

  @Column({ type: 'boolean' })
  confirmed!: boolean;

  @VersionColumn()
  revision!: number;
}
