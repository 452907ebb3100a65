import { sampleSize, type LevelConflictFacts, type Service, type SilentServiceFacts } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import type { CodeUse } from '../versions/sent-codes.js';

interface ServicesAsked {
  readonly siteId: number;
  /** The default list. */
  readonly services: readonly Service[];
  readonly uses: readonly CodeUse[];
}

/** How services were used online; dossiers are named only for those that are not online. */
export async function levelFacts(
  tx: EntityManager,
  { siteId, services, uses }: ServicesAsked,
): Promise<LevelConflictFacts> {
  const used = new Map(uses.map((use) => [use.codeTthc, use]));
  const doubtful = services.flatMap(({ idMcdt, level }) => {
    const on = used.get(idMcdt)?.lastOnlineOn;
    return level < 3 && on ? [{ idMcdt, on }] : [];
  });
  const codes = await dossierCodes(tx, siteId, doubtful);
  return {
    services: services.map(({ idMcdt, name, level }) => ({
      idMcdt,
      name,
      level,
      online: used.get(idMcdt)?.online ?? 0,
      dossierCodes: codes.get(idMcdt) ?? [],
    })),
  };
}

/** Some dossiers of each code on the last day that has any: a sample that costs a day and not a month. */
async function dossierCodes(
  tx: EntityManager,
  siteId: number,
  wanted: readonly { idMcdt: string; on: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<{ code: string; codes: string[] }[]>(
    `SELECT wanted.code, ARRAY(
       SELECT code_profile FROM dossier WHERE site_id = $1 AND day = wanted.day AND code_tthc = wanted.code AND channel = 1
       ORDER BY code_profile LIMIT ${sampleSize}) AS codes
     FROM unnest($2::text[], $3::date[]) AS wanted (code, day)`,
    [siteId, wanted.map(({ idMcdt }) => idMcdt), wanted.map(({ on }) => on)],
  );
  return new Map(rows.map(({ code, codes }) => [code, codes]));
}

/** When online services were listed and last used; what was used within 90 days needs no further look. */
export async function silentFacts(
  tx: EntityManager,
  { siteId, today, fedSince, services, uses }: ServicesAsked & { today: string; fedSince: string | null },
): Promise<SilentServiceFacts> {
  const recent = new Map(uses.map(({ codeTthc, lastOn }) => [codeTthc, lastOn]));
  const quiet = services.filter(({ level, idMcdt }) => level >= 3 && !recent.has(idMcdt));
  const ids = quiet.map(({ idMcdt }) => idMcdt);
  const past = fedSince === null || ids.length === 0 ? [] : await pastOf(tx, siteId, ids);
  const byId = new Map(past.map((one) => [one.idMcdt, one]));
  return {
    today,
    fedSince,
    services: services.map(({ idMcdt, name, level }) => ({
      idMcdt,
      name,
      level,
      listedSince: byId.get(idMcdt)?.listedSince ?? today,
      lastDossierOn: recent.get(idMcdt) ?? byId.get(idMcdt)?.lastOn ?? null,
    })),
  };
}

interface Past {
  readonly idMcdt: string;
  readonly listedSince: string;
  readonly lastOn: string | null;
}

function pastOf(tx: EntityManager, siteId: number, ids: readonly string[]): Promise<Past[]> {
  return tx.query<Past[]>(
    `WITH listed AS (
       SELECT s.id_mcdt, min(c.changed_at) AS since
       FROM default_version_change c
       JOIN list_version v ON v.site_id = $1 AND v.kind = 'services' AND v.number = c.number
       JOIN service s ON s.site_id = $1 AND s.submission_id = v.submission_id
       WHERE c.site_id = $1 AND c.kind = 'services' AND s.id_mcdt = ANY ($2) GROUP BY s.id_mcdt),
     used AS (
       SELECT code_tthc, max(day) AS day FROM (
         SELECT code_tthc, day FROM dossier_day WHERE site_id = $1 AND code_tthc = ANY ($2)
         GROUP BY code_tthc, day HAVING sum(received) > 0) AS daily GROUP BY code_tthc)
     SELECT listed.id_mcdt AS "idMcdt", (since AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "listedSince",
       used.day::text AS "lastOn"
     FROM listed LEFT JOIN used ON used.code_tthc = listed.id_mcdt`,
    [siteId, ids],
  );
}
