import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceList, type Cell } from '@emc/domain';
import { fileSource } from './byte-source.js';
import { exportList, type ExportRow } from './export.js';
import { openWorkbook } from './read.js';
import { defaultLimits } from './read.limits.js';

const folder = mkdtempSync(join(tmpdir(), 'emc-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const about = {
  siteId: 278,
  siteName: 'Hệ thống một cửa điện tử',
  versionNumber: 3,
  acceptedAt: '2026-03-01T02:05:00Z',
  exportedAt: '2026-03-01T17:30:00Z',
  sha256: 'ab'.repeat(32),
};

/** The cells of a sheet as the reader takes them back. */
async function readBack(rows: readonly ExportRow[], sheet = 0): Promise<Cell[][]> {
  const path = join(folder, 'list.xlsx');
  writeFileSync(path, await exportList(serviceList, rows, about));
  const book = await openWorkbook(await fileSource(path), defaultLimits);
  const found: Cell[][] = [];
  for await (const batch of book.rows(sheet))
    found.push(...batch.map(({ cells }) => Array.from(cells, (cell) => cell ?? null)));
  await book.close();
  return found;
}

const CODE = '2.000221.000.00.00.H34';

test.each<readonly [string, ExportRow, readonly Cell[]]>([
  [
    'codes with zeros',
    ['Cấp giấy phép', 4, null, CODE, '000001'],
    [{ text: 'Cấp giấy phép' }, { number: 4 }, null, { text: CODE }, { text: '000001' }],
  ],
  [
    'a code given as a number',
    ['Tên', 0, null, CODE, 17],
    [{ text: 'Tên' }, { number: 0 }, null, { text: CODE }, { text: '17' }],
  ],
  [
    'a formula',
    ['=1+1', 3, '=HYPERLINK("http://x")', '+84', '@SUM(A1)'],
    [{ text: '=1+1' }, { number: 3 }, { text: '=HYPERLINK("http://x")' }, { text: '+84' }, { text: '@SUM(A1)' }],
  ],
  [
    'a formula behind a tab',
    ['\t=1+1', 3, '\r=1', '-1', 'x'],
    [{ text: '\t=1+1' }, { number: 3 }, { text: '\r=1' }, { text: '-1' }, { text: 'x' }],
  ],
  [
    'signs of XML',
    ['<A & "B">', 3, null, ']]>', '_x0041_'],
    [{ text: '<A & "B">' }, { number: 3 }, null, { text: ']]>' }, { text: '_x0041_' }],
  ],
  [
    'lines and spaces',
    [' hai\ndòng ', 3, null, CODE, ' 1 '],
    [{ text: ' hai\ndòng ' }, { number: 3 }, null, { text: CODE }, { text: ' 1 ' }],
  ],
  [
    'signs XML cannot carry',
    ['a\u0001b', 3, null, CODE, '1'],
    [{ text: 'a\u0001b' }, { number: 3 }, null, { text: CODE }, { text: '1' }],
  ],
])('%s come back as they were', async (_, row, cells) => {
  expect((await readBack([row]))[1]).toEqual(cells);
});

test('the header stands in row 1 as in the letter', async () => {
  const [header] = await readBack([]);
  expect(header).toEqual(['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'].map((text) => ({ text })));
});

test('the second sheet says which list this is', async () => {
  const info = await readBack(
    [
      ['A', 4, null, CODE, '1'],
      ['B', 4, null, CODE, '2'],
    ],
    1,
  );
  expect(info.slice(1).map(([label, value]) => [label, value])).toEqual([
    [{ text: 'Trang' }, { text: 'Hệ thống một cửa điện tử (Id 278)' }],
    [{ text: 'Phiên bản' }, { number: 3 }],
    [{ text: 'Số dòng' }, { number: 2 }],
    [{ text: 'Được nhận lúc' }, { text: '01/03/2026 09:05 (giờ Việt Nam)' }],
    [{ text: 'Xuất lúc' }, { text: '02/03/2026 00:30 (giờ Việt Nam)' }],
    [{ text: 'SHA-256 của tệp đã nộp' }, { text: 'ab'.repeat(32) }],
    [{ text: 'Mẫu danh sách' }, { text: `services, ${serviceList.revision}` }],
  ]);
});

test('the same list gives the same bytes', async () => {
  const rows: ExportRow[] = [['A', 4, null, CODE, '1']];
  expect((await exportList(serviceList, rows, about)).equals(await exportList(serviceList, rows, about))).toBe(true);
});

test('an export whose rows break off is no export', async () => {
  async function* broken(): AsyncGenerator<ExportRow> {
    yield ['A', 4, null, CODE, '1'];
    throw new Error('connection lost');
  }
  await expect(exportList(serviceList, broken(), about)).rejects.toThrow('connection lost');
});
