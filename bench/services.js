import { listOf } from './lists.js';
import { runHead, runLine } from './report.js';
import { importRun, onDatabase, peerRun, repeated } from './runs.js';

const count = 1882;
const most = 50_000;
const repeats = 3;

/** A province's list of services, beside other ways to bring it into the same table. */
export async function services(/** @type {import('./running-emc.js').RunningEmc} */ emc) {
  const list = await listOf({ kind: 'services', count, siteId: 278, as: 'excel' });
  await emc.addSite(list.siteId);
  const databaseUrl = await emc.databaseUrl();
  const peer = (/** @type {import('./peer.child.js').Task['way']} */ way) =>
    repeated(repeats, () => peerRun(way, { list, databaseUrl }));
  const ours = await repeated(repeats, () => importRun(emc, list));
  const floor = await peer('floor');
  const largest = await asDefaultOrNot(emc);
  return {
    title: `Services: ${count.toLocaleString('en')} rows`,
    head: runHead,
    rows: [
      runLine('EMC', { runs: ours, floor }),
      runLine('Floor: inflate + COPY', { runs: floor, floor }),
      runLine('exceljs streaming + INSERT', { runs: await peer('exceljs'), floor }),
      runLine('SheetJS + INSERT', { runs: await peer('sheetjs'), floor }),
    ],
    bounds: [
      {
        what: `${most.toLocaleString('en')} services, all new, that become the default after ANALYZE, beside the same ones that do not`,
        measured: `${largest.byDefault.toFixed(1)} s beside ${largest.kept.toFixed(1)} s`,
        limit: '≤ 2 ×',
        holds: largest.byDefault <= 2 * largest.kept,
      },
    ],
    notes: [
      'A workbook as Excel saves it. EMC: from the request to the first 50 services of the new default version. It keeps the file, starts a process to judge it, compares with the version before; the others do nothing of the kind and are timed from a loaded process on.',
    ],
  };
}

/** Seconds of the largest list on a site of its own, once as a version that is kept and once as the default. */
async function asDefaultOrNot(/** @type {import('./running-emc.js').RunningEmc} */ emc) {
  const seconds = { kept: 0, byDefault: 0 };
  for (const [n, makeDefault] of [false, true].entries()) {
    const list = await listOf({ kind: 'services', count: most, siteId: 280 + n, as: 'excel' });
    await emc.addSite(list.siteId);
    await onDatabase(await emc.databaseUrl(), ['ANALYZE']);
    const started = performance.now();
    await emc.handIn(list, { makeDefault });
    seconds[makeDefault ? 'byDefault' : 'kept'] = (performance.now() - started) / 1000;
  }
  return seconds;
}
