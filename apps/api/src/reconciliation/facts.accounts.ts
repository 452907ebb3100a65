import type { AccountCount, AccountDropFacts, AccountSummary, AccountType } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { versionInForce } from '../versions/default-version.js';

interface Counted {
  readonly version: number;
  readonly acceptedOn: string;
  readonly byType: AccountSummary['byType'];
}

const types: readonly AccountType[] = [1, 2, 3];

/** The default list of accounts, and by type the list of the last year that had most of them. */
export async function accountFacts(tx: EntityManager, siteId: number, today: string): Promise<AccountDropFacts> {
  const inForce = await versionInForce(tx, { siteId, kind: 'accounts' });
  if (!inForce) return { current: [], highest: [] };
  const lists = await tx.query<Counted[]>(
    `SELECT number AS version, (accepted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "acceptedOn",
       summary->'byType' AS "byType"
     FROM list_version WHERE site_id = $1 AND kind = 'accounts' AND summary IS NOT NULL
       AND (accepted_at > $2::date - interval '1 year' OR number = $3)`,
    [siteId, today, inForce.number],
  );
  const ofType =
    (type: AccountType) =>
    ({ version, acceptedOn, byType }: Counted): AccountCount => {
      return { type, accounts: byType[type], version, acceptedOn };
    };
  const current = lists.filter(({ version }) => version === inForce.number);
  return {
    current: types.flatMap((type) => current.map(ofType(type))),
    highest: types.flatMap((type) => highestOf(lists.map(ofType(type))) ?? []),
  };
}

function highestOf(counts: readonly AccountCount[]): AccountCount | undefined {
  return counts.toSorted((one, other) => other.accounts - one.accounts)[0];
}
