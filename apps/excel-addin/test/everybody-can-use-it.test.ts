import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Client } from '@emc/contract';
import type { Page } from 'playwright-core';
import { feedSite } from './fed-site.js';
import { accountFile, bodyOf, bookOf, serviceFile, services, type Row } from './guide-lists.js';
import { listBook } from './lists.js';
import { describePane } from './pane.js';
import { fitsEverywhere } from './picture.js';
import { Server } from './server.js';

const params = { siteId: 278 };
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A view: its address, what stands there once it is open, and what is pressed, in turn, before it is looked at. */
type View = readonly [name: string, address: string, shows: string, ...keys: string[]];

const forAnybody: readonly View[] = [
  ['the check', '#check', '.drop'],
  ['templates', '#templates', '[data-key="servicesTemplate"]'],
  ['signing in', '#history', '#username'],
];

const forOfficers: readonly View[] = [
  ['what was handed in', '#history', 'table'],
  ['accounts handed in', '#history?kind=accounts', 'table'],
  ['versions', '#history?view=versions&version=2&against=1', 'h2'],
  ['a version to be made the default', '#history?view=versions', 'table', 'default 2'],
  ['services', '#history?view=services', 'table'],
  ['no service found', '#history?view=services&q=khong+co', 'main .intro'],
  ['accounts', '#history?view=accounts', 'main :is(table, .intro)'],
  ['discrepancies', '#reconciliation', '.discrepancies'],
  ['no discrepancy', '#reconciliation?state=closed', 'main .intro'],
  ['codes', '#reconciliation?part=codes', 'table'],
  ['declared figures', '#reconciliation?part=declared', 'table', 'declare send'],
  ['adjustments', '#reconciliation?part=adjustments', '#propose-codeTthc', 'propose send'],
  ['the feed', '#reconciliation?part=feed', 'table'],
  ['dossiers', '#reconciliation?part=dossiers', 'table'],
  ['indicators', '#indicators', '.cards', 'excel'],
  ['one indicator', '#indicators?indicator=EMC-1', 'caption'],
  ['the own account', '#me', '#my-password-password'],
];

const forAdmins: readonly View[] = [
  ['sites', '#admin', 'table'],
  ['a site', '#admin?part=sites&id=278', 'textarea'],
  ['a new site', '#admin?part=sites&id=new', '[data-key="save"]', 'save'],
  ['agencies', '#admin?part=agencies', 'table'],
  ['an agency', '#admin?part=agencies&id=H34', '[data-key="save"]'],
  ['a new agency', '#admin?part=agencies&id=new', '[data-key="save"]', 'save'],
  ['users', '#admin?part=users', 'table'],
  ['a user', '#admin?part=users&id=new', '[data-key="save"]', 'save'],
  ['the audit', '#admin?part=audit', 'table'],
  ['holidays', '#admin?part=holidays', 'table', 'add-year', 'save-year'],
  ['the quarantine', '#admin?part=quarantine', 'table'],
  ['links', '#admin?part=links', 'main .intro'],
  ['indicators of the country', '#indicators?scope=all&indicator=EMC-1', 'table'],
  ['no site chosen', '#reconciliation?part=codes', 'main .intro'],
];

describePane('everybody can use every view', () => {
  let server: Server;
  let officer: Client;
  let refused: string;
  beforeAll(async () => {
    server = await Server.start();
    officer = (await feedSite(server)).officer;
    const query = { wait: 60 };
    await officer('submit', { params, query, body: bodyOf('bo-sung.xlsx', services(30)) });
    refused = (await officer('submit', { params, query, body: bodyOf('con-loi.xlsx', faulty()) })).id;
    const form = new FormData();
    const { buffer, name } = accountFile('tai-khoan.xlsx', 1, 40);
    form.append('file', new File([new Uint8Array(buffer)], name));
    await officer('submit', {
      params,
      query: { kind: 'accounts', wait: 60, makeDefault: 'true', asOf: '2026-02-10' },
      form,
    });
    const lost = new URLSearchParams({ siteId: '999', codeProfile: 'H34-7', codeTTHC: '000003', status: '1' });
    await fetch(`${server.url}/TrackingMCDT`, { method: 'POST', body: lost });
    await server.asBot()('reportBot', { body: { username: 'emc_bot' } });
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  const press = async (page: Page, key: string) => {
    await page.locator(`[data-key="${key}"]`).first().click();
    await idle(page);
  };
  const openAs = async (username: string | null, address: string) => {
    const page = await server.openPage(address);
    if (username) await server.signIn(page, username);
    await idle(page);
    return page;
  };

  test.each([
    ['anybody', null, forAnybody],
    ['an officer', 'canbo.h34', forOfficers],
    ['an administrator', 'admin', forAdmins],
  ])('of %s', async (_, username, views) => {
    const page = await openAs(username, '#me');
    const found: string[] = [];
    for (const [name, address, shows, ...keys] of views) {
      // Nothing of the view before must be taken for this one.
      await page.goto('about:blank');
      await page.goto(`${server.url}/${address}`);
      await page.locator(shows).first().waitFor();
      await idle(page);
      for (const key of keys) await press(page, key);
      found.push(...(await inTheWay(page, name)));
    }
    expect(found).toEqual([]);
  });

  test('that leads to another', async () => {
    const page = await openAs('canbo.h34', `#history?submission=${refused}`);
    const found: string[] = [];
    await page.getByRole('heading', { name: 'Vấn đề' }).waitFor();
    await idle(page);
    await page.locator('main .group button').first().click();
    await idle(page);
    found.push(...(await inTheWay(page, 'a submission')));
    await page.goto(`${server.url}/#reconciliation`);
    await page.getByRole('link', { name: /: 12$/ }).click();
    await page.getByRole('heading', { name: 'Bằng chứng' }).waitFor();
    await idle(page);
    await press(page, 'step explain');
    await press(page, 'step send');
    found.push(...(await inTheWay(page, 'a discrepancy')));
    await page.goto(`${server.url}/#me`);
    await page.getByLabel(/^Khoá dùng cho việc gì/).fill('Gửi danh sách');
    for (const name of ['Cấp khoá', 'Liên kết Telegram', 'Đổi mật khẩu']) {
      await page.getByRole('button', { name, exact: true }).click();
      await idle(page);
    }
    found.push(...(await inTheWay(page, 'a key and a link')));
    expect(found).toEqual([]);
  });

  test('of a file', async () => {
    const page = await openAs('canbo.h34', '#me');
    await page.goto(`${server.url}/#check`);
    const found: string[] = [];
    const pick = async (rows: readonly Row[]) => {
      await page.locator('[data-key="pick"]').setInputFiles(serviceFile('danh-muc.xlsx', rows));
      await page.locator('.summary').waitFor();
      await idle(page);
    };
    await pick(faulty());
    found.push(...(await inTheWay(page, 'issues of a file')));
    await pick(services(12));
    found.push(...(await inTheWay(page, 'a file without issues')));
    await press(page, 'hand-in');
    await page.locator('#decision-number, summary').first().waitFor();
    found.push(...(await inTheWay(page, 'what handing in changes')));
    expect(found).toEqual([]);
  });

  test('of the pane', async () => {
    const { page } = await server.openPane(listBook(), '1.15');
    const found: string[] = [];
    await idle(page);
    found.push(...(await inTheWay(page, 'the pane')));
    await press(page, 'check');
    await press(page, 'ID_LOST_ZERO');
    found.push(...(await inTheWay(page, 'issues in the pane')));
    await press(page, 'all ID_LOST_ZERO');
    found.push(...(await inTheWay(page, 'fixes before they are made')));
    const other = await server.openPane(bookOf(services(31)), '1.15');
    await idle(other.page);
    await press(other.page, 'check');
    await press(other.page, 'hand-in');
    found.push(...(await inTheWay(other.page, 'before signing in to hand in')));
    await press(other.page, 'sign-in-first');
    found.push(...(await inTheWay(other.page, 'signing in in the pane')));
    await server.signIn(other.page, 'canbo.h34');
    await other.page.getByRole('heading', { name: 'Xem trước khi nộp' }).waitFor();
    await press(other.page, 'decision');
    found.push(...(await inTheWay(other.page, 'what changes, in the pane')));
    await press(other.page, 'submit');
    await other.page.getByRole('heading', { name: 'Giấy biên nhận' }).waitFor();
    found.push(...(await inTheWay(other.page, 'the receipt')));
    for (const [key, shows] of [
      ['menu templates', '[data-key="fill"]'],
      ['menu reconciliation', '.discrepancies'],
      ['part codes', 'table'],
    ] as const) {
      await press(other.page, key);
      await other.page.locator(shows).first().waitFor();
      await idle(other.page);
      found.push(...(await inTheWay(other.page, `${key} of the pane`)));
    }
    expect(found).toEqual([]);
  });
});

/** All that is judged in the light; what is left to judge in the dark, which changes colours and nothing else. */
const judged = {
  light: { runOnly: { type: 'tag', values: tags }, rules: { 'target-size': { enabled: true } } },
  dark: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
} as const satisfies Record<string, axe.RunOptions>;

/** What keeps somebody from using a view as it stands, in light and in dark, and at every size. */
async function inTheWay(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate(async (options) => {
      const { axe: judge } = globalThis as unknown as { axe: typeof axe };
      return (await judge.run({ ...options, resultTypes: ['violations'] } as axe.RunOptions)).violations;
    }, judged[colorScheme]);
    for (const { id, help, nodes } of violations) {
      for (const { html } of nodes) found.push(`${name}, ${colorScheme}: ${id}: ${help}: ${html}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return [...found, ...(await fitsEverywhere(page, name))];
}

/** With an error, a warning and notices. */
function faulty(): Row[] {
  return [
    ...services(4),
    ['', 4, '', '1.002250.000.00.00.H34', '000050'],
    ['Cấp lại thẻ', 2, '', '1.002251.000.00.00.H34', '000051'],
    ['Cấp đổi giấy phép', 'Toàn trình', 'dichvucong.example.vn/doi', '1.002252.0\n00.00.00.H34', '000002'],
  ];
}
