import type { CDPSession, Page } from 'playwright-core';
import { bookOf, serviceFile, services } from './guide-lists.js';
import { describePane } from './pane.js';
import { Server } from './server.js';
import { forAdmins, forAnybody, forOfficers, furnishViews, type View } from './views.js';

const words = 'Đà Nẵng';

/** What an input method shows of each syllable while it is typed, letter by letter. */
const syllables = [
  ['Đ', 'Đa', 'Đà'],
  ['N', 'Na', 'Nă', 'Nẵ', 'Nẵn', 'Nẵng'],
];

/** Whatever takes words; passwords and dates are not composed. */
const fields = 'input:is([type="text"], [type="search"], [type="url"], :not([type])), textarea';

describePane('words composed by an input method', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
    await furnishViews(server);
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  const press = async (page: Page, key: string) => {
    await page.locator(`[data-key="${key}"]`).first().click();
    await idle(page);
  };

  test.each<[who: string, username: string | null, views: readonly View[], most: number]>([
    ['anybody', null, forAnybody, 1],
    ['an officer', 'canbo.h34', forOfficers, 9],
    ['an administrator', 'admin', forAdmins, 20],
  ])('are kept in every field of every screen of %s', async (_, username, views, least) => {
    const page = await server.openPage('#me');
    if (username) await server.signIn(page, username);
    const found: Record<string, string> = {};
    for (const [name, address, shows, ...keys] of views) {
      await page.goto('about:blank');
      await page.goto(`${server.url}/${address}`);
      await page.locator(shows).first().waitFor();
      await idle(page);
      for (const key of keys) await press(page, key);
      Object.assign(found, await typedEverywhere(page, name));
    }
    expect(Object.values(found)).toEqual(Object.keys(found).map(() => words));
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(least);
  });

  test('are kept where a discrepancy is explained, while the screen is asked for anew', async () => {
    const page = await server.openPage('#reconciliation');
    await server.signIn(page, 'canbo.h34');
    await page.getByRole('link', { name: /: 12$/ }).click();
    await page.getByRole('heading', { name: 'Bằng chứng' }).waitFor();
    await idle(page);
    await press(page, 'step explain');
    const devtools = await page.context().newCDPSession(page);
    await page.locator('#step-note').focus();
    for (const shown of syllables[0]!) {
      await compose(devtools, shown);
      // Shows all in the other language, as the coming of an answer shows all anew.
      await page.evaluate(() => document.getElementById('language')?.click());
      await idle(page);
    }
    expect(await page.locator('#step-note').inputValue()).toBe('Đà');
    await devtools.send('Input.insertText', { text: 'Đà' });
    expect(await page.locator('#step-note').inputValue()).toBe('Đà');
  });

  test('are kept where a list is handed in', async () => {
    const page = await server.openPage('#check');
    await page.locator('[data-key="sign-in-first"]').first().click();
    await server.signIn(page, 'canbo.h34');
    await page.locator('[data-key="pick"]').setInputFiles(serviceFile('danh-muc.xlsx', services(1)));
    await page.locator('.summary').waitFor();
    await idle(page);
    await press(page, 'hand-in');
    await page.locator('.decision summary').click();
    const found = await typedEverywhere(page, 'what is handed in');
    expect(found).toEqual({
      'what is handed in: confirmation': words,
      'what is handed in: decision-number': words,
    });
  });

  test('are kept in the pane', async () => {
    const { page } = await server.openPane(bookOf(services(31)), '1.15', '#reconciliation?part=dossiers');
    const found = await typedEverywhere(page, 'signing in');
    await server.signIn(page, 'canbo.h34');
    for (const part of ['dossiers', 'declared', 'adjustments']) {
      await press(page, `part ${part}`);
      Object.assign(found, await typedEverywhere(page, part));
    }
    await press(page, 'menu check');
    await press(page, 'check');
    await press(page, 'hand-in');
    await page.locator('.decision summary').click();
    Object.assign(found, await typedEverywhere(page, 'what is handed in'));
    expect(Object.values(found)).toEqual(Object.keys(found).map(() => words));
    expect(Object.keys(found).length).toBeGreaterThanOrEqual(9);
  });
});

/** What stands in each field of a view, by its key, once the words were composed into it. */
async function typedEverywhere(page: Page, view: string): Promise<Record<string, string>> {
  const devtools = await page.context().newCDPSession(page);
  const keys = await page
    .locator(fields)
    .evaluateAll((all) => all.filter((one) => !one.hasAttribute('readonly')).map((one) => one.dataset.key ?? one.id));
  const found: Record<string, string> = {};
  for (const key of keys) {
    const field = page.locator(`[data-key="${key}"]`);
    await field.fill('');
    await field.focus();
    for (const [at, shown] of syllables.entries()) {
      if (at > 0) await page.keyboard.insertText(' ');
      for (const letters of shown) await compose(devtools, letters);
      await devtools.send('Input.insertText', { text: shown.at(-1) ?? '' });
    }
    found[`${view}: ${key}`] = await field.inputValue();
    await field.fill('');
  }
  await devtools.detach();
  return found;
}

async function compose(devtools: CDPSession, text: string): Promise<void> {
  await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
}
