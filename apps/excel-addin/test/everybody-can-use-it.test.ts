import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { bookOf, serviceFile, services, type Row } from './guide-lists.js';
import { listBook } from './lists.js';
import { describePane } from './pane.js';
import { fitsEverywhere } from './picture.js';
import { Server } from './server.js';
import { faulty, forAdmins, forAnybody, forOfficers, furnishViews } from './views.js';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describePane('everybody can use every view', () => {
  let server: Server;
  let refused: string;
  beforeAll(async () => {
    server = await Server.start();
    refused = (await furnishViews(server)).id;
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
