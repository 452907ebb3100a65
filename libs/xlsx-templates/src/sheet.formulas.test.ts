import { startJudging, serviceList, type Issue } from '@emc/domain';
import { chooseSheet } from './choose.js';
import { handMade, madeByHand } from './fixtures/by-hand.js';
import { fixture, rowsIn, withSaved, withWorkbook } from './fixtures/saved.js';
import { relationships, styles, workbook, workbookParts, worksheet, zipped } from './fixtures/workbook-parts.js';

const nobody = { agencyCodes: [], knownAgencyCodes: new Set<string>(), knownIds: new Set<string>() };

const issuesOf = (path: string): Promise<readonly Issue[]> =>
  withWorkbook(path, async (book) => {
    const chosen = await chooseSheet(book, serviceList);
    const judging = startJudging(chosen!.header, nobody);
    for (const row of await rowsIn(book, chosen!.sheetIndex)) if (row.row > chosen!.header.row) judging.row(row);
    return judging.finish({ merges: book.merges(chosen!.sheetIndex) }).issues;
  });

const aboutLevels = (issues: readonly Issue[]) =>
  issues.filter(({ column }) => column === 'level').map(({ code, cell }) => `${code} ${cell}`);

const uncalculated = ['FORMULA_UNCALCULATED B2', 'FORMULA_UNCALCULATED B3', 'FORMULA_UNCALCULATED B4'];

test('zeros that XlsxWriter puts where it cannot calculate are no levels', async () => {
  expect(aboutLevels(await issuesOf(fixture('formulas-not-calculated.xlsxwriter.xlsx')))).toEqual(uncalculated);
});

test.each([
  ['calculated, and to be calculated again', ['FORMULA_STALE B2', 'FORMULA_STALE B3', 'FORMULA_STALE B4']],
  ['not calculated to the end', uncalculated],
  ['formulas with empty values', uncalculated],
  ['zeros beside formulas, and no word of a calculation', uncalculated],
  ['levels from another workbook', ['FORMULA_LINKED B2', 'FORMULA_LINKED B3', 'FORMULA_LINKED B4']],
  [
    'a level by a name of another workbook, beside formulas of its own',
    ['FORMULA_LINKED B2', 'FORMULA_VALUE B3', 'FORMULA_VALUE B4'],
  ],
  ['zeros that Excel calculated', ['FORMULA_VALUE B2', 'FORMULA_VALUE B3', 'FORMULA_VALUE B4']],
])('%s', async (name, expected) => {
  expect(aboutLevels(await withSaved(madeByHand(handMade[name]!), issuesOf))).toEqual(expected);
});

describe('whether a column was calculated is seen from all of its sheet', () => {
  const many = 40_000;
  const row = (n: number, value: string) => `<row r="${n}"><c r="A${n}"><f>B${n}</f><v>${value}</v></c></row>`;
  const sheet = (last: string) =>
    worksheet(Array.from({ length: many }, (_, n) => row(n + 1, n + 1 === many ? last : '0')).join(''));
  const book = (last: string, calcPr: string) =>
    zipped(
      workbookParts({
        'xl/workbook.xml': workbook('<sheet name="DVC" sheetId="1" r:id="rId1"/>').replace(
          '</sheets>',
          `</sheets>${calcPr}`,
        ),
        'xl/worksheets/sheet1.xml': sheet(last),
        'xl/styles.xml': styles([]),
        'xl/_rels/workbook.xml.rels': relationships({ rId1: ['worksheet', 'worksheets/sheet1.xml'] }),
      }),
    );
  const firstCell = async (bytes: Buffer) =>
    withSaved(bytes, (path) => withWorkbook(path, async (open) => (await rowsIn(open))[0]?.cells[0]));

  test.each([
    ['4', '<calcPr fullCalcOnLoad="1"/>', { number: 0, formula: true, stale: true }],
    ['0', '<calcPr fullCalcOnLoad="1"/>', { uncalculated: true, formula: true }],
    ['4', '', { number: 0, formula: true }],
    ['0', '', { uncalculated: true, formula: true }],
    ['0', '<calcPr calcId="191029"/>', { number: 0, formula: true }],
  ])('with %s in its last row and %j', async (last, calcPr, expected) => {
    expect(await firstCell(book(last, calcPr))).toEqual(expected);
  });
});
