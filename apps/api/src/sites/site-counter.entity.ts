import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';

/** Counts things per site without a sequence across sites: receipts, versions of a kind. */
@Entity()
export class SiteCounter {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'site_counter_pk' })
  siteId!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'site_counter_pk' })
  name!: string;

  @Column({ type: 'integer' })
  value!: number;

  /** The next number, without gaps: the counter's row stays locked until the transaction ends. */
  static async next(tx: EntityManager, siteId: number, name: string): Promise<number> {
    const [counter] = await tx.query<{ value: number }[]>(
      `INSERT INTO site_counter AS c (site_id, name, value) VALUES ($1, $2, 1)
       ON CONFLICT ON CONSTRAINT site_counter_pk DO UPDATE SET value = c.value + 1 RETURNING value`,
      [siteId, name],
    );
    if (!counter) throw new Error(`No counter ${name} of site ${siteId}`);
    return counter.value;
  }
}
