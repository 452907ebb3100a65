import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What all processes of one database have to agree on. */
@Entity('installation')
export class InstallationEntry {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'installation_pk' })
  name!: string;

  @Column({ type: 'text' })
  value!: string;
}
