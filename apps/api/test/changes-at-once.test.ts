import pg from 'pg';
import { accountBook, accountRows } from './accounts.js';
import { Emc, fixture, password, submit, type Session } from './emc.js';

let emc: Emc;
let officer: Session;
let admin: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  [officer, admin] = await Promise.all([emc.as('h34'), emc.as('admin')]);
});
afterAll(() => emc.close());

/** Holds a lock of EMC while `meanwhile` goes on. */
async function holding<Result>(lock: string, meanwhile: () => Promise<Result>): Promise<Result> {
  const holder = new pg.Client({ connectionString: emc.databaseUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`SELECT pg_advisory_xact_lock(${lock})`);
    return await meanwhile();
  } finally {
    await holder.end();
  }
}

async function waitingForLocks(): Promise<number> {
  const [row] = await emc.sql<{ waiting: number }>(
    `SELECT count(*)::integer AS waiting FROM pg_locks
     WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return row?.waiting ?? 0;
}

/** Until so many wait for a lock, or are through without one. */
async function untilStopped(count: number, through: () => number): Promise<void> {
  while ((await waitingForLocks()) + through() < count) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Starts all of it while a lock is held, and lets it go when all are stopped by it. */
async function atOnce<Result>(lock: string, work: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  let through = 0;
  const begun = await holding(lock, async () => {
    const running = work.map((one) => one().finally(() => through++));
    await untilStopped(work.length, () => through);
    return { running };
  });
  return Promise.all(begun.running);
}

async function append(from: number, to: number): Promise<string> {
  const query = 'kind=accounts&asOf=2023-02-28&makeDefault=true&mode=append&wait=60';
  const response = await submit(officer, { siteId: 278, content: accountBook(accountRows(from, to)), query });
  return ((await response.json()) as { state: string }).state;
}

test('two lists appended at once both add to the default, twenty times', async () => {
  const first = {
    content: accountBook(accountRows(1, 2000)),
    query: 'kind=accounts&asOf=2023-02-28&makeDefault=true&wait=60',
  };
  expect((await submit(officer, { siteId: 278, ...first })).status).toBe(200);
  for (let time = 0; time < 20; time++) {
    const after = 2000 + time * 200;
    const states = await atOnce(`278, hashtext('default accounts')`, [
      () => append(after + 1, after + 100),
      () => append(after + 101, after + 200),
    ]);
    const { accounts } = await officer.call('accountSummary', { params: { siteId: 278 } });
    expect([...states, accounts]).toEqual(['accepted', 'accepted', after + 200]);
  }
});

test('of two versions made the default at once, each names the one it replaced', async () => {
  const content = await fixture('appendix-i.libreoffice.xlsx');
  const query = 'makeDefault=true&wait=60';
  const hand = async () => {
    const response = await submit(officer, { siteId: 278, content, query });
    return (await response.json()) as { versionNumber: number; diff: { against: number | null } };
  };
  await hand();
  const lists = await atOnce(`278, hashtext('default services')`, [hand, hand]);
  const against = lists.map(({ diff }) => diff.against).sort();
  expect(against).toEqual([1, 2]);
});

test('who would change a default that a list is just being made is told to come again', async () => {
  const body = { kind: 'services', number: 1 } as const;
  const change = () => officer.call('makeDefault', { params: { siteId: 278 }, body, headers: { 'if-match': '*' } });
  await holding(`278, hashtext('default services')`, () => expect(change()).rejects.toThrow('BUSY'));
  expect(await change()).toMatchObject({ number: 1 });
});

test('adjustments approved at once never take a day below zero', async () => {
  const day = '2026-03-02';
  await emc.sql(
    `INSERT INTO dossier_day (site_id, day, known_on, code_tthc, level, channel, status, adjusted, received, returned)
     VALUES (278, $1, $1, '000001', -1, 1, 1, false, 10, 0)`,
    [day],
  );
  await admin.call('addUser', { body: { username: 'cuc2', displayName: 'Cục', password, role: 'admin' } });
  const deciders = [admin, await emc.as('cuc2')];
  const change = { day, codeTthc: '000001', channel: 'online' as const, received: -10, reason: 'Gửi hai lần' };
  const proposed = await Promise.all(
    Array.from({ length: 6 }, () => officer.call('proposeAdjustment', { params: { siteId: 278 }, body: change })),
  );
  const decisions = await atOnce(
    `hashtext('emc derive'), 278`,
    proposed.map(({ id }, n) => async () => {
      const by = deciders[n % 2] as Session;
      return by.call('decideAdjustment', { params: { id }, body: { state: 'approved' } }).then(
        () => 'approved',
        (error: Error) => error.message,
      );
    }),
  );
  expect(decisions.filter((decision) => decision === 'approved')).toHaveLength(1);
  expect(decisions.filter((decision) => decision !== 'approved').every((code) => code.includes('BELOW_ZERO'))).toBe(
    true,
  );
  const [sum] = await emc.sql(`SELECT sum(received)::integer AS received FROM dossier_day WHERE site_id = 278`);
  expect(sum).toEqual({ received: 0 });
});

test('links added at once are never more than one person may have', async () => {
  const { id: adminId } = await admin.call('me');
  const add = (n: number) => () =>
    admin
      .call('addWebhook', {
        body: {
          url: `https://h34.example.vn/${n}`,
          title: `Web ${n}`,
          wishes: [{ siteId: 15, leastSeverity: 'notice' }],
        },
      })
      .then(
        () => 'added',
        (error: Error) => error.message,
      );
  for (let n = 1; n <= 18; n++) await add(n)();
  const answers = await atOnce(`hashtextextended('links ${adminId}', 0)`, [19, 20, 21, 22, 23].map(add));
  expect(answers.filter((answer) => answer === 'added')).toHaveLength(2);
});
