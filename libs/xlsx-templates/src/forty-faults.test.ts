import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceList, startJudging, type Verdict } from '@emc/domain';
import { chooseSheet } from './choose.js';
import { convert, describeWithLibreOffice } from './fixtures/libreoffice.js';
import { cellLook, textsOf } from './fixtures/marked-cell.js';
import { fixture, withWorkbook } from './fixtures/saved.js';
import { MARK_COLOURS } from './marked.styles.js';
import { markWorkbook } from './marked.js';

const list = fixture('forty-faults.openpyxl.xlsx');

/** Covered by A50:A51, of which only the first cell is seen. */
const mergedCell = 'A51';

/** What an officer of H34 gets to hear; what is planted stands in fixtures/make/forty_faults.py. */
const planted = {
  ROWS_HIDDEN: [null],
  BLANK_ROWS: [null],
  SHEET_OTHERS: [null],
  HEADER_ALIAS: ['B3'],
  ID_LOST_ZERO: ['E5', 'E6', 'E7'],
  ID_FROM_FORMAT: ['E8', 'E9'],
  CODE_FROM_NUMBER: ['D10', 'D11'],
  CODE_WRAPPED: ['D12', 'D13', 'D14'],
  LEVEL_TEXT: ['B15', 'B16'],
  LEVEL_LEGACY: ['B17', 'B18'],
  LEVEL_INVALID: ['B19', 'B20'],
  LEVEL_MISSING: ['B21'],
  NAME_MISSING: ['A22', 'A23'],
  CODE_MISSING: ['D24'],
  ID_MISSING: ['E25', 'E26'],
  URL_INVALID: ['C27', 'C28'],
  URL_NO_SCHEME: ['C29', 'C30'],
  CODE_INVALID: ['D31', 'D32'],
  AGENCY_SUFFIX: ['D33', 'D34'],
  AGENCY_CODE_UNKNOWN: ['D35'],
  ID_DUPLICATE: ['E40', 'E43'],
  ID_DUPLICATE_LEVEL: ['E42'],
  TEXT_NORMALISED: ['A44', 'A45'],
  CELL_ERROR: ['A46'],
  FORMULA_UNCALCULATED: ['B47'],
  CELL_BOOLEAN: ['B48'],
  CELL_DATE: ['D49'],
  CELL_MERGED: [mergedCell],
  NUMBER_TOO_LONG: ['E52'],
  CODE_LEVELS_DIFFER: ['D54'],
};

function judge(): Promise<Verdict> {
  return withWorkbook(list, async (workbook) => {
    const chosen = await chooseSheet(workbook, serviceList);
    if (!chosen) throw new Error('No sheet has the header');
    const { sheetIndex, header } = chosen;
    const judging = startJudging(header, {
      agencyCodes: ['H34'],
      knownAgencyCodes: new Set(['H01', 'H34', 'H56']),
      knownIds: new Set(),
    });
    for await (const rows of workbook.rows(sheetIndex)) {
      for (const row of rows) if (row.row > header.row) judging.row(row);
    }
    return judging.finish({ merges: workbook.merges(sheetIndex), otherSheets: ['Ghi chú'] });
  });
}

test('every planted fault is told in one pass, at its cell, and none is invented', async () => {
  const told: Record<string, (string | null)[]> = {};
  for (const { code, cell } of (await judge()).issues) (told[code] ??= []).push(cell);
  expect(told).toEqual(planted);
  expect(Object.values(planted).flat().length).toBeGreaterThanOrEqual(40);
});

test.each([
  ['E5', '000007'],
  ['D10', '1.002100'],
  ['D12', '1.004946.000.00.00.H34'],
  ['B15', '4'],
  ['C29', 'https://dichvucong.example.vn/a'],
])('proposes for %s: %s', async (address, value) => {
  const { issues } = await judge();
  expect(issues.find(({ cell }) => cell === address)?.fix?.value).toBe(value);
});

describeWithLibreOffice('the marked list in LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'emc-forty-faults-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('has each mark and comment at its cell and keeps the look of the officer', async () => {
    const { issues } = await judge();
    copyFileSync(list, join(folder, 'list.xlsx'));
    const options = { definition: serviceList, sheetName: 'Danh sách DVC' };
    writeFileSync(join(folder, 'marked.xlsx'), await markWorkbook(readFileSync(list), issues, options));
    convert(folder, 'xlsx:Calc MS Excel 2007 XML', ['list.xlsx', 'marked.xlsx']);
    const before = await textsOf(join(folder, 'saved', 'list.xlsx'));
    const after = await textsOf(join(folder, 'saved', 'marked.xlsx'));
    for (const { cell, code, severity } of issues) {
      if (cell === null) continue;
      const seenAt = cell === mergedCell ? 'A50' : cell;
      const { bold, format } = cellLook(before, seenAt);
      const comment = expect.stringContaining(code);
      expect({ cell, ...cellLook(after, seenAt) }).toEqual({
        cell,
        bold,
        format,
        fill: MARK_COLOURS[severity],
        comment,
      });
    }
    expect(cellLook(after, 'A4')).toEqual(cellLook(before, 'A4'));
    expect(after.get('xl/worksheets/sheet2.xml')).toContain('<sheetData>');
  });
});
