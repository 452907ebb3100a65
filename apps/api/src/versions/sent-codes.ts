import type { Unmatched } from '@emc/contract';
import { unmatchedCodes, type SentCode, type Service } from '@emc/domain';
import type { EntityManager } from 'typeorm';

/** How a code that dossiers carry was used lately; days are `YYYY-MM-DD`. */
export interface CodeUse {
  readonly codeTthc: string;
  /** Of the last 30 days, as the next. */
  readonly dossiers: number;
  readonly online: number;
  /** Within 90 days; `lastOnlineOn` within 30. */
  readonly lastOn: string;
  readonly lastOnlineOn: string | null;
}

/** What the daily figures of a site say of the codes of the 90 days that end with a day. */
export function codeUses(tx: EntityManager, siteId: number, today: string): Promise<CodeUse[]> {
  return tx.query<CodeUse[]>(
    `WITH daily AS (
       SELECT code_tthc, day, sum(received) AS received, coalesce(sum(received) FILTER (WHERE channel = 1), 0) AS online
       FROM dossier_day WHERE site_id = $1 AND day > $2::date - 90 AND day <= $2::date AND code_tthc <> ''
       GROUP BY code_tthc, day HAVING sum(received) > 0)
     SELECT code_tthc AS "codeTthc", max(day)::text AS "lastOn",
       coalesce(sum(received) FILTER (WHERE day > $2::date - 30), 0)::integer AS dossiers,
       coalesce(sum(online) FILTER (WHERE day > $2::date - 30), 0)::integer AS online,
       max(day) FILTER (WHERE online > 0 AND day > $2::date - 30)::text AS "lastOnlineOn"
     FROM daily GROUP BY code_tthc ORDER BY code_tthc`,
    [siteId, today],
  );
}

/** Those of the last 30 days, as the comparison with a list takes them. */
export function sentCodes(uses: readonly CodeUse[]): SentCode[] {
  return uses
    .filter(({ dossiers }) => dossiers > 0)
    .map(({ codeTthc, dossiers, lastOn }) => ({ codeTthc, dossiers, lastReceivedAt: lastOn }));
}

const namedCodes = 20;

/** What of the feed would match none of these services; null where nothing was sent for 30 days. */
export async function unmatchedBy(
  tx: EntityManager,
  siteId: number,
  list: { readonly before: readonly Service[]; readonly after: readonly Service[]; readonly today: string },
): Promise<Unmatched | null> {
  const sent = sentCodes(await codeUses(tx, siteId, list.today));
  if (sent.length === 0) return null;
  const known = new Set(list.before.map(({ idMcdt }) => idMcdt));
  const unmatched = unmatchedCodes({ services: list.after, sent });
  const codes = unmatched.sent.map(({ codeTthc, dossiers, suggestion }) => {
    return { codeTthc, dossiers, matchesNow: known.has(codeTthc), suggestion: suggestion?.value ?? null };
  });
  const lost = codes.filter(({ matchesNow }) => matchesNow);
  return {
    sent: codes.length,
    dossiers: codes.reduce((sum, { dossiers }) => sum + dossiers, 0),
    lost: lost.length,
    listed: unmatched.listed.length,
    // What this very list would break comes first.
    codes: [...lost, ...codes.filter(({ matchesNow }) => !matchesNow)].slice(0, namedCodes),
  };
}
