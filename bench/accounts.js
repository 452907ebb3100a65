import { percentile } from './latency.js';
import { listOf } from './lists.js';
import { medianOf, runHead, runLine, times } from './report.js';
import { importRun, peerRun, repeated } from './runs.js';

/** @typedef {import('./runs.js').Run} Run */

const sites = { services: 278, small: 279, large: 280, excel: 281, few: 282 };

/** Lists of a province's accounts: time, memory, and what others feel meanwhile. */
export async function accounts(/** @type {import('./running-emc.js').RunningEmc} */ emc) {
  const few = await listOf({ kind: 'accounts', count: 100, siteId: sites.few, as: 'exporter' });
  const small = await listOf({ kind: 'accounts', count: 100_000, siteId: sites.small, as: 'exporter' });
  const large = await listOf({ kind: 'accounts', count: 1_000_000, siteId: sites.large, as: 'exporter' });
  const excel = await listOf({ kind: 'accounts', count: 1_000_000, siteId: sites.excel, as: 'excel' });
  for (const id of Object.values(sites)) await emc.addSite(id);
  let newest = 1000;
  // Into a site of its own each time, as the peers write into an empty table; `next` has one like it to be compared with.
  const first = async (/** @type {import('./lists.js').List} */ list) => {
    await emc.addSite(++newest);
    return importRun(emc, { ...list, siteId: newest });
  };
  const ours = {
    few: await repeated(3, () => first(few)),
    small: await repeated(3, () => first(small)),
    large: await repeated(3, () => first(large)),
    next: await repeated(1, () => importRun(emc, { ...large, siteId: newest })),
    excel: await repeated(2, () => first(excel)),
  };
  const busy = await busyImports(emc, large);

  const databaseUrl = await emc.databaseUrl();
  const floor = {
    small: await repeated(3, () => peerRun('floor', { list: small, databaseUrl })),
    large: await repeated(2, () => peerRun('floor', { list: large, databaseUrl })),
    excel: await repeated(2, () => peerRun('floor', { list: excel, databaseUrl })),
  };
  const exceljs = {
    small: [await peerRun('exceljs', { list: small, databaseUrl })],
    large: [await peerRun('exceljs', { list: large, databaseUrl })],
  };
  const sheetjs = { small: [await peerRun('sheetjs', { list: small, databaseUrl })] };
  return sectionOf({ ours, floor, exceljs, sheetjs, busy });
}

/** Imports while others ask for something forty times a second. */
async function busyImports(
  /** @type {import('./running-emc.js').RunningEmc} */ emc,
  /** @type {import('./lists.js').List} */ list,
) {
  await emc.handIn(await listOf({ kind: 'services', count: 1882, siteId: sites.services, as: 'excel' }));
  const requests = {
    live: () => emc.get('/health/live'),
    services: () => emc.get(`/api/sites/${sites.services}/services?limit=50`),
  };
  // The first requests of a process find its code cold; people meet one that has been running.
  for (const ask of Object.values(requests)) await repeated(50, async () => (await ask()).arrayBuffer());
  const runs = await repeated(2, () => importRun(emc, list, requests));
  const of = (/** @type {keyof typeof requests} */ name) => runs.flatMap((run) => run.answers[name]);
  return { runs, answers: { live: of('live'), services: of('services') } };
}

/** @typedef {Awaited<ReturnType<typeof busyImports>>} Busy */

/** @param {{ ours: Record<'few' | 'small' | 'large' | 'next' | 'excel', Run[]>, floor: Record<'small' | 'large' | 'excel', Run[]>, exceljs: Record<'small' | 'large', Run[]>, sheetjs: Record<'small', Run[]>, busy: Busy }} measured */
function sectionOf({ ours, floor, exceljs, sheetjs, busy }) {
  const line = (/** @type {string} */ name, /** @type {Run[]} */ runs, /** @type {Run[]} */ beside) =>
    runLine(name, { runs, floor: beside });
  return {
    title: 'Accounts',
    head: runHead,
    rows: [
      line('100,000: EMC', ours.small, floor.small),
      line('100,000: floor', floor.small, floor.small),
      line('100,000: exceljs streaming + INSERT', exceljs.small, floor.small),
      line('100,000: SheetJS + INSERT', sheetjs.small, floor.small),
      line('1,000,000: EMC', ours.large, floor.large),
      line('1,000,000: EMC, compared with as many before', ours.next, floor.large),
      line('1,000,000: EMC, while others ask', busy.runs, floor.large),
      line('1,000,000: floor', floor.large, floor.large),
      line('1,000,000: exceljs streaming + INSERT', exceljs.large, floor.large),
      line('1,000,000 as Excel saves them: EMC', ours.excel, floor.excel),
      line('1,000,000 as Excel saves them: floor', floor.excel, floor.excel),
    ],
    bounds: boundsOf({ ours, floor, exceljs, busy }),
    notes: [
      ...Object.entries(busy.answers).map(([name, answers]) => latencyNote(name, answers)),
      `A list of 100 accounts takes EMC ${medianOf(ours.few).toFixed(2)} s: what every list costs, however short.`,
      `Floor of 1,000,000: ${lapsNote(floor.large)}.`,
      'The floor inflates the whole file, then COPYs rows that were hashed and encoded before into a copy of the table `account` with its keys. Peers hash the ids, as the table asks, and judge nothing; they are timed from a loaded process on. EMC is timed from the request: it also keeps the file encrypted, judges each cell, looks for duplicates, and sums up.',
      'Totals by TYPE, and of linked accounts, were exact in every run.',
      `Memory: all processes of EMC but PostgreSQL's, looked at every 50 ms; pages of files that they share are counted once. Counted for each of them, the most was ${mostOf([...ours.large, ...ours.excel, ...busy.runs], 'resident')} MB.`,
    ],
  };
}

/** @returns {import('./report.js').Bound[]} */
function boundsOf({ ours, floor, exceljs, busy }) {
  const slower = medianOf(ours.large) / medianOf(floor.large);
  const faster = medianOf(exceljs.large) / medianOf(ours.large);
  const most = mostOf([...ours.large, ...ours.excel, ...busy.runs], 'megabytes');
  const fixed = medianOf(ours.few);
  const perRow = (medianOf(ours.large) - fixed) / (medianOf(ours.small) - fixed) / 10;
  const p99 = { live: percentile(busy.answers.live, 99), services: percentile(busy.answers.services, 99) };
  const bound = (/** @type {string} */ what, measured, limit, holds) => ({ what, measured, limit, holds });
  return [
    bound('1,000,000 accounts beside the floor', times(slower), '≤ 2.5 ×', slower <= 2.5),
    bound('… faster than exceljs streaming + INSERT', times(faster), '≥ 5 ×', faster >= 5),
    bound('… peak memory, in whatever form they come', `${most} MB`, '≤ 400 MB', most <= 400),
    bound(
      '… a row’s cost beside 100,000, the cost of a list of 100 taken off both',
      times(perRow),
      '0.8–1.2 ×',
      perRow >= 0.8 && perRow <= 1.2,
    ),
    bound('… p99 of GET /health/live meanwhile', ms(p99.live), '< 100 ms', p99.live < 100),
    bound('… p99 of a page of services meanwhile', ms(p99.services), '< 100 ms', p99.services < 100),
  ];
}

const latencyNote = (/** @type {string} */ name, /** @type {number[]} */ answers) =>
  `${name === 'live' ? '`GET /health/live`' : '50 of 1,882 services'} while importing 1,000,000: ${answers.length} requests at 20 a second, timed from when each was due: median ${ms(percentile(answers, 50))}, p99 ${ms(percentile(answers, 99))}, most ${ms(Math.max(...answers))}.`;

function lapsNote(/** @type {Run[]} */ runs) {
  return runs.map(({ laps }) => `inflate ${laps.inflate.toFixed(2)} s + COPY ${laps.copy.toFixed(2)} s`).join('; ');
}

function mostOf(/** @type {Run[]} */ runs, /** @type {'megabytes' | 'resident'} */ what) {
  return Math.round(Math.max(...runs.map((run) => run[what])));
}

const ms = (/** @type {number} */ number) => `${number.toFixed(1)} ms`;
