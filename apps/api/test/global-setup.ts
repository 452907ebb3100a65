import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const buildOfPane = join(import.meta.dirname, '../../excel-addin/build.mjs');

/**
 * One real PostgreSQL for the whole run; every journey gets a database of its own, copied from a migrated one. And the
 * page that the API serves, built once.
 */
export default async function setup(): Promise<void> {
  execFileSync(process.execPath, [buildOfPane], { stdio: 'inherit' });
  const { openDataFolder } = await import('../dist/data-folder.js');
  const { startPostgres } = await import('../dist/embedded-postgres.js');
  const { dataSource, migrate } = await import('../dist/database/data-source.js');
  const path = await mkdtemp(join(tmpdir(), 'emc-journeys-'));
  const postgres = await startPostgres({ dataFolder: await openDataFolder(path) });
  await waitForNoDisk(postgres.url, await readFile(join(path, 'postgres/password'), 'utf8'));
  const db = await dataSource(postgres.url).initialize();
  await migrate(db);
  await db.destroy();
  process.env['EMC_TEST_POSTGRES'] = postgres.url;
  globalThis.stopPostgres = async () => {
    await postgres.stop();
    await rm(path, { recursive: true });
  };
}

/** Journeys kill EMC, never this server, nor the machine: what it wrote may stay in memory. */
async function waitForNoDisk(url: string, password: string): Promise<void> {
  const superuser = new URL(url);
  superuser.username = 'postgres';
  superuser.password = password;
  const client = new pg.Client({ connectionString: superuser.href });
  await client.connect();
  await client.query('ALTER SYSTEM SET fsync = off');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

declare global {
  var stopPostgres: (() => Promise<void>) | undefined;
}
