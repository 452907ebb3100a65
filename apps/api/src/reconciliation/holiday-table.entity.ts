import type { HolidayTable as HolidayTableContent } from '@emc/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Public holidays as an administrator entered them; the highest version counts. Append-only. */
@Entity()
export class HolidayTable {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'holiday_table_pk' })
  version!: number;

  @Column({ type: 'jsonb' })
  content!: HolidayTableContent;

  @Column({ type: 'text' })
  changedBy!: string;

  @Column({ type: 'timestamptz' })
  changedAt!: Date;
}
