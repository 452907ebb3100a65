import type { DataSource, EntityManager } from 'typeorm';
import { Emc } from './emc.js';

/** The database alone: rows that it reads are counted, which no busy machine changes. */
let emc: Emc;
let db: DataSource;
let lines: typeof import('../dist/dossiers/daily-lines.js');

beforeAll(async () => {
  emc = await Emc.start();
  await emc.kill();
  const { dataSource } = await import('../dist/database/data-source.js');
  db = await dataSource(emc.databaseUrl, 2).initialize();
  lines = await import('../dist/dossiers/daily-lines.js');
});
afterAll(async () => {
  await db.destroy();
  await emc.close();
});

/** How many rows of tables the work reads. */
function rowsRead(work: (tx: EntityManager) => Promise<unknown>): Promise<number> {
  return db.transaction(async (tx) => {
    const before = await readSoFar(tx);
    await work(tx);
    return (await readSoFar(tx)) - before;
  });
}

async function readSoFar(tx: EntityManager): Promise<number> {
  const [sum] = await tx.query<{ rows: string }[]>(
    `SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) AS rows FROM pg_stat_xact_user_tables`,
  );
  return Number(sum?.rows);
}

const submissionOf = (siteId: number) => `01a20000-0000-7000-8000-${String(siteId).padStart(12, '0')}`;

function fill(tx: EntityManager, siteId: number, services: number): Promise<unknown> {
  return tx.query(
    `INSERT INTO service (site_id, submission_id, row_number, name, level, id_cdvcqg, id_mcdt, search)
     SELECT $1, $2, n, '', CASE WHEN n % 5 = 0 THEN 0 ELSE 4 END, '', 'T' || n, '' FROM generate_series(1, $3) AS n`,
    [siteId, submissionOf(siteId), services],
  );
}

const count = (tx: EntityManager, siteId: number) =>
  tx.query('SELECT keep_list_figure($1, $2)', [siteId, submissionOf(siteId)]);

describe('a list that becomes the default is counted in reads that grow with its rows', () => {
  const services = 5000;

  test('where no table has statistics', async () => {
    const read = await rowsRead((tx) => fill(tx, 1, services).then(() => count(tx, 1)));
    expect(read).toBeLessThan(20 * services);
  });

  test('where statistics know other lists only', async () => {
    for (let siteId = 2; siteId <= 6; siteId++) {
      await db.transaction((tx) => fill(tx, siteId, 2000).then(() => count(tx, siteId)));
    }
    await db.query('ANALYZE service, procedure_number, list_figure');
    const read = await rowsRead((tx) => fill(tx, 7, services).then(() => count(tx, 7)));
    expect(read).toBeLessThan(20 * services);
  });

  test('where statistics know this one', async () => {
    await fill(db.manager, 8, services);
    await db.query('ANALYZE service, procedure_number, list_figure');
    expect(await rowsRead((tx) => count(tx, 8))).toBeLessThan(20 * services);
  });

  test('and its bits are its services', async () => {
    const figures = await db.query(
      `SELECT DISTINCT services, online_services, full_services, bit_count(online)::integer AS bits FROM list_figure
       WHERE site_id IN (1, 7, 8)`,
    );
    expect(figures).toEqual([{ services: 5000, online_services: 4000, full_services: 4000, bits: 4000 }]);
  });
});

describe('what events cost does not grow with the codes that were seen', () => {
  const siteId = 8;
  const day = '2026-03-02';
  const few = 2000;
  const many = 200_000;

  /** A thousand events, each with a code that nobody has seen, then as many of the list, the first one `T<first>`. */
  async function cost(seen: number, first: number): Promise<{ unseen: number; listed: number }> {
    await db.query(
      `INSERT INTO dossier_day SELECT $1, $2, $2, 'seen ' || n, -1, 1, 1, false, 1, 0 FROM generate_series(1, $3) AS n
       ON CONFLICT DO NOTHING`,
      [siteId, day, seen],
    );
    await db.query('SELECT make_indicator_days($1)', [siteId]);
    const line = (codeTthc: string, level: number) => {
      return { day, knownOn: day, codeTthc, level, channel: 1, status: 1, received: 1, returned: 0 };
    };
    const add = (codes: readonly string[], level: number) =>
      rowsRead((tx) => {
        const added = codes.map((code) => line(code, level));
        return lines.addLines(tx, { siteId, adjusted: false }, lines.sumLines(added));
      });
    const numbers = Array.from({ length: 1000 }, (_, n) => n);
    return {
      unseen: await add(
        numbers.map((n) => `new ${seen} ${n}`),
        -1,
      ),
      listed: await add(
        numbers.map((n) => `T${first + n}`),
        4,
      ),
    };
  }

  test('in rows read, nor in the length of what is kept', async () => {
    const width = () => db.query(`SELECT length(used) FROM indicator_day WHERE site_id = $1`, [siteId]);
    const first = await cost(few, 1);
    const widthBefore = await width();
    const later = await cost(many, 1001);
    expect(later.unseen).toBeLessThanOrEqual(first.unseen * 1.2);
    expect(later.listed).toBeLessThanOrEqual(first.listed * 1.2);
    expect(await width()).toEqual(widthBefore);
    const [kept] = await db.query(
      `SELECT dossiers, unmatched, bit_count(used)::integer AS used FROM indicator_day WHERE site_id = $1`,
      [siteId],
    );
    expect(kept).toEqual({ dossiers: many + 4000, unmatched: many + 2000, used: 1600 });
  });
});
