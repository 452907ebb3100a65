import type { DataSource } from 'typeorm';
import type { Queue } from '../queue/queue.js';
import { askToReconcile, reconcileQueue } from '../queue/reconcile-queue.js';

const everyMinutes = 15;
/** What one look sends at most; the sites that wait longest come first. */
const atOnce = 500;

/** Asks for a run of every site whose checks have not run for a while, by whichever process looks. */
export async function sendDue(db: DataSource, queue: Queue, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const due = await tx.query<{ id: number }[]>(
      `SELECT site.id FROM (SELECT id FROM site UNION ALL SELECT 0) AS site
       LEFT JOIN site_reconciliation run ON run.site_id = site.id
       WHERE run.ran_at IS NULL OR run.ran_at < $1::timestamptz - interval '${everyMinutes} minutes'
       ORDER BY run.ran_at NULLS FIRST LIMIT ${atOnce}`,
      [now],
    );
    for (const { id } of due) await askToReconcile(queue, tx, id);
  });
  queue.wake(reconcileQueue);
}
