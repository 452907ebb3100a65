import { listOf } from './lists.js';
import { runHead, runLine } from './report.js';
import { importRun, peerRun, repeated } from './runs.js';

const count = 1882;
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
  return {
    title: `Services: ${count.toLocaleString('en')} rows`,
    head: runHead,
    rows: [
      runLine('EMC', { runs: ours, floor }),
      runLine('Floor: inflate + COPY', { runs: floor, floor }),
      runLine('exceljs streaming + INSERT', { runs: await peer('exceljs'), floor }),
      runLine('SheetJS + INSERT', { runs: await peer('sheetjs'), floor }),
    ],
    bounds: [],
    notes: [
      'A workbook as Excel saves it. EMC: from the request to the first 50 services of the new default version. It keeps the file, starts a process to judge it, compares with the version before; the others do nothing of the kind and are timed from a loaded process on.',
    ],
  };
}
