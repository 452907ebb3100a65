import pg from 'pg';
import type { DataSource } from 'typeorm';
import { Emc } from './emc.js';

let emc: Emc;
let db: DataSource;

beforeAll(async () => {
  emc = await Emc.start();
  const { dataSource } = await import('../dist/database/data-source.js');
  db = await dataSource(emc.databaseUrl, 2).initialize();
});
afterAll(async () => {
  await db.destroy();
  await emc.close();
});

/** Tables that hold the country once; every other table grows with the sites and is kept by site. */
const small = [
  'agency',
  'site',
  'emc_user',
  'session',
  'sign_in_address',
  'api_key',
  'audit_entry',
  'feed_quarantine',
  'feed_writing',
  'holiday_table',
  'installation',
  'migration',
  'notice_link',
  'notice_link_token',
  'notice_message',
  'notice_wish',
  'bot_state',
  'bot_update',
];

const appendOnly = [
  'audit_entry',
  'declared_day',
  'declared_dossier',
  'default_version_change',
  'discrepancy_step',
  'dossier_event',
  'holiday_table',
  'list_version',
  'service',
];

interface Constraint {
  readonly name: string;
  readonly type: string;
  readonly columns: readonly string[];
}

function tables(): Promise<{ table: string; columns: string[] }[]> {
  return emc.sql(`SELECT table_name AS table, array_agg(column_name::text) AS columns
    FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name ORDER BY table_name`);
}

function uniquesOf(table: string): Promise<Constraint[]> {
  return emc.sql(
    `SELECT c.relname AS name, i.indisprimary AS primary,
       array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum)) AS columns
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int2[])
     WHERE i.indrelid = $1::regclass AND i.indisunique GROUP BY c.relname, i.indisprimary`,
    [table],
  );
}

test('the migrations make what the entities describe, to the last constraint', async () => {
  const { upQueries } = await db.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test('every table has an entity', async () => {
  const described = db.entityMetadatas.map(({ tableName }) => tableName);
  expect((await tables()).map(({ table }) => table)).toEqual([...described, 'migration'].sort());
});

test('whatever grows with the sites can be spread by site_id: it comes first in every key', async () => {
  for (const { table, columns } of await tables()) {
    if (small.includes(table)) continue;
    const keys = await uniquesOf(table);
    expect([table, columns.includes('site_id'), keys.length > 0]).toEqual([table, true, true]);
    for (const key of keys) expect([key.name, key.columns[0]]).toEqual([key.name, 'site_id']);
  }
});

test('nothing that is spread refers to another table', async () => {
  const references = await emc.sql<{ table: string }>(
    `SELECT DISTINCT conrelid::regclass::text AS table FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1`,
  );
  expect(references.map(({ table }) => table).filter((table) => !small.includes(table))).toEqual([]);
});

describe('what happened cannot be changed', () => {
  test.each(appendOnly)('in %s', async (table) => {
    const [column] = await emc.sql<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1`,
      [table],
    );
    for (const change of [
      `UPDATE ${table} SET ${column?.name} = ${column?.name}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
      `WITH gone AS (DELETE FROM ${table} RETURNING 1) SELECT count(*) FROM gone`,
    ]) {
      await expect(emc.sql(change)).rejects.toThrow(`${table} is append-only`);
    }
  });

  test('nor by a merge or an upsert', async () => {
    const [entry] = await emc.sql<{ id: string }>('SELECT id FROM audit_entry LIMIT 1');
    const upsert = `INSERT INTO audit_entry SELECT * FROM audit_entry WHERE id = $1
      ON CONFLICT ON CONSTRAINT audit_entry_pk DO UPDATE SET actor = 'ai do'`;
    await expect(emc.sql(upsert, [entry?.id])).rejects.toThrow('append-only');
  });
});

test('migrations run once, also when several processes start at once', async () => {
  const { dataSource, migrate } = await import('../dist/database/data-source.js');
  const url = new URL(emc.databaseUrl);
  const name = `fresh_${Date.now()}`;
  const server = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  await server.connect();
  await server.query(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  const starters = await Promise.all([1, 2, 3].map(() => dataSource(url.href, 2).initialize()));
  await Promise.all(starters.map((starter) => migrate(starter)));
  const done = await starters[0]?.query<{ name: string }[]>('SELECT name FROM migration ORDER BY id');
  await Promise.all(starters.map((starter) => starter.destroy()));
  await server.query(`DROP DATABASE ${name}`);
  await server.end();
  expect(done?.map((migration) => migration.name)).toEqual(db.migrations.map((migration) => migration.name));
});
