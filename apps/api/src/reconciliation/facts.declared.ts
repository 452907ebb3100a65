import { createHash } from 'node:crypto';
import { dayInVietnam, digestOf, type Bucket, type CountMismatchFacts, type DeclaredDay } from '@emc/domain';
import type { EntityManager } from 'typeorm';

interface DeclaredAsked {
  readonly siteId: number;
  readonly since: Date | null;
}

interface DeclaredRow {
  readonly day: string;
  readonly revision: number;
  readonly received: number;
  readonly online: number | null;
  readonly returned: number | null;
  readonly codes: number | null;
  readonly digest: readonly Bucket[] | null;
}

/** What EMC has of a day, whether events or adjustments say it. */
export interface ReceivedDay {
  readonly day: string;
  readonly received: number;
  readonly online: number;
  readonly returned: number;
  readonly adjusted: boolean;
  /** When it last changed after it was over; null = never. */
  readonly changedOn: string | null;
}

/** Whoever declared or derived while the checks ran is seen by the next run. */
const overlapMs = 3_600_000;
/** A day of which EMC has no dossier. */
export const nothingReceived = { received: 0, online: 0, returned: 0, adjusted: false, changedOn: null };

/** Declared days that changed since the checks last ran or differ still, beside what EMC has. */
export async function declaredFacts(tx: EntityManager, { siteId, since }: DeclaredAsked): Promise<CountMismatchFacts> {
  const declared = await daysToCompare(tx, siteId, since && new Date(since.getTime() - overlapMs));
  const received = await receivedDays(
    tx,
    siteId,
    declared.map(({ day }) => day),
  );
  const byCodes = declared.filter(({ day, codes }) => codes !== null && isComparable(received.get(day)));
  const differing = await differingCodes(tx, siteId, byCodes);
  const days: DeclaredDay[] = [];
  for (const one of declared) {
    const has = received.get(one.day) ?? nothingReceived;
    const codes = differing.get(one.day);
    const digest = one.digest && isComparable(has) ? await digestOfDay(tx, siteId, one.day) : null;
    days.push({
      day: one.day,
      declared: { ...totalsOf(one), dossierCodes: codes?.missing ?? null, digest: digest && one.digest },
      received: { ...totalsOf(has), dossierCodes: codes?.surplus ?? null, digest },
    });
  }
  return { days };
}

/** Of a day without any dossier all would be named; an adjustment has no codes. */
function isComparable(day: ReceivedDay | typeof nothingReceived | undefined): boolean {
  return day !== undefined && day.received > 0 && !day.adjusted;
}

function totalsOf({ received, online, returned }: Pick<DeclaredRow, 'received' | 'online' | 'returned'>) {
  return { received, online, returned };
}

function daysToCompare(tx: EntityManager, siteId: number, since: Date | null): Promise<DeclaredRow[]> {
  return tx.query<DeclaredRow[]>(
    `WITH latest AS (
       SELECT DISTINCT ON (day) * FROM declared_day WHERE site_id = $1 ORDER BY day, revision DESC)
     SELECT day::text, revision, received, online, returned, codes, digest FROM latest
     WHERE $2::timestamptz IS NULL OR declared_at >= $2
       OR EXISTS (SELECT FROM dossier_day d WHERE d.site_id = $1 AND d.day = latest.day AND d.known_on >= $3::date)
       OR EXISTS (SELECT FROM discrepancy d WHERE d.site_id = $1 AND d.kind = 'COUNT_MISMATCH'
         AND d.subject = latest.day::text AND d.state <> 'closed')
     ORDER BY day`,
    [siteId, since, since && dayInVietnam(since)],
  );
}

/** What EMC has of these days; a day without any dossier is absent. */
export async function receivedDays(
  tx: EntityManager,
  siteId: number,
  days: readonly string[],
): Promise<ReadonlyMap<string, ReceivedDay>> {
  const rows = await tx.query<ReceivedDay[]>(
    `SELECT day::text, sum(received)::integer AS received, sum(returned)::integer AS returned,
       coalesce(sum(received) FILTER (WHERE channel = 1), 0)::integer AS online, bool_or(adjusted) AS adjusted,
       max(known_on) FILTER (WHERE known_on > day)::text AS "changedOn"
     FROM dossier_day WHERE site_id = $1 AND day = ANY ($2::date[]) GROUP BY day`,
    [siteId, days],
  );
  return new Map(rows.map((row) => [row.day, row]));
}

interface Differing {
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

/** Only the codes that one side has: the database compares faster than it sends both lists. */
async function differingCodes(
  tx: EntityManager,
  siteId: number,
  declared: readonly Pick<DeclaredRow, 'day' | 'revision'>[],
): Promise<ReadonlyMap<string, Differing>> {
  if (declared.length === 0) return new Map();
  const rows = await tx.query<(Differing & { day: string })[]>(
    `SELECT asked.day::text,
       ARRAY(SELECT code_profile FROM declared_dossier d
         WHERE d.site_id = $1 AND d.day = asked.day AND d.revision = asked.revision
         EXCEPT SELECT code_profile FROM dossier WHERE site_id = $1 AND day = asked.day ORDER BY 1) AS missing,
       ARRAY(SELECT code_profile FROM dossier WHERE site_id = $1 AND day = asked.day
         EXCEPT SELECT code_profile FROM declared_dossier d
         WHERE d.site_id = $1 AND d.day = asked.day AND d.revision = asked.revision ORDER BY 1) AS surplus
     FROM unnest($2::date[], $3::integer[]) AS asked (day, revision)`,
    [siteId, declared.map(({ day }) => day), declared.map(({ revision }) => revision)],
  );
  return new Map(rows.map(({ day, missing, surplus }) => [day, { missing, surplus }]));
}

async function digestOfDay(tx: EntityManager, siteId: number, day: string): Promise<readonly Bucket[]> {
  const rows = await tx.query<{ code: string }[]>(
    'SELECT code_profile AS code FROM dossier WHERE site_id = $1 AND day = $2',
    [siteId, day],
  );
  return digestOf(
    rows.map(({ code }) => code),
    (code) => createHash('sha256').update(code).digest('hex'),
  );
}
