import type { Role } from '@emc/contract';
import { Column, Entity, ForeignKey, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { Agency } from '../agencies/agency.entity.js';

@Entity('emc_user')
@Unique('emc_user_username', ['username'])
export class User {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'emc_user_pk' })
  id!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text' })
  displayName!: string;

  @Column({ type: 'text' })
  passwordHash!: string;

  @Column({ type: 'text' })
  role!: Role;

  /** Null: the whole country (admins, viewers of the Department). */
  @ForeignKey(() => Agency, { name: 'emc_user_agency_fk' })
  @Column({ type: 'text', nullable: true })
  agencyCode!: string | null;

  @Column({ type: 'boolean' })
  disabled!: boolean;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  lastLoginAt!: Date | null;

  @VersionColumn()
  revision!: number;
}
