import { Submission, type Issue } from '@emc/contract';
import { startJudgingAccounts, findHeader, accountList } from '@emc/domain';
import { accountBook, accountRow, accountRows, header } from './accounts.js';
import { Emc, submit, type Session } from './emc.js';

let emc: Emc;
let officer: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

const asked = 'kind=accounts&asOf=2023-02-28&wait=30';

async function handIn(content: Buffer, query = ''): Promise<Submission> {
  const answer = await submit(officer, { siteId: 278, content, query: `${asked}${query}` });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Error(JSON.stringify(body));
  return Submission.parse(body);
}

async function issuesOf({ id }: Submission): Promise<Issue[]> {
  return (await officer.call('submissionIssues', { params: { id }, query: { limit: 1000 } })).items;
}

const summary = () => officer.call('accountSummary', { params: { siteId: 278 } });

describe('a list of accounts', () => {
  test('becomes a snapshot whose figures anybody of the agency may see', async () => {
    const submission = await handIn(accountBook(accountRows(1, 300)), '&makeDefault');
    expect(submission).toMatchObject({
      state: 'accepted',
      kind: 'accounts',
      asOf: '2023-02-28',
      mode: 'replace',
      parts: null,
      versionNumber: 1,
      counts: { rows: 300, errors: 0 },
      diff: { against: null, before: null, after: { accounts: 300 }, added: 300, removed: 0, dropShare: 0 },
    });
    expect(await summary()).toEqual({
      version: 1,
      asOf: '2023-02-28',
      accounts: 300,
      byType: { 1: 100, 2: 100, 3: 100 },
      linked: 200,
      active30: 240,
      active90: 240,
      active90ByType: { 1: 80, 2: 80, 3: 80 },
      createdThisMonth: 0,
    });
  });

  test('counts the same in the database, where a list was appended, as the judge does', async () => {
    const rows = [
      ['000000000001', '', '1', '2023-02-01 00:00:00', '2023-02-28 23:59:59'],
      ['000000000002', 'x', '2', '2023-01-31 23:59:59', '2023-01-30 00:00:00'],
      ['000000000003', '', '3', '2023-02-28 23:59:59', '2023-01-29 23:59:59'],
      ['000000000004', '', '3', '2022-02-28 12:00:00', '2022-12-01 00:00:00'],
      ['000000000005', '', '2', '2022-02-28 12:00:00', '2022-11-30 23:59:59'],
    ];
    const judging = startJudgingAccounts({ today: '2023-03-01', asOf: '2023-02-28' });
    const sheetRow = (texts: string[], row: number) => ({ row, cells: texts.map((text) => (text ? { text } : null)) });
    const found = findHeader(accountList, [sheetRow(header, 1)]);
    if (!found) throw new Error('no header');
    judging.beginSheet(found, { name: 'A', date1904: false });
    for (const [index, row] of rows.entries()) judging.row(sheetRow(row, index + 2));
    judging.endSheet({ merges: [] });
    const judged = judging.finish({ otherSheets: [] }).summary;
    expect(judged).toMatchObject({ accounts: 5, linked: 1, active30: 2, active90: 4, createdThisMonth: 2 });

    const other = await emc.as('h56');
    const handInto15 = async (content: Buffer, more: string) =>
      Submission.parse(await (await submit(other, { siteId: 15, content, query: `${asked}${more}` })).json());
    await handInto15(accountBook(rows.slice(0, 1)), '&makeDefault');
    const appended = await handInto15(accountBook(rows), '&mode=append&dryRun');
    const replaced = await handInto15(accountBook(rows), '&dryRun');
    for (const { diff } of [appended, replaced]) expect(diff).toMatchObject({ after: judged, kept: 1, added: 4 });
  });

  test('tells every wrong cell without showing an id, and keeps nothing', async () => {
    const rows = [accountRow(1), accountRow(2, '4'), accountRow(1), ['', '', '1', '31/02/2023', '']];
    const submission = await handIn(accountBook(rows));
    expect(submission).toMatchObject({ state: 'refused', versionNumber: null, diff: null });
    const issues = await issuesOf(submission);
    expect(issues.filter(({ severity }) => severity === 'error').map(({ code, cell }) => [code, cell])).toEqual([
      ['TYPE_INVALID', 'C3'],
      ['ACCOUNT_ID_DUPLICATE', 'A4'],
      ['ACCOUNT_ID_MISSING', 'A5'],
      ['DATE_INVALID', 'D5'],
    ]);
    expect(issues.find(({ code }) => code === 'ACCOUNT_ID_DUPLICATE')?.value).toBe('…001');
    expect(JSON.stringify(issues)).not.toContain('000000000001');
    expect(await emc.sql('SELECT FROM account WHERE submission_id = $1', [submission.id])).toEqual([]);
  });

  test('whose dates put the month first is read by that order', async () => {
    const rows = [
      ['A1', '', '1', '02/27/2022', '02/25/2023'],
      ['A2', '', '2', '03/04/2022', '02/26/2023'],
    ];
    const submission = await handIn(accountBook(rows));
    expect(submission).toMatchObject({ state: 'accepted', counts: { rows: 2, errors: 0 } });
    const [second] = await emc.sql(
      `SELECT created_at AT TIME ZONE 'Asia/Ho_Chi_Minh' = '2022-03-04' AS is_march
       FROM account WHERE submission_id = $1 AND type = 2`,
      [submission.id],
    );
    expect(second).toEqual({ is_march: true });
  });

  test('may come as several sheets of one workbook', async () => {
    const submission = await handIn(accountBook(accountRows(1, 40), accountRows(41, 100)));
    expect(submission).toMatchObject({ state: 'accepted', counts: { rows: 100 } });
    expect((await issuesOf(submission)).map(({ code }) => code)).toContain('LIST_SPANS_SHEETS');

    const again = await handIn(accountBook(accountRows(1, 40), accountRows(40, 60)));
    expect(again.state).toBe('refused');
    expect(await issuesOf(again)).toContainEqual(
      expect.objectContaining({ code: 'ACCOUNT_ID_DUPLICATE', sheet: 'Tài khoản 2', cell: 'A2' }),
    );
  });

  test('that lost more than a tenth of its accounts is accepted with a warning', async () => {
    const submission = await handIn(accountBook(accountRows(1, 260)));
    expect(submission).toMatchObject({
      state: 'accepted',
      counts: { warnings: expect.any(Number) },
      diff: { against: 1, before: { accounts: 300 }, added: 0, removed: 40, kept: 260 },
    });
    const drops = (await issuesOf(submission)).filter(({ code }) => code === 'ACCOUNT_DROP');
    expect(drops.map(({ message }) => message)[0]).toMatch(/300.*260.*13,33/);
    expect(submission.counts.warnings).toBe(
      (await issuesOf(submission)).filter(({ severity }) => severity === 'warning').length,
    );
  });

  test('to be appended brings accounts up to date and adds new ones', async () => {
    const moved = [...accountRow(300).slice(0, 4), '26/02/2023 10:00:00'];
    const submission = await handIn(accountBook([moved, ...accountRows(301, 310)]), '&mode=append&makeDefault');
    expect(submission).toMatchObject({
      state: 'accepted',
      mode: 'append',
      counts: { rows: 11 },
      diff: { against: 1, after: { accounts: 310, active30: 249 }, added: 10, removed: 0, kept: 300 },
    });
    expect(await summary()).toMatchObject({ version: submission.versionNumber, accounts: 310 });
    const version = { siteId: 278, number: submission.versionNumber ?? 0 };
    const diff = await officer.call('compareAccounts', { params: version, query: { against: 1 } });
    expect(diff).toMatchObject({ against: 1, added: 10, removed: 0, kept: 300 });
  });

  test('shows no earlier day than the list it adds to, and says so of one that would take its place', async () => {
    const content = accountBook(accountRows(1, 320));
    const ask = (mode: string) =>
      submit(officer, { siteId: 278, content, query: `kind=accounts&mode=${mode}&asOf=2023-02-26&dryRun&wait=60` });
    const refused = await ask('append');
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringMatching(/"asOf".*28\/02\/2023/)]);
    const older = (await (await ask('replace')).json()) as Submission;
    expect(older.state).toBe('accepted');
    expect((await issuesOf(older)).map(({ code }) => code)).toContain('ACCOUNTS_OLDER');
  });

  test('is exported without its ids', async () => {
    const answer = await fetch(`${officer.url}/api/sites/278/versions/1/export.xlsx?kind=accounts`, {
      headers: { authorization: `Bearer ${officer.token}` },
    });
    expect(answer.status).toBe(200);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect(answer.headers.get('content-disposition')).toContain('tai-khoan-278-v1.xlsx');
  });
});

describe('what is asked for beside a list of accounts', () => {
  const book = accountBook(accountRows(1, 3));
  test.each([
    ['kind=services&asOf=2023-02-28', 'asOf'],
    ['kind=services&mode=append', 'mode'],
    ['kind=services&part=1/2', 'part'],
    ['kind=accounts&asOf=2999-01-01', 'asOf'],
    ['kind=accounts&asOf=hom-qua', 'asOf'],
    ['kind=accounts&part=3/2', 'part'],
    ['kind=accounts&part=1/51', 'part'],
    ['kind=accounts&part=2/3', 'submission'],
  ])('%s is refused', async (query, path) => {
    const answer = await submit(officer, { siteId: 278, content: book, query });
    const problem = (await answer.json()) as { code: string; errors: { path: string }[] };
    expect([answer.status, problem.code]).toEqual([400, 'REQUEST_INVALID']);
    expect(problem.errors.map((error) => error.path)).toContain(path);
  });

  test('nothing can be appended where there is no version yet', async () => {
    const site = { id: 16, name: 'Trang mới', url: 'https://moi.example.vn', kind: 'portal' as const };
    await (await emc.as('admin')).call('addSite', { body: { ...site, agencyCode: 'H34' } });
    const query = 'kind=accounts&mode=append';
    const answer = await submit(officer, { siteId: 16, content: book, query });
    expect(await answer.json()).toMatchObject({ status: 404, code: 'NO_DEFAULT_VERSION' });
  });
});
