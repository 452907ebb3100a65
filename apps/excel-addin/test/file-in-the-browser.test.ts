import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileFiles, workbookOfTexts } from '@emc/xlsx-templates/fixtures';
import { FilePage, type Given } from './file-page.js';
import { judgedOnTheServer } from './judged-on-the-server.js';
import { describePane } from './pane.js';

const fixtures = join(import.meta.dirname, '../../../libs/xlsx-templates/fixtures');
const saved = readdirSync(fixtures);
const bytesOf = (name: string) => readFileSync(join(fixtures, name));

const services: Given = { kind: 'services', now: '2023-03-10T03:00:00Z' };
const accounts: Given = { ...services, kind: 'accounts' };
/** A list of the export button is called .xls too, and is no true one. */
const isTrueXls = (name: string) => name.endsWith('.xls') && !name.includes('vue-json-excel');
const givenFor = (name: string) => (name.startsWith('account-') ? accounts : services);

const accountHeader = ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'];
const account = (n: number) => [
  `canbo.${n}`,
  `0${79_000_000_000 + n}`,
  '3',
  '2022-10-04 08:30:00',
  n % 3 ? '27/02/2023 15:05:00' : '',
];
const accountsFrom = (first: number, count: number) => Array.from({ length: count }, (_, n) => account(first + n));

function htmlOf(rows: readonly (readonly string[])[]): Buffer {
  const written = rows.map((texts) => `<tr><td>${texts.join('</td><td>')}</td></tr>`);
  return Buffer.from(`<html><meta charset="utf-8"><body><table>${written.join('')}</table></body></html>`);
}

/** Lists of accounts that only come right over all of their sheets, or at the second reading. */
const accountBooks: readonly (readonly [name: string, bytes: Buffer])[] = [
  [
    'several sheets, one id on two of them',
    workbookOfTexts([
      { name: 'Quý I', rows: [['DANH SÁCH'], accountHeader, ...accountsFrom(1, 5)] },
      { name: 'Ghi chú', rows: [['Không xoá trang này']] },
      { name: 'Hướng dẫn', rows: [['Cách điền']] },
      { name: 'Quý II', rows: [accountHeader, ...accountsFrom(5, 5), ['', '', '9', '31/02/2022', '']] },
    ]),
  ],
  [
    'dates with the month first',
    workbookOfTexts([
      {
        name: 'Tài khoản',
        rows: [accountHeader, ['a', 'b', '2', '12/31/2022', '02/25/2023'], ['c', 'd', '2', '11/30/2022', '02/26/2023']],
      },
    ]),
  ],
  [
    'an HTML table, its dates with the month first',
    htmlOf([accountHeader, ['a', 'b', '2', '12/31/2022', '2/25/2023 3:05:00 PM'], ['c', '', '9', '02/30/2023', '']]),
  ],
  ['no header', workbookOfTexts([{ name: 'Tài khoản', rows: accountsFrom(1, 3) }])],
  [
    'days from 1904',
    workbookOfTexts([{ name: 'TK', rows: [accountHeader, account(1)] }], '<workbookPr date1904="1"/>'),
  ],
];

describePane('a file in the browser', () => {
  let page: FilePage;
  beforeAll(async () => {
    page = await FilePage.open();
  });
  afterEach(() => expect(page.faults).toEqual([]));
  afterAll(() => page.close());

  /** What the page says of a file has to be word for word what the server says. */
  async function expectSame(name: string, bytes: Buffer, given: Given): Promise<void> {
    const onServer = await judgedOnTheServer(bytes, given);
    await page.pick({ name, bytes });
    const { checked } = await page.check(given);
    expect(checked).toEqual({ fileName: name, ...('verdict' in onServer && { kind: given.kind }), ...onServer });
  }

  test('is read with no more than Chrome 109 knows', async () => {
    expect(await page.page.evaluate(() => ['toSorted' in [], 'union' in new Set(), 'map' in [].values()])).toEqual([
      false,
      false,
      false,
    ]);
  });

  describe('says what the server says', () => {
    test.each(saved.filter((name) => /\.xlsx?$/.test(name) && !isTrueXls(name)))('of %s', (name) =>
      expectSame(name, bytesOf(name), givenFor(name)),
    );

    test('of a list whose agency is known', () => {
      const known = { agencyCodes: ['H34', 'H48'], knownIds: ['000007', '000012'] };
      return expectSame('danh mục.xlsx', bytesOf('forty-faults.openpyxl.xlsx'), { ...services, ...known });
    });

    test.each(accountBooks)('of accounts: %s', (name, bytes) => expectSame(`${name}.xlsx`, bytes, accounts));

    test('of services in a workbook of accounts', () =>
      expectSame('a.xlsx', bytesOf('account-faults.openpyxl.xlsx'), services));

    test.each(hostileFiles.filter(({ name }) => !/^(encrypted\.xlsx|truncated\.xls)$/.test(name)))(
      'of $name: $code',
      async ({ name, make }) => expectSame(name, await make(), services),
    );

    test('of a workbook cut or damaged anywhere', async () => {
      const bytes = bytesOf('appendix-i.openpyxl.xlsx');
      for (let at = 40; at < bytes.length; at += 331) {
        await expectSame(`cut at ${at}.xlsx`, bytes.subarray(0, at), services);
        const damaged = Buffer.from(new Uint8Array(bytes));
        damaged[at] = (damaged[at] ?? 0) ^ 0x5a;
        await expectSame(`damaged at ${at}.xlsx`, damaged, services);
      }
    });
  });

  describe('leaves to the server', () => {
    test.each(saved.filter(isTrueXls))('%s', async (name) => {
      await page.pick(join(fixtures, name));
      expect((await page.check(givenFor(name))).checked).toEqual({ fileName: name, needsServer: true });
    });

    test.each(hostileFiles.filter(({ name }) => /^(encrypted\.xlsx|truncated\.xls)$/.test(name)))(
      '$name',
      async ({ name, make }) => {
        await page.pick({ name, bytes: await make() });
        expect((await page.check(services)).checked).toEqual({ fileName: name, needsServer: true });
      },
    );

    test.each([
      ['no .xls that is too large for it', 'FILE_TOO_LARGE', ''],
      ['no large workbook with a password', 'FILE_ENCRYPTED', 'EncryptedPackage'],
    ])('%s: %s', async (_, code, name) => {
      const bytes = Buffer.alloc(8 * 1024 * 1024 + 1);
      bytes.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
      bytes.write(name, 3_000_000, 'utf16le');
      await page.pick({ name: 'a.xls', bytes });
      expect((await page.check(services)).checked).toMatchObject({ refused: { code } });
    });
  });

  describe('of 100,000 accounts', () => {
    beforeAll(() =>
      page.pick({
        name: 'tài khoản.xlsx',
        bytes: workbookOfTexts([
          { name: 'Một', rows: [accountHeader, ...accountsFrom(1, 50_000)] },
          { name: 'Hai', rows: [accountHeader, ...accountsFrom(50_001, 49_999), account(7)] },
        ]),
      }),
    );

    test('tells how far it is', async () => {
      const { checked, progress } = await page.check(accounts);
      expect(checked).toMatchObject({ sheetNames: ['Một', 'Hai'], verdict: { counts: { rows: 100_000, errors: 1 } } });
      expect(progress.length).toBeGreaterThan(20);
      const rows = progress.map(([told]) => told);
      expect(rows).toEqual([...new Set(rows)].sort((one, other) => one - other));
      expect(progress.every(([told, of]) => told <= of && of <= 110_000)).toBe(true);
    });

    test('can be stopped', async () => {
      const { thrown, progress } = await page.check({ ...accounts, stop: true });
      expect(thrown).toBe('AbortError');
      expect(progress).toHaveLength(1);
      await Promise.all(page.page.workers().map((worker) => worker.waitForEvent('close')));
    });
  });

  describe('on the disk', () => {
    let folder: string;
    let path: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'emc-picked-'));
      path = join(folder, 'danh mục.xlsx');
      await writeFile(path, new Uint8Array(bytesOf('appendix-i.openpyxl.xlsx')));
      await page.pick(path);
    });
    afterEach(() => rm(folder, { recursive: true }));

    const checked = async () => (await page.check(services)).checked;
    const lost = { fileName: 'danh mục.xlsx', lost: true };

    test('that is there is read', async () => expect(await checked()).toHaveProperty('verdict'));

    test('that was taken away since it was picked has to be picked again', async () => {
      await rm(path);
      expect(await checked()).toEqual(lost);
    });

    test('that was saved again since it was checked has to be picked again', async () => {
      await checked();
      await writeFile(path, new Uint8Array(bytesOf('officers-list.openpyxl.xlsx')));
      await utimes(path, new Date(), new Date(Date.now() + 60_000));
      expect(await checked()).toEqual(lost);
    });
  });
});
