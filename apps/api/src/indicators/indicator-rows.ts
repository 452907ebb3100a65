import type { IndicatorRow } from '@emc/contract';
import { percentOf, type IndicatorId } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { endOf, type Period } from './indicator-facts.js';
import type { SiteFigures } from './indicator-figures.js';

interface RowsAsked extends Period {
  readonly siteIds: readonly number[];
  readonly asOf: string;
  /** Null = by procedure over the whole period; else by day. */
  readonly codeTthc: string | null;
  readonly skip: number;
  readonly limit: number;
}

interface RowsRead {
  readonly numerator: number;
  readonly denominator: number;
  readonly total: number;
  readonly items: readonly IndicatorRow[];
}

/** Dossiers by procedure and level (and day), known at the end of $4. */
const received = (byDay: boolean) => `
  SELECT site_id, code_tthc, level, ${byDay ? 'day' : 'NULL::date AS day'}, sum(received) AS dossiers,
    coalesce(sum(received) FILTER (WHERE channel = 1), 0) AS online
  FROM dossier_day
  WHERE site_id = ANY ($1::integer[]) AND day BETWEEN $2 AND $3 AND known_on <= $4 AND ($5::text IS NULL OR code_tthc = $5)
  GROUP BY site_id, code_tthc, level${byDay ? ', day' : ''}`;

/** The services of the lists in force before the moment $6. */
const listed = `
  SELECT site_id, id_mcdt, name, level FROM (
    SELECT DISTINCT ON (site_id) site_id, number FROM default_version_change
    WHERE site_id = ANY ($1::integer[]) AND kind = 'services' AND changed_at < $6 ORDER BY site_id, revision DESC
  ) AS in_force
  JOIN list_version USING (site_id, number) JOIN service USING (site_id, submission_id)
  WHERE kind = 'services'`;

const ofDossiers = (levels: string, byDay: boolean) => `
  SELECT received.*, name, CASE WHEN received.level IN (${levels}) THEN online ELSE 0 END AS numerator, dossiers AS denominator
  FROM (${received(byDay)}) AS received
  LEFT JOIN (${listed}) AS listed ON listed.site_id = received.site_id AND id_mcdt = code_tthc
  WHERE dossiers <> 0 OR online <> 0`;

const ofServices = (levels: string, counts: string) => `
  SELECT listed.site_id, id_mcdt AS code_tthc, listed.level, NULL::date AS day, coalesce(dossiers, 0) AS dossiers,
    coalesce(online, 0) AS online, name, (${counts})::integer AS numerator, 1 AS denominator
  FROM (${listed}) AS listed
  LEFT JOIN (
    SELECT site_id, code_tthc, sum(dossiers) AS dossiers, sum(online) AS online
    FROM (${received(false)}) AS received GROUP BY site_id, code_tthc
  ) AS received ON received.site_id = listed.site_id AND code_tthc = id_mcdt
  WHERE listed.level IN (${levels})`;

const rowsOf: Readonly<Record<Exclude<IndicatorId, 'EMC-5'>, (byDay: boolean) => string>> = {
  'EMC-1': (byDay) => ofDossiers('4', byDay),
  'EMC-2': (byDay) => ofDossiers('3, 4', byDay),
  'EMC-3': () => ofServices('0, 1, 2, 3, 4', 'listed.level = 4'),
  'EMC-4': () => ofServices('3, 4', 'coalesce(online, 0) > 0'),
};

type SqlRow = Omit<IndicatorRow, 'percent' | 'siteId'> & { siteId: number | null } & {
  readonly total: number;
  readonly allNumerators: number;
  readonly allDenominators: number;
};

/** The rows that an indicator sums up, and their sums over all pages. */
export async function readRows(
  tx: EntityManager,
  id: keyof typeof rowsOf,
  { siteIds, from, to, asOf, codeTthc, skip, limit }: RowsAsked,
): Promise<RowsRead> {
  const inForce = endOf(to < asOf ? to : asOf);
  const rows = await tx.query<SqlRow[]>(
    `WITH line AS MATERIALIZED (${rowsOf[id](codeTthc !== null)}),
     sums AS (
       SELECT count(*)::integer AS total, coalesce(sum(numerator), 0)::float8 AS "allNumerators",
         coalesce(sum(denominator), 0)::float8 AS "allDenominators"
       FROM line
     ),
     page AS (SELECT * FROM line ORDER BY site_id, code_tthc, level, day OFFSET $7 LIMIT $8)
     SELECT sums.*, site_id AS "siteId", code_tthc AS "codeTthc", name, nullif(level, -1) AS level, day::text AS day,
       dossiers::float8 AS dossiers, online::float8 AS online, numerator::float8 AS numerator,
       denominator::float8 AS denominator
     FROM sums LEFT JOIN page ON true ORDER BY site_id, code_tthc, page.level, page.day`,
    [siteIds, from, to, asOf, codeTthc, inForce, skip, limit],
  );
  const [sums] = rows;
  return {
    numerator: sums?.allNumerators ?? 0,
    denominator: sums?.allDenominators ?? 0,
    total: sums?.total ?? 0,
    items: rows.flatMap(({ total: _total, allNumerators: _n, allDenominators: _d, siteId, ...row }) =>
      siteId === null ? [] : [{ siteId, ...row, percent: percentOf(row.numerator, row.denominator) }],
    ),
  };
}

/** The rows of EMC-5: one for each list of accounts. */
export function accountRows(sites: readonly SiteFigures[], { skip, limit }: { skip: number; limit: number }): RowsRead {
  const rows = sites
    .filter(({ has }) => has.accounts)
    .map(({ site, counts: { activeAccounts: numerator, accounts: denominator } }) => ({
      ...{ siteId: site.id, codeTthc: null, name: null, level: null, day: null, dossiers: 0, online: 0 },
      ...{ numerator, denominator, percent: percentOf(numerator, denominator) },
    }));
  return {
    numerator: rows.reduce((sum, row) => sum + row.numerator, 0),
    denominator: rows.reduce((sum, row) => sum + row.denominator, 0),
    total: rows.length,
    items: rows.slice(skip, skip + limit),
  };
}
