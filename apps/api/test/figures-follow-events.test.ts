import type { DataSource, EntityManager } from 'typeorm';
import { Emc } from './emc.js';

/** The database alone: nobody derives but this test. */
let emc: Emc;
let db: DataSource;
let room: typeof import('../dist/dossiers/derivation.js') &
  typeof import('../dist/versions/default-version.js') &
  typeof import('../dist/dossiers/daily-figures.js') &
  typeof import('../dist/dossiers/store-events.js') &
  typeof import('../dist/dossiers/default-lists.js');

beforeAll(async () => {
  emc = await Emc.start();
  await emc.kill();
  const { dataSource } = await import('../dist/database/data-source.js');
  db = await dataSource(emc.databaseUrl, 4).initialize();
  room = {
    ...(await import('../dist/dossiers/derivation.js')),
    ...(await import('../dist/dossiers/daily-figures.js')),
    ...(await import('../dist/dossiers/store-events.js')),
    ...(await import('../dist/dossiers/default-lists.js')),
    ...(await import('../dist/versions/default-version.js')),
  };
});
afterAll(async () => {
  await db.destroy();
  await emc.close();
});

/** Whole numbers from 0, the same at every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const codes = ['000001', '000002', '000003', ''];
const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];

/** Few dossiers, few values: events that contradict each other as often as they can. */
function randomEvents(roll: (below: number) => number, siteId: number) {
  const pick = <T>(values: readonly T[]): T => values[roll(values.length)] as T;
  return Array.from({ length: 40 + roll(40) }, (_, n) => {
    const receivedAt = `${pick(days)}T0${roll(10)}:00:00.${String(n).padStart(3, '0')}Z`;
    return {
      siteId,
      eventKey: null,
      receivedAt,
      occurredAt: roll(3) === 0 ? `${pick(days)}T0${roll(10)}:00:00Z` : null,
      knownOn: roll(5) === 0 ? '2026-03-09' : receivedAt.slice(0, 10),
      codeProfile: `H34-${roll(8)}`,
      codeTthc: pick(codes),
      nameTthc: '',
      status: pick([null, 0, 1, 1, 2, 3, 4]),
      channel: pick([null, 1, 2]),
      level: null,
      isFromDvcqg: null,
      receivingPlace: null,
      payment: null,
      userType: null,
      userLocation: null,
      userLocal: null,
      userQg: null,
      correctionOf: roll(6) === 0 ? '01a20000-0000-7000-8000-000000000000' : null,
      doubts: [],
      unread: null,
      unreadBody: null,
    };
  });
}

/** Two lists of the site, each default from its day on: codes 1 and 2 at level 4 and 0, then 1 and 3 at level 3. */
async function giveLists(siteId: number): Promise<void> {
  const lists = [
    { number: 1, from: '2026-03-02T03:00:00Z', levels: { '000001': 4, '000002': 0 } },
    { number: 2, from: '2026-03-03T05:00:00Z', levels: { '000001': 3, '000003': 3 } },
  ];
  for (const { number, from, levels } of lists) {
    const submission = `01a20000-0000-7000-8000-${String(siteId).padStart(8, '0')}000${number}`;
    await emc.sql(
      `INSERT INTO list_version (site_id, kind, number, submission_id, row_count, definition_revision, accepted_at)
       VALUES ($1, 'services', $2, $3, 2, 1, now())`,
      [siteId, number, submission],
    );
    await emc.sql(`INSERT INTO default_version_change VALUES ($1, 'services', $2, $2, $3, 'h34')`, [
      siteId,
      number,
      from,
    ]);
    for (const [row, [code, level]] of Object.entries(levels).entries()) {
      await emc.sql(`INSERT INTO service VALUES ($1, $2, $3, '', $4, NULL, '', $5, '')`, [
        siteId,
        submission,
        row + 1,
        level,
        code,
      ]);
    }
  }
}

/** What readers see: the dossiers, the lines that come to something, and the totals whenever they were known. */
async function told(siteId: number) {
  const dossiers = await emc.sql(
    `SELECT code_profile, state, day::text, returned_on::text, code_tthc, level, list_version, channel, status FROM dossier
     WHERE site_id = $1 ORDER BY code_profile`,
    [siteId],
  );
  const lines = (columns: string) =>
    emc.sql(
      `SELECT ${columns}, sum(received)::integer AS received, sum(returned)::integer AS returned FROM dossier_day
       WHERE site_id = $1 GROUP BY ${columns} HAVING sum(received) <> 0 OR sum(returned) <> 0 ORDER BY ${columns}`,
      [siteId],
    );
  const line = 'day, code_tthc, level, channel, status, adjusted';
  return { dossiers, lines: await lines(`${line}, known_on`), totals: await lines(line) };
}

class Killed extends Error {}

/** Derives until nothing is left; now and then it is killed before its commit, or somebody else derives beside it. */
async function deriveAll(siteId: number, roll: (below: number) => number): Promise<void> {
  const once = (killed: boolean) =>
    db.transaction(async (tx: EntityManager) => {
      await room.deriveNext(tx, siteId, new room.DefaultLists());
      if (killed) throw new Killed();
    });
  await once(roll(2) === 0).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
  });
  await Promise.all([once(false), once(false)]);
}

async function store(events: ReturnType<typeof randomEvents>, roll: (below: number) => number): Promise<void> {
  for (let at = 0; at < events.length;) {
    const size = 1 + roll(12);
    await room.storeEvents(db.manager, { events: events.slice(at, at + size), held: [] });
    at += size;
    if (roll(3) === 0) await deriveAll(events[0]?.siteId ?? 0, roll);
  }
  await deriveAll(events[0]?.siteId ?? 0, roll);
}

test('figures kept event by event equal those made afresh, in whatever order the events came', async () => {
  const roll = dice(41);
  for (let siteId = 1; siteId <= 30; siteId += 2) {
    await giveLists(siteId);
    await giveLists(siteId + 1);
    const events = randomEvents(roll, siteId);
    await store(events, roll);
    const adjustment = { siteId, day: '2026-03-02', codeTthc: '000001', channel: 'online', status: null } as const;
    await room.addAdjustment(db.manager, { ...adjustment, received: 7, returned: 0 }, '2026-03-08');
    const kept = await told(siteId);

    await db.transaction((tx) => room.rebuild(tx, siteId, new room.DefaultLists()));
    expect(await told(siteId)).toEqual(kept);

    const shuffled = events.map((event) => ({ event, at: roll(1_000_000) })).sort((one, other) => one.at - other.at);
    await store(
      shuffled.map(({ event }) => ({ ...event, siteId: siteId + 1 })),
      roll,
    );
    const { totals, dossiers } = await told(siteId + 1);
    expect(totals).toEqual(kept.totals.filter(({ adjusted }) => !adjusted));
    expect(dossiers.map((row) => ({ ...row, state: null }))).toEqual(
      kept.dossiers.map((row) => ({ ...row, state: null })),
    );
  }
});

/** Clocks of machines differ, and a list becomes the default in seconds: neither may be seen in the figures. */
test('figures kept while the default changes equal those made afresh, whatever the clocks say', async () => {
  const roll = dice(97);
  for (let siteId = 101; siteId <= 106; siteId++) {
    await giveLists(siteId);
    for (let step = 0; step < 20; step++) {
      const events = randomEvents(roll, siteId).slice(0, 1 + roll(9));
      const received = events.map((event) => ({ ...event, receivedAt: aboutNow(roll), occurredAt: null }));
      if (roll(3) > 0) await room.storeEvents(db.manager, { events: received, held: [] });
      await Promise.all([
        roll(3) === 0 && changeDefault(siteId, 1 + roll(2)),
        roll(2) === 0 && deriveAll(siteId, roll),
      ]);
    }
    await deriveAll(siteId, roll);
    const kept = { ...(await told(siteId)), days: await indicatorDays(siteId) };

    await db.transaction((tx) => room.rebuild(tx, siteId, new room.DefaultLists()));
    expect({ ...(await told(siteId)), days: await indicatorDays(siteId) }).toEqual(kept);
  }
});

/** As another machine's clock tells it: up to four seconds behind or ahead. */
const aboutNow = (roll: (below: number) => number) => new Date(Date.now() + roll(8001) - 4000).toISOString();

const changeDefault = (siteId: number, number: number) =>
  db.transaction((tx) => room.appendDefault(tx, { siteId, kind: 'services', number, by: 'h34' }));

/** What indicators are summed from, as known at the end of each day on which EMC learnt something. */
const indicatorDays = (siteId: number) =>
  emc.sql(
    `SELECT day::text, asof.known_on::text, dossiers, online, full_online, unmatched,
       (SELECT array_agg(code_tthc ORDER BY code_tthc) FROM procedure_number AS p
        WHERE p.site_id = i.site_id AND number < length(used) AND get_bit(used, number) = 1) AS used
     FROM (SELECT DISTINCT known_on FROM dossier_day WHERE site_id = $1) AS asof
     JOIN indicator_day AS i ON i.site_id = $1 AND i.known_on <= asof.known_on
       AND (superseded_on IS NULL OR superseded_on > asof.known_on)
     WHERE dossiers <> 0 OR online <> 0 OR unmatched <> 0 ORDER BY 1, 2`,
    [siteId],
  );

test('an adjustment has the level of its day', async () => {
  const lines = await emc.sql(
    `SELECT level, channel, status, received FROM dossier_day WHERE site_id = 1 AND adjusted`,
  );
  expect(lines).toEqual([{ level: 4, channel: 1, status: -1, received: 7 }]);
});

test('levels hold from the moment their list became the default', async () => {
  const byClock = (at: string) => ({ at, eventId: null });
  const at = (moment: string, codeTthc: string) => ({ moment: byClock(moment), codeTthc });
  const listingAt = await new room.DefaultLists().of(db.manager, 1, [
    byClock('2026-03-01T00:00:00.000'),
    byClock('2026-03-09T00:00:00.000'),
    byClock('2026-03-02T10:00:00.000'),
  ]);
  const levels = [
    at('2026-03-01T00:00:00.000', '000001'),
    at('2026-03-02T10:00:00.000', '000001'),
    at('2026-03-02T10:00:00.000', '000003'),
    at('2026-03-09T00:00:00.000', '000003'),
  ].map(({ moment, codeTthc }) => listingAt(moment, codeTthc));
  expect(levels).toEqual([
    { level: null, listVersion: null },
    { level: 4, listVersion: 1 },
    { level: null, listVersion: 1 },
    { level: 3, listVersion: 2 },
  ]);
});
