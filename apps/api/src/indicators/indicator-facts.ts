import { dayAfter, type AccountSummary, type ListKind } from '@emc/domain';
import type { EntityManager } from 'typeorm';

/** Days of Vietnam, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface SiteInScope {
  readonly id: number;
  readonly name: string;
  readonly agencyCode: string;
  readonly agencyName: string;
  /** From this day on its feed is expected; null = not yet. */
  readonly expectedFrom: string | null;
  /** The highest number of its procedures; null = none has one. */
  readonly lastNumber: number | null;
}

/** Whose figures are asked for; null = all of the country. */
export interface Scope {
  readonly agency: { readonly code: string; readonly name: string } | null;
  readonly site: { readonly id: number; readonly name: string } | null;
  readonly sites: readonly SiteInScope[];
}

/** What a site received in a period. */
export interface Received {
  /** Place of the period among those asked for. */
  readonly period: number;
  readonly siteId: number;
  readonly dossiers: number;
  readonly online: number;
  readonly fullOnline: number;
  readonly unmatched: number;
  /** Character n is 1 where procedure number n had an online dossier. */
  readonly used: string;
}

/** A version became the default. */
export interface DefaultChange {
  readonly siteId: number;
  readonly kind: ListKind;
  readonly number: number;
  readonly changedAt: Date;
  readonly summary: AccountSummary | null;
  /** Null for accounts, as the next. */
  readonly services: number | null;
  readonly onlineServices: number | null;
  readonly fullServices: number | null;
  /** Character n is 1 where procedure number n is of level 3 or 4. */
  readonly online: string | null;
}

/** All that indicators are computed from, as known at the end of a day. */
export interface Facts {
  readonly sites: readonly SiteInScope[];
  readonly asOf: string;
  readonly received: readonly Received[];
  readonly changes: readonly DefaultChange[];
  readonly discrepancies: readonly { readonly siteId: number; readonly open: number }[];
}

/** The sites of an agency, one site, or all of them; by id. */
export function readSites(
  tx: EntityManager,
  { agency, siteId }: { agency: string | null; siteId: number | null },
): Promise<SiteInScope[]> {
  return tx.query<SiteInScope[]>(
    `SELECT site.id, site.name, agency_code AS "agencyCode", agency.name AS "agencyName",
       expected_from::text AS "expectedFrom",
       (SELECT max(number) FROM procedure_number WHERE procedure_number.site_id = site.id) AS "lastNumber"
     FROM site JOIN agency ON agency.code = agency_code LEFT JOIN feed_setting ON feed_setting.site_id = site.id
     WHERE ($1::text IS NULL OR agency_code = $1) AND ($2::integer IS NULL OR site.id = $2)
     ORDER BY site.id`,
    [agency, siteId],
  );
}

/** What was known at the end of `asOf`; its cost grows with sites and days, not with dossiers. */
export async function readFacts(
  tx: EntityManager,
  { sites, periods, asOf }: { sites: readonly SiteInScope[]; periods: readonly Period[]; asOf: string },
): Promise<Facts> {
  const ids = sites.map(({ id }) => id);
  const known = endOf(asOf);
  const [received, changes, discrepancies] = await Promise.all([
    readReceived(tx, { sites, periods, asOf }),
    readChanges(tx, ids, known),
    readDiscrepancies(tx, ids, known),
  ]);
  return { sites, asOf, received, changes, discrepancies };
}

/** The moment a day ends in Vietnam. */
export function endOf(day: string): Date {
  return new Date(`${dayAfter(day)}T00:00:00+07:00`);
}

function readReceived(
  tx: EntityManager,
  { sites, periods, asOf }: { sites: readonly SiteInScope[]; periods: readonly Period[]; asOf: string },
): Promise<Received[]> {
  const highest = Math.max(0, ...sites.map(({ lastNumber }) => lastNumber ?? 0));
  // As the lines are padded: where the length is theirs, the cast costs nothing.
  const bits = 64 * (Math.floor(highest / 64) + 1);
  return tx.query<Received[]>(
    `SELECT n::integer - 1 AS period, site_id AS "siteId", sum(dossiers)::float8 AS dossiers, sum(online)::float8 AS online,
       sum(full_online)::float8 AS "fullOnline", sum(unmatched)::float8 AS unmatched, bit_or(used::bit(${bits}))::text AS used
     FROM unnest($2::date[], $3::date[]) WITH ORDINALITY AS period (first, last, n)
     JOIN indicator_day ON day BETWEEN first AND last
     WHERE site_id = ANY ($1::integer[]) AND known_on <= $4 AND (superseded_on IS NULL OR superseded_on > $4)
     GROUP BY n, site_id`,
    [sites.map(({ id }) => id), periods.map(({ from }) => from), periods.map(({ to }) => to), asOf],
  );
}

/** Oldest first. */
function readChanges(tx: EntityManager, ids: readonly number[], known: Date): Promise<DefaultChange[]> {
  return tx.query<DefaultChange[]>(
    `SELECT change.site_id AS "siteId", kind, number, changed_at AS "changedAt", summary, services,
       online_services AS "onlineServices", full_services AS "fullServices", online::text AS online
     FROM default_version_change AS change
     JOIN list_version USING (site_id, kind, number)
     LEFT JOIN list_figure USING (site_id, submission_id)
     WHERE change.site_id = ANY ($1::integer[]) AND changed_at < $2
     ORDER BY change.site_id, kind, revision`,
    [ids, known],
  );
}

/** Where each stood then: after its last step until then, else as it was opened. Up to now that is where it stands. */
function readDiscrepancies(tx: EntityManager, ids: readonly number[], known: Date) {
  return tx.query<{ siteId: number; open: number }[]>(
    `SELECT site_id AS "siteId", count(*)::integer AS open
     FROM discrepancy
     WHERE site_id = ANY ($1::integer[]) AND (CASE WHEN $2 > now() THEN state ELSE coalesce(
       (SELECT state_after FROM discrepancy_step AS step
        WHERE step.site_id = discrepancy.site_id AND discrepancy_id = discrepancy.id AND at < $2
        ORDER BY ordinal DESC LIMIT 1),
       CASE WHEN opened_at < $2 THEN 'open' ELSE 'closed' END) END) NOT IN ('closed', 'waived')
     GROUP BY site_id`,
    [ids, known],
  );
}
