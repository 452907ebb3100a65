import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client, Issue as ApiIssue } from '@emc/contract';
import { accountList, serviceList, type Issue, type ListKind, type Verdict } from '@emc/domain';
import { chooseSheet, defaultLimits, fileSource, openWorkbook } from '@emc/xlsx-templates';
import { workbookOfTexts } from '@emc/xlsx-templates/fixtures';
import type { Page } from 'playwright-core';
import { sheetInput } from '../src/sheet-input.js';
import { describePane, OpenPane } from './pane.js';
import { openSaved } from './saved-books.js';
import { Server } from './server.js';
import {
  accountBook,
  accountTraps,
  inForce,
  monthFirstBook,
  rowOfTrap,
  serviceBook,
  serviceTraps,
  type Trap,
} from './trap-books.js';
import { Workbook } from './workbook.js';

const siteId = 278;
const definitions = { services: serviceList, accounts: accountList };

/** An issue in the words of the API in Vietnamese. */
function asApi({ message, fix, ...issue }: Issue): ApiIssue {
  return { ...issue, message: message.vi, ...(fix && { fix: { value: fix.value, why: fix.why.vi } }) };
}

describePane('the page, the pane and EMC find the same', () => {
  let server: Server;
  let folder: string;
  let officer: Client;
  let page: Page;
  let pane: OpenPane;

  beforeAll(async () => {
    server = await Server.start();
    folder = await mkdtemp(join(tmpdir(), 'emc-traps-'));
    officer = await server.as('canbo.h34');
    const rows = inForce.map((id, at) => [`Thủ tục ${at}`, '4', '', `1.00990${at}.000.00.00.H34`, id]);
    const header = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];
    const form = formOf(workbookOfTexts([{ name: 'DVC', rows: [header, ...rows] }]));
    const query = { kind: 'services', makeDefault: 'true', wait: 60 } as const;
    const { state } = await officer('submit', { params: { siteId }, query, form });
    expect(state).toBe('accepted');
    page = await server.openPage('#history');
    await server.signIn(page, 'canbo.h34');
    await page.locator('[data-key="menu check"]').click();
    await page.locator('[data-key="kind"]').waitFor();
    const opened = await server.openPane(new Workbook('Trang'), '1.15', '#history');
    pane = new OpenPane(opened.page, opened.excel!, opened.faults);
    await server.signIn(pane.page, 'canbo.h34');
    await pane.page.locator('[data-key="menu check"]').click();
    await pane.page.locator('[data-key="check"]').waitFor();
  });
  afterAll(async () => {
    await server.closePages();
    await server.close();
    await rm(folder, { recursive: true });
  });

  test.each<[name: string, kind: ListKind, make: () => Promise<Buffer>]>([
    ['services', 'services', serviceBook],
    ['accounts', 'accounts', () => accountBook()],
    ['accounts, their days with the month first', 'accounts', monthFirstBook],
  ])('in the workbook of all traps: %s', async (name, kind, make) => {
    const { bytes, path } = await saved(name, await make());
    const ofFile = await triedAsFile(kind, bytes);
    expect(await foundByPage(kind, path)).toEqual(ofFile);
    expect((await shownByPage()).sort()).toEqual(ofFile.map(asShown).sort());
    expect(await foundByPane(kind, path)).toEqual(ofFile);
    expect(await triedAsRows(kind, path)).toEqual(ofFile);
  });

  test('where days count from 1904', async () => {
    const { bytes, path } = await saved('1904', await accountBook(true));
    const ofFile = await triedAsFile('accounts', bytes);
    expect(await foundByPage('accounts', path)).toEqual(ofFile);
    expect(await foundByPane('accounts', path, true)).toEqual(ofFile);
    expect(await triedAsRows('accounts', path)).toEqual(ofFile);
  });

  test('in accounts on several sheets, but for the pane, which looks at the sheet in front', async () => {
    const header = ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'];
    const row = (id: string) => [id, '', '2', '27/02/2023', '28/02/2023'];
    const bytes = workbookOfTexts([
      { name: 'Quý I', rows: [header, row('a'), row('b')] },
      { name: 'Quý II', rows: [header, row('c'), row('a')] },
    ]);
    const { path } = await saved('several', bytes);
    const ofFile = await triedAsFile('accounts', bytes);
    expect(ofFile.map(({ code, sheet }) => [code, sheet])).toEqual(
      expect.arrayContaining([['ACCOUNT_ID_DUPLICATE', 'Quý II']]),
    );
    expect(await foundByPage('accounts', path)).toEqual(ofFile);
    expect((await foundByPane('accounts', path)).map(({ code }) => code)).toContain('SHEET_OTHERS');
  });

  test.each<[name: string, traps: readonly Trap[], row: (at: number) => number, make: () => Promise<Buffer>]>([
    ['services', serviceTraps, rowOfTrap, serviceBook],
    ['accounts', accountTraps, (at) => at + 2, () => accountBook()],
  ])('each trap is told where it stands: %s', async (name, traps, rowOf, make) => {
    const { bytes } = await saved(name, await make());
    const found = await triedAsFile(name as ListKind, bytes);
    const told = traps.map(([what, says], at) => {
      // Numbers for days are told once, of the whole column.
      const told = found.filter(({ row, code }) => row === rowOf(at) || code === 'DATE_SERIAL');
      const codes = (says === null ? told.filter(({ row }) => row !== null) : told).map(({ code }) => code);
      return [what, says !== null && codes.includes(says) ? [says] : codes];
    });
    expect(told).toEqual(traps.map(([what, says]) => [what, says === null ? [] : [says]]));
  });

  async function saved(name: string, bytes: Buffer): Promise<{ readonly bytes: Buffer; readonly path: string }> {
    const path = join(folder, `${name}.xlsx`);
    await writeFile(path, new Uint8Array(bytes));
    return { bytes, path };
  }

  async function triedAsFile(kind: ListKind, bytes: Buffer): Promise<ApiIssue[]> {
    const query = { kind, dryRun: 'true', wait: 60 } as const;
    return issuesOf(await officer('submit', { params: { siteId }, query, form: formOf(bytes) }));
  }

  async function triedAsRows(kind: ListKind, path: string): Promise<ApiIssue[]> {
    const workbook = await openWorkbook(await fileSource(path), defaultLimits);
    const { sheetIndex, header } = (await chooseSheet(workbook, definitions[kind]))!;
    const rows = [];
    for await (const batch of workbook.rows(sheetIndex)) rows.push(...batch);
    const columns = Math.max(...header.columns.values()) + 1;
    const { date1904, sheets } = workbook;
    const name = sheets[sheetIndex]?.name ?? '';
    const otherSheets = sheets.filter((each) => !each.hidden && each.name !== name).map((each) => each.name);
    const merges = workbook.merges(sheetIndex);
    const body = sheetInput({ name, date1904, otherSheets, header, columns, rows, merges });
    await workbook.close();
    const query = { kind, dryRun: 'true', wait: 60 } as const;
    return issuesOf(await officer('submit', { params: { siteId }, query, body }));
  }

  async function issuesOf({ id, state }: { id: string; state: string }): Promise<ApiIssue[]> {
    expect(state).toMatch(/^(accepted|refused)$/);
    return [...(await officer('submissionIssues', { params: { id }, query: { limit: 1000 } })).items];
  }

  async function foundByPage(kind: ListKind, path: string): Promise<ApiIssue[]> {
    await page.locator('[data-key="kind"]').selectOption(kind);
    await idle(page);
    await page.locator('[data-key="pick"]').setInputFiles(path);
    await page.locator('.file-check .summary').waitFor();
    await idle(page);
    const verdict = await page.evaluate(() => {
      const { verdicts } = globalThis as unknown as { verdicts: { answer: string; judged: { verdict: Verdict } }[] };
      return verdicts.filter(({ answer }) => answer === 'judged').at(-1)?.judged.verdict;
    });
    return (verdict?.issues ?? []).map(asApi);
  }

  /** Everything that stands in the table, rule by rule. */
  async function shownByPage(): Promise<(readonly string[])[]> {
    while ((await page.locator('[data-key="more"]').count()) > 0) await page.locator('[data-key="more"]').click();
    const rows = await page.evaluate(() =>
      [...document.querySelectorAll('.issues tbody tr:not(.rule)')].map((row) =>
        [...row.children].map((cell) => (cell.querySelector('b') ?? cell).textContent ?? ''),
      ),
    );
    return rows;
  }

  async function foundByPane(kind: ListKind, path: string, date1904 = false): Promise<ApiIssue[]> {
    const book = await openSaved(path);
    book.date1904 = date1904;
    // Cells that somebody coloured count as used.
    book.active.put(299, 10, { value: '', format: '@' });
    pane.excel.open(book);
    await pane.page.getByLabel('Loại danh sách').selectOption(kind);
    await pane.idle();
    await pane.check();
    return ((await pane.verdict())?.issues ?? []).map(asApi);
  }
});

const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();

function asShown({ cell, row, value, message, fix }: ApiIssue): readonly string[] {
  return [
    cell ?? (row === null ? 'Cả danh sách' : `Dòng ${row}`),
    value === '' ? 'ô trống' : (value ?? ''),
    message,
    fix?.value ?? '',
  ];
}

function formOf(bytes: Buffer): FormData {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), 'danh mục.xlsx');
  return form;
}
