import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { dossierBatches, feedBodies } from './feed-bodies.js';
import { postAll } from './post-all.js';
import { times } from './report.js';

/** @typedef {import('./running-emc.js').RunningEmc} Emc */

const sites = 100;
const posts = 20_000;
const connections = 64;
const batches = 10;
const perBatch = 10_000;
const repeats = 3;

/** Single posts beside the barest route that stores them, and batches beside COPY of the same rows. */
export async function feed(/** @type {Emc} */ emc) {
  /** @type {Map<string, string>} */
  const keys = new Map();
  for (let id = 1; id <= sites; id++) {
    await emc.addSite(id);
    const { key } = await emc.post(`/api/sites/${id}/feed/key`, Buffer.from('{}'));
    keys.set(String(id), key);
  }
  // Without a key all sites together would be held to so many bytes a minute.
  const pathOf = (/** @type {Buffer} */ body) =>
    `/TrackingMCDT/${keys.get(/&siteId=(\d+)/.exec(body.toString('latin1', 0, 100))?.[1] ?? '')}`;
  const db = new pg.Client({ connectionString: await emc.databaseUrl() });
  await db.connect();
  try {
    const single = await comparePosts(emc, db, pathOf);
    const batch = await compareBatches(emc, db);
    return {
      title: 'Dossier feed',
      head: ['What', 'Runs', 'Best', 'Median', '÷ peer'],
      rows: [
        line(`POST /TrackingMCDT, ${connections} connections`, single.ours, single.peer),
        line('Bare Fastify route, one INSERT each', single.peer, single.peer),
        line(`POST dossier-events, ${perBatch.toLocaleString('en')} a batch`, batch.ours, batch.peer),
        line('COPY of the same rows', batch.peer, batch.peer),
      ],
      bounds: [
        bound('Single posts ÷ bare INSERT route', median(single.ours) / median(single.peer), 1),
        bound('Batches ÷ COPY', median(batch.ours) / median(batch.peer), 0.5),
      ],
      notes: [
        `Events a second, more is better. Single posts: ${posts.toLocaleString('en')} forms that nobody encoded, over ${sites} sites with a key each, each answered when it is on disk; meanwhile EMC derives dossiers and daily figures, the bare route does not. Batches: ${batches} one after another, to one site; EMC checks each event and answers for each, and its time ends with the last answer. All write to the same columns, keys and indexes; after each run every event was counted.`,
      ],
    };
  } finally {
    await db.end();
  }
}

async function comparePosts(
  /** @type {Emc} */ emc,
  /** @type {pg.Client} */ db,
  /** @type {(body: Buffer) => string} */ pathOf,
) {
  const ours = [];
  const peer = [];
  for (let run = 0; run < repeats; run++) {
    const bodies = feedBodies({ posts, sites, run });
    const before = await countOf(db, 'dossier_event');
    ours.push(await postsPerSecond(`${emc.url}/TrackingMCDT`, bodies, pathOf));
    assert.equal((await countOf(db, 'dossier_event')) - before, posts);
    await derived(db);
    await emptyCopy(db);
    const bare = await bareRoute(emc);
    peer.push(await postsPerSecond(bare.url, bodies, undefined));
    bare.stop();
    assert.equal(await countOf(db, 'bench.dossier_event'), posts);
  }
  await db.query('DROP SCHEMA bench CASCADE');
  return { ours, peer };
}

async function postsPerSecond(
  /** @type {string} */ url,
  /** @type {Buffer[]} */ bodies,
  /** @type {((body: Buffer) => string) | undefined} */ pathOf,
) {
  const started = performance.now();
  await postAll(new URL(url), { bodies, connections, ...(pathOf && { pathOf }) });
  return (bodies.length * 1000) / (performance.now() - started);
}

async function compareBatches(/** @type {Emc} */ emc, /** @type {pg.Client} */ db) {
  const ours = [];
  const peer = [];
  for (let run = 0; run < repeats; run++) {
    const bodies = dossierBatches({ batches, perBatch, run }).map((body) => Buffer.from(body));
    const started = performance.now();
    for (const body of bodies) {
      const { stored } = await emc.post(`/api/sites/${run + 1}/dossier-events`, body);
      assert.equal(stored, perBatch);
    }
    ours.push((batches * perBatch * 1000) / (performance.now() - started));
    await derived(db);
    peer.push(await copyPerSecond(db, run + 1));
  }
  await db.query('DROP SCHEMA bench CASCADE');
  return { ours, peer };
}

/** The rows that EMC stored, batch by batch, each its own transaction. */
async function copyPerSecond(/** @type {pg.Client} */ db, /** @type {number} */ siteId) {
  const files = [];
  const stored = `site_id = ${siteId} AND event_key IS NOT NULL`;
  for (let batch = 0; batch < batches; batch++) {
    const rows = `SELECT * FROM dossier_event WHERE ${stored} ORDER BY seq LIMIT ${perBatch} OFFSET ${batch * perBatch}`;
    const chunks = [];
    for await (const chunk of db.query(copyTo(`COPY (${rows}) TO STDOUT (FORMAT binary)`))) chunks.push(chunk);
    files.push(Buffer.concat(chunks));
  }
  await emptyCopy(db);
  const started = performance.now();
  for (const file of files) {
    await pipeline([file], db.query(copyFrom('COPY bench.dossier_event FROM STDIN (FORMAT binary)')));
  }
  const seconds = (performance.now() - started) / 1000;
  assert.equal(await countOf(db, 'bench.dossier_event'), batches * perBatch);
  return (batches * perBatch) / seconds;
}

async function emptyCopy(/** @type {pg.Client} */ db) {
  await db.query('DROP SCHEMA IF EXISTS bench CASCADE');
  await db.query('CREATE SCHEMA bench');
  await db.query('CREATE TABLE bench.dossier_event (LIKE dossier_event INCLUDING ALL)');
  await db.query('CREATE SEQUENCE bench.seq');
  await db.query('CHECKPOINT');
}

async function countOf(/** @type {pg.Client} */ db, /** @type {string} */ table) {
  const { rows } = await db.query(`SELECT count(*)::integer AS count FROM ${table}`);
  return rows[0].count;
}

/** Waits until nothing is left to derive, so that the next run is not charged for this one. */
async function derived(/** @type {pg.Client} */ db) {
  for (;;) {
    const { rows } = await db.query('SELECT sum(last_seq - derived_seq)::integer AS behind FROM feed_state');
    if (rows[0].behind === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function bareRoute(/** @type {Emc} */ emc) {
  const child = fork(join(import.meta.dirname, 'bare-route.child.js'));
  child.send({ databaseUrl: await emc.databaseUrl() });
  const [{ url }] = await once(child, 'message');
  return { url, stop: () => child.kill() };
}

function line(/** @type {string} */ name, /** @type {number[]} */ runs, /** @type {number[]} */ peer) {
  const cells = [Math.max(...runs), median(runs)].map((number) => `${Math.round(number).toLocaleString('en')}/s`);
  return [name, String(runs.length), ...cells, times(median(runs) / median(peer))];
}

function bound(/** @type {string} */ what, /** @type {number} */ ratio, /** @type {number} */ least) {
  return { what, measured: times(ratio), limit: `≥ ${times(least)}`, holds: ratio >= least };
}

function median(/** @type {number[]} */ runs) {
  return runs.toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? NaN;
}
