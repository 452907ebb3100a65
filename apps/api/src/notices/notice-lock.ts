import type { EntityManager } from 'typeorm';

/** Whoever changes messages waits for the others who do: what is decided on stays as it was read. */
export async function lockMessages(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('emc notice messages'))`);
}
