import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Discrepancy, DeclaredSheet, Problem } from '@emc/contract';
import { digestOf } from '@emc/domain';
import { workbookOfTexts } from '@emc/xlsx-templates/fixtures';
import { Emc, password, type Session } from './emc.js';

const site = { siteId: 278 };
const declaredCount = 100_000;
const missing = Array.from({ length: 7 }, (_, n) => `H34-${String(500 + n * 1000).padStart(6, '0')}`);
const codes = Array.from({ length: declaredCount }, (_, n) => `H34-${String(n + 1).padStart(6, '0')}`);

let emc: Emc;
let officer: Session;
let admin: Session;
let yesterday: string;
let today: string;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
  admin = await emc.as('admin');
  const [day] = await emc.sql<{ today: string; yesterday: string }>(
    `SELECT day::text AS today, (day - 1)::text AS yesterday FROM (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) AS now`,
  );
  ({ today = '', yesterday = '' } = day ?? {});
});
afterAll(() => emc.close());

/** Dossiers as their events would have left them. */
async function receive(day: string, received: readonly string[]): Promise<void> {
  await emc.sql(
    `INSERT INTO dossier (site_id, code_profile, state, day, code_tthc, channel, status)
     SELECT 278, unnest($2::text[]), '{}', $1, '000001', 1, 1`,
    [day, received],
  );
  await emc.sql(
    `INSERT INTO dossier_day (site_id, day, known_on, code_tthc, level, channel, status, adjusted, received, returned)
     VALUES (278, $1, $1, '000001', -1, 1, 1, false, $2, 0)`,
    [day, received.length],
  );
}

async function mismatchOf(day: string, state: Discrepancy['state']): Promise<Discrepancy> {
  for (;;) {
    const { items } = await officer.call('listSiteDiscrepancies', { params: site, query: { kind: 'COUNT_MISMATCH' } });
    const found = items.find((one) => one.subject === day && one.state === state);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function tagOf(id: string): Promise<string> {
  const response = await fetch(`${emc.url}/api/discrepancies/${id}`, {
    headers: { authorization: `Bearer ${officer.token}` },
  });
  return response.headers.get('etag') ?? '';
}

function declareSheet(rows: readonly (readonly string[])[], lang = 'vi'): Promise<DeclaredSheet> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(workbookOfTexts([{ name: 'Khai', rows }]))]), 'khai.xlsx');
  return fetch(`${emc.url}/api/sites/278/declared?lang=${lang}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${officer.token}` },
    body: form,
  }).then((response) => response.json() as Promise<DeclaredSheet>);
}

describe('100,000 declared, 99,993 received', () => {
  let mismatch: Discrepancy;

  beforeAll(async () => {
    await receive(
      yesterday,
      codes.filter((code) => !missing.includes(code)),
    );
    const day = await officer.call('declareDay', {
      params: { ...site, day: yesterday },
      body: { received: declaredCount, dossierCodes: codes },
    });
    expect(day).toMatchObject({ revision: 1, declared: { received: 100_000 }, received: { received: 99_993 } });
    mismatch = await mismatchOf(yesterday, 'open');
  });

  test('the seven are named', () => {
    const rows = missing.map((codeProfile) => ({ codeProfile, side: 'declared' }));
    expect(mismatch).toMatchObject({
      severity: 'error',
      evidence: { counts: { 'declared.received': 100_000, 'received.received': 99_993, missing: 7, surplus: 0 }, rows },
    });
    expect(mismatch.message).toContain('đơn vị khai tiếp nhận 100.000 hồ sơ, EMC nhận được 99.993');
  });

  test('nobody closes it by hand, and an officer does not waive it', async () => {
    const step = (who: Session, body: object, tag = '*') =>
      fetch(`${emc.url}/api/discrepancies/${mismatch.id}/steps`, {
        method: 'POST',
        headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json', 'if-match': tag },
        body: JSON.stringify(body),
      });
    const refusal = async (answer: Response) => [answer.status, ((await answer.json()) as Problem).code];
    expect(await refusal(await step(admin, { step: 'close' }))).toEqual([409, 'ONLY_CHECK_CLOSES']);
    const waiver = { step: 'waive', note: 'Mất điện', until: '2099-01-01' };
    expect(await refusal(await step(officer, waiver))).toEqual([403, 'ONLY_ADMIN_WAIVES']);
    expect(await refusal(await step(officer, { step: 'explain', note: '  ' }))).toEqual([422, 'NOTE_MISSING']);
    expect(await refusal(await step(officer, { step: 'acknowledge' }, '"9"'))).toEqual([412, 'CHANGED_MEANWHILE']);
    expect(await refusal(await step(officer, { step: 'pass' }))).toEqual([400, 'REQUEST_INVALID']);
  });

  test('the officer explains and takes it over; checking again leaves it open', async () => {
    const headers = { 'if-match': await tagOf(mismatch.id) };
    const explained = await officer.call('stepDiscrepancy', {
      params: { id: mismatch.id },
      headers,
      body: { step: 'explain', note: 'Mất kết nối từ 9 giờ đến 9 giờ 10' },
    });
    expect(explained.state).toBe('explained');
    const own = { params: { id: mismatch.id }, headers: { 'if-match': '*' } };
    await expect(officer.call('assignDiscrepancy', { ...own, body: { owner: 'h56' } })).rejects.toThrow(
      'OWNER_UNKNOWN',
    );
    expect((await officer.call('assignDiscrepancy', { ...own, body: { owner: 'h34' } })).owner).toBe('h34');
    const again = await officer.call('recheckDiscrepancy', { params: { id: mismatch.id } });
    expect(again).toMatchObject({ state: 'explained', owner: 'h34' });
  });

  test('after they are sent again it closes by itself', async () => {
    const events = missing.map((codeProfile, n) => ({
      eventId: `gui-lai-${n}`,
      codeProfile,
      codeTthc: '000001',
      status: 1 as const,
      channel: 'online' as const,
      occurredAt: `${yesterday}T09:05:00+07:00`,
      correctionOf: mismatch.id,
    }));
    expect(await officer.call('sendEvents', { params: site, body: events })).toMatchObject({ stored: 7, refused: 0 });
    await mismatchOf(yesterday, 'closed');
    const { steps } = await officer.call('getDiscrepancy', { params: { id: mismatch.id } });
    expect(steps.map(({ actor, step, stateAfter }) => [actor, step, stateAfter])).toEqual([
      ['check', 'fail', 'open'],
      ['h34', 'explain', 'explained'],
      ['h34', 'assign', 'explained'],
      ['feed', 'submit_correction', 'correction_submitted'],
      ['check', 'pass', 'closed'],
    ]);
    const { items } = await officer.call('listDeclared', { params: site, query: { from: yesterday, to: yesterday } });
    expect(items).toMatchObject([
      { declared: { received: 100_000 }, received: { received: 100_000 }, adjusted: false },
    ]);
  });
});

test('what was sent just now counts when the officer asks for a check', async () => {
  const day = '2026-05-05';
  await officer.call('declareDay', { params: { ...site, day }, body: { received: 1 } });
  const { id } = await mismatchOf(day, 'open');
  const sent = { eventId: 'muon', codeProfile: 'M-1', codeTthc: '000001', status: 1 as const };
  await officer.call('sendEvents', { params: site, body: [{ ...sent, occurredAt: `${day}T08:00:00+07:00` }] });
  const checked = await officer.call('recheckDiscrepancy', { params: { id } });
  expect(checked).toMatchObject({ state: 'closed', closedAt: expect.any(String) as string });
});

test('a digest tells the hash of the one that is missing', async () => {
  const day = '2026-04-02';
  const hash = (code: string) => createHash('sha256').update(code).digest('hex');
  await receive(day, ['D-1', 'D-2']);
  const digest = [...digestOf(['D-1', 'D-2', 'D-3'], hash)];
  await officer.call('declareDay', { params: { ...site, day }, body: { received: 3, digest } });
  const { evidence } = await mismatchOf(day, 'open');
  expect(evidence.rows).toMatchObject([{ declared: 1, received: 0, hash: hash('D-3').slice(0, 16) }]);
});

describe('declaring again', () => {
  const day = '2026-03-02';
  const declare = (body: { received: number; returned?: number }) =>
    officer.call('declareDay', { params: { ...site, day }, body });

  test('adds a revision only where something else is declared', async () => {
    expect((await declare({ received: 3 })).revision).toBe(1);
    expect((await declare({ received: 3 })).revision).toBe(1);
    expect((await declare({ received: 3, returned: 0 })).revision).toBe(2);
    const kept = await emc.sql('SELECT received, returned FROM declared_day WHERE day = $1 ORDER BY revision', [day]);
    expect(kept).toEqual([
      { received: 3, returned: null },
      { received: 3, returned: 0 },
    ]);
  });

  test.each([
    [{ received: 2, online: 3 }, 'online', 'Số trực tuyến không thể lớn hơn số tiếp nhận. Hãy kiểm tra lại hai số.'],
    [
      { received: 2, dossierCodes: ['A', 'A '] },
      'dossierCodes',
      'Số mã hồ sơ khác nhau trong dossierCodes phải bằng received. Hãy bổ sung mã còn thiếu hoặc sửa số đã khai.',
    ],
    [{ received: -1 }, 'received', 'Ít nhất là 0.'],
  ])('is refused where it cannot be: %j', async (body, path, message) => {
    const refused = officer.call('declareDay', { params: { ...site, day }, body });
    await expect(refused).rejects.toMatchObject({ problem: { status: 400, errors: [{ path, message }] } });
  });

  test('is refused for a day that has not come', async () => {
    const ahead = officer.call('declareDay', { params: { ...site, day: '2099-01-01' }, body: { received: 1 } });
    await expect(ahead).rejects.toThrow('DAY_AHEAD');
  });
});

describe('by workbook', () => {
  test('all its days are declared', async () => {
    const rows = [
      ['Số liệu quý I'],
      ['NGÀY', 'Số tiếp nhận', 'Trực tuyến (hồ sơ)'],
      ['03/03/2026', '1.250', '900'],
      ['', '', ''],
      ['2026-03-04', '0', ''],
    ];
    expect(await declareSheet(rows)).toMatchObject({ state: 'accepted', days: 2, changed: 2, issues: [] });
    expect(await declareSheet(rows)).toMatchObject({ state: 'accepted', days: 2, changed: 0 });
    const query = { from: '2026-03-03', to: '2026-03-04' };
    const { items } = await officer.call('listDeclared', { params: site, query });
    expect(items.map(({ day, declared }) => [day, declared])).toEqual([
      ['2026-03-03', { received: 1250, online: 900, returned: null }],
      ['2026-03-04', { received: 0, online: null, returned: null }],
    ]);
  });

  test('or none, and each wrong cell is told', async () => {
    const sheet = await declareSheet([
      ['Ngày', 'Tiếp nhận', 'Trực tuyến', 'Trả kết quả'],
      ['05/03/2026', '10', '4', '2'],
      ['31/02/2026', '10'],
      ['06/03/2026', 'mười'],
      ['07/03/2026', ''],
      ['05/03/2026', '8', '9'],
      ['01/01/2099', '1'],
    ]);
    expect(sheet.issues.map(({ code, cell }) => [code, cell])).toEqual([
      ['DECLARED_DAY', 'A3'],
      ['DECLARED_COUNT', 'B4'],
      ['DECLARED_COUNT_MISSING', 'B5'],
      ['DECLARED_ONLINE', 'C6'],
      ['DECLARED_DAY_AHEAD', 'A7'],
    ]);
    expect(sheet.issues[0]?.message).toBe(
      '“31/02/2026” không phải là ngày. Hãy gõ ngày dạng ngày/tháng/năm, ví dụ 02/03/2026.',
    );
    expect(await emc.sql(`SELECT FROM declared_day WHERE day = '2026-03-05'`)).toEqual([]);
  });

  test.each([
    [[['Tên', 'Số']], 'DECLARED_NO_HEADER'],
    [[['Ngày', 'Tiếp nhận']], 'DECLARED_NO_ROWS'],
    [
      [
        ['Ngày', 'Tiếp nhận'],
        ['01/03/2026', '1'],
        ['1/3/2026', '1'],
      ],
      'DECLARED_DAY_TWICE',
    ],
  ])('%j: %s', async (rows, code) => {
    expect((await declareSheet(rows, 'en')).issues.map((issue) => issue.code)).toEqual([code]);
  });

  test.each([
    ['larger than 1 MB', 'x'.repeat(1_100_000), { code: 'FILE_TOO_LARGE', status: 413 }],
    ['no workbook', '<html></html>', { state: 'refused', issues: [{ code: 'FILE_IS_HTML' }] }],
  ])('a file that is %s is refused and leaves nothing on disk', async (_what, content, expected) => {
    const form = new FormData();
    form.set('file', new Blob([content]), 'khai.xlsx');
    const headers = { authorization: `Bearer ${officer.token}` };
    const answer = await fetch(`${emc.url}/api/sites/278/declared`, { method: 'POST', headers, body: form });
    expect(await answer.json()).toMatchObject(expected);
    expect(await readdir(join(emc.folder, 'received', 'incoming'))).toEqual([]);
  });

  test('the empty template is taken back as one without days', async () => {
    const template = await fetch(`${emc.url}/api/templates/declared.xlsx`);
    const form = new FormData();
    form.set('file', await template.blob(), 'mau.xlsx');
    const headers = { authorization: `Bearer ${officer.token}` };
    const answer = await fetch(`${emc.url}/api/sites/278/declared`, { method: 'POST', headers, body: form });
    expect(await answer.json()).toMatchObject({ state: 'refused', issues: [{ code: 'DECLARED_NO_ROWS' }] });
    expect(await emc.sql('SELECT 1 FROM submission')).toEqual([]);
  });
});

describe('where events cannot be sent any more', () => {
  const day = '2026-04-01';
  const decide = (who: Session, id: string, state: 'approved' | 'refused') =>
    who.call('decideAdjustment', { params: { id }, body: { state } });

  test('another administrator approves an adjustment, and the day says so', async () => {
    await receive(day, ['CU-1', 'CU-2']);
    await officer.call('declareDay', {
      params: { ...site, day },
      body: { received: 5, dossierCodes: ['CU-1', 'CU-2', 'CU-3', 'CU-4', 'CU-5'] },
    });
    const { id: discrepancyId } = await mismatchOf(day, 'open');
    const reason = 'Hệ thống cũ đã ngừng, 3 hồ sơ chỉ còn trên giấy';
    const body = { discrepancyId, day, codeTthc: '000001', channel: 'direct' as const, received: 3, reason };
    const proposed = await officer.call('proposeAdjustment', { params: site, body });
    expect(proposed).toMatchObject({ state: 'proposed', proposedBy: 'h34', received: 3 });
    await expect(decide(officer, proposed.id, 'approved')).rejects.toThrow('NOT_ALLOWED');
    expect(await decide(admin, proposed.id, 'approved')).toMatchObject({ state: 'approved', decidedBy: 'admin' });
    await expect(decide(admin, proposed.id, 'refused')).rejects.toThrow('ALREADY_DECIDED');
    await mismatchOf(day, 'closed');
    const { items } = await officer.call('listDeclared', { params: site, query: { from: day, to: day } });
    expect(items).toMatchObject([{ received: { received: 5, online: 2 }, adjusted: true, changedOn: today }]);
    const { total } = await emc
      .sql<{ total: number }>(`SELECT count(*)::int AS total FROM dossier WHERE day = $1`, [day])
      .then(([row]) => row ?? { total: 0 });
    expect(total).toBe(2);
  });

  test('nobody approves their own, nor one that leaves fewer than none', async () => {
    const change = { day, codeTthc: '000001', channel: 'direct' as const, reason: 'Nhập trùng' };
    const own = await admin.call('proposeAdjustment', { params: site, body: { ...change, received: -1 } });
    await expect(decide(admin, own.id, 'approved')).rejects.toThrow('OWN_ADJUSTMENT');
    const below = await officer.call('proposeAdjustment', { params: site, body: { ...change, received: -4 } });
    await expect(decide(admin, below.id, 'approved')).rejects.toThrow('BELOW_ZERO');
    const { items } = await officer.call('listAdjustments', { params: site, query: { state: 'proposed' } });
    expect(items.map(({ received }) => received)).toEqual([-4, -1]);
  });
});

test('a viewer declares nothing', async () => {
  const viewer = { username: 'xem', displayName: 'Người xem', password, role: 'viewer' as const, agencyCode: 'H34' };
  await admin.call('addUser', { body: viewer });
  const { call } = await emc.as('xem');
  const declaring = call('declareDay', { params: { ...site, day: '2026-03-02' }, body: { received: 1 } });
  await expect(declaring).rejects.toThrow('NOT_ALLOWED');
});
