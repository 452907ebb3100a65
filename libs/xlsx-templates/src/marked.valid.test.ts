import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountList, serviceList, startJudging, type Issue, type ListDefinition } from '@emc/domain';
import { chooseSheet } from './choose.js';
import { madeByHand, oddlyWritten } from './fixtures/by-hand.js';
import { convert, describeWithLibreOffice } from './fixtures/libreoffice.js';
import { cellLook, textsOf } from './fixtures/marked-cell.js';
import { fixture, rowsIn, withSaved, withWorkbook } from './fixtures/saved.js';
import { faultsOf } from './fixtures/validity.js';
import { markWorkbook } from './marked.js';
import { MARK_COLOURS } from './marked.styles.js';

const fixtures = readdirSync(fixture(''))
  .filter((name) => name.endsWith('.xlsx'))
  .map((name) => [name, readFileSync(fixture(name))] as const);
const odd = Object.entries(oddlyWritten).map(([name, made]) => [name, madeByHand(made)] as const);
const nobody = { agencyCodes: [], knownAgencyCodes: new Set<string>(), knownIds: new Set<string>() };

const said = (cell: string): Issue => ({
  ...{ code: 'SOME_CODE', severity: 'error', sheet: null, row: Number(cell.slice(1)), column: 'level', cell },
  value: null,
  message: { vi: 'Hãy sửa.', en: 'Mend it.' },
});

/** The workbook marked where something is found, at least in two cells. */
async function marked(bytes: Buffer): Promise<Buffer> {
  const { sheetName, definition } = await withSaved(bytes, listIn);
  return markWorkbook(bytes, [said('B3'), said('D3'), said('B900')], { definition, sheetName });
}

const listIn = (path: string): Promise<{ sheetName: string; definition: ListDefinition }> =>
  withWorkbook(path, async (book) => {
    const services = await chooseSheet(book, serviceList);
    const chosen = services ?? (await chooseSheet(book, accountList));
    const definition = services ? serviceList : accountList;
    return { definition, sheetName: book.sheets[chosen?.sheetIndex ?? 0]?.name ?? '' };
  });

test.each([...fixtures, ...odd])('the marked workbook is valid: %s', async (_, bytes) => {
  const once = await marked(bytes);
  expect(await faultsOf(await textsOf(once))).toEqual([]);
  const twice = await marked(once);
  expect(await faultsOf(await textsOf(twice))).toEqual([]);
});

test.each(odd)('is judged like any other: %s', async (_, bytes) => {
  const issues = await withSaved(bytes, (path) =>
    withWorkbook(path, async (book) => {
      const chosen = await chooseSheet(book, serviceList);
      const judging = startJudging(chosen!.header, nobody);
      for (const row of await rowsIn(book, chosen!.sheetIndex)) if (row.row > 1) judging.row(row);
      return judging.finish({ merges: [] }).issues;
    }),
  );
  expect(issues.map(({ code, cell }) => `${code} ${cell}`)).toEqual(['LEVEL_INVALID B3']);
});

test('a list in Latin-1 keeps its letters in the marked workbook', async () => {
  const texts = await textsOf(await marked(madeByHand(oddlyWritten['declared as Latin-1, with bytes of it']!)));
  expect(texts.get('xl/worksheets/sheet1.xml')).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>[^]* phép x/);
});

describe('what is wrong with a workbook is seen', () => {
  const change = async (part: string, from: string | RegExp, to: string) => {
    const texts = await textsOf(await marked(fixtures.find(([name]) => name === 'officers-list.openpyxl.xlsx')![1]));
    const text = texts.get(part) ?? '';
    expect(text).toMatch(from);
    return faultsOf(new Map([...texts, [part, text.replace(from, to)]]));
  };
  const sheet = 'xl/worksheets/sheet1.xml';

  test.each([
    ['two drawings of comments', sheet, /<legacyDrawing[^>]*>/, '$&$&', /<legacyDrawing> again/],
    ['a drawing in a wrong place', sheet, '<sheetData>', '<drawing/><sheetData>', /<\w+> behind <drawing>/],
    ['an id of nothing', sheet, /(<legacyDrawing[^>]*id=")[^"]*/, '$1rId77', /legacyDrawing/],
    ['a style that is not there', sheet, /<c r="A1"( s="\d+")?/, '<c r="A1" s="999"', /of \d+ styles/],
    ['a sheet twice', 'xl/workbook.xml', /<sheet [^>]*>/, '$&$&', /again/],
    ['a filter of no sheet', 'xl/workbook.xml', 'localSheetId="2"', 'localSheetId="9"', /on sheet 9/],
    ['a broken tag', sheet, '</sheetData>', '', /XML_/],
    [
      'no type',
      '[Content_Types].xml',
      /<Default [^>]*xml"[^>]*application\/xml"\/>|<Override[^>]*styles.xml"[^>]*>/g,
      '',
      /Content_Types/,
    ],
  ])('%s', async (_, part, from, to, fault) => {
    expect((await change(part, from, to)).join('\n')).toMatch(fault);
  });
});

describeWithLibreOffice('every marked workbook opened by LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'emc-valid-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const all = [...fixtures, ...odd].map(([name, bytes], n) => [name, bytes, `${n}.xlsx`] as const);

  beforeAll(async () => {
    for (const [, bytes, file] of all) writeFileSync(join(folder, file), await marked(bytes));
    convert(
      folder,
      'xlsx:Calc MS Excel 2007 XML',
      all.map(([, , file]) => file),
    );
  }, 120_000);

  test.each(all)('%s', async (name, bytes, file) => {
    const texts = await textsOf(join(folder, 'saved', file));
    const book = texts.get('xl/workbook.xml') ?? '';
    const { sheetName } = await withSaved(bytes, listIn);
    const names = [...book.matchAll(/<sheet name="([^"]*)"/g)].map(([, each]) => each);
    expect(names).toEqual(expect.arrayContaining([sheetName, 'Lỗi']));
    const number = names.indexOf(sheetName) + 1;
    if (number === 1) expect(cellLook(texts, 'B3')).toMatchObject({ fill: MARK_COLOURS.error, comment: /./ });
    expect(book).toMatch(/_xlnm\._FilterDatabase/);
    expect(texts.get(`xl/worksheets/sheet${names.indexOf('Lỗi') + 1}.xml`)).toMatch(/<autoFilter /);
  });
});
