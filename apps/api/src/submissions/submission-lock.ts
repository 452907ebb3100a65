import type { EntityManager } from 'typeorm';

export interface SubmissionKey {
  readonly siteId: number;
  readonly id: string;
}

/**
 * Answers false when somebody else works on the submission. Held until the transaction ends; a worker whose machine
 * vanished holds it for the two minutes set here, not two hours.
 */
export async function takeLock(tx: EntityManager, id: string): Promise<boolean> {
  await tx.query('SET LOCAL tcp_keepalives_idle = 30; SET LOCAL tcp_keepalives_interval = 10');
  const [lock] = await tx.query<{ taken: boolean }[]>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken',
    [id],
  );
  return lock?.taken ?? false;
}
