import { operations, type Operation, type OperationName, type Problem, type Submission } from '@emc/contract';
import { Emc, fixture, password, submit, type Session } from './emc.js';

const names = Object.keys(operations) as OperationName[];
const table: Readonly<Record<OperationName, Operation>> = operations;

/** Everything that H34 has and H56 may not see. */
interface Belongings {
  readonly site: number;
  readonly submission: string;
  readonly user: string;
  readonly key: string;
  readonly discrepancy: string;
  readonly adjustment: string;
  readonly link: string;
}

type Call = {
  readonly path?: object;
  readonly query?: string;
  readonly json?: object;
  readonly file?: string;
  readonly ifMatch?: string;
};

const chat = { id: '278', kind: 'private', title: 'Chị Hoa' };
const indicatorsOfH34 = 'agency=H34&from=2020-01-01&to=2020-01-31';

/**
 * How to call each operation on what belongs to H34, rightly in every other respect. A new operation does not compile
 * until it stands here.
 */
const calls: { readonly [Name in OperationName]: (h34: Belongings) => Call } = {
  login: () => ({ json: { username: 'h34', password: 'sai-mat-khau-roi' } }),
  refresh: () => ({}),
  logout: () => ({}),
  me: () => ({}),
  changeMyPassword: () => ({ json: { password: 'sai-mat-khau-roi', newPassword: password } }),
  listUsers: () => ({}),
  addUser: () => ({
    json: { username: 'ke-la', displayName: 'Kẻ lạ', password, role: 'officer', agencyCode: 'H34' },
  }),
  getUser: ({ user }) => ({ path: { id: user } }),
  changeUser: ({ user }) => ({ path: { id: user }, json: { displayName: 'Đã bị sửa' }, ifMatch: '*' }),
  listApiKeys: () => ({}),
  addApiKey: () => ({ json: { name: 'Khoá' } }),
  revokeApiKey: ({ key }) => ({ path: { id: key } }),
  listAgencies: () => ({}),
  addAgency: () => ({ json: { code: 'Y77', name: 'Đơn vị lạ', kind: 'other' } }),
  getAgency: () => ({ path: { code: 'H34' } }),
  changeAgency: () => ({ path: { code: 'H34' }, json: { name: 'Đã bị sửa' }, ifMatch: '*' }),
  listSites: () => ({}),
  addSite: () => ({
    json: { id: 999, name: 'Trang lạ', url: 'https://la.example.vn', kind: 'portal', agencyCode: 'H34' },
  }),
  getSite: ({ site }) => ({ path: { siteId: site } }),
  changeSite: ({ site }) => ({ path: { siteId: site }, json: { agencyCode: 'H56' }, ifMatch: '*' }),
  servicesTemplate: () => ({}),
  accountsTemplate: () => ({}),
  submit: ({ site }) => ({ path: { siteId: site }, json: { sheetName: 'Trang tính', header: ['Name'], rows: [] } }),
  listSubmissions: ({ site }) => ({ path: { siteId: site } }),
  getSubmission: ({ submission }) => ({ path: { id: submission } }),
  handInTrial: ({ submission }) => ({ path: { id: submission } }),
  cancelSubmission: ({ submission }) => ({ path: { id: submission } }),
  followSubmission: ({ submission }) => ({ path: { id: submission } }),
  submissionIssues: ({ submission }) => ({ path: { id: submission } }),
  markedWorkbook: ({ submission }) => ({ path: { id: submission } }),
  originalFile: ({ submission }) => ({ path: { id: submission } }),
  decisionScan: ({ submission }) => ({ path: { id: submission } }),
  listVersions: ({ site }) => ({ path: { siteId: site } }),
  getVersion: ({ site }) => ({ path: { siteId: site, number: 1 } }),
  versionServices: ({ site }) => ({ path: { siteId: site, number: 1 } }),
  exportVersion: ({ site }) => ({ path: { siteId: site, number: 1 } }),
  compareVersions: ({ site }) => ({ path: { siteId: site, number: 1 } }),
  compareAccounts: ({ site }) => ({ path: { siteId: site, number: 1 } }),
  getDefaultVersion: ({ site }) => ({ path: { siteId: site } }),
  makeDefault: ({ site }) => ({ path: { siteId: site }, json: { number: 1 }, ifMatch: '*' }),
  siteServices: ({ site }) => ({ path: { siteId: site } }),
  accountSummary: ({ site }) => ({ path: { siteId: site } }),
  track: () => ({}),
  trackWithKey: () => ({ path: { key: 'khong-phai-khoa' } }),
  sendEvents: ({ site }) => ({
    path: { siteId: site },
    json: [{ eventId: '1', codeProfile: 'H34-2', codeTthc: '000001', status: 1 }],
  }),
  listDossiers: ({ site }) => ({ path: { siteId: site } }),
  getDossier: ({ site }) => ({ path: { siteId: site, code: 'H34-1' } }),
  rebuildDossiers: ({ site }) => ({ path: { siteId: site } }),
  dailyFigures: ({ site }) => ({ path: { siteId: site }, query: 'from=2020-01-01&to=2020-01-31' }),
  getFeed: ({ site }) => ({ path: { siteId: site } }),
  changeFeed: ({ site }) => ({
    path: { siteId: site },
    json: { keyRequired: false, expectedFrom: null, allowedHours: 8, ratePerMinute: 600 },
    ifMatch: '*',
  }),
  issueFeedKey: ({ site }) => ({ path: { siteId: site } }),
  listQuarantine: () => ({}),
  reassignQuarantine: ({ site }) => ({ json: { sentAs: 999, siteId: site } }),
  declaredTemplate: () => ({}),
  declareDay: ({ site }) => ({ path: { siteId: site, day: '2020-01-02' }, json: { received: 3 } }),
  declareDays: ({ site }) => ({ path: { siteId: site }, file: 'không phải Excel' }),
  listDeclared: ({ site }) => ({ path: { siteId: site }, query: 'from=2020-01-01&to=2020-01-31' }),
  reconcileSite: ({ site }) => ({ path: { siteId: site } }),
  tryChecks: ({ site }) => ({ path: { siteId: site } }),
  listSiteDiscrepancies: ({ site }) => ({ path: { siteId: site } }),
  listDiscrepancies: () => ({}),
  getDiscrepancy: ({ discrepancy }) => ({ path: { id: discrepancy } }),
  stepDiscrepancy: ({ discrepancy }) => ({
    path: { id: discrepancy },
    json: { step: 'explain', note: 'Mất kết nối' },
    ifMatch: '*',
  }),
  assignDiscrepancy: ({ discrepancy }) => ({ path: { id: discrepancy }, json: { owner: 'h34' }, ifMatch: '*' }),
  recheckDiscrepancy: ({ discrepancy }) => ({ path: { id: discrepancy } }),
  reconciliationRecord: ({ site }) => ({ path: { siteId: site } }),
  unmatchedCodes: ({ site }) => ({ path: { siteId: site } }),
  proposeAdjustment: ({ site }) => ({
    path: { siteId: site },
    json: { day: '2020-01-02', codeTthc: '000001', received: 1, reason: 'Hệ thống cũ đã ngừng' },
  }),
  listAdjustments: ({ site }) => ({ path: { siteId: site } }),
  decideAdjustment: ({ adjustment }) => ({ path: { id: adjustment }, json: { state: 'approved' } }),
  getHolidays: () => ({}),
  replaceHolidays: () => ({ json: { hours: [['08:00', '17:00']], years: [] }, ifMatch: '*' }),
  indicators: () => ({ query: indicatorsOfH34 }),
  indicatorRows: () => ({ path: { indicator: 'EMC-1' }, query: indicatorsOfH34 }),
  indicatorRanking: () => ({ path: { indicator: 'EMC-1' }, query: indicatorsOfH34 }),
  indicatorChart: () => ({ path: { indicator: 'EMC-1' }, query: indicatorsOfH34 }),
  indicatorsWorkbook: () => ({ query: indicatorsOfH34 }),
  indicatorsCsv: () => ({ query: indicatorsOfH34 }),
  indicatorPicture: () => ({ path: { indicator: 'EMC-1' }, query: indicatorsOfH34 }),
  latestSubmissions: () => ({}),
  offerLink: () => ({}),
  listMyLinks: () => ({}),
  changeLink: ({ link }) => ({ path: { id: link }, json: { digest: true } }),
  muteOnLink: ({ link, discrepancy }) => ({ path: { id: link }, json: { discrepancyId: discrepancy, until: null } }),
  unlink: ({ link }) => ({ path: { id: link } }),
  listLinks: () => ({}),
  listUndelivered: () => ({}),
  addWebhook: ({ site }) => ({
    json: {
      url: 'https://la.example.vn',
      title: 'Hệ thống lạ',
      wishes: [{ siteId: site, leastSeverity: 'notice' }],
    },
  }),
  reportBot: () => ({ json: { username: 'ke_la_bot' } }),
  linkChat: () => ({ json: { token: 'x'.repeat(43), chat, confirmed: true } }),
  findChat: () => ({ json: { chat: { id: chat.id, threadId: null } } }),
  changeChat: ({ link }) => ({ path: { id: link }, json: { state: 'unlinked' } }),
  takeMessages: () => ({ query: 'holder=ke-la&term=1' }),
  giveResults: ({ link }) => ({ json: [{ outcome: 'dead', id: link, claim: 1, reason: 'Phá' }] }),
  holdLease: () => ({ json: { holder: 'ke-la' } }),
  shareUpdates: () => ({ json: { holder: 'ke-la', ids: [1] } }),
  finishUpdates: () => ({ json: { ids: [1] } }),
  listAudit: () => ({}),
  live: () => ({}),
  ready: () => ({}),
  metrics: () => ({}),
};

/** Operations that name something of one agency: to the others it does not exist. */
const ofOneAgency = names.filter(
  (name) => /\{(siteId|id)\}|indicators/.test(table[name].path) && !['admin', 'bot'].includes(table[name].access),
);

/** What H34 has nothing of, or nothing that still runs: its own people are told so. */
const nothingThere: Partial<Record<OperationName, string>> = {
  handInTrial: '409 NOT_A_TRIAL',
  cancelSubmission: '409 ALREADY_FINISHED',
  compareAccounts: '404 VERSION_NOT_FOUND',
  accountSummary: '404 NO_DEFAULT_VERSION',
};

/** What everybody signed in may do about themselves or the country. */
const ofEverybody: readonly OperationName[] = [
  'logout',
  'me',
  'changeMyPassword',
  'listApiKeys',
  'addApiKey',
  'listAgencies',
  'getAgency',
  'listSites',
  'listDiscrepancies',
  'latestSubmissions',
  'offerLink',
  'listMyLinks',
  'getHolidays',
];

const belongings = {
  discrepancy: '01a20000-0000-7000-8000-00000000d15c',
  adjustment: '01a20000-0000-7000-8000-00000000ad15',
  link: '01a20000-0000-7000-8000-000000001114',
};

let emc: Emc;
let h34: Belongings;
let owner: Session;
/** Tokens of H56 and of those who may do less. */
let tokens: Readonly<Record<'officer' | 'viewer' | 'key' | 'ownViewer' | 'ownOfficer', string>>;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  const admin = await emc.as('admin');
  for (const agencyCode of ['H34', 'H56']) {
    const username = `xem.${agencyCode.toLowerCase()}`;
    await admin.call('addUser', { body: { username, displayName: 'Người xem', password, role: 'viewer', agencyCode } });
  }
  owner = await emc.as('h34');
  const { id: user } = await owner.call('me');
  const { id: key } = await owner.call('addApiKey', { body: { name: 'Của H34' } });
  h34 = { site: 278, submission: (await handIn(owner, 278)).id, user, key, ...belongings };
  await emc.sql(
    `INSERT INTO discrepancy VALUES (278, $1, 'COUNT_MISMATCH', '2020-01-01', 'open', 'error', '{"vi":"","en":""}',
       '{"counts":{},"rows":[]}', NULL, now(), '2020-01-09', NULL, NULL, NULL, now(), 1)`,
    [h34.discrepancy],
  );
  await emc.sql(
    `INSERT INTO adjustment VALUES (278, $1, NULL, '2020-01-01', '000001', 1, NULL, 7, 0, 'Lý do', 'h34', now(), 'proposed')`,
    [h34.adjustment],
  );
  await emc.sql(
    `INSERT INTO notice_link (id, user_id, channel, address, thread_id, chat_kind, title, language, state, digest, digested_on,
       created_at)
     VALUES ($1, $2, 'telegram', '278', 0, 'private', 'Cán bộ H34', 'vi', 'live', false, '2020-01-01', now())`,
    [h34.link, user],
  );
  await emc.sql(`INSERT INTO dossier VALUES (278, 'H34-1', '{}', '2020-01-01', NULL, '000001', 4, 1, 1, 1)`);
  const stranger = await emc.as('h56');
  await handIn(stranger, 15);
  tokens = {
    officer: stranger.token,
    viewer: (await emc.as('xem.h56')).token,
    key: (await stranger.call('addApiKey', { body: { name: 'Của H56' } })).key,
    ownViewer: (await emc.as('xem.h34')).token,
    ownOfficer: owner.token,
  };
});
afterAll(() => emc.close());

async function handIn(session: Session, siteId: number): Promise<Submission> {
  const response = await submit(session, {
    siteId,
    content: await fixture('appendix-i.openpyxl.xlsx'),
    query: 'wait=30&makeDefault=true',
    fields: { decisionScan: new Blob(['%PDF-1.7']) },
  });
  return (await response.json()) as Submission;
}

function request(name: OperationName, authorization?: string): Promise<Response> {
  const { method, path } = table[name];
  const { path: params = {}, query, json, file, ifMatch } = calls[name](h34);
  const address = Object.entries(params).reduce((text, [key, value]) => text.replace(`{${key}}`, String(value)), path);
  const form = new FormData();
  if (file) form.set('file', new Blob([file]), 'tep.xlsx');
  return fetch(emc.url + (query ? `${address}?${query}` : address), {
    method,
    headers: {
      ...(authorization && { authorization }),
      ...(json && { 'content-type': 'application/json' }),
      ...(ifMatch && { 'if-match': ifMatch }),
    },
    ...(json && { body: JSON.stringify(json) }),
    ...(file && { body: form }),
  });
}

async function outcome(response: Response): Promise<string> {
  if (response.ok) {
    await response.body?.cancel();
    return String(response.status);
  }
  return `${response.status} ${((await response.json()) as Problem).code}`;
}

/** All that anybody could have changed. */
async function everything(): Promise<unknown> {
  const tables = [
    'agency',
    'site',
    'submission',
    'list_version',
    'service',
    'default_version_change',
    'submission_issue',
    'dossier_event',
    'feed_setting',
    'declared_day',
    'adjustment',
    'holiday_table',
    'notice_link',
    'notice_wish',
    'notice_link_token',
    'bot_state',
    'bot_update',
  ];
  const users = `SELECT to_jsonb(u) - 'last_login_at' AS row FROM emc_user u ORDER BY 1`;
  // Others may come and go with every run of the checks.
  const one = `SELECT to_jsonb(d) AS row FROM discrepancy d WHERE id = '${belongings.discrepancy}'`;
  const rows = [...tables.map((name) => `SELECT to_jsonb(t) AS row FROM ${name} t ORDER BY 1`), users, one];
  const kept = await Promise.all(rows.map((sql) => emc.sql(sql)));
  const keys = await emc.sql(`SELECT id, revoked_at FROM api_key WHERE id = $1`, [h34.key]);
  return [...kept, keys];
}

describe('to the people and systems of another agency', () => {
  test.each(['officer', 'viewer', 'key'] as const)('nothing of H34 exists (%s)', async (who) => {
    const before = await everything();
    const answers: Record<string, string> = {};
    for (const name of ofOneAgency) answers[name] = await outcome(await request(name, `Bearer ${tokens[who]}`));
    const refused = Object.fromEntries(
      ofOneAgency.map((name) => {
        if (who === 'viewer' && table[name].access === 'officer') return [name, '403 NOT_ALLOWED'];
        if (name === 'revokeApiKey') return [name, '404 NOT_FOUND'];
        if (table[name].path.startsWith('/api/links/')) return [name, '404 LINK_NOT_FOUND'];
        if (table[name].path.startsWith('/api/discrepancies/')) return [name, '404 DISCREPANCY_NOT_FOUND'];
        if (table[name].path.startsWith('/api/indicators')) return [name, '404 AGENCY_NOT_FOUND'];
        return [name, table[name].path.includes('{siteId}') ? '404 SITE_NOT_FOUND' : '404 SUBMISSION_NOT_FOUND'];
      }),
    );
    expect(answers).toEqual(refused);
    expect(await everything()).toEqual(before);
  });

  test('the same calls by its own officer succeed, so that it was not the calls that failed', async () => {
    for (const name of ofOneAgency.filter((name) => !['revokeApiKey', 'unlink'].includes(name))) {
      const answer = await request(name, `Bearer ${owner.token}`);
      const expected = nothingThere[name] ?? (expect.stringMatching(/^20[0-24]$/) as string);
      expect([name, await outcome(answer)]).toEqual([name, expected]);
    }
  });

  test.each(['officer', 'viewer', 'key'] as const)('lists hold nothing of H34 (%s)', async (who) => {
    const sites = await (await request('listSites', `Bearer ${tokens[who]}`)).text();
    expect(JSON.parse(sites)).toMatchObject({ total: 1, items: [{ id: 15, agencyCode: 'H56' }] });
    const keys = await (await request('listApiKeys', `Bearer ${tokens[who]}`)).text();
    expect(keys).not.toContain(h34.key);
    const submissions = await (await request('latestSubmissions', `Bearer ${tokens[who]}`)).text();
    expect(submissions).toContain('"siteId":15');
    expect(submissions).not.toContain(h34.submission);
    expect(await (await request('listMyLinks', `Bearer ${tokens[who]}`)).text()).toBe('{"items":[]}');
    for (const path of ['submissions', 'versions', 'services']) {
      const response = await fetch(`${emc.url}/api/sites/15/${path}`, {
        headers: { authorization: `Bearer ${tokens[who]}` },
      });
      const text = await response.text();
      expect([response.status, text.includes('"siteId":278'), text.includes(h34.submission)]).toEqual([
        200,
        false,
        false,
      ]);
    }
  });

  test('a version of one site is not a version of another', async () => {
    const { call } = await emc.as('h56');
    const mine = await call('getVersion', { params: { siteId: 15, number: 1 } });
    expect([mine.siteId, mine.submissionId === h34.submission]).toEqual([15, false]);
    await expect(call('getVersion', { params: { siteId: 15, number: 2 } })).rejects.toThrow('VERSION_NOT_FOUND');
    await expect(
      call('makeDefault', { params: { siteId: 15 }, body: { number: 2 }, headers: { 'if-match': '*' } }),
    ).rejects.toThrow('VERSION_NOT_FOUND');
  });

  test('an idempotency key of H34 means nothing to H56', async () => {
    const content = await fixture('appendix-i.openpyxl.xlsx');
    const [one, other] = await Promise.all(
      (
        [
          ['h34', 278],
          ['h56', 15],
        ] as const
      ).map(async ([username, siteId]) => {
        const response = await submit(await emc.as(username), { siteId, content, key: 'khoa-chung' });
        return (await response.json()) as Submission;
      }),
    );
    expect([one?.siteId, other?.siteId, one?.id === other?.id]).toEqual([278, 15, false]);
  });
});

describe('without a valid token', () => {
  const guarded = names.filter((name) => table[name].access !== 'open');

  async function wrongTokens(): Promise<Record<string, string | undefined>> {
    const { token: expired } = await emc.as('xem.h34');
    await emc.sql(`UPDATE session SET expires_at = now() - interval '1 second' WHERE id = (
      SELECT s.id FROM session s JOIN emc_user u ON u.id = s.user_id WHERE u.username = 'xem.h34'
      ORDER BY s.id DESC LIMIT 1)`);
    const admin = await emc.as('admin');
    const gone = await admin.call('addUser', {
      body: { username: `nghi-${Date.now()}`, displayName: 'Đã nghỉ', password, role: 'admin' },
    });
    const session = await emc.as(gone.username);
    const { key: keyOfDisabled } = await session.call('addApiKey', { body: { name: 'Khoá' } });
    // In SQL, so that the session itself is still there.
    await emc.sql(`UPDATE emc_user SET disabled = true WHERE id = $1`, [gone.id]);
    const { id, key: revoked } = await admin.call('addApiKey', { body: { name: 'Sẽ thu hồi' } });
    await admin.call('revokeApiKey', { params: { id } });
    const { key } = await admin.call('addApiKey', { body: { name: 'Thật' } });
    return {
      none: undefined,
      empty: 'Bearer ',
      garbage: 'Bearer khong-phai-ma-thong-hanh-nao-ca',
      expired: `Bearer ${expired}`,
      disabled: `Bearer ${session.token}`,
      keyOfDisabled: `Bearer ${keyOfDisabled}`,
      revoked: `Bearer ${revoked}`,
      keyOfAnother: `Bearer ${revoked.slice(0, 21)}${key.slice(21)}`,
      keyWithoutSecret: `Bearer ${key.slice(0, 21)}`,
      basic: `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`,
      cut: `Bearer ${admin.token.slice(0, -1)}`,
      injected: `Bearer ' OR '1'='1' -- ${admin.token}`,
    };
  }

  test('every operation that is not open answers 401', async () => {
    const wrong = await wrongTokens();
    const before = await everything();
    for (const [what, authorization] of Object.entries(wrong)) {
      for (const name of guarded) {
        const answer = await request(name, authorization);
        const code = what === 'expired' ? '401 SESSION_EXPIRED' : '401 SIGN_IN_REQUIRED';
        expect([what, name, await outcome(answer)]).toEqual([what, name, code]);
      }
    }
    expect(await everything()).toEqual(before);
  });

  test('the open ones are few and harmless', () => {
    const open = names.filter((name) => table[name].access === 'open');
    expect(open).toEqual([
      'login',
      'refresh',
      'servicesTemplate',
      'accountsTemplate',
      'track',
      'trackWithKey',
      'declaredTemplate',
      'live',
      'ready',
      'metrics',
    ]);
  });
});

describe('roles', () => {
  test.each(['ownOfficer', 'ownViewer', 'officer', 'viewer', 'key'] as const)(
    'what is for administrators and for the bot is refused (%s)',
    async (who) => {
      const before = await everything();
      for (const name of names.filter((name) => ['admin', 'bot'].includes(table[name].access))) {
        const answer = await request(name, `Bearer ${tokens[who]}`);
        expect([name, await outcome(answer)]).toEqual([name, '403 NOT_ALLOWED']);
      }
      expect(await everything()).toEqual(before);
    },
  );

  test('what is for officers is refused to viewers, even of the same agency', async () => {
    const before = await everything();
    const forOfficers = names.filter((name) => table[name].access === 'officer');
    for (const name of forOfficers) {
      const answer = await request(name, `Bearer ${tokens.ownViewer}`);
      expect([name, await outcome(answer)]).toEqual([name, '403 NOT_ALLOWED']);
    }
    expect(forOfficers.length).toBeGreaterThan(8);
    expect(await everything()).toEqual(before);
  });

  test('viewers of the agency read all of it', async () => {
    const readable = ofOneAgency.filter((name) => table[name].access === 'viewer' && table[name].method === 'GET');
    for (const name of readable) {
      const expected = nothingThere[name] ?? '200';
      expect([name, await outcome(await request(name, `Bearer ${tokens.ownViewer}`))]).toEqual([name, expected]);
    }
    expect(readable.length).toBeGreaterThan(12);
  });

  test('viewers of the Department see every agency', async () => {
    const admin = await emc.as('admin');
    await admin.call('addUser', { body: { username: 'cuc', displayName: 'Cục', password, role: 'viewer' } });
    const { call } = await emc.as('cuc');
    expect((await call('listSites')).items.map(({ id }) => id)).toEqual([15, 278]);
    expect((await call('getSubmission', { params: { id: h34.submission } })).siteId).toBe(278);
  });
});

test('every operation is walked by one of these tests', () => {
  const walked = new Set<OperationName>([
    ...ofOneAgency,
    ...ofEverybody,
    ...names.filter((name) => ['open', 'admin', 'bot'].includes(table[name].access)),
  ]);
  expect(names.filter((name) => !walked.has(name))).toEqual([]);
});

test('a site that moves to another agency takes its history along', async () => {
  const admin = await emc.as('admin');
  const move = (agencyCode: string) =>
    admin.call('changeSite', { params: { siteId: 278 }, body: { agencyCode }, headers: { 'if-match': '*' } });
  await move('H56');
  expect(await outcome(await request('getSubmission', `Bearer ${tokens.officer}`))).toBe('200');
  expect(await outcome(await request('getSubmission', `Bearer ${tokens.ownOfficer}`))).toBe('404 SUBMISSION_NOT_FOUND');
  await move('H34');
  expect(await outcome(await request('getSubmission', `Bearer ${tokens.ownOfficer}`))).toBe('200');
});
