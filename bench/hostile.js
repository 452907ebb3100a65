import { hostileFiles } from '../libs/xlsx-templates/dist/fixtures/index.js';
import { percentile, watchLatency } from './latency.js';

const siteId = 278;
const limitSeconds = 3;
const repeats = 3;

/** Files made to hurt: how long each takes to be answered, and how long others wait meanwhile. */
export async function hostile(/** @type {import('./running-emc.js').RunningEmc} */ emc) {
  await emc.addSite(siteId);
  const latency = watchLatency({ live: () => emc.get('/health/live') });
  const taken = [];
  for (const { name, code, make } of hostileFiles)
    taken.push({ name, code, seconds: await secondsFor(emc, name, make) });
  const { live } = await latency.stop();
  const slowest = Math.max(...taken.map(({ seconds }) => seconds));
  return {
    title: 'Hostile files',
    head: ['File', 'Answer', 'Slowest'],
    rows: taken.map(({ name, code, seconds }) => [name, code ?? 'judged like any other', `${seconds.toFixed(2)} s`]),
    bounds: [
      {
        what: 'Slowest answer',
        measured: `${slowest.toFixed(2)} s`,
        limit: `< ${limitSeconds} s`,
        holds: slowest < limitSeconds,
      },
    ],
    notes: [
      `Each is handed in ${repeats} times, waiting for the end; \`GET /health/live\` was asked meanwhile ${live.length} times, 20 a second: p99 ${percentile(live, 99).toFixed(1)} ms, most ${Math.max(...live).toFixed(1)} ms. That each is answered with its code, and memory grows little, is what the tests show.`,
    ],
  };
}

async function secondsFor(
  /** @type {import('./running-emc.js').RunningEmc} */ emc,
  /** @type {string} */ name,
  /** @type {() => Promise<Buffer>} */ make,
) {
  const content = await make();
  const runs = [];
  for (let run = 0; run < repeats; run++) {
    const form = new FormData();
    form.set('file', new Blob([content]), name);
    const started = performance.now();
    const { finishedAt } = await emc.submit(siteId, form);
    if (finishedAt === null) throw new Error(`${name} was not judged within 30 s`);
    runs.push((performance.now() - started) / 1000);
  }
  return Math.max(...runs);
}
