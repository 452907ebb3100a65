import { setTimeout as sleep } from 'node:timers/promises';
import type { EventResults, NewDossierEvent, Problem } from '@emc/contract';
import { Emc, fixture, password, submit, type Session } from './emc.js';

let emc: Emc;
let admin: Session;
let officer: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  [admin, officer] = await Promise.all([emc.as('admin'), emc.as('h34')]);
});
afterAll(() => emc.close());

const event = (n: number, said: Partial<NewDossierEvent> = {}): NewDossierEvent => ({
  eventId: `s-${n}`,
  codeProfile: `H34-${n}`,
  codeTthc: '000003',
  status: 1,
  channel: 'online',
  occurredAt: '2026-03-02T08:15:00+07:00',
  ...said,
});

async function send(body: string, type = 'application/json', session = officer): Promise<EventResults> {
  const response = await fetch(`${emc.url}/api/sites/278/dossier-events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session.token}`, 'content-type': type },
    body,
  });
  if (!response.ok) throw new Error(((await response.json()) as Problem).code);
  return (await response.json()) as EventResults;
}

const sendAll = (events: readonly unknown[]) => send(JSON.stringify(events));
const countsOf = ({ stored, already, refused }: EventResults) => [stored, already, refused];
const daily = () =>
  officer.call('dailyFigures', { params: { siteId: 278 }, query: { from: '2026-03-01', to: '2026-03-31' } });

async function derived(): Promise<void> {
  for (;;) {
    const feed = await officer.call('getFeed', { params: { siteId: 278 } });
    if (feed.events === feed.derived) return;
    await sleep(50);
  }
}

test('a list comes first, so that its levels hold for what follows', async () => {
  const content = await fixture('appendix-i.openpyxl.xlsx');
  const handedIn = await submit(officer, { siteId: 278, content, query: 'wait=30&makeDefault=true' });
  expect(handedIn.status).toBe(200);
  await emc.sql(`ALTER TABLE default_version_change DISABLE TRIGGER ALL`);
  await emc.sql(`UPDATE default_version_change SET changed_at = '2026-01-01T00:00:00Z'`);
  await emc.sql(`ALTER TABLE default_version_change ENABLE TRIGGER ALL`);
});

test('10,000 events, half of them sent before, are stored once each', async () => {
  const all = Array.from({ length: 10_000 }, (_, n) => event(n));
  expect(countsOf(await sendAll(all.slice(0, 5000)))).toEqual([5000, 0, 0]);
  expect(countsOf(await sendAll(all))).toEqual([5000, 5000, 0]);
  expect(countsOf(await sendAll(all))).toEqual([0, 10_000, 0]);
  expect(await officer.call('getFeed', { params: { siteId: 278 } })).toMatchObject({ events: 10_000 });
  await derived();
  const [day] = (await daily()).days;
  expect(day).toMatchObject({ day: '2026-03-02', received: 10_000, online: 10_000, fullOnline: 10_000, unmatched: 0 });
});

test('two senders of the same events at once store them once', async () => {
  const all = Array.from({ length: 300 }, (_, n) => event(20_000 + n));
  const answers = await Promise.all([sendAll(all), sendAll(all.toReversed()), sendAll(all)]);
  expect(answers.reduce((sum, { stored }) => sum + stored, 0)).toBe(300);
  expect(answers.reduce((sum, { already }) => sum + already, 0)).toBe(600);
});

test('each event is answered for, in the order they were sent', async () => {
  const soon = new Date(Date.now() + 240_000).toISOString();
  const late = new Date(Date.now() + 3_600_000).toISOString();
  const sent: [unknown, object][] = [
    [event(30_000), { eventId: 's-30000', result: 'stored' }],
    [event(30_000), { eventId: 's-30000', result: 'already' }],
    [event(1), { eventId: 's-1', result: 'already' }],
    [event(30_001, { occurredAt: soon }), { eventId: 's-30001', result: 'stored' }],
    [event(30_002, { occurredAt: late }), { eventId: 's-30002', result: 'refused', code: 'OCCURRED_AHEAD' }],
    [event(30_003, { occurredAt: '0000-01-01T00:00:00Z' }), { result: 'refused', code: 'OCCURRED_TOO_EARLY' }],
    [event(30_004, { occurredAt: '2026-03-02T08:15:00+23:00' }), { result: 'refused', code: 'EVENT_INVALID' }],
    [
      { ...event(30_005), occurredAt: '2026-02-30T08:15:00Z' },
      { result: 'refused', code: 'EVENT_INVALID' },
    ],
    [
      { ...event(30_006), status: 9 },
      { eventId: 's-30006', result: 'refused', errors: [{ path: 'status' }] },
    ],
    [
      { ...event(30_007), codeProfile: ' ' },
      { result: 'refused', errors: [{ path: 'codeProfile' }] },
    ],
    [
      { ...event(30_008), codeProfile: 'a\0' },
      { result: 'refused', errors: [{ path: 'codeProfile' }] },
    ],
    [
      { ...event(30_009), lạ: 1 },
      { result: 'refused', code: 'EVENT_INVALID' },
    ],
    [
      { ...event(30_010), eventId: 7 },
      { eventId: null, result: 'refused' },
    ],
    ['không phải sự kiện', { eventId: null, result: 'refused' }],
    [null, { eventId: null, result: 'refused' }],
    [event(30_011, { codeProfile: ' a\tb\\n"', nameTthc: 'x\ty\nz\\.' }), { result: 'stored' }],
  ];
  const { results } = await sendAll(sent.map(([said]) => said));
  expect(results).toHaveLength(sent.length);
  expect(results).toMatchObject(sent.map(([, answer]) => answer));
  await derived();
  const odd = await officer.call('getDossier', { params: { siteId: 278, code: 'a\tb\\n"' } });
  expect(odd.events).toMatchObject([{ nameTthc: 'x y z\\.' }]);
});

test('refusals are in the language asked for', async () => {
  const { results } = await sendAll([{ ...event(1), status: 9 }]);
  expect(results[0]?.errors?.[0]?.message).toMatch(/^Nhập 1 khi tiếp nhận/);
});

test('lines of JSON are taken as well, and a broken line stops no other', async () => {
  const lines = [JSON.stringify(event(40_000)), '{"eventId":', '', JSON.stringify(event(40_001))].join('\r\n');
  expect(countsOf(await send(lines, 'application/x-ndjson'))).toEqual([2, 0, 1]);
  const elsewhere = await fetch(`${emc.url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: '{}',
  });
  expect(elsewhere.status).toBe(415);
});

test('an API key of the agency may send', async () => {
  const { key } = await officer.call('addApiKey', { body: { name: 'Một cửa', password } });
  const sent = await send(JSON.stringify({ events: [event(50_000)] }), 'application/json', { ...officer, token: key });
  expect(countsOf(sent)).toEqual([1, 0, 0]);
});

test('10,001 events are too many', async () => {
  await expect(sendAll(Array.from({ length: 10_001 }, () => null))).rejects.toThrow('REQUEST_INVALID');
});

test('a correction moves the dossier to its right day, and the audit knows who sent', async () => {
  const correctionOf = '01a20000-0000-7000-8000-000000000000';
  const corrected = event(3, {
    eventId: 'sua-3',
    occurredAt: '2026-03-05T08:00:00+07:00',
    channel: 'direct',
    correctionOf,
  });
  expect(countsOf(await sendAll([corrected]))).toEqual([1, 0, 0]);
  await derived();
  const dossier = await officer.call('getDossier', { params: { siteId: 278, code: 'H34-3' } });
  expect(dossier).toMatchObject({ day: '2026-03-05', channel: 'direct', level: 4, listVersion: 1 });
  expect(dossier.events.map((one) => one.correctionOf)).toEqual([null, correctionOf]);
  const { items } = await admin.call('listAudit');
  expect(items).toContainEqual(
    expect.objectContaining({ actor: 'h34', action: 'dossier_events.sent', siteId: 278, detail: { events: 1 } }),
  );
});

test('dossiers are found by code, day and procedure, newest first, page by page', async () => {
  const ask = (query: object) => officer.call('listDossiers', { params: { siteId: 278 }, query });
  expect((await ask({ day: '2026-03-05' })).items.map(({ codeProfile }) => codeProfile)).toEqual(['H34-3']);
  expect((await ask({ query: 'H34-400', code: '000003' })).total).toBe(13);
  expect((await ask({ code: '000001' })).total).toBe(0);
  const seen: string[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await ask({ query: 'H34-400', limit: 5, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ codeProfile }) => codeProfile));
    cursor = page.nextCursor;
  }
  expect([seen.length, new Set(seen).size]).toEqual([13, 13]);
});

test('made afresh, all figures are the same', async () => {
  const before = await daily();
  const { rebuiltAt } = await admin.call('getFeed', { params: { siteId: 278 } });
  await admin.call('rebuildDossiers', { params: { siteId: 278 } });
  while ((await admin.call('getFeed', { params: { siteId: 278 } })).rebuiltAt === rebuiltAt) await sleep(50);
  expect(await daily()).toEqual(before);
});
