import type { DigestFigures } from '@emc/contract';
import type { EntityManager } from 'typeorm';
import type { Claimed } from './claiming.js';

type Reach = Pick<Claimed, 'agencyCode' | 'isAdmin'>;

/** The figures of the summaries among the claimed messages; people of the same reach read the same. */
export async function digestsOf(tx: EntityManager, claimed: readonly Claimed[]): Promise<Map<string, DigestFigures>> {
  const byReach = new Map<string, Promise<Omit<DigestFigures, 'day'>>>();
  const digests = claimed.filter(({ subject }) => subject.startsWith('digest:'));
  const figures = await Promise.all(
    digests.map(async ({ id, facts, agencyCode, isAdmin }) => {
      const key = `${agencyCode} ${isAdmin}`;
      const known = byReach.get(key) ?? figuresOf(tx, { agencyCode, isAdmin });
      byReach.set(key, known);
      return [id, { day: String(facts['day']), ...(await known) }] as const;
    }),
  );
  return new Map(figures);
}

async function figuresOf(tx: EntityManager, { agencyCode, isAdmin }: Reach): Promise<Omit<DigestFigures, 'day'>> {
  const since = `now() - interval '24 hours'`;
  const unsettled = (more: string) => `count(*) FILTER (WHERE d.state NOT IN ('closed', 'waived') ${more})::integer`;
  const [discrepancies, submissions, undelivered] = await Promise.all([
    tx.query<Omit<DigestFigures, 'day' | 'submissions' | 'undelivered'>[]>(
      `SELECT json_build_object('error', ${unsettled(`AND d.severity = 'error'`)},
           'warning', ${unsettled(`AND d.severity = 'warning'`)}, 'notice', ${unsettled(`AND d.severity = 'notice'`)}) AS unsettled,
         ${unsettled(`AND d.due_on < (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`)} AS overdue,
         count(*) FILTER (WHERE d.opened_at >= ${since})::integer AS "openedSince",
         count(*) FILTER (WHERE d.closed_at >= ${since})::integer AS "closedSince",
         count(DISTINCT d.site_id) FILTER (WHERE d.state NOT IN ('closed', 'waived'))::integer AS sites
       FROM discrepancy d LEFT JOIN site s ON s.id = d.site_id WHERE $1::text IS NULL OR s.agency_code = $1`,
      [agencyCode],
    ),
    tx.query<{ state: keyof DigestFigures['submissions']; count: number }[]>(
      `SELECT state, count(*)::integer AS count FROM submission sub JOIN site s ON s.id = sub.site_id
       WHERE sub.finished_at >= ${since} AND NOT sub.dry_run AND ($1::text IS NULL OR s.agency_code = $1) GROUP BY state`,
      [agencyCode],
    ),
    tx.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM notice_message WHERE state = 'dead' AND noticed_at >= ${since}`,
    ),
  ]);
  const [found] = discrepancies;
  if (!found) throw new Error('No figures');
  const of = (state: string) => submissions.find((row) => row.state === state)?.count ?? 0;
  return {
    ...found,
    submissions: { accepted: of('accepted'), refused: of('refused'), failed: of('failed') },
    undelivered: isAdmin ? (undelivered[0]?.count ?? 0) : null,
  };
}
