import { join } from 'node:path';
import {
  accountList,
  dayInVietnam,
  noHeaderIssue,
  serviceList,
  startJudging,
  startJudgingAccounts,
  verdictOf,
  type ListKind,
  type Verdict,
} from '@emc/domain';
import { chooseSheet, defaultLimits, fileSource, openWorkbook, unreadSheets, type Workbook } from '@emc/xlsx-templates';
import { Bench, describePane, type OpenPane } from './pane.js';
import { openSaved } from './saved-books.js';
import { Workbook as Book } from './workbook.js';

const fixtures = join(import.meta.dirname, '../../../libs/xlsx-templates/fixtures');

describePane('the pane finds what the server finds', () => {
  let bench: Bench;
  let pane: OpenPane;
  beforeAll(async () => {
    bench = await Bench.start();
    pane = await bench.open(new Book('Trang'));
  });
  afterAll(async () => {
    await bench.closePanes();
    await bench.close();
  });

  test.each<[name: string, kind: ListKind]>([
    ['appendix-i.openpyxl', 'services'],
    ['appendix-i.libreoffice', 'services'],
    ['officers-list.libreoffice', 'services'],
    ['forty-faults.openpyxl', 'services'],
    ['account-faults.openpyxl', 'accounts'],
    ['account-faults.libreoffice', 'accounts'],
    ['account-faults-1904.openpyxl', 'accounts'],
    ['account-faults-1904.libreoffice', 'accounts'],
  ])('in %s, as %s', async (name, kind) => {
    const path = join(fixtures, `${name}.xlsx`);
    const { verdict, sheet } = await judgedByServer(path, kind);
    const book = await openSaved(path);
    if (sheet) book.active = book.sheet(sheet);
    pane.excel.open(book);
    await pane.page.getByLabel('Loại danh sách').selectOption(kind);
    await pane.check();
    // A program that writes formulas may leave them uncalculated; in an open Excel none is.
    const open = verdict.issues.filter(({ code }) => code === 'FORMULA_UNCALCULATED').map(({ cell }) => cell);
    const found = await pane.verdict();
    expect(found?.issues.filter(({ cell }) => !open.includes(cell))).toEqual(
      verdict.issues.filter(({ cell }) => !open.includes(cell)),
    );
    if (open.length === 0) expect(found).toEqual(verdict);
  });
});

/** As the API's sheet process does it, without the agency, of which a pane knows nothing before somebody signs in. */
async function judgedByServer(path: string, kind: ListKind): Promise<{ verdict: Verdict; sheet: string | null }> {
  const workbook = await openWorkbook(await fileSource(path), defaultLimits);
  try {
    const definition = kind === 'services' ? serviceList : accountList;
    const chosen = await chooseSheet(workbook, definition);
    if (!chosen) return { verdict: verdictOf([noHeaderIssue(definition)]), sheet: null };
    const sheet = workbook.sheets[chosen.sheetIndex]?.name ?? '';
    return { sheet, verdict: await judge[kind](workbook, chosen) };
  } finally {
    await workbook.close();
  }
}

type Chosen = NonNullable<Awaited<ReturnType<typeof chooseSheet>>>;

const judge: Readonly<Record<ListKind, (workbook: Workbook, chosen: Chosen) => Promise<Verdict>>> = {
  services: async (workbook, { sheetIndex, header }) => {
    const judging = startJudging(header, { agencyCodes: [], knownAgencyCodes: new Set(), knownIds: new Set() });
    for await (const rows of workbook.rows(sheetIndex)) {
      for (const row of rows) if (row.row > header.row) judging.row(row);
    }
    return judging.finish({ merges: workbook.merges(sheetIndex), ...unreadSheets(workbook, [sheetIndex]) });
  },
  accounts: async (workbook, { sheetIndex, header }) => {
    const today = dayInVietnam(new Date());
    const judging = startJudgingAccounts({ today, asOf: today });
    judging.beginSheet(header, { name: '', date1904: workbook.date1904 });
    for await (const rows of workbook.rows(sheetIndex)) {
      for (const row of rows) if (row.row > header.row) judging.row(row);
    }
    judging.endSheet({ merges: workbook.merges(sheetIndex) });
    const { counts, issues, byCode } = judging.finish(unreadSheets(workbook, [sheetIndex]));
    return { counts, issues, byCode };
  },
};
