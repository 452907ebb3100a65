import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client, Submission } from '@emc/contract';
import { workbookOfTexts } from '@emc/xlsx-templates/fixtures';
import type { Page } from 'playwright-core';
import { accountBook, goodRows, listBook } from './lists.js';
import { describePane, OpenPane } from './pane.js';
import { Server } from './server.js';

const siteId = 278;
let used = 0;
const accounts = (count: number) =>
  workbookOfTexts([
    {
      name: 'Tài khoản',
      rows: [
        ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'],
        ...Array.from({ length: count }, () => [`tk.${++used}`, '', '2', '2022-10-04', '27/02/2023']),
      ],
    },
  ]);
const services = () =>
  workbookOfTexts([
    {
      name: 'Dịch vụ công',
      rows: [
        ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'],
        ...Array.from({ length: 5 }, () => [
          `Thủ tục ${++used}`,
          '4',
          '',
          `1.00${1000 + used}.000.00.00.H34`,
          `M${used}`,
        ]),
      ],
    },
  ]);

interface Kind {
  readonly kind: 'services' | 'accounts';
  readonly mode?: 'append';
  readonly files: () => readonly Buffer[];
}

const kinds: readonly (readonly [what: string, kind: Kind])[] = [
  ['services', { kind: 'services', files: () => [services()] }],
  ['all accounts', { kind: 'accounts', files: () => [accounts(40)] }],
  ['more accounts', { kind: 'accounts', mode: 'append', files: () => [accounts(3)] }],
  ['all accounts in parts', { kind: 'accounts', files: () => [accounts(30), accounts(30)] }],
  ['more accounts in parts', { kind: 'accounts', mode: 'append', files: () => [accounts(2), accounts(2)] }],
];
const choices = [true, false] as const;

describePane('what is handed in is what was tried', () => {
  let server: Server;
  let officer: Client;
  let folder: string;
  beforeAll(async () => {
    server = await Server.start();
    officer = await server.as('canbo.h34');
    folder = await mkdtemp(join(tmpdir(), 'emc-tried-'));
    await officer('submit', {
      params: { siteId },
      query: { kind: 'accounts', makeDefault: 'true', wait: 30 },
      form: formOf(accounts(40)),
    });
  });
  afterEach(() => server.closePages());
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  const press = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    await idle(page);
  };

  /** From the look before it is handed in to the receipt. */
  async function handIn(page: Page, makeDefault: boolean): Promise<void> {
    await page.getByRole('heading', { name: 'Xem trước khi nộp' }).waitFor();
    await idle(page);
    await page.locator('[data-key="make-default"]').setChecked(makeDefault);
    const typed = page.locator('#confirmation');
    if ((await typed.count()) > 0) await typed.fill(String(siteId));
    await page.getByText('Quyết định công bố').click();
    await page.locator('#decision-number').fill('12/QĐ-UBND');
    await page.locator('#decision-date').fill('2026-03-02');
    await page.getByRole('button', { name: 'Nộp', exact: true }).click();
    await page.getByRole('heading', { name: 'Giấy biên nhận' }).waitFor();
  }

  async function expectAsTried(makeDefault: boolean): Promise<void> {
    const { items } = await officer('listSubmissions', { params: { siteId }, query: {} });
    const [done, trial] = items;
    expect([done?.dryRun, trial?.dryRun]).toEqual([false, true]);
    if (!done || !trial) return;
    const same = ({ kind, mode, asOf, source, fileName, sha256, parts, counts, diff }: Submission) => {
      return { kind, mode, asOf, source, fileName, sha256, parts, counts, diff };
    };
    expect(same(done)).toEqual(same(trial));
    expect(done).toMatchObject({
      state: 'accepted',
      makeDefault,
      decision: { number: '12/QĐ-UBND', date: '2026-03-02' },
    });
  }

  const all = kinds.flatMap(([what, kind]) => choices.map((makeDefault) => [what, makeDefault, kind] as const));
  test.each(all)('on the page: %s, made the default: %s', async (_, makeDefault, { kind, mode, files }) => {
    const page = await server.openPage('#me');
    await server.signIn(page, 'canbo.h34');
    await page.goto(`${server.url}/#check`);
    await idle(page);
    await page.locator('[data-key="kind"]').selectOption(kind);
    await idle(page);
    const paths: string[] = [];
    for (const [at, bytes] of files().entries()) {
      const path = join(folder, `${used} phần ${at + 1}.xlsx`);
      await writeFile(path, new Uint8Array(bytes));
      paths.push(path);
    }
    await page.locator('[data-key="pick"]').setInputFiles(paths);
    await page.locator('.file-check .summary').waitFor();
    await idle(page);
    if (kind === 'accounts') await page.getByLabel('Ngày số liệu').fill('2026-03-02');
    if (mode) await page.locator('[data-key="mode"]').selectOption(mode);
    await press(page, 'Nộp…');
    await handIn(page, makeDefault);
    await expectAsTried(makeDefault);
  });

  const books = [
    ['services', () => listBook(goodRows(8))],
    ['accounts', () => accountBook(60)],
  ] as const;
  test.each(books.flatMap(([kind, book]) => choices.map((makeDefault) => [kind, makeDefault, book] as const)))(
    'in Excel: %s, made the default: %s',
    async (kind, makeDefault, book) => {
      const { page, excel, faults } = await server.openPane(book(), '1.15');
      if (!excel) throw new Error('No Excel.');
      const pane = new OpenPane(page, excel, faults);
      await pane.idle();
      await pane.press('Đăng nhập');
      await server.signIn(page, 'canbo.h34');
      await page.getByLabel('Loại danh sách').selectOption(kind);
      await pane.check();
      await pane.press('Nộp…');
      await handIn(page, makeDefault);
      await expectAsTried(makeDefault);
    },
  );
});

function formOf(content: Buffer): FormData {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(content)]), 'tài khoản.xlsx');
  return form;
}
