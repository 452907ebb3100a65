import type { Page } from 'playwright-core';
import { listBook } from './lists.js';
import { describePane } from './pane.js';
import { password, Server } from './server.js';

/** One code lost its zeros; the rest is as it should be. */
const rows = [
  ['Cấp phiếu lý lịch tư pháp', 4, '', '1.002199.000.00.00.H34', { value: '000010', format: '@' }],
  ['Cấp giấy phép xây dựng', 4, '', '1.002200.000.00.00.H34', 12],
  ['Đăng ký khai sinh', 3, '', '1.002201.000.00.00.H34', { value: '000014', format: '@' }],
];

/** More stops than any view of the journey has. */
const mostStops = 60;

describePane('an officer without a mouse', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  test('checks, jumps, fixes, signs in, hands in and looks back', async () => {
    const book = listBook(rows);
    const { page } = await server.openPane(book, '1.15');
    await idle(page);

    await tabTo(page, 'kind');
    await press(page, 'ArrowDown');
    expect(await page.locator('#kind').inputValue()).toBe('accounts');
    await press(page, 'ArrowUp');
    expect(await page.locator('#kind').inputValue()).toBe('services');

    await tabTo(page, 'check');
    await press(page, 'Enter');
    await tabTo(page, 'ID_LOST_ZERO');
    await press(page, 'Space');
    await tabTo(page, 'jump ID_LOST_ZERO E5');
    await press(page, 'Enter');
    expect([book.selection, await keyInFocus(page)]).toEqual(['E5:E5', 'jump ID_LOST_ZERO E5']);
    await tabTo(page, 'fix ID_LOST_ZERO E5');
    await press(page, 'Enter');
    expect(book.active.at('E5').value).toBe('000012');
    await tabTo(page, 'undo');
    await tabTo(page, 'check');
    await press(page, 'Enter');

    await tabTo(page, 'hand-in');
    await press(page, 'Enter');
    expect(await keyInFocus(page)).toBe('step');
    await tabTo(page, 'sign-in-first');
    await press(page, 'Enter');
    expect(await keyInFocus(page)).toBe('username');
    await page.keyboard.type('canbo.h34');
    await tabTo(page, 'password');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Xem trước khi nộp' }).waitFor();
    await idle(page);
    expect(await keyInFocus(page)).toBe('step');

    await tabTo(page, 'make-default');
    await press(page, 'Space');
    await press(page, 'Space');
    await tabTo(page, 'decision');
    await press(page, 'Enter');
    await tabTo(page, 'decision-number');
    await page.keyboard.type('12/QĐ-UBND');
    await page.keyboard.press('Tab');
    expect(await keyInFocus(page)).toBe('decision-date');
    await tabTo(page, 'submit');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Giấy biên nhận' }).waitFor();
    await idle(page);
    expect(await keyInFocus(page)).toBe('step');

    await tabTo(page, 'in-history');
    await page.keyboard.press('Enter');
    await page.locator('main', { hasText: '12/QĐ-UBND' }).waitFor();
    await idle(page);
    await page.waitForFunction(() => document.activeElement?.id === 'title');
    await seen(page);
    await tabTo(page, 'view submissions');
    await press(page, 'Enter');
    await page.locator('caption', { hasText: 'lần nộp' }).waitFor();
    await seen(page);
  });
});

const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();

const keyInFocus = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-key') ?? null);

/** What a key sets off leaves the focus somewhere, and to be seen. */
async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key);
  await idle(page);
  await seen(page);
}

/** Goes on by Tab, round the page if need be; every stop on the way can be seen. */
async function tabTo(page: Page, key: string): Promise<void> {
  const stops: (string | null)[] = [];
  while (stops.at(-1) !== key && stops.length < mostStops) {
    await page.keyboard.press('Tab');
    if (await isOnPage(page)) await seen(page);
    stops.push(await keyInFocus(page));
  }
  expect(stops).toContain(key);
}

/** After the last stop a browser goes to its own bar, then begins anew. */
const isOnPage = (page: Page) => page.evaluate(() => document.activeElement !== document.body);

async function seen(page: Page): Promise<void> {
  const told = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'the focus is lost';
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { top, bottom, left, right } = element.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) return `outside: ${element.outerHTML}`;
    // A title is only read on from: nothing can be pressed there.
    if (element.id === 'title') return 'seen';
    return outlineStyle === 'none' || parseFloat(outlineWidth) < 2 ? `without a ring: ${element.outerHTML}` : 'seen';
  });
  expect(told).toBe('seen');
}
