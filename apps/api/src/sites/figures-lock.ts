import type { EntityManager } from 'typeorm';

/**
 * Whoever changes the figures of a site, or what they rest on, holds this until its commit: deriving, a rebuild, an
 * adjustment, a change of the default. Its key is that of older processes, which may still run beside this one.
 */
export async function lockFigures(tx: EntityManager, siteId: number): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('emc derive'), $1)`, [siteId]);
}

/** Answers whether the lock is ours; never waits. */
export async function tryToLockFigures(tx: EntityManager, siteId: number): Promise<boolean> {
  const [lock] = await tx.query<{ taken: boolean }[]>(
    `SELECT pg_try_advisory_xact_lock(hashtext('emc derive'), $1) AS taken`,
    [siteId],
  );
  return lock?.taken ?? false;
}
