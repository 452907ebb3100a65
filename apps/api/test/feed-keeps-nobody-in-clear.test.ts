import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Emc, type Session } from './emc.js';

/** Ids of people as they stand in the posts below; none of them may be found anywhere. */
const ids = ['001099012345', '001099054321', '012345678'];
const names = /Nguyễn Văn A|0912345678/;
const person = { ID_local: ids[0], ID_QG: ids[1], TYPE: '2', LOCATION: `Huế, CMND ${ids[2]}` };
const said = (code: string, more: object) =>
  JSON.stringify({ codeProfile: code, siteId: 278, codeTTHC: '000003', status: 1, formsReception: 1, ...more });
const form = (code: string, rest: string) =>
  `codeProfile=${code}&siteId=278&codeTTHC=000003&status=1&formsReception=1&${rest}`;

const bodies: readonly string[] = [
  form('F-1', `user[ID_QG]=${ids[1]}&user[ID_local]=${ids[0]}`),
  form('F-2', `user%5BID_QG%5D=${ids[1]}&user%5BID_local%5D=${ids[0]}`),
  form('F-3', `user.ID_local=${ids[0]}`),
  form('F-4', `ID_QG=${ids[1]}&id_local=${ids[0]}`),
  form('F-5', `nameTTHC=Cấp thẻ cho ${ids[0]}&cccd=${ids[1]}&user[ID_local]=${ids[0]}`),
  form('F-6', `${ids[0]}=x&cmnd=${ids[2]}&sdt=0912345678`),
  said('J-1', { users: person }),
  said('J-2', { userInfo: [person, { ...person, ID_QG: ids[0] }] }),
  said('J-3', { user: `${ids[0]}` }),
  said('J-4', { data: JSON.stringify({ ho_ten: 'Nguyễn Văn A', cccd: ids[0], sdt: '0912345678' }), cmnd: ids[2] }),
  said('J-5', { data: { user: person, ten: 'Nguyễn Văn A' }, [`ho so ${ids[1]}`]: 'x' }),
  said('J-6', { status: `CCCD ${ids[0]}`, level: ids[1], codeTTHC: { ID_QG: ids[1] } }),
  said('J-7', { siteId: 999, user: person, cccd: ids[0], nameTTHC: `Cho ông Nguyễn, ${ids[0]}` }),
  said('', { user: person, cccd: ids[0] }),
  `${ids[0]};${ids[1]}`,
  `[${said('A-1', { cccd: ids[0] })},${said('A-2', { userinfo: person })}]`,
];

let emc: Emc;
let admin: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  admin = await emc.as('admin');
});
afterAll(() => emc.close());

function post(body: string, query = ''): Promise<Response> {
  return fetch(`${emc.url}/TrackingMCDT${query}`, { method: 'POST', body: Buffer.from(body) });
}

/** Everything any table holds, in the words of the database; bytes as text too, where they are some. */
async function everyTable(): Promise<string> {
  const tables = await emc.sql<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'pgboss')`,
  );
  let all = '';
  for (const { name } of tables) {
    const [row] = await emc.sql<{ dump: string | null }>(`SELECT string_agg(t::text, E'\n') AS dump FROM ${name} t`);
    all += row?.dump ?? '';
  }
  const [bytes] = await emc.sql<{ dump: string | null }>(
    `SELECT string_agg(encode(body, 'escape'), '') AS dump FROM (SELECT body FROM feed_quarantine UNION ALL SELECT body FROM event_unread) b`,
  );
  return all + (bytes?.dump ?? '');
}

async function everyFile(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')))).join('');
}

function expectNobody(text: string): void {
  for (const id of ids) expect(text.includes(id)).toBe(false);
  expect(text).not.toMatch(names);
}

const codes = ['F-1', 'F-2', 'F-3', 'F-4', 'F-5', 'F-6', 'J-1', 'J-2', 'J-3', 'J-4', 'J-5', 'J-6', 'A-1', 'A-2'];

test('no id of a person stands in clear in any table, file, answer or line of the log, however it was called', async () => {
  for (const body of bodies) expect((await post(body)).status).toBe(204);
  expect((await post('', `?codeProfile=Q-1&siteId=278&user.ID_QG=${ids[1]}&cccd=${ids[0]}`)).status).toBe(204);
  // While the database takes nothing, the same goes to the spool.
  await emc.sql('ALTER TABLE dossier_event RENAME TO dossier_event_away');
  for (const body of bodies) expect((await post(body)).status).toBe(204);
  expectNobody(await everyFile(emc.folder));
  await emc.sql('ALTER TABLE dossier_event_away RENAME TO dossier_event');
  for (let left = true; left;) {
    await sleep(50);
    left = (await readdir(join(emc.folder, 'feed-spool'))).length > 0;
  }
  for (let feed = await admin.call('getFeed', { params: { siteId: 278 } }); feed.derived < feed.events;) {
    feed = await admin.call('getFeed', { params: { siteId: 278 } });
  }
  expectNobody(await everyTable());
  expectNobody(await everyFile(emc.folder));
  expectNobody(emc.output);
  const officer = await emc.as('h34');
  const answers = await Promise.all([
    ...codes.map((code) => officer.call('getDossier', { params: { siteId: 278, code } })),
    admin.call('listQuarantine'),
    admin.call('listAudit'),
  ]);
  expectNobody(JSON.stringify(answers));
});

test.each(['F-1', 'F-2', 'F-4', 'J-1', 'A-2'])('the person of %s is known by its hashes all the same', async (code) => {
  const rows = await emc.sql<{ local: Buffer; qg: Buffer }>(
    `SELECT DISTINCT user_local AS local, user_qg AS qg FROM dossier_event WHERE code_profile IN ($1, 'J-1')`,
    [code],
  );
  expect(rows).toHaveLength(1);
  expect([rows[0]?.local.length, rows[0]?.qg.length]).toEqual([32, 32]);
});

describe('what EMC does not understand', () => {
  const open = (session: Session, code: string, seq: number) =>
    session.call('openUnread', { params: { siteId: 278, code, seq } });
  const event = async (session: Session, code: string) => {
    const { events } = await session.call('getDossier', { params: { siteId: 278, code } });
    return { seq: events[0]?.seq ?? 0, unread: events[0]?.unread };
  };

  test('is told by names and lengths alone', async () => {
    expect((await event(await emc.as('h34'), 'J-4')).unread).toEqual(
      expect.arrayContaining([
        { name: 'cmnd', length: 9 },
        { name: 'data', length: 66 },
      ]),
    );
    expect((await event(admin, 'F-6')).unread).toEqual(expect.arrayContaining([{ name: '', length: 1 }]));
  });

  test('is opened by administrators, and the audit tells by whom', async () => {
    const { seq } = await event(admin, 'J-4');
    expect(await open(admin, 'J-4', seq)).toMatchObject({ fields: { cmnd: ids[2] } });
    const { items } = await admin.call('listAudit');
    expect(items[0]).toMatchObject({
      actor: 'admin',
      action: 'event.unread_opened',
      siteId: 278,
      detail: { seq, fields: 2 },
    });
    await expect(open(await emc.as('h34'), 'J-4', seq)).rejects.toThrow('NOT_ALLOWED');
    await expect(open(admin, 'F-1', seq)).rejects.toThrow('UNREAD_NOT_KEPT');
  });

  test('is deleted when its days are over; names and lengths stay', async () => {
    const { seq } = await event(admin, 'J-4');
    await emc.sql(`UPDATE event_unread SET received_at = now() - interval '31 days' WHERE seq = $1`, [seq]);
    await emc.kill();
    await emc.run();
    admin = await emc.as('admin');
    for (;;) {
      const [row] = await emc.sql(`SELECT 1 FROM event_unread WHERE seq = $1`, [seq]);
      if (!row) break;
      await sleep(50);
    }
    await expect(open(admin, 'J-4', seq)).rejects.toThrow('UNREAD_NOT_KEPT');
    expect((await event(admin, 'J-4')).unread).toHaveLength(2);
    const [others] = await emc.sql(`SELECT count(*) > 5 AS many FROM event_unread`);
    expect(others).toEqual({ many: true });
  });
});

test('what an earlier EMC kept in clear is gone after the upgrade; its names and lengths are left', async () => {
  const url = new URL(emc.databaseUrl);
  url.pathname = `/upgrade_${randomUUID().replaceAll('-', '')}`;
  const server = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  await server.connect();
  await server.query(`CREATE DATABASE ${url.pathname.slice(1)}`);
  const { dataSource } = await import('../dist/database/data-source.js');
  const db = await dataSource(url.href, 2).initialize();
  const all = [...db.migrations];
  const at = all.findIndex(({ name }) => name?.startsWith('SealedFeed'));
  db.migrations.splice(at);
  await db.runMigrations();
  const kept = { 'user[id_qg]': ids[1], hoten: 'Nguyễn Văn A', [ids[0] ?? '']: 'x' };
  await db.query(
    `INSERT INTO dossier_event (site_id, seq, received_at, known_on, code_profile, code_tthc, name_tthc, user_location, doubts, kept)
     VALUES (278, 1, now(), '2026-03-02', 'A', '', $1, $2, '{}', $3), (278, 2, now(), '2026-03-02', 'B', '', 'Tên', NULL, '{}', NULL)`,
    [`Cho ${ids[0]}`, `Huế ${ids[2]}`, kept],
  );
  await db.query(`INSERT INTO feed_quarantine VALUES ($1, now(), 1, '{}', 'text/plain', '', $2, NULL, NULL)`, [
    randomUUID(),
    { nameTthc: `Cho ${ids[0]}`, status: 1 },
  ]);
  db.migrations.push(...all.slice(at));
  await db.runMigrations();
  const events = await db.query<object[]>(
    `SELECT seq::integer, name_tthc AS name, user_location AS place, unread FROM dossier_event ORDER BY seq`,
  );
  const [held] = await db.query<object[]>(`SELECT event FROM feed_quarantine`);
  await db.destroy();
  await server.query(`DROP DATABASE ${url.pathname.slice(1)}`);
  await server.end();
  expect(events).toEqual([
    { seq: 1, name: 'Cho …345', place: 'Huế …678', unread: { 'user[id_qg]': 12, hoten: 12, '': 1 } },
    { seq: 2, name: 'Tên', place: null, unread: null },
  ]);
  expect(held).toEqual({ event: { nameTthc: 'Cho …345', status: 1 } });
});
