import type { EntityManager } from 'typeorm';

/** Keeps the discrepancies of a site from others' changes until the transaction ends. */
export async function lockSite(tx: EntityManager, siteId: number): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock($1, hashtext('reconcile'))`, [siteId]);
}
