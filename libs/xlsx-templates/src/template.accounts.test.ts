import { accountList } from '@emc/domain';
import { judgeAccounts } from './fixtures/judged.js';
import { textsOf } from './fixtures/marked-cell.js';
import { withSaved } from './fixtures/saved.js';
import { pack } from './marked.package.js';
import { serialOfDate } from './sheet.date.js';
import { readStamp } from './template.stamp.js';
import { template } from './template.js';

/** A cell as Excel writes it when a value is typed: it takes the style of its column. */
const typed = (column: string, value: string | number) => (row: number, style: string) =>
  typeof value === 'number'
    ? `<c r="${column}${row}" s="${style}"><v>${value}</v></c>`
    : `<c r="${column}${row}" s="${style}" t="inlineStr"><is><t>${value}</t></is></c>`;

const styleOf = (sheet: string, column: number) =>
  [...sheet.matchAll(/<col min="(\d+)" max="(\d+)"[^>]* style="(\d+)"/g)].find(
    ([, min, max]) => column >= Number(min) && column <= Number(max),
  )?.[3] ?? '';

/** The template with these values typed below its header. */
async function filled(rows: readonly (readonly (string | number | null)[])[]): Promise<Buffer> {
  const texts = await textsOf(await template(accountList));
  const sheet = texts.get('xl/worksheets/sheet1.xml') ?? '';
  const written = rows.map((values, n) => {
    const cells = values.map((value, column) =>
      value === null ? '' : typed('ABCDE'[column] ?? '', value)(n + 2, styleOf(sheet, column + 1)),
    );
    return `<row r="${n + 2}">${cells.join('')}</row>`;
  });
  texts.set('xl/worksheets/sheet1.xml', sheet.replace('</sheetData>', `${written.join('')}</sheetData>`));
  return pack([...texts].map(([name, text]) => ({ name, content: async () => text })));
}

const created = serialOfDate('2022-10-04T08:30:05', false);
const login = serialOfDate('2023-02-28T09:00:00', false);

test('what an officer types into it is judged without a word about a row, and loses nothing', async () => {
  const rows = [
    ['000000000001', '000000000901', 2, created, login],
    ['TK-000002', null, 1, '2023-02-27 15:05:00', null],
    ['0100000003', null, 3, created, '2023-03-01 07:45:12'],
  ];
  const { accounts, verdict } = await withSaved(await filled(rows), (path) => judgeAccounts(path, '2023-03-10'));
  expect(verdict.issues.map(({ code }) => code)).toEqual(['SHEET_OTHERS']);
  const inVietnam = (moment: string) => Date.parse(`${moment}+07:00`) / 1000;
  const [at, seen] = [inVietnam('2022-10-04T08:30:05'), inVietnam('2023-02-28T09:00:00')];
  const [made, last] = [inVietnam('2023-02-27T15:05:00'), inVietnam('2023-03-01T07:45:12')];
  expect(accounts).toEqual([
    { row: 2, idLocal: '000000000001', idQg: '000000000901', type: 2, createdAt: at, lastLogin: seen },
    { row: 3, idLocal: 'TK-000002', idQg: null, type: 1, createdAt: made, lastLogin: null },
    { row: 4, idLocal: '0100000003', idQg: null, type: 3, createdAt: at, lastLogin: last },
  ]);
});

test('ids are text and dates show year, month and day down to the last row of the sheet', async () => {
  const texts = await textsOf(await template(accountList));
  const sheet = texts.get('xl/worksheets/sheet1.xml') ?? '';
  const formats = [...(texts.get('xl/styles.xml') ?? '').matchAll(/<cellXfs.*<\/cellXfs>/gs)].join('');
  const format = (column: number) =>
    [...formats.matchAll(/<xf numFmtId="(\d+)"/g)][Number(styleOf(sheet, column))]?.[1];
  expect([1, 2, 3].map(format)).toEqual(['49', '49', '0']);
  expect(texts.get('xl/styles.xml')).toContain(`numFmtId="${format(4)}" formatCode="yyyy-mm-dd hh:mm:ss"`);
  expect(format(5)).toBe(format(4));
  expect(sheet).toContain('sqref="C2:C1048576"><formula1>&quot;1,2,3&quot;</formula1>');
  for (const column of ['D', 'E']) expect(sheet).toContain(`sqref="${column}2:${column}1048576"><formula1>32874<`);
});

test('is stamped as a list of accounts', async () => {
  const texts = await textsOf(await template(accountList));
  expect(readStamp(texts.get('docProps/core.xml') ?? '')).toEqual({ kind: 'accounts', revision: accountList.revision });
});
