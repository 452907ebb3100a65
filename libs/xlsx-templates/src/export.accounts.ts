import type { Readable } from 'node:stream';
import { accountList, type AccountSummary, type AccountType, type Sentence } from '@emc/domain';
import { aboutRows, aboutSheet, originLines, versionLines, type AboutLine, type ExportAbout } from './export.about.js';
import { BOOK_STYLE, CellFormats, writeBook, type NewSheet } from './export.book.js';
import { noCell, numberCell, textCell, writtenRow } from './export.cell.js';
import { serialOfDate } from './sheet.date.js';
import { LAST_ROW } from './sheet.reference.js';
import { MOMENT_FORMAT } from './template.look.js';

/** What EMC keeps of an account; times are `YYYY-MM-DDTHH:mm:ss` of Asia/Ho_Chi_Minh. */
export interface ExportedAccount {
  readonly type: AccountType;
  /** An ID_QG was given. */
  readonly linked: boolean;
  readonly createdAt: string;
  readonly lastLogin: string | null;
}

/** `summary` counts the very accounts that are exported. */
export interface AccountsAbout extends ExportAbout {
  readonly summary: AccountSummary;
}

const SHEET_ROWS = LAST_ROW - 1;

/**
 * A snapshot of accounts as an .xlsx, written as it is read, in the same memory however long it is; what one sheet cannot
 * hold goes on in the next. It has no ids, since EMC keeps none. Breaks when the accounts are not as many as counted.
 */
export function exportAccounts(accounts: AsyncIterable<readonly ExportedAccount[]>, about: AccountsAbout): Readable {
  const formats = new CellFormats();
  const moment = formats.style(MOMENT_FORMAT);
  const dealt = new Dealt(accounts);
  const total = about.summary.accounts;
  const sheets: NewSheet[] = [aboutSheet(infoRows(about))];
  for (let first = 0; first === 0 || first < total; first += SHEET_ROWS) {
    const rows = sheetRows(dealt, {
      rows: Math.min(SHEET_ROWS, total - first),
      moment,
      isLast: first + SHEET_ROWS >= total,
    });
    const name = first === 0 ? accountList.sheetName : `${accountList.sheetName} (${sheets.length})`;
    sheets.push({ name, columns: columnsOf(moment), frozen: 1, rows });
  }
  const book = writeBook(sheets, formats);
  // Sheets come and go; whoever hands in the accounts is told once that no more are wanted.
  book.once('close', () => void dealt.leave());
  return book;
}

function columnsOf(moment: number): NewSheet['columns'] {
  const { plain } = BOOK_STYLE;
  return [
    { width: 10, style: plain },
    { width: 22, style: moment },
    { width: 22, style: moment },
    { width: 22, style: plain },
  ];
}

const header = (key: string) => accountList.columns.find((column) => column.key === key)?.header ?? key;
const HEADERS = [header('type'), header('createdAt'), header('lastLogin'), `Đã liên kết ${header('idQg')}`];

interface SheetPlan {
  readonly rows: number;
  readonly moment: number;
  readonly isLast: boolean;
}

async function* sheetRows(dealt: Dealt, { rows, moment, isLast }: SheetPlan): AsyncGenerator<string, void, undefined> {
  yield writtenRow(
    1,
    HEADERS.map((text) => textCell(text, BOOK_STYLE.header)),
  );
  let row = 1;
  for await (const batch of dealt.take(rows)) {
    yield batch.map((account) => accountRow(++row, account, moment)).join('');
  }
  if (row - 1 < rows || (isLast && !(await dealt.isEmpty()))) throw new Error('accounts other than counted');
}

const YES = textCell('có', BOOK_STYLE.plain);
const NO = textCell('không', BOOK_STYLE.plain);

function accountRow(row: number, { type, linked, createdAt, lastLogin }: ExportedAccount, moment: number): string {
  const at = (time: string) => numberCell(serialOfDate(time, false) ?? 0, moment);
  const login = lastLogin === null ? noCell : at(lastLogin);
  return writtenRow(row, [numberCell(type, BOOK_STYLE.plain), at(createdAt), login, linked ? YES : NO]);
}

/** Accounts that come in batches, dealt out to one sheet after the other. */
class Dealt {
  private rest: readonly ExportedAccount[] = [];
  private readonly batches: AsyncIterator<readonly ExportedAccount[]>;

  constructor(accounts: AsyncIterable<readonly ExportedAccount[]>) {
    this.batches = accounts[Symbol.asyncIterator]();
  }

  async *take(most: number): AsyncGenerator<readonly ExportedAccount[], void, undefined> {
    for (let left = most; left > 0 && !(await this.isEmpty());) {
      const batch = this.rest.slice(0, left);
      this.rest = this.rest.slice(left);
      left -= batch.length;
      yield batch;
    }
  }

  async isEmpty(): Promise<boolean> {
    while (this.rest.length === 0) {
      const next = await this.batches.next();
      if (next.done) return true;
      this.rest = next.value;
    }
    return false;
  }

  async leave(): Promise<void> {
    await this.batches.return?.();
  }
}

const NO_IDS: readonly Sentence[] = [
  {
    vi: 'Tệp này không có ID_local và ID_QG: đó là dữ liệu cá nhân nên EMC chỉ giữ mã băm có khoá của chúng, không khôi phục lại được mã gốc.',
    en: 'This file has no ID_local and ID_QG: they are personal data, of which EMC keeps only keyed hashes; the ids cannot be recovered from these.',
  },
  {
    vi: 'Khi cần các mã này, hãy xuất danh sách từ hệ thống một cửa điện tử của đơn vị.',
    en: "When you need the ids, export the list from your agency's case-handling system.",
  },
];

function infoRows(about: AccountsAbout): Generator<string, void, undefined> {
  const { asOf, accounts, byType, linked, active30, active90, createdThisMonth } = about.summary;
  const types = accountList.columns.flatMap(({ choices = [] }) => choices);
  const byTypes = types.map(({ value, meaning: { vi, en } }): AboutLine => {
    const count = Object.entries(byType).find(([type]) => type === value)?.[1] ?? 0;
    return [{ vi: `${vi} (TYPE ${value})`, en: `${en} (TYPE ${value})` }, count];
  });
  const lines: readonly AboutLine[] = [
    ...versionLines(about),
    [{ vi: 'Số liệu tính đến ngày', en: 'As of' }, asOf.split('-').reverse().join('/')],
    [{ vi: 'Số tài khoản', en: 'Number of accounts' }, accounts],
    ...byTypes,
    [{ vi: 'Đã liên kết ID_QG', en: 'Linked (with ID_QG)' }, linked],
    [{ vi: 'Đăng nhập trong 30 ngày', en: 'Logged in within 30 days' }, active30],
    [{ vi: 'Đăng nhập trong 90 ngày', en: 'Logged in within 90 days' }, active90],
    [{ vi: 'Tạo mới trong tháng', en: 'Created this month' }, createdThisMonth],
    ...originLines(accountList, about),
  ];
  return aboutRows(accountList.title, lines, NO_IDS);
}
