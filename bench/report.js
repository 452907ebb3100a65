import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { format, resolveConfig } from 'prettier';

const path = join(import.meta.dirname, 'results.md');
const intro = `# What was measured

Written by \`npm run bench\`; each section carries the machine and the day of its own run.
`;

/**
 * @typedef {{ what: string, measured: string, limit: string, holds: boolean }} Bound
 * @typedef {import('./runs.js').Run} Run
 * @typedef {{ title: string, head: string[], rows: string[][], bounds: Bound[], notes: string[] }} Section
 */

/** Prints a section and puts it in the place of its older self in results.md. */
export async function report(/** @type {Section} */ section, /** @type {string} */ machine) {
  const { title, head, rows, bounds, notes } = section;
  const marked = bounds.map(({ what, measured, limit, holds }) => [what, measured, limit, holds ? 'yes' : '**NO**']);
  const text = [
    `## ${title}`,
    machine,
    table(head, rows),
    ...(bounds.length > 0 ? [table(['Bound', 'Measured', 'Limit', 'Holds'], marked)] : []),
    notes.map((note) => `- ${note}`).join('\n'),
  ].join('\n\n');
  const older = await readFile(path, 'utf8').catch(() => '');
  const others = older.split(/^(?=## )/m).slice(1);
  const at = others.findIndex((other) => other.startsWith(`## ${title}\n`));
  others.splice(at < 0 ? others.length : at, at < 0 ? 0 : 1, `${text}\n\n`);
  const written = await pretty([`${intro}\n`, ...others].join(''));
  await writeFile(path, written);
  console.log(`\n${await pretty(text)}`);
}

/** One line on what the figures were taken on, and when. */
export async function machineOf(/** @type {string} */ databaseUrl) {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  const { rows } = await db.query('SHOW server_version');
  await db.end();
  const processors = cpus();
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return (
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC · ${processors[0]?.model.trim()}, ` +
    `${processors.length} cores, ${gigabytes} GB · ${process.platform} · Node ${process.versions.node} · ` +
    `PostgreSQL ${rows[0].server_version} (embedded)`
  );
}

export const runHead = ['From the bytes to the first query', 'Runs', 'Best', 'Median', '÷ floor', 'Peak memory'];

/** How one way did, beside the floor; medians are compared. */
export function runLine(/** @type {string} */ name, /** @type {{ runs: Run[], floor: Run[] }} */ { runs, floor }) {
  const best = Math.min(...runs.map((run) => run.seconds));
  const median = medianOf(runs);
  const most = Math.max(...runs.map((run) => run.megabytes));
  const cells = [seconds(best), seconds(median), times(median / medianOf(floor)), `${Math.round(most)} MB`];
  return [name, String(runs.length), ...cells];
}

/** In seconds; of two runs, their mean. */
export function medianOf(/** @type {Run[]} */ runs) {
  const sorted = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

const seconds = (/** @type {number} */ number) => `${number.toFixed(number < 10 ? 2 : 1)} s`;
export const times = (/** @type {number} */ number) => `${number.toFixed(number < 10 ? 2 : 1)} ×`;

const table = (/** @type {string[]} */ head, /** @type {string[][]} */ rows) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

async function pretty(/** @type {string} */ text) {
  return format(text, { ...(await resolveConfig(path)), parser: 'markdown' });
}
