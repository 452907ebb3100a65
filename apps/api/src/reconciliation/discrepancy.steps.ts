import type { DiscrepancyState } from '@emc/domain';
import type { EntityManager } from 'typeorm';

/** A step of the life of one discrepancy. */
export interface TakenStep {
  readonly id: string;
  readonly step: string;
  readonly before: DiscrepancyState | null;
  readonly after: DiscrepancyState;
  readonly note: string | null;
  readonly until: string | null;
}

interface Taken {
  readonly siteId: number;
  readonly at: Date;
  readonly actor: string;
  readonly role: string;
}

/** Appends steps to the lives of discrepancies of a site; whoever calls holds the site's lock. */
export async function appendSteps(tx: EntityManager, by: Taken, steps: readonly TakenStep[]): Promise<void> {
  if (steps.length === 0) return;
  await tx.query(
    `INSERT INTO discrepancy_step (site_id, discrepancy_id, ordinal, at, actor, role, step, state_before, state_after,
       note, until)
     SELECT $1, taken.id, 1 + (
         SELECT coalesce(max(ordinal), 0) FROM discrepancy_step WHERE site_id = $1 AND discrepancy_id = taken.id),
       $3, $4, $5, step, before, after, note, until
     FROM jsonb_to_recordset($2::jsonb) AS taken (id uuid, step text, before text, after text, note text, until date)`,
    [by.siteId, JSON.stringify(steps), by.at, by.actor, by.role],
  );
}
