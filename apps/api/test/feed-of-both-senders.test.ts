import { readdir, readFile, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Emc, type Session } from './emc.js';
import { names, senders, type Said, type SentBody } from './senders.js';

const ways = Object.values(senders);
const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** The status of a post; 0 when the connection broke before the answer came. */
function post(emc: Emc, { contentType, body }: SentBody, path = '/TrackingMCDT'): Promise<number> {
  return new Promise((resolve) => {
    const headers = { ...(contentType && { 'content-type': contentType }), 'content-length': Buffer.byteLength(body) };
    const sent = request(emc.url + path, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', () => resolve(0)).end(body);
  });
}

const usual: Said = {
  codeProfile: 'H34-1',
  siteId: 278,
  codeTTHC: '000003',
  nameTTHC: 'Cấp phép xe & máy 50%',
  status: 1,
  formsReception: 1,
};
const json = (said: object): SentBody => ({ contentType: 'application/json', body: JSON.stringify(said) });

/** Posts all, so many at once, until told to stop; the dossier codes that were answered by 204. */
async function postAll(
  emc: Emc,
  all: readonly Said[],
  go: { on: boolean },
  answers?: { count: number; then: () => void },
): Promise<string[]> {
  const answered: string[] = [];
  let next = 0;
  const worker = async () => {
    while (go.on && next < all.length) {
      const n = next++;
      const said = all[n];
      const way = ways[n % ways.length];
      if (said && way && (await post(emc, way(said))) === 204) answered.push(said.codeProfile);
      if (answered.length === answers?.count) answers.then();
    }
  };
  await Promise.all(Array.from({ length: 32 }, worker));
  return answered;
}

async function derived({ call }: Session, siteId: number): Promise<void> {
  for (;;) {
    const { events, derived } = await call('getFeed', { params: { siteId } });
    if (events === derived) return;
    await sleep(100);
  }
}

describe('10,000 posts of both senders, EMC killed in the middle', () => {
  let emc: Emc;

  beforeAll(async () => {
    emc = await Emc.startFurnished();
  });
  afterAll(() => emc.close());

  test('every dossier that was answered is there, each once, names and all', async () => {
    const all = Array.from({ length: 10_000 }, (_, n): Said => {
      const codeProfile = `000.00.53.H34-260302-${String(n).padStart(4, '0')}`;
      return { ...usual, codeProfile, siteId: n % 2 ? 278 : 15, nameTTHC: names[n % names.length] ?? '' };
    });
    const go = { on: true };
    let posting: Promise<string[]> = Promise.resolve([]);
    const underWay = new Promise<void>((then) => {
      posting = postAll(emc, all, go, { count: 3000, then });
    });
    await Promise.race([underWay, posting]);
    await emc.kill();
    go.on = false;
    const before = await posting;
    await emc.run();

    const stored = await emc.sql<{ code: string }>('SELECT code_profile AS code FROM dossier_event');
    const codes = new Set(stored.map(({ code }) => code));
    expect(before.length).toBeGreaterThan(100);
    expect(before.filter((code) => !codes.has(code))).toEqual([]);

    const rest = all.filter(({ codeProfile }) => !codes.has(codeProfile));
    const after = await postAll(emc, rest, { on: true });
    expect(after.length).toBe(rest.length);
    const admin = await emc.as('admin');
    await derived(admin, 278);
    await derived(admin, 15);
    for (const siteId of [15, 278]) {
      expect(await admin.call('getFeed', { params: { siteId } })).toMatchObject({ events: 5000, dossiers: 5000 });
    }
    const told = await emc.sql<{ name: string; count: number }>(
      `SELECT name_tthc AS name, count(*)::integer FROM dossier_event WHERE doubts = '{}' GROUP BY 1`,
    );
    expect(told).toHaveLength(names.length);
    expect(told).toEqual(expect.arrayContaining(names.map((name) => ({ name, count: 2000 }))));
    const gaps = await emc.sql(
      `SELECT site_id FROM dossier_event GROUP BY site_id HAVING max(seq) <> count(*) OR min(seq) <> 1`,
    );
    expect(gaps).toEqual([]);
  });

  test('of the person only hashes are kept', async () => {
    const [row] = await emc.sql<{ dump: string; bytes: number }>(
      `SELECT string_agg(e::text, '') AS dump, max(length(user_local)) AS bytes FROM dossier_event e`,
    );
    expect([row?.dump.includes('001099000001'), row?.dump.includes('QG-7'), row?.bytes]).toEqual([false, false, 32]);
  });
});

describe('while the database takes nothing', () => {
  let emc: Emc;

  beforeAll(async () => {
    emc = await Emc.startFurnished();
  });
  afterAll(() => emc.close());

  test('what is sent waits on disk, sealed, and outlives a crash', async () => {
    await emc.sql('ALTER TABLE dossier_event RENAME TO dossier_event_away');
    const known = json({ ...usual, user: '{"ID_local":"001099000001"}' });
    expect(await Promise.all([known, known, json({ ...usual, siteId: 999 })].map((body) => post(emc, body)))).toEqual([
      204, 204, 204,
    ]);
    await emc.kill();
    const spool = join(emc.folder, 'feed-spool');
    const names = await readdir(spool);
    const files = await Promise.all(names.map((name) => readFile(join(spool, name), 'latin1')));
    expect(names.length).toBeGreaterThan(0);
    expect(files.join('')).not.toMatch(/H34-1|001099000001/);

    await emc.sql('ALTER TABLE dossier_event_away RENAME TO dossier_event');
    await emc.run();
    const admin = await emc.as('admin');
    await derived(admin, 278);
    expect(await admin.call('getFeed', { params: { siteId: 278 } })).toMatchObject({ events: 2, dossiers: 1 });
    expect(await admin.call('listQuarantine')).toMatchObject({ total: 1, items: [{ siteId: 999 }] });
    expect(await readdir(spool)).toEqual([]);

    // As if the process had ended between the commit and the end of the files.
    for (const [n, name] of names.entries()) await writeFile(join(spool, name), files[n] ?? '', 'latin1');
    while ((await readdir(spool)).length > 0) await sleep(100);
    expect(await admin.call('getFeed', { params: { siteId: 278 } })).toMatchObject({ events: 2 });
    expect(await admin.call('listQuarantine')).toMatchObject({ total: 1 });
  });
});

describe('at the door', () => {
  let emc: Emc;
  let admin: Session;

  beforeAll(async () => {
    emc = await Emc.startFurnished();
    admin = await emc.as('admin');
  });
  afterAll(() => emc.close());

  test.each<[string, SentBody, readonly string[]]>([
    ['a site nobody knows', json({ ...usual, siteId: 999, user: '{"ID_local":"001099000001"}' }), ['SITE_UNKNOWN']],
    ['no site', json({ ...usual, siteId: null }), ['SITE_MISSING']],
    ['no dossier code', json({ ...usual, codeProfile: '' }), ['EMPTY_DOSSIER_CODE']],
    [
      'half a JSON',
      { contentType: 'application/json', body: '{"codeProfile":"A' },
      ['SITE_MISSING', 'BODY_UNREADABLE'],
    ],
    ['nothing at all', { contentType: '', body: '' }, ['SITE_MISSING', 'BODY_UNREADABLE']],
    ['another service’s form', { contentType: 'utf-8', body: 'a=1' }, ['SITE_MISSING', 'BODY_UNREADABLE']],
  ])('%s is kept in quarantine', async (_, body, codes) => {
    expect(await post(emc, body)).toBe(204);
    const { items } = await admin.call('listQuarantine', { query: { limit: 1 } });
    expect(items[0]?.doubts.map(({ code }) => code)).toEqual(expect.arrayContaining([...codes]));
  });

  test('what waits in quarantine is sealed', async () => {
    const [row] = await emc.sql<{ dump: string }>(`SELECT string_agg(encode(body, 'escape') || event, '') AS dump
      FROM feed_quarantine`);
    expect(row?.dump.includes('001099000001')).toBe(false);
  });

  test.each<[string, object]>([
    ['an unknown status', { status: 9 }],
    ['no channel', { formsReception: null }],
    ['an unknown procedure', { codeTTHC: 'khong-co' }],
    ['no procedure', { codeTTHC: '' }],
    ['a code of its own kind', { codeProfile: 'a/b?c=d&e f' }],
  ])('%s is an event of its site', async (_, odd) => {
    const { events } = await admin.call('getFeed', { params: { siteId: 278 } });
    expect(await post(emc, json({ ...usual, ...odd }))).toBe(204);
    expect(await admin.call('getFeed', { params: { siteId: 278 } })).toMatchObject({ events: events + 1 });
  });

  test('a body of 64 kB is taken, a larger one is not', async () => {
    const body = (bytes: number) => `codeProfile=A&siteId=278&nameTTHC=${'x'.repeat(bytes - 34)}`;
    expect(await post(emc, { contentType: '', body: body(65_536) })).toBe(204);
    expect(await post(emc, { contentType: '', body: body(65_537) })).toBe(413);
  });

  test('the events of a site that is added come to it', async () => {
    const site = {
      id: 999,
      name: 'Trang mới',
      url: 'https://moi.example.vn',
      kind: 'one_stop',
      agencyCode: 'H34',
    } as const;
    await admin.call('addSite', { body: site });
    let feed = await admin.call('getFeed', { params: { siteId: 999 } });
    while (feed.dossiers === 0) feed = await admin.call('getFeed', { params: { siteId: 999 } });
    expect(feed).toMatchObject({ events: 1, quarantined: 0 });
    const { items } = await admin.call('listAudit');
    expect(items).toContainEqual(
      expect.objectContaining({
        actor: 'system',
        action: 'quarantine.moved',
        siteId: 999,
        detail: { sentAs: 999, events: 1 },
      }),
    );
    const [left] = await emc.sql(`SELECT count(*)::integer AS count FROM feed_quarantine
      WHERE settled_at IS NOT NULL AND length(body) > 0`);
    expect(left).toEqual({ count: 0 });
  });

  test('what came under a wrong siteId is moved to the right one', async () => {
    await post(emc, json({ ...usual, codeProfile: 'H34-sai-trang', siteId: 4004 }));
    expect(await admin.call('reassignQuarantine', { body: { sentAs: 4004, siteId: 278 } })).toEqual({ moved: 1 });
    await derived(admin, 278);
    const moved = await admin.call('getDossier', { params: { siteId: 278, code: 'H34-sai-trang' } });
    expect(moved).toMatchObject({ codeTthc: '000003', channel: 'online', status: 1 });
    await expect(admin.call('reassignQuarantine', { body: { sentAs: 1, siteId: 4004 } })).rejects.toThrow(
      'REFERENCE_UNKNOWN',
    );
  });

  describe('with a key', () => {
    let key: string;
    const own = json({ ...usual, siteId: 15 });
    const settings = { keyRequired: true, expectedFrom: null, allowedHours: 8, ratePerMinute: 6000 };
    const change = (body: object) =>
      admin.call('changeFeed', {
        params: { siteId: 15 },
        headers: { 'if-match': '*' },
        body: { ...settings, ...body },
      });

    test('there must be one before it can be required', async () => {
      await expect(change({})).rejects.toThrow('FEED_KEY_NONE');
      const issued = await admin.call('issueFeedKey', { params: { siteId: 15 } });
      key = issued.key;
      expect(issued.url).toMatch(new RegExp(`/TrackingMCDT/${key}$`));
    });

    test('a wrong one costs nothing while none is required', async () => {
      expect(await post(emc, own, '/TrackingMCDT?key=sai')).toBe(204);
      expect(await metric('emc_feed_wrong_keys_total{site="15"}')).toBe(1);
    });

    test('once required, only the right one opens', async () => {
      await change({});
      const { events } = await admin.call('getFeed', { params: { siteId: 15 } });
      const paths = ['', '/', '?key=', '/sai', `?key=${key}x`, `/${key}`, `?key=${key}`];
      const statuses = [];
      for (const path of paths) statuses.push(await post(emc, own, `/TrackingMCDT${path}`));
      expect(statuses).toEqual([401, 401, 401, 403, 403, 204, 204]);
      expect(await admin.call('getFeed', { params: { siteId: 15 } })).toMatchObject({
        events: events + 2,
        hasKey: true,
      });
    });

    test('neither the log nor the database knows it', async () => {
      const [row] = await emc.sql<{ dump: string }>(`SELECT (SELECT string_agg(f::text, '') FROM feed_setting f)
        || (SELECT string_agg(a::text, '') FROM audit_entry a) AS dump`);
      expect([emc.output.includes(key), row?.dump.includes(key)]).toEqual([false, false]);
    });

    test('a site sends so much a minute and no more', async () => {
      await change({ keyRequired: false, ratePerMinute: 60 });
      const statuses = [];
      for (let n = 0; n < 70; n++) statuses.push(await post(emc, own));
      expect(new Set(statuses)).toEqual(new Set([204, 429]));
      const refused = await fetch(`${emc.url}/TrackingMCDT`, { method: 'POST', body: own.body });
      expect([refused.status, Number(refused.headers.get('retry-after')) >= 1]).toEqual([429, true]);
      expect(await post(emc, json(usual))).toBe(204);
    });
  });

  async function metric(name: string): Promise<number> {
    const text = await (await fetch(`${emc.url}/metrics`)).text();
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    return Number(line?.slice(name.length));
  }

  test('counts each site at /metrics', async () => {
    const { events } = await admin.call('getFeed', { params: { siteId: 278 } });
    expect(await metric('emc_feed_events{site="278"}')).toBe(events);
  });
});
