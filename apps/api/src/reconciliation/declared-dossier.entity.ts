import { Entity, PrimaryColumn } from 'typeorm';

/** A dossier that an agency says it received on a day. Append-only. */
@Entity()
export class DeclaredDossier {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'declared_dossier_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'declared_dossier_pk' })
  day!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'declared_dossier_pk' })
  revision!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'declared_dossier_pk' })
  codeProfile!: string;
}
