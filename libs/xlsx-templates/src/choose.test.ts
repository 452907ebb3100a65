import { serviceList } from '@emc/domain';
import { chooseSheet, chooseSheets, unreadSheets } from './choose.js';
import { withSaved, withWorkbook } from './fixtures/saved.js';
import { escaped, relationships, workbook, workbookParts, worksheet, zipped } from './fixtures/workbook-parts.js';

interface Tab {
  readonly state?: 'hidden' | 'veryHidden';
  readonly rows: readonly (readonly string[])[];
}

const header = serviceList.columns.map((column) => column.header);
const part = header.slice(0, 3);
const title = ['DANH MỤC DỊCH VỤ CÔNG'];

function bytesOf(tabs: readonly Tab[]): Buffer {
  const sheets = tabs.map(
    ({ state = 'visible' }, at) => `<sheet name="${at}" sheetId="${at + 1}" state="${state}" r:id="s${at}"/>`,
  );
  return zipped(
    workbookParts({
      'xl/workbook.xml': workbook(sheets.join('')),
      'xl/_rels/workbook.xml.rels': relationships(
        Object.fromEntries(tabs.map((_, at) => [`s${at}`, ['worksheet', `worksheets/${at}.xml`] as const])),
      ),
      ...Object.fromEntries(
        tabs.map(({ rows }, at) => [`xl/worksheets/${at}.xml`, worksheet(rows.map(rowXml).join(''))]),
      ),
    }),
  );
}

function rowXml(cells: readonly string[]): string {
  return `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`;
}

const chosen = async (tabs: readonly Tab[]) => {
  const found = await withSaved(bytesOf(tabs), (path) => withWorkbook(path, (book) => chooseSheet(book, serviceList)));
  return found && [found.sheetIndex, found.header.row];
};

test.each<[string, readonly Tab[], readonly [number, number] | null]>([
  ['under its title', [{ rows: [title, [], header] }], [0, 3]],
  ['behind a sheet of notes', [{ rows: [title] }, { rows: [header] }], [1, 1]],
  ['that matches best', [{ rows: [part] }, { rows: [header] }], [1, 1]],
  ['that comes first of equals', [{ rows: [header] }, { rows: [header] }], [0, 1]],
  [
    'that is visible, though a hidden one matches better',
    [{ state: 'hidden', rows: [header] }, { rows: [part] }],
    [1, 1],
  ],
  ['that is hidden, if no other fits', [{ rows: [title] }, { state: 'veryHidden', rows: [header] }], [1, 1]],
  ['at row 20', [{ rows: [...Array<string[]>(19).fill([]), header] }], [0, 20]],
  ['not below row 20', [{ rows: [...Array<string[]>(20).fill([]), header] }], null],
  ['not where there is none', [{ rows: [title] }], null],
])('the list is found %s', async (_, tabs, place) => expect(await chosen(tabs)).toEqual(place));

test.each<[string, readonly Tab[], ReturnType<typeof unreadSheets>]>([
  [
    'three sheets with the whole header',
    [{ rows: [header] }, { rows: [title, header] }, { rows: [header] }],
    { readSheet: '0', otherSheets: [], alikeSheets: ['1', '2'] },
  ],
  [
    'a hidden one, notes and part of a header beside it',
    [{ rows: [header] }, { state: 'hidden', rows: [header] }, { rows: [title] }, { rows: [part] }],
    { readSheet: '0', otherSheets: ['2', '3'], alikeSheets: [] },
  ],
])('what was not read is told: %s', async (_, tabs, told) => {
  const found = await withSaved(bytesOf(tabs), (path) =>
    withWorkbook(path, async (book) => {
      const { sheetIndex, alike } = (await chooseSheet(book, serviceList))!;
      return unreadSheets(book, [sheetIndex], alike);
    }),
  );
  expect(found).toEqual(told);
});

const allChosen = async (tabs: readonly Tab[]) => {
  const found = await withSaved(bytesOf(tabs), (path) => withWorkbook(path, (book) => chooseSheets(book, serviceList)));
  return found.map(({ sheetIndex }) => sheetIndex);
};

test.each<[string, readonly Tab[], readonly number[]]>([
  ['on every sheet with the whole header', [{ rows: [header] }, { rows: [title, header] }], [0, 1]],
  ['past notes between its sheets', [{ rows: [header] }, { rows: [title] }, { rows: [header] }], [0, 2]],
  ['not on a sheet with part of the header', [{ rows: [part] }, { rows: [header] }], [1]],
  ['not on a hidden sheet', [{ rows: [header] }, { state: 'hidden', rows: [header] }], [0]],
  ['on the best sheet alone where no header is whole', [{ rows: [part.slice(1)] }, { rows: [part] }], [1]],
  [
    'on the best hidden sheet alone where no visible one fits',
    [{ rows: [title] }, { state: 'hidden', rows: [header] }, { state: 'hidden', rows: [header] }],
    [1],
  ],
  ['nowhere', [{ rows: [title] }], []],
])('a list that may go on is found %s', async (_, tabs, places) => expect(await allChosen(tabs)).toEqual(places));

test('a long sheet is not read to its end for its header', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => [`Thủ tục ${index * 7919}`, '4']);
  await withSaved(bytesOf([{ rows: [header, ...rows] }]), (path) =>
    withWorkbook(path, async (book) => {
      expect((await chooseSheet(book, serviceList))?.header.row).toBe(1);
      expect(book.bytesRead()).toBeLessThan(book.bytesTotal() / 4);
    }),
  );
});
