import type { EntityManager } from 'typeorm';
import type { Queue } from './queue.js';

/** Runs of the checks of a site: jobs `{ siteId }`; site 0 = events of no site that EMC knows. */
export const reconcileQueue = 'reconcile';

export interface ReconcileJob {
  readonly siteId: number;
}

/** Asks for a run of the site's checks, in the transaction of what changed that they look at. */
export async function askToReconcile(queue: Queue, tx: EntityManager, siteId: number): Promise<void> {
  const data: ReconcileJob = { siteId };
  await queue.send(tx, reconcileQueue, { key: String(siteId), data });
}
