import type { Site as SiteShape } from '@emc/contract';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';
import { Agency } from '../agencies/agency.entity.js';

@Entity()
export class Site {
  /** The siteId that trackers and case-handling systems send. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'site_pk' })
  id!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  url!: string;

  @Column({ type: 'text' })
  kind!: SiteShape['kind'];

  @ForeignKey(() => Agency, { name: 'site_agency_fk' })
  @Index('site_agency')
  @Column({ type: 'text' })
  agencyCode!: string;

  @ForeignKey(() => Site, { name: 'site_managing_fk' })
  @Column({ type: 'integer', nullable: true })
  managingSiteId!: number | null;

  @VersionColumn()
  revision!: number;
}
