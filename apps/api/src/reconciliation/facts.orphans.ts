import type { OrphanGroup } from '@emc/domain';
import type { EntityManager } from 'typeorm';

/** Whoever invents site ids makes no more discrepancies than this. */
const mostGroups = 500;

/** What waits in quarantine of a site, by reason, of the last 7 days; of site 0, what names no site that EMC knows. */
export function orphanGroups(tx: EntityManager, siteId: number, now: Date): Promise<OrphanGroup[]> {
  return tx.query<OrphanGroup[]>(
    `WITH waiting AS (
       SELECT reason, CASE WHEN reason = 'SITE_UNKNOWN' THEN site_sent END AS site_sent, received_at,
         jsonb_build_object(
           'codeProfile', coalesce(event->>'codeProfile', ''), 'codeTthc', coalesce(event->>'codeTthc', ''),
           'receivedAt', to_char(received_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS')) AS sample
       FROM feed_quarantine q CROSS JOIN unnest(codes) AS reason
       WHERE settled_at IS NULL AND received_at > $2::timestamptz - interval '7 days' AND received_at <= $2
         AND CASE WHEN $1 = 0 THEN NOT EXISTS (SELECT FROM site WHERE id = q.site_sent) ELSE site_sent = $1 END),
     ranked AS (
       SELECT *, row_number() OVER (PARTITION BY reason, site_sent ORDER BY received_at DESC) AS place FROM waiting)
     SELECT reason, site_sent AS "siteId", count(*)::integer AS events,
       to_char(max(received_at) AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS') AS "lastReceivedAt",
       jsonb_agg(sample ORDER BY place) FILTER (WHERE place <= 20) AS samples
     FROM ranked GROUP BY reason, site_sent ORDER BY events DESC, reason, site_sent LIMIT ${mostGroups}`,
    [siteId, now],
  );
}
