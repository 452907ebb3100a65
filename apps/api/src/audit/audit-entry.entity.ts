import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Append-only: the database refuses changes. */
@Entity()
export class AuditEntry {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'audit_entry_pk' })
  id!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'integer', nullable: true })
  siteId!: number | null;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'jsonb' })
  detail!: Record<string, unknown>;
}
