import type { ListKind } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { lockFigures } from '../sites/figures-lock.js';
import { DefaultVersionChange } from './default-version-change.entity.js';
import { ListVersion } from './list-version.entity.js';

/** The lists of one kind of a site, of which one version is the default. */
export interface ListOf {
  readonly siteId: number;
  readonly kind: ListKind;
}

/** The change that holds; null = no version is the default. */
export async function currentDefault(tx: EntityManager, list: ListOf): Promise<DefaultVersionChange | null> {
  return tx.findOne(DefaultVersionChange, {
    where: { siteId: list.siteId, kind: list.kind },
    order: { revision: 'DESC' },
  });
}

/** The default version itself. */
export async function versionInForce(tx: EntityManager, list: ListOf): Promise<ListVersion | null> {
  const current = await currentDefault(tx, list);
  return current && tx.findOneByOrFail(ListVersion, { ...list, number: current.number });
}

/** The default version, kept from others' changes until the transaction ends: for whoever writes what rests on it. */
export async function lockVersionInForce(tx: EntityManager, list: ListOf): Promise<ListVersion | null> {
  await lockDefault(tx, list);
  return versionInForce(tx, list);
}

/** The current default, kept from others' changes until the transaction ends. */
export async function lockDefault(tx: EntityManager, list: ListOf): Promise<DefaultVersionChange | null> {
  await tx.query(`SELECT pg_advisory_xact_lock($1, hashtext('default ' || $2))`, [list.siteId, list.kind]);
  return currentDefault(tx, list);
}

/** Appends a change of the default; answers it and the one before it. */
export async function appendDefault(
  tx: EntityManager,
  { by, ...choice }: ListOf & { number: number; by: string },
): Promise<{ before: DefaultVersionChange | null; change: DefaultVersionChange }> {
  const before = await lockDefault(tx, choice);
  const afterSeq = choice.kind === 'services' ? await countList(tx, choice) : '0';
  const change: DefaultVersionChange = {
    ...choice,
    revision: (before?.revision ?? 0) + 1,
    changedAt: new Date(),
    changedBy: by,
    afterSeq,
  };
  await tx.insert(DefaultVersionChange, change);
  return { before, change };
}

/**
 * Counts the services of a list that becomes the default. The figures of its site stand still until the commit, so that
 * each event is derived either before the change or after it; answers the last one before it.
 */
async function countList(tx: EntityManager, { siteId, number }: { siteId: number; number: number }): Promise<string> {
  await lockFigures(tx, siteId);
  await tx.query(
    `SELECT keep_list_figure(site_id, submission_id) FROM list_version
     WHERE site_id = $1 AND kind = 'services' AND number = $2`,
    [siteId, number],
  );
  const [feed] = await tx.query<{ derived: string }[]>(
    `SELECT derived_seq AS derived FROM feed_state WHERE site_id = $1`,
    [siteId],
  );
  return feed?.derived ?? '0';
}
