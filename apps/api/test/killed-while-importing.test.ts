import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Submission } from '@emc/contract';
import { serviceList } from '@emc/domain';
import { exportList } from '@emc/xlsx-templates';
import pg from 'pg';
import { Emc, submit, type Session } from './emc.js';

const rows = 20_000;
/** A little longer than such an import takes. */
const importMs = 1500;
const seed = 20_230_227;
const random = randomFrom(seed);
let list: Buffer;

beforeAll(async () => {
  const services = Array.from({ length: rows }, (_, index) => [
    `Thủ tục số ${index + 1}`,
    index % 2 ? 4 : 3,
    null,
    `1.${String(index + 1).padStart(6, '0')}.000.00.00.H34`,
    String(index + 1).padStart(6, '0'),
  ]);
  const at = '2023-02-27T08:00:00Z';
  const about = { siteId: 278, siteName: '', versionNumber: 1, acceptedAt: at, exportedAt: at, sha256: '' };
  list = await exportList(serviceList, services, about);
});

describe('EMC killed at random moments of an import', () => {
  let emc: Emc;
  let officer: Session;

  beforeAll(async () => {
    emc = await Emc.startFurnished();
    officer = await emc.as('h34');
  });
  afterAll(() => emc.close());

  test(`twenty times (seed ${seed}): never a partial version, and every list ends accepted, once`, async () => {
    const received: string[] = [];
    for (let round = 0; round < 20; round++) {
      // A list that is left over is taken up again at the start: then that import is what the next kill hits.
      const leftOver = await ask(emc.databaseUrl, 'SELECT FROM submission WHERE finished_at IS NULL');
      const handedIn = leftOver.length > 0 ? Promise.resolve([]) : handIn(emc, officer);
      await sleep(random() * importMs);
      await emc.kill();
      received.push(...(await handedIn));
      expect(await untruths(emc.databaseUrl)).toEqual([]);
      await emc.run();
    }
    await everyListHasEnded(emc, officer);
    await expectEachAcceptedOnce(emc.databaseUrl, received);
  }, 600_000);
});

describe('EMC killed together with its own database', () => {
  let emc: Emc;
  let officer: Session;

  beforeAll(async () => {
    emc = await Emc.startWithItsDatabase();
    await emc.furnish();
    officer = await emc.as('h34');
  });
  afterAll(() => emc.close());

  test('twice: the database recovers, and every list ends accepted, once', async () => {
    const received: string[] = [];
    for (let round = 0; round < 2; round++) {
      const handedIn = handIn(emc, officer);
      await sleep(random() * importMs);
      await emc.kill();
      received.push(...(await handedIn));
      await emc.run();
      expect(await untruths(await embeddedUrl(emc))).toEqual([]);
    }
    await everyListHasEnded(emc, officer);
    await expectEachAcceptedOnce(await embeddedUrl(emc), received);
  });

  test('nor does the death of the database alone lose a list', async () => {
    const handedIn = await handIn(emc, officer);
    await firstBeingRead(await emc.as('h34'));
    process.kill((await postmaster(emc)).pid, 'SIGKILL');
    const ended = () =>
      everyListHasEnded(emc, officer).then(
        () => true,
        () => false,
      );
    while (!(await ended())) await sleep(50);
    await expectEachAcceptedOnce(await embeddedUrl(emc), handedIn);
    expect(await emc.kill('SIGTERM')).toBe(0);
  });
});

describe('EMC asked to stop during imports', () => {
  let emc: Emc;
  let officer: Session;

  beforeAll(async () => {
    emc = await Emc.startFurnished();
    officer = await emc.as('h34');
  });
  afterAll(() => emc.close());

  test('ends what runs, leaves the rest for the next start, and ends', async () => {
    const answers = Array.from({ length: 4 }, () => submit(officer, { siteId: 278, content: list, query: 'wait=60' }));
    const started = await firstBeingRead(officer);
    const followed = follow(emc, officer, started);
    expect(await emc.kill('SIGTERM')).toBe(0);

    const submissions = await Promise.all(answers.map(async (answer) => Submission.parse(await (await answer).json())));
    expect(submissions.find(({ id }) => id === started)).toMatchObject({ state: 'accepted' });
    expect(submissions.map(({ state }) => state)).toContain('queued');
    expect((await followed).at(-1)).toMatchObject({ id: started, state: 'accepted' });

    await emc.run();
    await everyListHasEnded(emc, officer);
    await expectEachAcceptedOnce(
      emc.databaseUrl,
      submissions.map(({ id }) => id),
    );
  });
});

/** The id, if EMC lived to acknowledge the list. */
function handIn(emc: Emc, officer: Session): Promise<string[]> {
  const query = 'makeDefault=true';
  return submit({ ...officer, url: emc.url }, { siteId: 278, content: list, query }).then(
    async (response) => [Submission.parse(await response.json()).id],
    () => [],
  );
}

/** What no moment may show, whatever was cut off. */
async function untruths(databaseUrl: string): Promise<object[]> {
  return ask(
    databaseUrl,
    `SELECT v.number, v.row_count, count(s.row_number) FROM list_version v
       LEFT JOIN service s ON s.site_id = v.site_id AND s.submission_id = v.submission_id
       GROUP BY v.site_id, v.kind, v.number HAVING count(s.row_number) <> v.row_count OR v.row_count <> ${rows}
     UNION ALL
     SELECT NULL, NULL, count(*) FROM service s
       WHERE NOT EXISTS (SELECT FROM list_version v WHERE v.submission_id = s.submission_id) HAVING count(*) > 0
     UNION ALL
     SELECT s.version_number, NULL, count(v.number) FROM submission s
       LEFT JOIN list_version v ON v.submission_id = s.id AND v.number = s.version_number
       WHERE (s.state = 'accepted') <> (s.finished_at IS NOT NULL)
       GROUP BY s.site_id, s.id HAVING count(v.number) <> 1`,
  );
}

async function everyListHasEnded(emc: Emc, officer: Session): Promise<void> {
  const { items } = await (await emc.as('h34')).call('listSubmissions', { params: { siteId: 278 } });
  for (const { id } of items) await follow(emc, officer, id);
}

async function expectEachAcceptedOnce(databaseUrl: string, received: readonly string[]): Promise<void> {
  const submissions = await ask<{ id: string; state: string; receipt: number; version: number }>(
    databaseUrl,
    'SELECT id, state, receipt, version_number AS version FROM submission ORDER BY receipt',
  );
  const numbers = submissions.map((_, index) => index + 1);
  expect(submissions.map(({ id }) => id)).toEqual(expect.arrayContaining([...received]));
  expect(submissions.map(({ state }) => state)).toEqual(numbers.map(() => 'accepted'));
  expect(submissions.map(({ receipt }) => receipt)).toEqual(numbers);
  expect(submissions.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual(numbers);
  const versions = await ask(databaseUrl, 'SELECT number FROM list_version ORDER BY number');
  expect(versions).toEqual(numbers.map((number) => ({ number })));
  expect(await untruths(databaseUrl)).toEqual([]);
}

/** All that the stream of a submission says, to its end. */
async function follow(emc: Emc, { token }: Session, id: string): Promise<Submission[]> {
  const stream = await fetch(`${emc.url}/api/submissions/${id}/events`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const lines = (await stream.text()).split('\n').filter((line) => line.startsWith('data: '));
  return lines.map((line) => Submission.parse(JSON.parse(line.slice('data: '.length))));
}

async function firstBeingRead({ call }: Session): Promise<string> {
  for (;;) {
    const { items } = await call('listSubmissions', { params: { siteId: 278 } });
    const reading = items.find(({ state }) => state === 'reading');
    if (reading) return reading.id;
  }
}

/** As an operator would find it, in the data folder. */
async function embeddedUrl(emc: Emc): Promise<string> {
  const password = await readFile(join(emc.folder, 'postgres/password'), 'utf8');
  return `postgres://emc:${password}@127.0.0.1:${(await postmaster(emc)).port}/emc`;
}

async function postmaster({ folder }: Emc): Promise<{ pid: number; port: string | undefined }> {
  const [pid, , , port] = (await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).split('\n');
  return { pid: Number(pid), port };
}

async function ask<Row extends pg.QueryResultRow>(databaseUrl: string, text: string): Promise<Row[]> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    return (await db.query<Row>(text)).rows;
  } finally {
    await db.end();
  }
}

/** A small linear congruential generator: the same seed, the same moments. */
function randomFrom(start: number): () => number {
  let state = start;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
