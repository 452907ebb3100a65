import type { Client, Submission } from '@emc/contract';
import type { ListKind } from '@emc/domain';
import type { Route } from 'playwright-core';
import { accountBook, goodRows, listBook } from './lists.js';
import { describePane, OpenPane } from './pane.js';
import { Server } from './server.js';
import type { Workbook } from './workbook.js';

const siteId = 278;
const handIns = '**/api/submissions/*/hand-in?**';

/** What happens to the request that hands the list in; all others get through. */
type Fate = (route: Route) => Promise<void>;
const unheard: Fate = (route) => route.abort();
const answerLost: Fate = async (route) => {
  await route.fetch();
  await route.abort();
};

describePane('whatever goes wrong, a list is handed in exactly once', () => {
  let server: Server;
  let officer: Client;
  beforeAll(async () => {
    server = await Server.start();
    officer = await server.as('canbo.h34');
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const handedIn = async (): Promise<Submission[]> => {
    const { items } = await officer('listSubmissions', { params: { siteId }, query: {} });
    return items.filter(({ dryRun }) => !dryRun);
  };

  /** A pane with a good list, looked over and ready to be sent. */
  const reviewed = async (book: Workbook = listBook(goodRows(8)), kind: ListKind = 'services') => {
    const { page, excel, faults } = await server.openPane(book, '1.15');
    if (!excel) throw new Error('No Excel.');
    const pane = new OpenPane(page, excel, faults);
    await pane.idle();
    await pane.press('Đăng nhập');
    await server.signIn(page, 'canbo.h34');
    await page.getByLabel('Loại danh sách').selectOption(kind);
    await pane.check();
    await pane.press('Nộp…');
    await page.getByRole('heading', { name: 'Xem trước khi nộp' }).waitFor();
    return pane;
  };
  const meets = async ({ page }: OpenPane, fate: Fate) => {
    await page.route(handIns, fate);
    return () => page.unroute(handIns);
  };
  const receipt = ({ page }: OpenPane) => page.getByRole('heading', { name: 'Giấy biên nhận' }).waitFor();
  const waiting = ({ page }: OpenPane) => page.getByText('tự gửi khi có mạng').waitFor();
  /** The browser itself says on its console that a request failed. */
  const forgiveOutage = ({ faults }: OpenPane) => {
    const all = faults as string[];
    all.splice(0, all.length, ...all.filter((fault) => !fault.includes('net::ERR_')));
  };

  test('a double click', async () => {
    const before = await handedIn();
    const pane = await reviewed();
    await pane.button('Nộp').dblclick();
    await receipt(pane);
    expect(await handedIn()).toHaveLength(before.length + 1);
  });

  test.each<[what: string, fate: Fate]>([
    ['EMC is out of reach', unheard],
    ['the answer is lost', answerLost],
  ])('%s: the list waits, and is asked for again', async (_, fate) => {
    const before = await handedIn();
    const pane = await reviewed();
    const over = await meets(pane, fate);
    await pane.press('Nộp');
    await waiting(pane);
    await over();
    await pane.button('Gửi ngay').click();
    await receipt(pane);
    expect(await handedIn()).toHaveLength(before.length + 1);
    forgiveOutage(pane);
  });

  test('dropped while EMC is out of reach, it is not sent any more', async () => {
    const before = await handedIn();
    const pane = await reviewed();
    const over = await meets(pane, unheard);
    await pane.press('Nộp');
    await waiting(pane);
    await pane.button('Thôi nộp').click();
    await over();
    await pane.button('Nộp…').waitFor();
    await pane.page.reload();
    await pane.idle();
    expect(await pane.page.locator('main').innerText()).not.toContain('chưa có kết quả');
    expect(await handedIn()).toEqual(before);
    forgiveOutage(pane);
  });

  test.each<[what: string, kind: ListKind, book: () => Workbook]>([
    ['services', 'services', () => listBook(goodRows(8))],
    ['accounts', 'accounts', () => accountBook(3)],
  ])('the pane is closed before the answer came: %s', async (_, kind, book) => {
    const before = await handedIn();
    const pane = await reviewed(book(), kind);
    const over = await meets(pane, answerLost);
    await pane.press('Nộp');
    await waiting(pane);
    await over();
    const stored = await pane.page.evaluate(readKept);
    expect(stored).toHaveLength(1);
    // The list itself is EMC's; on this computer only which trial waits.
    expect(stored[0]).not.toContain('"rows"');
    await pane.page.reload();
    await pane.idle();
    await pane.page.getByText('chưa có kết quả').waitFor();
    await pane.button('Nộp tiếp').click();
    await receipt(pane);
    expect(await handedIn()).toHaveLength(before.length + 1);
    expect(await pane.page.evaluate(readKept)).toEqual([]);
    forgiveOutage(pane);
  });

  test('the session ends half way', async () => {
    const before = await handedIn();
    const pane = await reviewed();
    const refusal = { type: 'about:blank', title: 'Hết phiên', status: 401, code: 'SIGN_IN_REQUIRED' };
    const fulfil = { status: 401, contentType: 'application/problem+json', body: JSON.stringify(refusal) };
    await pane.page.route('**/api/refresh', (route) => route.fulfill(fulfil));
    const over = await meets(pane, (route) => route.fulfill(fulfil));
    await pane.press('Nộp');
    await pane.page.getByText('Phiên làm việc đã hết').waitFor();
    await over();
    await pane.page.unroute('**/api/refresh');
    await pane.press('Đăng nhập để nộp');
    await server.signIn(pane.page, 'canbo.h34');
    await receipt(pane);
    expect(await handedIn()).toHaveLength(before.length + 1);
  });
});

/** Runs in the page: what it keeps on the disk, as text. */
function readKept(): Promise<string[]> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('emc', 1);
    opening.addEventListener('success', () => {
      const all = opening.result.transaction('kept').objectStore('kept').getAll();
      all.addEventListener('success', () => {
        opening.result.close();
        resolve((all.result as object[]).map((each) => JSON.stringify(each)));
      });
    });
  });
}
