import type { ExportedIndicator } from './indicators.columns.js';
import { indicatorsCsv } from './indicators.csv.js';
import { exportIndicators } from './indicators.export.js';
import { contentOf, withSaved } from './fixtures/saved.js';

const row: ExportedIndicator = {
  ...{ agencyCode: 'H34', agencyName: 'Kon Tum', siteId: 278, siteName: 'Một cửa', id: 'EMC-1', revision: 1 },
  ...{ title: 'Tỷ lệ hồ sơ trực tuyến toàn trình', formula: 'a / b', from: '2024-01-01', to: '2024-12-31' },
  ...{ asOf: '2025-01-31', numerator: 115_665, denominator: 168_746, percent: '68.54', reason: null, remark: null },
  ...{
    reported: 9,
    expected: 10,
    coverage: '90.00',
    unmatched: 12,
    openDiscrepancies: 3,
    lists: 'Trang 278: phiên bản 3',
  },
};

test.each<[string, Partial<ExportedIndicator>, string]>([
  ['as it is', {}, 'H34,Kon Tum,278,Một cửa,EMC-1,'],
  ['the country', { agencyCode: null, agencyName: 'Cả nước', siteId: null, siteName: null }, ',Cả nước,,,EMC-1,'],
  ['commas and quotes', { siteName: 'A, "B"' }, 'H34,Kon Tum,278,"A, ""B""",EMC-1,'],
  ['two lines', { siteName: 'A\nB' }, 'H34,Kon Tum,278,"A\nB",EMC-1,'],
  ['a formula', { siteName: '=HYPERLINK("http://x")' }, `H34,Kon Tum,278,"'=HYPERLINK(""http://x"")",EMC-1,`],
  ['a formula behind spaces', { siteName: ' =1+1' }, `H34,Kon Tum,278,' =1+1,EMC-1,`],
  ['a formula behind a tab', { siteName: '\t=1' }, `H34,Kon Tum,278,'\t=1,EMC-1,`],
  ['a command', { siteName: '@SUM(A1)' }, `H34,Kon Tum,278,'@SUM(A1),EMC-1,`],
  ['no percentage', { percent: null, reason: 'Không đủ dữ liệu' }, 'H34,Kon Tum,278,Một cửa,EMC-1,'],
])('CSV: %s', (_, changed, begins) => {
  const text = indicatorsCsv([{ ...row, ...changed }]);
  const [, line = ''] = text.split(/\r\n/);
  expect(line.slice(0, begins.length)).toBe(begins);
});

test('CSV carries the mark that Excel knows UTF-8 by, a header, and its provenance', () => {
  const text = indicatorsCsv([row]);
  expect(text.startsWith('\ufeffMã đơn vị,Đơn vị,')).toBe(true);
  expect(text.endsWith('Trang 278: phiên bản 3\r\n')).toBe(true);
  expect(text).toContain(',115665,168746,68.54,,,01/01/2024,31/12/2024,31/01/2025,9,10,90.00,12,3,a / b (bản 1),');
});

test('a workbook says where its numbers come from, and holds no formula', async () => {
  const about = { scope: 'Kon Tum (H34)', from: row.from, to: row.to, asOf: row.asOf, leastCoverage: 50 };
  const book = await exportIndicators(
    [
      { ...row, siteName: '=1+1' },
      { ...row, percent: null },
    ],
    {
      ...about,
      exportedAt: '2026-03-01T17:30:00Z',
    },
  );
  await withSaved(book, async (path) => {
    const { rows } = await contentOf(path, 0);
    expect(rows[1]?.cells.slice(3, 9)).toEqual([
      ...[{ text: '=1+1' }, { text: 'EMC-1' }, { text: row.title }],
      ...[{ number: 115_665 }, { number: 168_746 }, { number: 68.54, format: '0.00' }],
    ]);
    expect(rows[2]?.cells[8] ?? null).toBeNull();
    const info = (await contentOf(path, 1)).rows.map(({ cells: [label, value] }) => [label, value]);
    expect(info).toContainEqual([{ text: 'Số liệu biết đến hết ngày' }, { text: '31/01/2025' }]);
    expect(info).toContainEqual([{ text: 'Độ phủ tối thiểu (%)' }, { number: 50 }]);
  });
});
