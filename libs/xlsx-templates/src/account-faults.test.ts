import { readFile } from 'node:fs/promises';
import type { Issue } from '@emc/domain';
import { byExceljs, byHand, bySheetjs } from './fixtures/account-faults.js';
import { judgeAccounts } from './fixtures/judged.js';
import { fixture, withSaved } from './fixtures/saved.js';

/** What the officer gets to hear on 10/03/2023; what is planted stands in fixtures/make/account-faults.json. */
const planted = {
  ROWS_HIDDEN: [null],
  BLANK_ROWS: [null],
  SHEET_OTHERS: [null],
  DATE_SERIAL: [null],
  HEADER_ALIAS: ['D3'],
  COLUMN_UNKNOWN: ['F3'],
  PERSONAL_ID_LOST_ZERO: ['A5', 'B6'],
  NUMBER_TOO_LONG: ['A7'],
  ID_FROM_FORMAT: ['A8'],
  ID_LOST_ZERO: ['A9'],
  ACCOUNT_ID_MISSING: ['A10', 'A11'],
  TYPE_TEXT: ['C12', 'C13', 'C14'],
  TYPE_INVALID: ['C15', 'C16'],
  TYPE_MISSING: ['C17'],
  CREATED_MISSING: ['D18'],
  DATE_INVALID: ['D19', 'E40', 'D47'],
  DATE_FORMATS_MIXED: ['D20'],
  TEXT_NORMALISED: ['D25', 'A35', 'A43', 'B46'],
  DATE_FUTURE: ['D26', 'E44'],
  LOGIN_BEFORE_CREATION: ['E27'],
  NOTHING_WRITTEN: ['E28'],
  ACCOUNT_ID_DUPLICATE: ['A29'],
  ACCOUNT_QG_SHARED: ['B31'],
  CELL_ERROR: ['A32'],
  FORMULA_VALUE: ['C33'],
  CELL_BOOLEAN: ['C34'],
  ID_TOO_LONG: ['A36'],
  HEADER_REPEATED: [null],
  CELL_MERGED: ['A42'],
};

async function issuesIn(book: Buffer): Promise<readonly Issue[]> {
  const { verdict } = await withSaved(book, (path) => judgeAccounts(path, '2023-03-10'));
  return verdict.issues;
}

const saved = (program: string) => (date1904: boolean) =>
  readFile(fixture(`account-faults${date1904 ? '-1904' : ''}.${program}`));

/** What a program cannot hold: said instead of the code of the list (null = nothing). */
type Exceptions = Readonly<Record<string, string | null>>;

const everything: Exceptions = {};
/** It writes formulas and leaves calculating them to Excel. */
const uncalculated: Exceptions = { FORMULA_VALUE: 'FORMULA_UNCALCULATED' };
/** Its .xls has values in place of formulas, and hides no rows. */
const valuesOnly: Exceptions = { FORMULA_VALUE: null, ROWS_HIDDEN: null };

const PROGRAMS: readonly (readonly [
  program: string,
  book: (date1904: boolean) => Promise<Buffer> | Buffer,
  exceptions: Exceptions,
])[] = [
  ['LibreOffice, .xlsx', saved('libreoffice.xlsx'), everything],
  ['LibreOffice, .xls', saved('libreoffice.xls'), everything],
  ['openpyxl', saved('openpyxl.xlsx'), uncalculated],
  ['exceljs', byExceljs, everything],
  ['SheetJS, .xlsx', (date1904) => bySheetjs('xlsx', date1904), everything],
  ['SheetJS, .xls', (date1904) => bySheetjs('biff8', date1904), valuesOnly],
  ['hand, x: before every name', (date1904) => byHand('prefixed', date1904), everything],
  ['hand, Strict', (date1904) => byHand('strict', date1904), everything],
];

test('every planted fault is told at its cell, and none is invented', async () => {
  const told: Record<string, (string | null)[]> = {};
  for (const { code, cell } of await issuesIn(byHand('strict', false))) (told[code] ??= []).push(cell);
  expect(told).toEqual(planted);
  expect(Object.values(planted).flat().length).toBeGreaterThanOrEqual(40);
});

describe.each([
  ['1900', false],
  ['1904', true],
])('a workbook that counts its days from %s', (_, date1904) => {
  test.each(PROGRAMS)('written by %s gives the same issues', async (__, book, exceptions) => {
    const told = await issuesIn(await book(date1904));
    const wanted = await issuesIn(byHand('strict', false));
    const same = (issues: readonly Issue[], codes: readonly (string | null)[]) =>
      issues.filter(({ code }) => !codes.includes(code));
    expect(same(told, Object.values(exceptions))).toEqual(same(wanted, Object.keys(exceptions)));
    for (const [code, instead] of Object.entries(exceptions)) {
      const cells = (issues: readonly Issue[], one: string | null) =>
        issues.filter((issue) => issue.code === one).map(({ cell }) => cell);
      expect(cells(told, instead)).toEqual(instead === null ? [] : cells(wanted, code));
    }
  });
});

test('no issue shows more of an id than its last three characters', async () => {
  const said = JSON.stringify(await issuesIn(byHand('strict', false)));
  expect(said).not.toMatch(/\d{12}|7900000000|XXXX/);
});
