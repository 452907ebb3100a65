import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { percentile } from './latency.js';
import { makeEvents, makeSites, sites } from './made-events.js';

/** @typedef {import('./running-emc.js').RunningEmc} Emc */

const sizes = (process.env.EVENTS ?? '1000000,10000000').split(',').map(Number);
const requests = 100;
const reconciles = 5;
const siteId = 1001;
const limits = { indicators: 100, reconcile: 2000 };

/** Indicators of an agency over a year and the reconciliation of a site, and how they grow with events. */
export async function indicators(/** @type {Emc} */ emc) {
  const databaseUrl = await emc.databaseUrl();
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await makeSites(db);
    const taken = [];
    for (const [n, events] of sizes.entries()) {
      const started = performance.now();
      await makeEvents(databaseUrl, { from: sizes[n - 1] ?? 0, to: events });
      await db.query('VACUUM ANALYZE');
      await firstRuns(db);
      console.log(`${words(events)} events made in ${((performance.now() - started) / 1000).toFixed(0)} s`);
      taken.push(await measure(emc, db));
    }
    return section(taken);
  } finally {
    await db.end();
  }
}

/** New sites are all due at once; what is measured is EMC as it runs after that. */
async function firstRuns(/** @type {pg.Client} */ db) {
  for (let second = 0; second < 300; second++) {
    const { rowCount } = await db.query(
      'SELECT FROM site WHERE NOT EXISTS (SELECT FROM site_reconciliation AS run WHERE run.site_id = site.id)',
    );
    if (rowCount === 0) return;
    await sleep(1000);
  }
  throw new Error('After five minutes some site has still not been reconciled');
}

async function measure(/** @type {Emc} */ emc, /** @type {pg.Client} */ db) {
  const { rows } = await db.query(
    `SELECT current_date - 1 AS last, current_date - 365 AS first, current_date - 180 AS middle`,
  );
  const [first, last, middle] = [rows[0].first, rows[0].last, rows[0].middle].map(dayOf);
  const year = `from=${first}&to=${last}`;
  await checkTotals(emc, db, year);
  return {
    agency: await timed(emc, `/api/indicators?agency=H34&${year}`),
    asOf: await timed(emc, `/api/indicators?agency=H34&${year}&asOf=${middle}`),
    site: await timed(emc, `/api/indicators?siteId=${siteId}&${year}`),
    chart: await timed(emc, `/api/indicators/EMC-1/chart.svg?agency=H34&${year}`),
    rows: await timed(emc, `/api/indicators/EMC-1/rows?siteId=${siteId}&${year}`),
    reconcile: await reconciled(emc),
  };
}

const dayOf = (/** @type {Date} */ date) => new Intl.DateTimeFormat('sv-SE').format(date);

/** The answer is that of the dossiers themselves. */
async function checkTotals(/** @type {Emc} */ emc, /** @type {pg.Client} */ db, /** @type {string} */ year) {
  const { rows } = await db.query(
    `SELECT count(*)::integer AS dossiers, (count(*) FILTER (WHERE channel = 1 AND level = 4))::integer AS full_online FROM dossier`,
  );
  const { items } = await emc.ask(`/api/indicators?agency=H34&${year}`);
  assert.deepEqual([items[0].numerator, items[0].denominator], [rows[0].full_online, rows[0].dossiers]);
}

/** Milliseconds of one request after the other, after a few that nobody counts. */
async function timed(/** @type {Emc} */ emc, /** @type {string} */ path) {
  const times = [];
  for (let n = -5; n < requests; n++) {
    const started = performance.now();
    const response = await emc.get(path);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    if (n >= 0) times.push(performance.now() - started);
  }
  return times;
}

async function reconciled(/** @type {Emc} */ emc) {
  const times = [];
  for (let n = 0; n < reconciles; n++) {
    const started = performance.now();
    await emc.post(`/api/sites/${siteId}/reconcile`, '{}');
    times.push(performance.now() - started);
  }
  return times;
}

/** @typedef {Awaited<ReturnType<typeof measure>>} Taken */

function section(/** @type {Taken[]} */ taken) {
  const largest = taken.at(-1);
  if (!largest) throw new Error('Nothing was measured');
  const most = words(sizes.at(-1) ?? 0);
  return {
    title: 'Indicators and reconciliation',
    head: ['What', ...sizes.flatMap((events) => [`${words(events)} events: median`, 'p95'])],
    rows: [
      line('Indicators of an agency, 100 sites, one year', 'agency'),
      line('The same as of half a year ago', 'asOf'),
      line('Indicators of one of its sites', 'site'),
      line('Chart of an indicator of the agency, by months', 'chart'),
      line('The rows behind an indicator of the site', 'rows'),
      line('Full reconcile of the site (median, slowest)', 'reconcile'),
    ],
    bounds: [
      bound(`Indicators of an agency, ${most} events, p95`, percentile(largest.agency, 95), limits.indicators),
      bound(`Full reconcile of one site, ${most} events, slowest`, Math.max(...largest.reconcile), limits.reconcile),
    ],
    notes: [
      `Events of one year by SQL into the tables of the feed, ${sites} sites of one agency, 300 procedures each, 2.5 events a dossier. ${requests} requests one after another over HTTP, after 5 that are not counted; ${reconciles} reconciliations. The numerator and denominator of EMC-1 were compared with the dossiers themselves.`,
    ],
  };

  function line(/** @type {string} */ what, /** @type {keyof Taken} */ key) {
    return [what, ...taken.flatMap((one) => [ms(percentile(one[key], 50)), ms(percentile(one[key], 95))])];
  }
}

function bound(/** @type {string} */ what, /** @type {number} */ measured, /** @type {number} */ limit) {
  return { what, measured: ms(measured), limit: `< ${ms(limit)}`, holds: measured < limit };
}

const ms = (/** @type {number} */ number) => `${number.toFixed(number < 10 ? 1 : 0)} ms`;
const words = (/** @type {number} */ number) => number.toLocaleString('en');
