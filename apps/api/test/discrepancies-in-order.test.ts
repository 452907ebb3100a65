import { Emc, type Session } from './emc.js';

let emc: Emc;
let admin: Session;
let officer: Session;

const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
const daysFromToday = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  emc = await Emc.startFurnished();
  admin = await emc.as('admin');
  officer = await emc.as('h34');
  // The first by id are due last, as they are where nobody settled the old ones: 2,000 unsettled, 3,000 long settled.
  await emc.sql(
    `INSERT INTO discrepancy (site_id, id, kind, subject, state, severity, message, evidence, opened_at, due_on,
       owner, checked_at, revision)
     SELECT CASE WHEN n % 4 = 0 THEN 278 ELSE 15 END, gen_random_uuid(), 'UNMATCHED_CODE', n::text,
       CASE WHEN n > 2000 THEN (ARRAY['closed', 'waived'])[1 + n % 2]
            ELSE (ARRAY['open', 'acknowledged', 'explained', 'reopened'])[1 + n % 4] END,
       (ARRAY['error', 'warning', 'notice'])[1 + n % 3], '{"vi": "Lệch.", "en": "Differs."}',
       '{"counts": {}, "rows": []}', now(), $1::date + 200 - n % 401, CASE WHEN n % 5 = 0 THEN 'h34' END, now(), 1
     FROM generate_series(1, 5000) n`,
    [today],
  );
  await emc.sql('ANALYZE discrepancy');
});
afterAll(() => emc.close());

test('what is due first stands first, however many were found later', async () => {
  const { items, total } = await admin.call('listDiscrepancies', { query: { state: 'unsettled', limit: 1000 } });
  expect(total).toBe(2000);
  const gravity = ['error', 'warning', 'notice'];
  const place = (one: (typeof items)[number]) => `${one.dueOn} ${gravity.indexOf(one.severity)} ${one.id}`;
  expect(items.map(place)).toEqual(items.map(place).sort());
  expect(items[0]?.dueOn).toBe(daysFromToday(-200));
});

test('pages follow each other without a gap or a double, the settled ones last', async () => {
  const seen: string[] = [];
  const settled: boolean[] = [];
  let cursor: string | undefined;
  do {
    const page = await admin.call('listDiscrepancies', { query: { limit: 700, ...(cursor && { cursor }) } });
    seen.push(...page.items.map(({ id }) => id));
    settled.push(...page.items.map(({ state }) => state === 'closed' || state === 'waived'));
    expect(page.total).toBe(5000);
    cursor = page.nextCursor;
  } while (cursor);
  expect([seen.length, new Set(seen).size, settled.indexOf(true), settled.lastIndexOf(false)]).toEqual([
    5000, 5000, 2000, 1999,
  ]);
});

test.each([
  ['severity', { severity: 'error' }, `severity = 'error'`],
  ['what is overdue', { overdue: 'true' }, `due_on < $1`],
  ['grave and overdue', { severity: 'error', overdue: 'true' }, `severity = 'error' AND due_on < $1`],
  ['nobody’s', { owner: '' }, 'owner IS NULL'],
  ['somebody’s', { owner: 'h34' }, `owner = 'h34'`],
  ['of an agency', { agency: 'H34' }, 'site_id = 278'],
] as const)('%s is counted in the whole, not in what was loaded', async (_, query, where) => {
  const { total, items } = await admin.call('listDiscrepancies', { query: { ...query, state: 'unsettled', limit: 1 } });
  const [counted] = await emc.sql<{ count: number }>(
    `SELECT count(*)::integer AS count FROM discrepancy
     WHERE state NOT IN ('closed', 'waived') AND $1::date IS NOT NULL AND ${where}`,
    [today],
  );
  expect(total).toBe(counted?.count);
  expect(total).toBeGreaterThan(0);
  expect(items).toHaveLength(1);
});

test('nothing settled is overdue, and an officer counts within the agency', async () => {
  const overdue = await officer.call('listDiscrepancies', { query: { overdue: 'true', limit: 1000 } });
  expect(overdue.items.every(({ isOverdue, siteId }) => isOverdue && siteId === 278)).toBe(true);
  expect(overdue.total).toBe(overdue.items.length);
  expect((await officer.call('listDiscrepancies', { query: { agency: 'H56' } })).total).toBe(0);
  const none = await officer.call('listDiscrepancies', { query: { state: 'closed', overdue: 'true' } });
  expect(none.total).toBe(0);
});

test.each(['x', '0~2026-02-30~1~d1a4fbe6-6f10-4c52-9b5b-4f2f3d9f1c11', '0~2026-02-28~4~1', '9~~~'])(
  'a cursor that EMC did not give is refused: %j',
  async (cursor) => {
    await expect(admin.call('listDiscrepancies', { query: { cursor } })).rejects.toThrow('REQUEST_INVALID');
  },
);

test('a page of the unsettled reads no settled row, however many there are', async () => {
  const plan = await emc.sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) SELECT d.id FROM discrepancy d LEFT JOIN site ON site.id = d.site_id
     WHERE NOT (d.state IN ('closed', 'waived'))
     ORDER BY (d.state IN ('closed', 'waived')), d.due_on,
       array_position(ARRAY['error', 'warning', 'notice'], d.severity), d.id LIMIT 51`,
  );
  const scans = scansOf(plan[0]?.['QUERY PLAN'][0].Plan);
  expect(scans).toEqual([{ index: 'discrepancy_due', rows: 51 }]);
});

interface Plan {
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly Plans?: readonly Plan[];
}

function scansOf(plan: Plan | undefined): { index: string | undefined; rows: number }[] {
  if (!plan) return [];
  const below = (plan.Plans ?? []).flatMap(scansOf);
  const isScan = plan['Relation Name'] === 'discrepancy';
  return isScan ? [{ index: plan['Index Name'], rows: plan['Actual Rows'] }, ...below] : below;
}
