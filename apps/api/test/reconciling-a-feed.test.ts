import type { Discrepancy, ReconciliationRun, Submission } from '@emc/contract';
import { Emc, type Session } from './emc.js';

let emc: Emc;
let admin: Session;
let officer: Session;
let today: string;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  admin = await emc.as('admin');
  officer = await emc.as('h34');
  const [row] = await emc.sql<{ day: string }>(`SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day`);
  today = row?.day ?? '';
});
afterAll(() => emc.close());

async function addSite(id: number): Promise<void> {
  const site = { id, name: `Một cửa ${id}`, url: 'https://motcua.example.vn', kind: 'one_stop' as const };
  await admin.call('addSite', { body: { ...site, agencyCode: 'H34' } });
}

/** What dossiers of a day left in the daily figures. */
async function receive(siteId: number, days: readonly { day: string; received: number; code?: string }[]) {
  await emc.sql(
    `INSERT INTO dossier_day (site_id, day, known_on, code_tthc, level, channel, status, adjusted, received, returned)
     SELECT $1, day, day, coalesce(code, '000001'), -1, 1, 1, false, received, 0
     FROM jsonb_to_recordset($2::jsonb) AS d (day date, received integer, code text)`,
    [siteId, JSON.stringify(days)],
  );
}

function open(siteId: number, who = officer): Promise<Discrepancy[]> {
  return who
    .call('listSiteDiscrepancies', { params: { siteId }, query: { state: 'unsettled', limit: 200 } })
    .then(({ items }) => items);
}

const found = (discrepancies: readonly Discrepancy[]) =>
  discrepancies.map(({ kind, subject }) => `${kind} ${subject}`).sort();
const reconcile = (siteId: number): Promise<ReconciliationRun> => officer.call('reconcileSite', { params: { siteId } });

test('a site that was never fed is told on the day it was due', async () => {
  await addSite(501);
  await emc.sql(
    `INSERT INTO feed_setting (site_id, key_required, expected_from, allowed_hours, rate_per_minute, revision)
     VALUES (501, false, $1, 16, 60000, 1)`,
    [today],
  );
  const dayBefore = await admin.call('tryChecks', {
    params: { siteId: 501 },
    query: { at: new Date(Date.parse(`${today}T12:00:00+07:00`) - 86_400_000).toISOString() },
  });
  expect(dayBefore.findings.map(({ kind }) => kind)).toEqual(['STALE_LIST']);
  await reconcile(501);
  expect(found(await open(501))).toEqual(['NEVER_FED feed', 'STALE_LIST services']);
  expect((await open(501)).find(({ kind }) => kind === 'NEVER_FED')?.message).toMatch(/chưa gửi lần nào/);
});

describe('volume', () => {
  const lost = '2026-04-07';
  const isTet = (day: string) => day >= '2026-02-14' && day <= '2026-03-01';

  beforeAll(async () => {
    await addSite(502);
    const days = Array.from({ length: 240 }, (_, n) => {
      const day = new Date(Date.UTC(2025, 8, 1 + n)).toISOString().slice(0, 10);
      const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
      const usual = isWeekend ? 2 : 26 + ((n * 7) % 9);
      return { day, received: isTet(day) || day === lost ? 0 : usual };
    });
    await receive(502, days);
  });

  const dropsAt = async (at: string) => {
    const { findings } = await admin.call('tryChecks', { params: { siteId: 502 }, query: { at } });
    return findings.filter(({ kind }) => kind === 'VOLUME_DROP').map(({ subject }) => subject);
  };

  test.each(['2026-02-20T09:00:00+07:00', '2026-03-02T09:00:00+07:00', '2026-03-20T09:00:00+07:00'])(
    'Tết raises no alarm (%s)',
    async (at) => {
      expect(await dropsAt(at)).toEqual([]);
    },
  );

  test('one lost day is found, and nothing else', async () => {
    expect(await dropsAt('2026-04-22T09:00:00+07:00')).toEqual([lost]);
  });

  test('trying writes nothing', async () => {
    expect(await emc.sql(`SELECT FROM discrepancy WHERE site_id = 502 AND kind = 'VOLUME_DROP'`)).toEqual([]);
  });
});

/** A list of services with these codes, in this order. */
async function handIn(siteId: number, ids: readonly string[], query: string, level = '4'): Promise<Submission> {
  const response = await fetch(`${emc.url}/api/sites/${siteId}/submissions?wait=30&${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      sheetName: 'DVC',
      header: ['Name', 'Level', 'URL', 'ID_CDVCQG', 'ID_MCDT'],
      rows: ids.map((id, n) => [`Thủ tục số ${n} (${id})`, level, 'https://dvc.example.vn', `1.00487${n}`, id]),
    }),
  });
  return (await response.json()) as Submission;
}

describe('codes', () => {
  const codesOpen = async () => found((await open(278)).filter(({ kind }) => kind === 'UNMATCHED_CODE'));
  const untilOpen = async (expected: readonly string[]) => {
    while (JSON.stringify(await codesOpen()) !== JSON.stringify(expected)) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  beforeAll(async () => {
    await receive(278, [
      { day: today, received: 5, code: '000001' },
      { day: today, received: 8, code: '12' },
      { day: today, received: 2, code: 'LẠ-01' },
    ]);
  });

  test('sent but not listed, and listed but not sent, with a suggestion', async () => {
    expect(await handIn(278, ['000001', '000012', '000003'], 'makeDefault=true')).toMatchObject({
      state: 'accepted',
      unmatched: { sent: 2, dossiers: 10, lost: 0, listed: 2 },
    });
    await untilOpen(['UNMATCHED_CODE 12', 'UNMATCHED_CODE LẠ-01']);
    const codes = await officer.call('unmatchedCodes', { params: { siteId: 278 } });
    expect(codes).toMatchObject({ version: 1, totals: { sent: 2, dossiers: 10, listed: 2 } });
    expect(codes.sent.map(({ codeTthc, dossiers, suggestion }) => [codeTthc, dossiers, suggestion?.value])).toEqual([
      ['12', 8, '000012'],
      ['LẠ-01', 2, undefined],
    ]);
    expect(codes.listed.map(({ idMcdt }) => idMcdt)).toEqual(['000012', '000003']);
  });

  test('trying a list tells which codes it would lose', async () => {
    const tried = await handIn(278, ['12', 'LẠ-01'], 'dryRun=true');
    expect(tried.unmatched).toEqual({
      sent: 1,
      dossiers: 5,
      lost: 1,
      listed: 0,
      codes: [{ codeTthc: '000001', dossiers: 5, matchesNow: true, suggestion: null }],
    });
    expect(await codesOpen()).toEqual(['UNMATCHED_CODE 12', 'UNMATCHED_CODE LẠ-01']);
  });

  test('another default version moves them both ways at once', async () => {
    await handIn(278, ['12', 'LẠ-01'], 'makeDefault=true');
    await untilOpen(['UNMATCHED_CODE 000001']);
    const { items } = await officer.call('listSiteDiscrepancies', {
      params: { siteId: 278 },
      query: { state: 'closed', kind: 'UNMATCHED_CODE' },
    });
    expect(found(items)).toEqual(['UNMATCHED_CODE 12', 'UNMATCHED_CODE LẠ-01']);
    await officer.call('makeDefault', { params: { siteId: 278 }, body: { number: 1 }, headers: { 'if-match': '*' } });
    await untilOpen(['UNMATCHED_CODE 12', 'UNMATCHED_CODE LẠ-01']);
    const again = (await open(278)).find(({ subject }) => subject === '12');
    expect(again?.state).toBe('reopened');
  });

  test('an administrator waives one until a day; the check closes it all the same', async () => {
    const id = (await open(278)).find(({ subject }) => subject === 'LẠ-01')?.id ?? '';
    const body = { step: 'waive' as const, note: 'Mã thử nghiệm', until: '2099-01-01' };
    const waived = await admin.call('stepDiscrepancy', { params: { id }, body, headers: { 'if-match': '*' } });
    expect(waived).toMatchObject({ state: 'waived', waivedUntil: '2099-01-01', isOverdue: false });
    await reconcile(278);
    expect((await officer.call('getDiscrepancy', { params: { id } })).state).toBe('waived');
    await emc.sql(`UPDATE discrepancy SET waived_until = '2026-01-01' WHERE id = $1`, [id]);
    await reconcile(278);
    expect((await officer.call('getDiscrepancy', { params: { id } })).state).toBe('reopened');
    await officer.call('makeDefault', { params: { siteId: 278 }, body: { number: 2 }, headers: { 'if-match': '*' } });
    await untilOpen(['UNMATCHED_CODE 000001']);
    expect((await officer.call('getDiscrepancy', { params: { id } })).state).toBe('closed');
  });

  test('running again changes nothing', async () => {
    const { opened, reopened, closed } = await reconcile(278);
    const before = await emc.sql('SELECT * FROM discrepancy_step ORDER BY 1, 2, 3');
    await Promise.all([reconcile(278), reconcile(278), reconcile(278)]);
    expect({ opened, reopened, closed }).toEqual({ opened: 0, reopened: 0, closed: 0 });
    expect(await emc.sql('SELECT * FROM discrepancy_step ORDER BY 1, 2, 3')).toEqual(before);
  });

  test('the record of reconciliation is a workbook', async () => {
    const record = await fetch(`${emc.url}/api/sites/278/discrepancies.xlsx`, {
      headers: { authorization: `Bearer ${officer.token}` },
    });
    expect(record.headers.get('content-disposition')).toContain('bien-ban-doi-soat-278.xlsx');
    expect((await record.arrayBuffer()).byteLength).toBeGreaterThan(8000);
  });
});

describe('what else the checks see', () => {
  const at = (days: number) => new Date(Date.parse(`${today}T10:00:00+07:00`) + days * 86_400_000).toISOString();
  const tryAt = async (siteId: number, days: number) => {
    const { findings } = await admin.call('tryChecks', { params: { siteId }, query: { at: at(days) } });
    return findings;
  };

  test('services nobody uses for 90 days', async () => {
    const silent = async (days: number) => {
      const findings = await tryAt(278, days);
      return findings.filter(({ kind }) => kind === 'SILENT_SERVICE').map(({ subject }) => subject);
    };
    expect(await silent(89)).toEqual([]);
    expect(await silent(90)).toEqual(['12', 'LẠ-01']);
  });

  test('a feed that stopped', async () => {
    const started = { codeProfile: 'HS-1', codeTthc: '12', eventId: 'e-1', status: 1 as const };
    await officer.call('sendEvents', { params: { siteId: 278 }, body: [started] });
    expect((await tryAt(278, 0)).map(({ kind }) => kind)).not.toContain('MISSING_FEED');
    expect((await tryAt(278, 14)).map(({ kind }) => kind)).toContain('MISSING_FEED');
  });

  test('online dossiers of a service that is not online, with some of their codes', async () => {
    expect((await handIn(502, ['000001'], 'makeDefault=true', '0')).state).toBe('accepted');
    await receive(502, [{ day: today, received: 2 }]);
    await emc.sql(
      `INSERT INTO dossier (site_id, code_profile, state, day, code_tthc, channel)
       SELECT 502, code, '{}', $1, '000001', 1 FROM unnest(ARRAY['A-2', 'A-1']) AS code`,
      [today],
    );
    const conflict = (await tryAt(502, 0)).find(({ kind }) => kind === 'LEVEL_CONFLICT');
    expect(conflict?.evidence).toMatchObject({
      counts: { online: 2 },
      rows: [{ codeProfile: 'A-1' }, { codeProfile: 'A-2' }],
    });
  });

  test('fewer accounts than the fullest list of the last year', async () => {
    const version = (number: number, citizens: number) =>
      emc.sql(
        `INSERT INTO list_version (site_id, kind, number, submission_id, row_count, definition_revision, accepted_at, summary)
         VALUES (502, 'accounts', $1, gen_random_uuid(), 1, 1, now(), $2)`,
        [number, { byType: { 1: 50, 2: citizens, 3: 10 } }],
      );
    for (const [number, citizens] of [
      [1, 5000],
      [2, 4400],
      [3, 4400],
    ] as const)
      await version(number, citizens);
    await emc.sql(`INSERT INTO default_version_change VALUES (502, 'accounts', 1, 3, now(), 'admin')`);
    const drops = (await tryAt(502, 0)).filter(({ kind }) => kind === 'ACCOUNT_DROP');
    expect(drops.map(({ subject, evidence }) => [subject, evidence.counts])).toEqual([
      ['type-2', { before: 5000, now: 4400, lost: 600 }],
    ]);
  });
});

test('events of an unknown site are the Department’s to see, until the site is registered', async () => {
  for (let n = 0; n < 3; n++) {
    const body = { codeProfile: `LA-${n}`, siteId: 777, codeTTHC: '000001', status: 1, formsReception: 1 };
    const headers = { 'content-type': 'application/json' };
    await fetch(`${emc.url}/TrackingMCDT`, { method: 'POST', headers, body: JSON.stringify(body) });
  }
  await emc.sql(`UPDATE site_reconciliation SET ran_at = '2026-01-01' WHERE site_id = 0`);
  const orphans = async () => {
    const { items } = await admin.call('listDiscrepancies', { query: { kind: 'ORPHAN_EVENT', state: 'unsettled' } });
    return items.filter(({ subject }) => subject === 'SITE_UNKNOWN:777');
  };
  await emc.kill('SIGTERM');
  await emc.run();
  admin = await emc.as('admin');
  officer = await emc.as('h34');
  while ((await orphans()).length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await orphans()).toMatchObject([{ siteId: null, evidence: { counts: { events: 3 } } }]);
  const [id = ''] = (await orphans()).map((one) => one.id);
  await expect(officer.call('getDiscrepancy', { params: { id } })).rejects.toThrow('DISCREPANCY_NOT_FOUND');
});

test('an agency sees its own discrepancies only', async () => {
  await reconcile(278);
  const stranger = await emc.as('h56');
  const { items } = await stranger.call('listDiscrepancies', { query: { limit: 1000 } });
  expect(items.filter(({ siteId }) => siteId !== 15)).toEqual([]);
  const mine = await officer.call('listDiscrepancies', { query: { limit: 1000 } });
  expect(new Set(mine.items.map(({ siteId }) => siteId)).has(15)).toBe(false);
  expect(mine.total).toBeGreaterThan(3);
  expect((await officer.call('listDiscrepancies', { query: { owner: 'h34' } })).total).toBe(0);
  const [ofH34, all] = await Promise.all([
    admin.call('listDiscrepancies', { query: { agency: 'H34' } }),
    admin.call('listDiscrepancies', { query: { limit: 2 } }),
  ]);
  expect([ofH34.total, all.total > mine.total, all.items.length]).toEqual([mine.total, true, 2]);
  const next = await admin.call('listDiscrepancies', { query: { limit: 2, cursor: all.nextCursor } });
  expect(next.items.map(({ id }) => id)).not.toEqual(all.items.map(({ id }) => id));
});

test('holidays are replaced as a whole, under the next version', async () => {
  const built = await officer.call('getHolidays');
  expect([built.version, built.changedBy]).toEqual([1, null]);
  const year = { year: 2031, confirmed: true, tet: '2031-01-23', hungKings: '2031-04-01', off: ['01-01'], worked: [] };
  const body = { hours: [['07:30', '11:30'] as [string, string]], years: [year] };
  const headers = { 'if-match': '"1"' };
  expect(await admin.call('replaceHolidays', { body, headers })).toMatchObject({ version: 2, changedBy: 'admin' });
  await expect(admin.call('replaceHolidays', { body, headers })).rejects.toThrow('CHANGED_MEANWHILE');
  const wrong = { ...body, years: [{ ...year, off: ['01-04'], tet: '2030-01-23' }] };
  await expect(admin.call('replaceHolidays', { body: wrong, headers: { 'if-match': '"2"' } })).rejects.toMatchObject({
    problem: { errors: [{ path: 'years.0.tet' }, { path: 'years.0.off' }] },
  });
  await expect(officer.call('replaceHolidays', { body, headers })).rejects.toThrow('NOT_ALLOWED');
  // Nobody told it of Tết 2026 any more.
  const query = { at: '2026-03-02T09:00:00+07:00' };
  const { findings } = await admin.call('tryChecks', { params: { siteId: 502 }, query });
  expect(findings.filter(({ kind }) => kind === 'VOLUME_DROP').length).toBeGreaterThan(3);
});
