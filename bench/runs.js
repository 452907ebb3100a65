import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { watchLatency } from './latency.js';
import { watchMemory } from './memory.js';
import { tables } from './tables.js';

/**
 * One measured way from the bytes of a list to the answer of a query; it has checked that the totals are right.
 *
 * @typedef {{ seconds: number, megabytes: number, resident: number, laps: Record<string, number> }} Run
 * @typedef {import('./lists.js').List} List
 * @typedef {import('./running-emc.js').RunningEmc} Emc
 */

/**
 * Hands the list in to EMC: from the request to the figures of the new version.
 *
 * @param {Emc} emc
 * @param {List} list
 * @param {Record<string, () => Promise<Response>>} requests what others ask for just as long
 */
export async function importRun(emc, list, requests = {}) {
  const { table } = tables[list.kind];
  await onDatabase(await emc.databaseUrl(), [`VACUUM (ANALYZE) ${table}`, 'CHECKPOINT']);
  const memory = await watchMemory(emc.pid);
  const latency = watchLatency(requests);
  const started = performance.now();
  const submission = await emc.handIn(list);
  const figures = await queries[list.kind].first(emc, list.siteId);
  const ended = performance.now();
  const answers = await latency.stop();
  const { megabytes, resident } = await memory.stop();
  assert.equal(submission.counts.rows, list.count);
  assert.deepEqual(await queries[list.kind].totals(emc, { siteId: list.siteId, figures }), list.totals);
  return { seconds: (ended - started) / 1000, megabytes, resident, laps: {}, answers };
}

/** What people ask first once a list is in, and what the totals are checked by. */
const queries = {
  services: {
    first: (/** @type {Emc} */ emc, /** @type {number} */ siteId) => emc.ask(`/api/sites/${siteId}/services?limit=50`),
    async totals(/** @type {Emc} */ emc, { siteId }) {
      const ofLevel = async (/** @type {number} */ level) =>
        (await emc.ask(`/api/sites/${siteId}/services?limit=1&level=${level}`)).total;
      return { 0: await ofLevel(0), 3: await ofLevel(3), 4: await ofLevel(4) };
    },
  },
  accounts: {
    first: (/** @type {Emc} */ emc, /** @type {number} */ siteId) => emc.ask(`/api/sites/${siteId}/accounts/summary`),
    totals: async (/** @type {Emc} */ _emc, { figures }) => ({ ...figures.byType, linked: figures.linked }),
  },
};

/**
 * Brings the list into an empty copy of EMC's table, keys and indexes included, in another way than EMC's.
 *
 * @param {import('./peer.child.js').Task['way']} way
 * @param {{ list: List, databaseUrl: string }} from
 * @returns {Promise<Run>}
 */
export async function peerRun(way, { list, databaseUrl }) {
  const { kind, workbook, copyFile, totals } = list;
  const { table } = tables[kind];
  await onDatabase(databaseUrl, [
    'DROP SCHEMA IF EXISTS bench CASCADE',
    'CREATE SCHEMA bench',
    `CREATE TABLE bench.${table} (LIKE ${table} INCLUDING ALL)`,
    'CHECKPOINT',
  ]);
  const child = fork(join(import.meta.dirname, 'peer.child.js'));
  const memory = await watchMemory(child.pid);
  child.send({ way, kind, workbook, copyFile, databaseUrl });
  const [run] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const { megabytes, resident } = await memory.stop();
  await onDatabase(databaseUrl, ['DROP SCHEMA bench CASCADE']);
  if (!run?.totals) throw new Error(`${way} ended without an answer`);
  assert.deepEqual(run.totals, totals, `${way} lost something`);
  return { seconds: run.seconds, laps: run.laps, megabytes, resident };
}

/** So many runs one after another. @template Run @param {number} times @param {() => Promise<Run>} run */
export async function repeated(times, run) {
  const runs = [];
  for (let n = 0; n < times; n++) runs.push(await run());
  return runs;
}

export async function onDatabase(/** @type {string} */ connectionString, /** @type {string[]} */ statements) {
  const db = new pg.Client({ connectionString });
  await db.connect();
  for (const statement of statements) await db.query(statement);
  await db.end();
}
