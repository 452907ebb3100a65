import type { AccountDiff } from '@emc/contract';
import { compareAccounts, type AccountSummary } from '@emc/domain';
import type { ExportedAccount } from '@emc/xlsx-templates';
import type { EntityManager } from 'typeorm';
import type { ListVersion } from './list-version.entity.js';

/** The accounts that a submission brought. */
export interface Snapshot {
  readonly siteId: number;
  readonly submissionId: string;
}

/** A snapshot with its figures, the key that hashed its ids named. */
export type SnapshotVersion = Snapshot & { readonly identityKey: string | null; readonly summary: AccountSummary };

/** What becomes of a snapshot, or of none, in another one. */
export async function compareSnapshots(
  tx: EntityManager,
  before: ListVersion | null,
  after: SnapshotVersion,
): Promise<AccountDiff> {
  const kept = before && before.identityKey === after.identityKey ? await countKept(tx, before, after) : null;
  const diff = compareAccounts(before?.summary ?? null, after.summary, kept);
  return { against: before?.number ?? null, ...diff };
}

/** Adds the accounts of `base` that the snapshot of so many `rows` does not bring anew. */
export async function carryOver(
  tx: EntityManager,
  base: Snapshot,
  { siteId, submissionId, rows }: Snapshot & { readonly rows: number },
): Promise<void> {
  await joinWhole(tx);
  await tx.query(
    `INSERT INTO account (site_id, submission_id, ordinal, id_local, id_qg, type, created_at, last_login)
     SELECT b.site_id, $3, $4 + row_number() OVER (ORDER BY b.ordinal), b.id_local, b.id_qg, b.type, b.created_at, b.last_login
     FROM account b LEFT JOIN account a ON a.site_id = $1 AND a.submission_id = $3 AND a.id_local = b.id_local
     WHERE b.site_id = $1 AND b.submission_id = $2 AND a.id_local IS NULL`,
    [siteId, base.submissionId, submissionId, rows],
  );
}

/** How many accounts are in both. */
async function countKept(tx: EntityManager, before: Snapshot, after: Snapshot): Promise<number> {
  await joinWhole(tx);
  const [row] = await tx.query<{ kept: number }[]>(
    `SELECT count(*)::integer AS kept
     FROM account b JOIN account a ON a.id_local = b.id_local
     WHERE b.site_id = $1 AND b.submission_id = $2 AND a.site_id = $1 AND a.submission_id = $3`,
    [before.siteId, before.submissionId, after.submissionId],
  );
  return row?.kept ?? 0;
}

/** Rows of this very transaction have no statistics yet, so the planner takes a million of them for a few. And five millions take their time. */
async function joinWhole(tx: EntityManager): Promise<void> {
  await tx.query(`SET LOCAL enable_nestloop = off; SET LOCAL work_mem = '64MB'; SET LOCAL statement_timeout = 0`);
}

/** The snapshot in figures, as of a day in Vietnam. */
export async function summaryOf(
  tx: EntityManager,
  { siteId, submissionId }: Snapshot,
  asOf: string,
): Promise<AccountSummary> {
  const rows = await tx.query<
    { type: 1 | 2 | 3; accounts: number; linked: number; active30: number; active90: number; created: number }[]
  >(
    `WITH day AS (SELECT
       ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS after,
       ($3::date - 29)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS from30,
       ($3::date - 89)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS from90,
       date_trunc('month', $3::date::timestamp) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS month)
     SELECT type, count(*)::integer AS accounts, count(id_qg)::integer AS linked,
       count(*) FILTER (WHERE last_login >= from30 AND last_login < after)::integer AS active30,
       count(*) FILTER (WHERE last_login >= from90 AND last_login < after)::integer AS active90,
       count(*) FILTER (WHERE created_at >= month AND created_at < after)::integer AS created
     FROM account, day WHERE site_id = $1 AND submission_id = $2 GROUP BY type`,
    [siteId, submissionId, asOf],
  );
  const of = (type: 1 | 2 | 3, key: 'accounts' | 'active90') => rows.find((row) => row.type === type)?.[key] ?? 0;
  const sum = (key: 'accounts' | 'linked' | 'active30' | 'active90' | 'created') =>
    rows.reduce((total, row) => total + row[key], 0);
  return {
    asOf,
    accounts: sum('accounts'),
    byType: { 1: of(1, 'accounts'), 2: of(2, 'accounts'), 3: of(3, 'accounts') },
    linked: sum('linked'),
    active30: sum('active30'),
    active90: sum('active90'),
    active90ByType: { 1: of(1, 'active90'), 2: of(2, 'active90'), 3: of(3, 'active90') },
    createdThisMonth: sum('created'),
  };
}

const exportedAtOnce = 5000;

/** The accounts of a snapshot, batch by batch, in the order of the list. */
export async function* readAccounts(
  tx: EntityManager,
  { siteId, submissionId }: Snapshot,
): AsyncGenerator<ExportedAccount[]> {
  let after = 0;
  for (;;) {
    const rows = await tx.query<(ExportedAccount & { ordinal: number })[]>(
      `SELECT ordinal, type, id_qg IS NOT NULL AS linked,
         to_char(created_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS') AS "createdAt",
         to_char(last_login AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS') AS "lastLogin"
       FROM account WHERE site_id = $1 AND submission_id = $2 AND ordinal > $3 ORDER BY ordinal LIMIT $4`,
      [siteId, submissionId, after, exportedAtOnce],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < exportedAtOnce) return;
    after = rows[rows.length - 1]?.ordinal ?? after;
  }
}
