import type { LeastSeverity } from '@emc/domain';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { NoticeLink } from './notice-link.entity.js';

/** What a link wants to hear of a site; site 0 = of every other one. */
@Entity()
export class NoticeWish {
  @ForeignKey(() => NoticeLink, { name: 'notice_wish_link_fk' })
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notice_wish_pk' })
  linkId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'notice_wish_pk' })
  siteId!: number;

  @Column({ type: 'text' })
  leastSeverity!: LeastSeverity;
}
