import { operations, type Indicator, type IndicatorRow, type Submission } from '@emc/contract';
import { openWorkbook, fileSource, defaultLimits } from '@emc/xlsx-templates';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Emc, password, type Session } from './emc.js';

const year = { from: '2024-01-01', to: '2024-12-31' };
const ids = operations.indicators.answers[200].shape.items.element.shape.id.options;

let emc: Emc;
let admin: Session;
let h34: Session;
let h56: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  [admin, h34, h56] = await Promise.all([emc.as('admin'), emc.as('h34'), emc.as('h56')]);
  const { items } = await admin.call('listAgencies', { query: { limit: 1000 } });
  for (const agency of items.filter(({ code }) => code === 'H34'))
    await admin.call('changeAgency', {
      params: { code: agency.code },
      body: { name: 'Tỉnh <Kon Tum> & "Đắk Glei"' },
      headers: { 'if-match': '*' },
    });
});
afterAll(() => emc.close());

interface Lines {
  readonly siteId: number;
  readonly days?: readonly [from: string, to: string];
  readonly knownOn?: string;
  readonly code?: string;
  readonly level: number;
  /** 1 online, 2 direct. */
  readonly channel: number;
  readonly received: number;
}

/** Daily figures as derived from events: as many a day as asked for. */
async function daily({ siteId, days = ['2024-05-01', '2024-05-01'], knownOn, code = '000001', ...line }: Lines) {
  await emc.sql(
    `INSERT INTO dossier_day AS d
     SELECT $1, day, coalesce($4::date, day::date), $5, $6, $7, 1, false, $8, 0
     FROM generate_series($2::date, $3::date, interval '1 day') AS day
     ON CONFLICT ON CONSTRAINT dossier_day_pk DO UPDATE SET received = d.received + excluded.received`,
    [siteId, ...days, knownOn ?? null, code, line.level, line.channel, line.received],
  );
  await emc.sql(`SELECT make_indicator_days($1)`, [siteId]);
}

async function indicatorsOf(session: Session, query: object): Promise<Record<string, Indicator>> {
  const { items } = await session.call('indicators', { query: { ...year, ...query } });
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

async function download(session: Session, path: string, language = 'vi') {
  const response = await fetch(`${emc.url}/api/${path}`, {
    headers: { authorization: `Bearer ${session.token}`, 'accept-language': language },
  });
  return { status: response.status, headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
}

async function allRows(session: Session, indicator: Indicator['id'], query: object) {
  const rows: IndicatorRow[] = [];
  for (let cursor: string | undefined = '0'; cursor !== undefined;) {
    const page: Awaited<ReturnType<typeof askRows>> = await askRows(cursor);
    rows.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) return { ...page, rows };
  }
  throw new Error('There is always a last page');

  function askRows(cursor: string) {
    return session.call('indicatorRows', { params: { indicator }, query: { ...year, ...query, limit: 3, cursor } });
  }
}

const sum = (rows: readonly IndicatorRow[], key: 'numerator' | 'denominator' | 'dossiers') =>
  rows.reduce((total, row) => total + row[key], 0);

describe('168,746 dossiers, 115,665 of them online for services of level 4', () => {
  beforeAll(async () => {
    const days = [year.from, year.to] as const;
    const siteId = 278;
    await daily({ siteId, days, code: '000004', level: 4, channel: 1, received: 316 });
    await daily({ siteId, code: '000004', level: 4, channel: 1, received: 9 });
    await daily({ siteId, days, code: '000003', level: 3, channel: 1, received: 60 });
    await daily({ siteId, days, code: '000004', level: 4, channel: 2, received: 50 });
    await daily({ siteId, days, code: '000000', level: 0, channel: 2, received: 35 });
    await daily({ siteId, code: '999999', level: -1, channel: 1, received: 11 });
    // A dossier that only moves on to another status is still one dossier.
    await emc.sql(`INSERT INTO dossier_day VALUES (278, '2024-05-01', '2024-05-09', '000004', 4, 1, 1, false, -5, 0),
      (278, '2024-05-01', '2024-05-09', '000004', 4, 1, 3, false, 5, 0)`);
    await emc.sql(`SELECT make_indicator_days(278)`);
  });

  test('are 68.54 %', async () => {
    const { 'EMC-1': full, 'EMC-2': online } = await indicatorsOf(h34, {});
    expect(full).toMatchObject({
      numerator: 115_665,
      denominator: 168_746,
      percent: '68.54',
      state: 'number',
      unmatched: 11,
    });
    expect(full?.coverage).toEqual({ reported: 1, expected: 1, percent: '100.00' });
    expect(full?.formula).toBe('Số hồ sơ tiếp nhận trực tuyến của dịch vụ toàn trình (cấp độ 4) / tổng số hồ sơ');
    expect(online).toMatchObject({ numerator: 137_625, denominator: 168_746, percent: '81.56' });
  });

  test.each([
    ['of the site', { siteId: 278 }],
    ['of the agency', { agency: 'H34' }],
    ['of the country', {}],
  ])('the same to the Department: %s', async (_, query) => {
    expect((await indicatorsOf(admin, query))['EMC-1']).toMatchObject({ percent: '68.54' });
  });

  test('a part of the year has its own', async () => {
    const part = { from: '2024-05-01', to: '2024-05-01' };
    expect((await indicatorsOf(h34, part))['EMC-1']).toMatchObject({
      numerator: 325,
      denominator: 481,
      percent: '67.57',
    });
  });

  test('nobody else is given them', async () => {
    expect((await indicatorsOf(h56, {}))['EMC-1']).toMatchObject({
      denominator: 0,
      percent: null,
      state: 'insufficient',
    });
    const refusal = (query: object) => h56.call('indicators', { query: { ...year, ...query } });
    await expect(refusal({ agency: 'H34' })).rejects.toThrow('AGENCY_NOT_FOUND');
    await expect(refusal({ siteId: 278 })).rejects.toThrow('SITE_NOT_FOUND');
    await expect(admin.call('indicators', { query: { ...year, agency: 'Y99' } })).rejects.toThrow('AGENCY_NOT_FOUND');
    const ranking = h34.call('indicatorRanking', { params: { indicator: 'EMC-1' }, query: year });
    await expect(ranking).rejects.toThrow('NOT_ALLOWED');
  });

  test.each([
    ['from=2024-01-01', 'to'],
    ['from=2024-01-02&to=2024-01-01', 'to'],
    ['from=2020-01-01&to=2024-01-01', 'to'],
    ['from=2024-01-01&to=2024-01-32', 'to'],
    ['from=2024-01-01&to=2024-01-31&asOf=2999-01-01', 'asOf'],
    ['from=2024-01-01&to=2024-01-31&agency=H34&siteId=278', 'siteId'],
  ])('a period or scope that cannot be: %s', async (query, path) => {
    const { status, content } = await download(h34, `indicators?${query}`);
    const { code, errors } = JSON.parse(content.toString()) as { code: string; errors: { path: string }[] };
    expect([status, code, errors.map((error) => error.path)]).toEqual([400, 'REQUEST_INVALID', [path]]);
  });
});

describe('what EMC learnt later', () => {
  const site = { siteId: 15, level: 4 };
  const asOf = async (day: string) => {
    const all = await indicatorsOf(h56, { asOf: day });
    const { numerator, denominator, percent, openDiscrepancies } = all['EMC-1'] ?? {};
    return { numerator, denominator, percent, used: all['EMC-4']?.numerator, openDiscrepancies };
  };

  beforeAll(async () => {
    const submission = '01890000-0000-7000-8000-000000000015';
    for (const [row, code, level] of [
      [2, '000001', 4],
      [3, '000007', 4],
      [4, '000008', 3],
      [5, '000009', 0],
    ])
      await emc.sql(`INSERT INTO service VALUES (15, $1, $2, 'Thủ tục', $3, null, '1.000001', $4, '')`, [
        submission,
        row,
        level,
        code,
      ]);
    await emc.sql(`INSERT INTO list_version VALUES (15, 'services', 1, $1, 4, 1, '2024-01-01', null, null)`, [
      submission,
    ]);
    await emc.sql(`INSERT INTO default_version_change VALUES (15, 'services', 1, 1, '2024-01-01T00:00:00Z', 'h56')`);
    await emc.sql(`SELECT keep_list_figure(15, $1)`, [submission]);
    await daily({ ...site, channel: 1, received: 10 });
    await daily({ ...site, code: '000007', channel: 2, received: 10 });
    await daily({ ...site, code: '000007', channel: 2, received: 5, knownOn: '2024-06-10' });
    await daily({ ...site, code: '000007', channel: 1, received: 1, knownOn: '2024-06-10' });
    await daily({ ...site, code: '000007', channel: 1, received: -1, knownOn: '2024-07-01' });
    await daily({ ...site, channel: 1, received: -2, knownOn: '2024-07-01' });
    await emc.sql(
      `INSERT INTO discrepancy (site_id, id, kind, subject, state, severity, message, evidence, opened_at, due_on, closed_at, checked_at, revision)
       VALUES (15, $1, 'COUNT_MISMATCH', 'x', 'closed', 'error', '{}', '{}', '2024-05-02', '2024-05-10', '2024-06-20', now(), 2)`,
      ['01890000-0000-7000-8000-000000000001'],
    );
    await emc.sql(
      `INSERT INTO discrepancy_step (site_id, discrepancy_id, ordinal, at, actor, role, step, state_after)
       VALUES (15, $1, 1, '2024-05-02', 'emc', 'check', 'fail', 'open'), (15, $1, 2, '2024-06-20', 'emc', 'check', 'pass', 'closed')`,
      ['01890000-0000-7000-8000-000000000001'],
    );
  });

  test.each([
    ['2024-04-30', { numerator: 0, denominator: 0, percent: null, used: 0, openDiscrepancies: 0 }],
    ['2024-05-01', { numerator: 10, denominator: 20, percent: '50.00', used: 1, openDiscrepancies: 0 }],
    ['2024-05-31', { numerator: 10, denominator: 20, percent: '50.00', used: 1, openDiscrepancies: 1 }],
    ['2024-06-10', { numerator: 11, denominator: 26, percent: '42.31', used: 2, openDiscrepancies: 1 }],
    ['2024-07-01', { numerator: 8, denominator: 23, percent: '34.78', used: 1, openDiscrepancies: 0 }],
  ])('does not change what was known on %s', async (day, known) => {
    expect(await asOf(day)).toEqual(known);
    await daily({ ...site, channel: 1, received: 1, knownOn: '2024-11-01' });
    expect(await asOf(day)).toEqual(known);
    const { rows, ...totals } = await allRows(h56, 'EMC-1', { asOf: day });
    expect([totals.numerator, sum(rows, 'denominator')]).toEqual([known.numerator, known.denominator]);
  });

  test('the versions that were used are named', async () => {
    const { 'EMC-1': full, 'EMC-3': services } = await indicatorsOf(h56, {});
    const list = { siteId: 15, kind: 'services', number: 1, since: '2024-01-01T00:00:00.000Z', snapshot: null };
    expect([full?.lists, services?.lists]).toEqual([[list], [list]]);
    expect(services).toMatchObject({ numerator: 2, denominator: 4, percent: '50.00' });
    expect((await indicatorsOf(h56, { asOf: '2023-12-31' }))['EMC-3']).toMatchObject({ denominator: 0, lists: [] });
  });
});

describe('the rows behind a number', () => {
  test.each(ids)('add up to %s', async (id) => {
    for (const [session, query] of [
      [h34, {}],
      [h56, {}],
      [admin, {}],
      [admin, { siteId: 15 }],
    ] as const) {
      const shown = (await indicatorsOf(session, query))[id];
      const { rows, numerator, denominator, total } = await allRows(session, id, query);
      const figure = [shown?.numerator, shown?.denominator];
      expect([numerator, denominator]).toEqual(figure);
      expect([sum(rows, 'numerator'), sum(rows, 'denominator'), rows.length]).toEqual([...figure, total]);
    }
  });

  test('name the procedure, its level and its share', async () => {
    const { rows } = await allRows(h56, 'EMC-1', {});
    expect(rows).toMatchObject([
      { siteId: 15, codeTthc: '000001', name: 'Thủ tục', level: 4, numerator: 13, denominator: 13, percent: '100.00' },
      { siteId: 15, codeTthc: '000007', name: 'Thủ tục', level: 4, dossiers: 15, online: 0, percent: '0.00' },
    ]);
    const unlisted = (await allRows(h34, 'EMC-2', {})).rows.find(({ codeTthc }) => codeTthc === '999999');
    expect(unlisted).toMatchObject({
      level: null,
      name: null,
      dossiers: 11,
      online: 11,
      numerator: 0,
      denominator: 11,
    });
  });

  test('fall into days', async () => {
    const { rows } = await allRows(h34, 'EMC-1', {
      siteId: 278,
      codeTthc: '000004',
      from: '2024-04-28',
      to: '2024-05-02',
    });
    expect(rows.map(({ day, numerator, denominator }) => [day, numerator, denominator])).toEqual([
      ['2024-04-28', 316, 366],
      ['2024-04-29', 316, 366],
      ['2024-04-30', 316, 366],
      ['2024-05-01', 325, 375],
      ['2024-05-02', 316, 366],
    ]);
    const byDay = { siteId: 278, codeTthc: '000004' };
    await expect(allRows(h34, 'EMC-3', byDay)).rejects.toThrow('REQUEST_INVALID');
    await expect(allRows(h34, 'EMC-1', { codeTthc: '000004' })).rejects.toThrow('REQUEST_INVALID');
  });
});

describe('coverage', () => {
  beforeAll(async () => {
    const site = { url: 'https://motcua.example.vn', kind: 'one_stop' as const, agencyCode: 'H56' };
    for (const id of [16, 17]) {
      await admin.call('addSite', { body: { id, name: `=Trang ${id}`, ...site } });
      await emc.sql(
        `INSERT INTO feed_setting (site_id, key_required, expected_from, allowed_hours, rate_per_minute, revision)
         VALUES ($1, false, '2024-03-01', 24, 1000, 1) ON CONFLICT (site_id) DO UPDATE SET expected_from = '2024-03-01'`,
        [id],
      );
    }
  });

  test('below the least there is no number, but its counts and the reason', async () => {
    expect((await indicatorsOf(h56, {}))['EMC-1']).toMatchObject({
      ...{ denominator: 28, percent: null, state: 'insufficient' },
      coverage: { reported: 1, expected: 3, percent: '33.33' },
      reason: expect.stringMatching(/^Không đủ dữ liệu: quá ít trang/),
    });
    const { content } = await download(h56, `indicators?from=${year.from}&to=${year.to}`, 'en');
    expect(content.toString()).toContain('Not enough data: too few sites');
  });

  test('nobody is expected before their first day', async () => {
    const early = await indicatorsOf(h56, { from: '2024-01-01', to: '2024-02-29' });
    expect(early['EMC-1']?.coverage).toEqual({ reported: 0, expected: 0, percent: null });
  });

  test('a list in force is what EMC-3 needs', async () => {
    expect((await indicatorsOf(h56, {}))['EMC-3']?.coverage).toEqual({ reported: 1, expected: 3, percent: '33.33' });
  });

  test('agencies are ranked, those without a number last', async () => {
    const { items, total, asOf } = await admin.call('indicatorRanking', {
      params: { indicator: 'EMC-1' },
      query: year,
    });
    expect(items.map(({ rank, agencyCode, percent }) => [rank, agencyCode, percent])).toEqual([
      [1, 'H34', '68.54'],
      [null, 'H56', null],
    ]);
    expect([total, asOf]).toEqual([2, expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
  });
});

describe('on paper', () => {
  const period = `from=${year.from}&to=${year.to}`;

  test('as CSV every line says what it rests on, and none is a formula', async () => {
    const { headers, content } = await download(h56, `indicators.csv?${period}`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toContain('filename="chi-so-2024-01-01-2024-12-31.csv"');
    const text = content.toString();
    expect(text.startsWith('\ufeffMã đơn vị,Đơn vị,Mã trang,')).toBe(true);
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(1 + 5 * 4 + 1);
    for (const line of lines.slice(1, -1)) expect(line).toMatch(/^H56,.*,01\/01\/2024,31\/12\/2024,\d\d\/\d\d\/\d{4},/);
    expect(text).toContain(",16,'=Trang 16,EMC-1,");
    expect(text).toContain('"Trang 15: danh sách dịch vụ công, phiên bản 1, mặc định từ 01/01/2024 07:00"');
  });

  test('as a workbook the same, with numbers as numbers', async () => {
    const { content } = await download(admin, `indicators.xlsx?${period}`);
    const folder = await mkdtemp(join(tmpdir(), 'emc-indicators-'));
    await writeFile(join(folder, 'chi-so.xlsx'), content);
    const book = await openWorkbook(await fileSource(join(folder, 'chi-so.xlsx')), defaultLimits);
    const rows = [];
    for await (const batch of book.rows(0)) rows.push(...batch.map(({ cells }) => [...cells]));
    await book.close();
    await rm(folder, { recursive: true });
    expect(rows).toHaveLength(1 + 5 * 3);
    expect(rows[6]?.slice(0, 9)).toEqual([
      { text: 'H34' },
      { text: 'Tỉnh <Kon Tum> & "Đắk Glei"' },
      ...[undefined, undefined],
      { text: 'EMC-1' },
      { text: 'Tỷ lệ hồ sơ trực tuyến toàn trình' },
      { number: 115_665 },
      { number: 168_746 },
      { number: 68.54, format: '0.00' },
    ]);
  });

  test.each(ids)('%s as a picture', async (id) => {
    const { status, headers, content } = await download(h34, `indicators/${id}/chart.svg?${period}`);
    const svg = content.toString();
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(svg).toMatch(/^<svg width="720" height="360" /);
    expect(svg).toContain(`>Tỉnh &lt;Kon Tum&gt; &amp; &quot;Đắk Glei&quot; (H34)</text>`);
    expect(svg.replaceAll('http://www.w3.org/', '')).not.toMatch(/https?:|href|url\((?!#)|<script|<image/i);
    if (id === 'EMC-1') expect(svg).toContain('>68,55\u00a0%</text>');
  });
});

/** Learnt on several days, in any order, corrected, taken away: what is kept by the day must follow. */
describe('what is kept for indicators agrees with the daily figures', () => {
  const siteId = 15;
  const lines = `
    SELECT day, asof.known_on, sum(received) AS dossiers,
      coalesce(sum(received) FILTER (WHERE channel = 1 AND level IN (3, 4)), 0) AS online,
      coalesce(sum(received) FILTER (WHERE channel = 1 AND level = 4), 0) AS full_online,
      coalesce(sum(received) FILTER (WHERE level = -1), 0) AS unmatched
    FROM (SELECT DISTINCT known_on FROM dossier_day WHERE site_id = ${siteId}) AS asof
    JOIN dossier_day AS d ON d.site_id = ${siteId} AND d.known_on <= asof.known_on GROUP BY day, asof.known_on`;
  const kept = `
    SELECT day, asof.known_on, dossiers, online, full_online, unmatched
    FROM (SELECT DISTINCT known_on FROM dossier_day WHERE site_id = ${siteId}) AS asof
    JOIN indicator_day AS i ON i.site_id = ${siteId} AND i.known_on <= asof.known_on
      AND (superseded_on IS NULL OR superseded_on > asof.known_on)`;
  const used = `
    SELECT day, asof.known_on, code_tthc
    FROM (SELECT DISTINCT known_on FROM dossier_day WHERE site_id = ${siteId}) AS asof
    JOIN dossier_day AS d ON d.site_id = ${siteId} AND d.known_on <= asof.known_on AND channel = 1
    JOIN procedure_number USING (site_id, code_tthc)
    GROUP BY day, asof.known_on, code_tthc HAVING sum(received) > 0`;
  const keptUsed = `
    SELECT day, asof.known_on, code_tthc
    FROM (SELECT DISTINCT known_on FROM dossier_day WHERE site_id = ${siteId}) AS asof
    JOIN indicator_day AS i ON i.site_id = ${siteId} AND i.known_on <= asof.known_on
      AND (superseded_on IS NULL OR superseded_on > asof.known_on)
    JOIN procedure_number AS p ON p.site_id = i.site_id AND number < length(used) AND get_bit(used, number) = 1`;
  const differences = (one: string, other: string) =>
    emc.sql(
      `(TABLE one EXCEPT TABLE other) UNION ALL (TABLE other EXCEPT TABLE one)`
        .replaceAll('TABLE one', one)
        .replaceAll('TABLE other', other),
    );

  /** A list of which every procedure from `first` on is received online. */
  async function giveList(number: number, first: number): Promise<void> {
    const submission = `01a20000-0000-7000-8000-00000015000${number}`;
    await emc.sql(
      `INSERT INTO service SELECT 15, $1, n, '', CASE WHEN n >= $2 THEN 4 ELSE 0 END, NULL, '', 'T' || n, ''
       FROM generate_series(1, 90) AS n`,
      [submission, first],
    );
    await emc.sql(`SELECT keep_list_figure(15, $1)`, [submission]);
  }

  test('after 300 random changes, while lists come', async () => {
    let state = 7;
    const roll = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 4_294_967_296) * below);
    };
    const { dataSource } = await import('../dist/database/data-source.js');
    const { addLines, sumLines } = await import('../dist/dossiers/daily-lines.js');
    const db = await dataSource(emc.databaseUrl, 2).initialize();
    const line = () => ({
      day: `2024-09-0${1 + roll(5)}`,
      knownOn: `2024-10-0${1 + roll(6)}`,
      codeTthc: `T${roll(90)}`,
      level: [-1, 0, 3, 4][roll(4)] ?? 0,
      channel: roll(3),
      status: 1 + roll(2),
      received: roll(5) - 2,
      returned: 0,
    });
    for (let change = 0; change < 300; change++) {
      if (change === 80) await giveList(2, 60);
      if (change === 200) await giveList(3, 1);
      await addLines(
        db.manager,
        { siteId, adjusted: roll(9) === 0 },
        sumLines(Array.from({ length: 1 + roll(5) }, line)),
      );
    }
    // A day whose lines are all gone is one of zeros.
    const someday = (sql: string) =>
      `SELECT * FROM (${sql}) AS line WHERE dossiers <> 0 OR online <> 0 OR unmatched <> 0`;
    const agree = async () => {
      expect(await differences(someday(lines), someday(kept))).toEqual([]);
      expect(await differences(used, keptUsed)).toEqual([]);
    };
    await agree();
    expect((await emc.sql(used)).length).toBeGreaterThan(100);
    await db.query('SELECT make_indicator_days($1)', [siteId]);
    await agree();
    await db.destroy();
  });

  test('a procedure of no list has no bit, however often it was used', async () => {
    const strangers = await emc.sql(`SELECT FROM procedure_number WHERE site_id = 15 AND code_tthc = 'T0'`);
    expect(strangers).toEqual([]);
  });
});

describe('from a list and real events', () => {
  const header = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];
  const full = (root: string) => `${root}.000.00.00.H34`;
  const services = [
    ['Đăng ký khai sinh', 4, '', full('1.001193'), 'KS-1'],
    ['Đăng ký kết hôn', 3, '', full('1.000894'), 'KH-1'],
    ['Cấp giấy phép huấn luyện', 0, '', full('2.000221'), 'HL-1'],
    ['Đăng ký khai tử', 4, '', full('1.000656'), 'KT-1'],
  ];
  /** 8 online at level 4, 2 direct at level 4, 3 online at level 3, 1 online at level 0, 2 of no list. */
  const sent = [
    ...Array.from({ length: 8 }, () => ['KS-1', 'online']),
    ...Array.from({ length: 2 }, () => ['KS-1', 'direct']),
    ...Array.from({ length: 3 }, () => ['KH-1', 'online']),
    ['HL-1', 'online'],
    ...Array.from({ length: 2 }, () => ['LA-1', 'direct']),
  ] as [string, 'online' | 'direct'][];
  let today: { from: string; to: string };

  beforeAll(async () => {
    await admin.call('addUser', {
      body: { username: 'xem', displayName: 'Người xem', password, role: 'viewer', agencyCode: 'H34' },
    });
    const response = await fetch(`${emc.url}/api/sites/278/submissions?wait=30&makeDefault=true`, {
      method: 'POST',
      headers: { authorization: `Bearer ${h34.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sheetName: 'Dịch vụ công', header, rows: services }),
    });
    expect(((await response.json()) as Submission).state).toBe('accepted');
    const [day] = await emc.sql<{ day: string }>(`SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS day`);
    today = { from: day?.day ?? '', to: day?.day ?? '' };
    const events = sent.flatMap(([codeTthc, channel], n) =>
      [1, 2, 3].map((status) => ({
        ...{ eventId: `${n}-${status}`, codeProfile: `H34-${n}`, codeTthc, channel },
        status: status as 1 | 2 | 3,
      })),
    );
    await h34.call('sendEvents', { params: { siteId: 278 }, body: events });
  });

  test('the figures follow', async () => {
    let shown = await indicatorsOf(h34, today);
    while ((shown['EMC-1']?.denominator ?? 0) < sent.length) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      shown = await indicatorsOf(h34, today);
    }
    const told = Object.values(shown).map(({ id, numerator, denominator, percent }) => [
      id,
      numerator,
      denominator,
      percent,
    ]);
    expect(told).toEqual([
      ['EMC-1', 8, 16, '50.00'],
      ['EMC-2', 11, 16, '68.75'],
      ['EMC-3', 2, 4, '50.00'],
      ['EMC-4', 2, 3, '66.67'],
      ['EMC-5', 0, 0, null],
    ]);
    expect(shown['EMC-1']).toMatchObject({ unmatched: 2, lists: [{ siteId: 278, kind: 'services', number: 1 }] });
    expect(await indicatorsOf(await emc.as('xem'), today)).toEqual(shown);
    const { rows } = await allRows(h34, 'EMC-4', today);
    expect(rows.map(({ codeTthc, online, numerator }) => [codeTthc, online, numerator])).toEqual([
      ['KH-1', 3, 1],
      ['KS-1', 8, 1],
      ['KT-1', 0, 0],
    ]);
  });
});
