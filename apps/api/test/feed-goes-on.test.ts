import { randomUUID } from 'node:crypto';
import { readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { Emc, password, type Session } from './emc.js';

let emc: Emc;
let admin: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  admin = await emc.as('admin');
});
afterAll(() => emc.close());

const said = (code: string, more: object = {}) =>
  JSON.stringify({ codeProfile: code, siteId: 278, codeTTHC: '000003', status: 1, formsReception: 1, ...more });

function post(body: string | Buffer | FormData, { path = '/TrackingMCDT', headers = {} } = {}): Promise<Response> {
  return fetch(emc.url + path, { method: 'POST', headers, body: body instanceof FormData ? body : Buffer.from(body) });
}

async function codesOf(siteId: number): Promise<string[]> {
  const rows = await emc.sql<{ code: string }>(
    `SELECT code_profile AS code FROM dossier_event WHERE site_id = $1 ORDER BY code_profile`,
    [siteId],
  );
  return rows.map(({ code }) => code);
}

async function connected(): Promise<pg.Client> {
  const db = new pg.Client({ connectionString: emc.databaseUrl });
  await db.connect();
  return db;
}

async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await sleep(50);
}

const spooled = () => readdir(join(emc.folder, 'feed-spool')).catch(() => []);

describe('posts in other dress', () => {
  const multipart = new FormData();
  for (const [name, value] of Object.entries(JSON.parse(said('multipart')) as object))
    multipart.set(name, String(value));
  const form = (code: string) => `codeProfile=${code}&siteId=278&codeTTHC=000003&status=1&formsReception=1`;

  test.each<[string, Parameters<typeof post>, readonly string[]]>([
    ['multipart/form-data', [multipart], ['multipart']],
    ['a JSON array', [`[${said('array-1')},${said('array-2')}]`], ['array-1', 'array-2']],
    ['JSON text of JSON', [JSON.stringify(said('text'))], ['text']],
    ['lines of JSON', [`\ufeff${said('line-1')}\n${said('line-2')}\n`], ['line-1', 'line-2']],
    ['gzip that says so', [gzipSync(said('gzip')), { headers: { 'content-encoding': 'gzip' } }], ['gzip']],
    ['gzip that does not', [gzipSync(form('gzip-still'))], ['gzip-still']],
    ['fields in the address', ['', { path: `/TrackingMCDT?${form('address')}` }], ['address']],
    ['some in the address', ['codeProfile=both', { path: '/TrackingMCDT?siteId=278&key=' }], ['both']],
    ['small letters', [form('small'), { path: '/trackingmcdt' }], ['small']],
    ['two slashes', [form('slashes'), { path: '//TrackingMCDT' }], ['slashes']],
    ['both, and a key', [form('key'), { path: '//TRACKINGMCDT//Abc' }], ['key']],
  ])('%s: an event of its site', async (_, sent, codes) => {
    expect((await post(...sent)).status).toBe(204);
    expect(await codesOf(278)).toEqual(expect.arrayContaining([...codes]));
  });

  test('what holds more than is taken is told so', async () => {
    expect((await post(`[${Array.from({ length: 1001 }, () => '{}').join()}]`)).status).toBe(413);
    expect((await post(gzipSync('x'.repeat(70_000)))).status).toBe(413);
  });

  test('each event of an array whose site is unknown waits by itself, and is moved by itself', async () => {
    await post(`[${said('held-1', { siteId: 4004 })},${said('held-2', { siteId: 4005 })}]`);
    expect(await admin.call('reassignQuarantine', { body: { sentAs: 4005, siteId: 278 } })).toEqual({ moved: 1 });
    expect((await codesOf(278)).filter((code) => code.startsWith('held'))).toEqual(['held-2']);
  });

  test('a byte order mark before lines of JSON is none of them', async () => {
    const event = (eventId: string) =>
      JSON.stringify({ eventId, codeProfile: `BOM-${eventId}`, codeTthc: '1', status: 1 });
    const { token } = await emc.as('h34');
    const response = await fetch(`${emc.url}/api/sites/278/dossier-events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: `\ufeff${event('1')}\n\ufeff${event('2')}\n`,
    });
    expect(await response.json()).toMatchObject({ stored: 2, refused: 0 });
  });
});

describe('beside a site whose row somebody holds', () => {
  test('posts of others are stored, and its own wait on disk; none comes twice', async () => {
    await post(said('before', { siteId: 278 }));
    const holder = await connected();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM feed_state WHERE site_id = 278 FOR UPDATE');
    const codes = Array.from({ length: 20 }, (_, n) => `locked-${String(n).padStart(2, '0')}`);
    // All of these are answered while the lock is held.
    const answers = await Promise.all(
      codes.flatMap((code) => [post(said(code)), post(said(code, { siteId: 15 })), post(said(code, { siteId: 999 }))]),
    );
    expect(answers.every(({ status }) => status === 204)).toBe(true);
    expect((await codesOf(15)).filter((code) => code.startsWith('locked'))).toEqual(codes);
    expect((await codesOf(278)).filter((code) => code.startsWith('locked'))).toEqual([]);
    await holder.query('ROLLBACK');
    await holder.end();
    await until(async () => (await spooled()).length === 0);
    expect((await codesOf(278)).filter((code) => code.startsWith('locked'))).toEqual(codes);
  });

  test('a lock on all of them keeps nobody waiting either', async () => {
    const holder = await connected();
    await holder.query('BEGIN');
    await holder.query('LOCK feed_state');
    expect(
      (await Promise.all([post(said('all-1')), post(said('all-1', { siteId: 15 }))])).map(({ status }) => status),
    ).toEqual([204, 204]);
    await holder.query('ROLLBACK');
    await holder.end();
    await until(async () => (await spooled()).length === 0);
    expect((await codesOf(278)).filter((code) => code === 'all-1')).toHaveLength(1);
  });
});

test('a group that is tried again while the first try still runs is stored once', async () => {
  const { storingOnce } = await import('../dist/dossiers/store-events.js');
  const event = (codeProfile: string) => ({
    ...{ siteId: 15, eventKey: null, receivedAt: '2026-03-02T01:00:00Z', occurredAt: null, knownOn: '2026-03-02' },
    ...{ codeProfile, codeTthc: '', nameTthc: '', status: 1, channel: 1, level: null, isFromDvcqg: null },
    ...{ receivingPlace: null, payment: null, userType: null, userLocation: null, userLocal: null, userQg: null },
    ...{ correctionOf: null, doubts: [], unread: null, unreadBody: null },
  });
  const group = { writer: randomUUID(), number: 1 };
  const [first, second] = [await connected(), await connected()];
  await first.query('BEGIN');
  await first.query(storingOnce({ events: [event('once-1'), event('once-2')], held: [] }, group));
  const again = second.query(storingOnce({ events: [event('once-1'), event('once-2')], held: [] }, group));
  await until(async () => {
    const waiting = await emc.sql(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%feed_writing%'`,
    );
    return waiting.length > 0;
  });
  await first.query('COMMIT');
  await again;
  await second.query(storingOnce({ events: [event('once-1'), event('once-2')], held: [] }, group));
  await second.query(storingOnce({ events: [event('once-3')], held: [] }, { ...group, number: 2 }));
  await Promise.all([first.end(), second.end()]);
  expect((await codesOf(15)).filter((code) => code.startsWith('once'))).toEqual(['once-1', 'once-2', 'once-3']);
});

test('a broken file in the spool, and a row of quarantine that nobody can open, stop none after them', async () => {
  const events = (await codesOf(278)).length;
  await emc.sql(`INSERT INTO feed_quarantine VALUES ('00000000-0000-7000-8000-000000000001', now() - interval '1 hour', 4006,
    '{SITE_UNKNOWN}', '', '\\x0011', '{"codeProfile":"","codeTthc":"","nameTthc":"","status":null}', NULL, NULL)`);
  await post(said('behind', { siteId: 4006 }));
  await emc.sql('ALTER TABLE dossier_event RENAME TO dossier_event_away');
  await post(said('spooled'));
  await writeFile(join(emc.folder, 'feed-spool', '00000000-0000-7000-8000-000000000000.events'), 'hỏng');
  await emc.sql('ALTER TABLE dossier_event_away RENAME TO dossier_event');
  await until(async () => (await codesOf(278)).length > events);
  await admin.call('addSite', {
    body: { id: 4006, name: 'Trang', url: 'https://x.example.vn', kind: 'one_stop', agencyCode: 'H34' },
  });
  await until(async () => (await codesOf(4006)).includes('behind'));
  expect(await spooled()).toEqual(['00000000-0000-7000-8000-000000000000.events']);
  // Said once, not at every look.
  expect(emc.output.split('\n').filter((line) => line.includes('Left where it is'))).toHaveLength(1);
  await rm(join(emc.folder, 'feed-spool', '00000000-0000-7000-8000-000000000000.events'));
  await emc.sql(`DELETE FROM feed_quarantine WHERE id = '00000000-0000-7000-8000-000000000001'`);
});

describe('quarantine', () => {
  test('keeps what waits for so many days, and tells of what it deletes', async () => {
    await post(said('too-old', { siteId: 4040 }));
    await post(said('young', { siteId: 4041 }));
    await emc.sql(`UPDATE feed_quarantine SET received_at = now() - interval '91 days' WHERE site_sent = 4040`);
    await emc.kill();
    await emc.run();
    admin = await emc.as('admin');
    await until(async () => (await emc.sql(`SELECT FROM feed_quarantine WHERE site_sent = 4040`)).length === 0);
    expect(await emc.sql(`SELECT FROM feed_quarantine WHERE site_sent = 4041`)).toHaveLength(1);
    const { items } = await admin.call('listAudit');
    expect(items).toContainEqual(
      expect.objectContaining({
        actor: 'system',
        action: 'quarantine.dropped',
        detail: expect.objectContaining({ events: 1, because: 'age' }),
      }),
    );
    expect(await emc.sql(`SELECT severity, facts FROM notice WHERE kind = 'quarantine.dropped'`)).toEqual([
      { severity: 'warning', facts: { events: 1, because: 'age' } },
    ]);
  });
});

describe('a disk without room', () => {
  const statusOf = async (response: Promise<Response>) => (await response).status;
  const metric = async (name: string) => {
    const text = await (await fetch(`${emc.url}/metrics`)).text();
    return text.split('\n').find((line) => line.startsWith(`${name} `));
  };

  test('below half of what should be free nothing is written, and all can be read', async () => {
    await emc.kill();
    await emc.run({ EMC_LEAST_FREE_MB: '9999999' });
    const refused = await post(said('no-room'));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await refused.json()).toMatchObject({ code: 'NO_ROOM' });
    admin = await emc.as('admin');
    await expect(admin.call('addApiKey', { body: { name: 'x', password } })).rejects.toThrow('NO_ROOM');
    expect(await admin.call('listQuarantine')).toHaveProperty('total');
    expect(await metric('emc_disk_room')).toBe('emc_disk_room 2');
    expect(await emc.sql(`SELECT severity FROM notice WHERE kind = 'disk.low'`)).toEqual([{ severity: 'error' }]);
    // A refusal is no fault of EMC: the log has a line for the state, none for each post.
    expect(emc.output.split('\n').filter((line) => /"level":[45]0/.test(line))).toHaveLength(1);
  });

  test('below it only strangers are turned away', async () => {
    await emc.kill();
    const { bavail, bsize } = await statfs(emc.folder);
    await emc.run({ EMC_LEAST_FREE_MB: String(Math.floor((bavail * bsize) / 1024 ** 2 / 0.75)) });
    admin = await emc.as('admin');
    const { key } = await admin.call('issueFeedKey', { params: { siteId: 15 } });
    expect(await statusOf(post(said('low')))).toBe(429);
    expect(await statusOf(post(said('low', { siteId: 15 }), { path: `/TrackingMCDT/${key}` }))).toBe(204);
  });

  test('with room all goes on by itself, and administrators hear of it', async () => {
    await emc.kill();
    await emc.run();
    expect(await statusOf(post(said('room-again')))).toBe(204);
  });
});
