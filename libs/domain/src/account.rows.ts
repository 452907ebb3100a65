import { accountList, type Account } from './account.js';
import { DateColumn, type DateOrder } from './account.dates.js';
import { dateFuture, idDuplicate, loginBeforeCreation, qgShared, type DateKey } from './account.rules.js';
import { AccountCounts, type AccountSummary } from './account.summary.js';
import { typeOf } from './account.type.js';
import { longestId } from './cell.rules.js';
import type { SheetRow } from './cell.js';
import { FirstRows } from './first.rows.js';
import type { Header } from './header.js';
import { momentOfSeconds } from './moment.js';
import type { Found, RowTexts } from './rule.js';
import type { RowJudge, Say } from './sheet.judge.js';
import type { Sheets } from './sheets.js';

/** Which order the dates of each column are read by. */
export type DateOrders = Readonly<Record<DateKey, DateOrder>>;

/** What the judge of accounts is told beside the sheets. */
export interface AccountContext {
  /** `YYYY-MM-DD` in Asia/Ho_Chi_Minh; what is later is refused. */
  readonly today: string;
  /** The day the list shows, `YYYY-MM-DD`; activity is counted back from it. */
  readonly asOf: string;
  /** Absent = day first in both columns. */
  readonly dateOrders?: DateOrders;
}

const dayFirst: DateOrders = { createdAt: 'dayFirst', lastLogin: 'dayFirst' };

/** The columns whose ids are remembered. */
const localColumn = 0;
const nationalColumn = 1;

interface RowTalk {
  readonly texts: RowTexts;
  readonly say: Say;
}

/** Judges accounts beside the accounts above them. */
export class AccountRows implements RowJudge<Account> {
  private readonly firstRows = new FirstRows(longestId);
  private readonly dates: Readonly<Record<DateKey, DateColumn>>;
  /** Where the dates stand in the sheet; -1 = nowhere. */
  private at: Readonly<Record<DateKey, number>> = { createdAt: -1, lastLogin: -1 };
  private readonly counts: AccountCounts;
  private readonly orders: DateOrders;

  constructor(
    private readonly sheets: Sheets,
    private readonly context: AccountContext,
  ) {
    const { today, asOf, dateOrders = dayFirst } = context;
    const column = (key: DateKey) => new DateColumn({ key, header: headerOf(key), order: dateOrders[key], today });
    this.dates = { createdAt: column('createdAt'), lastLogin: column('lastLogin') };
    this.counts = new AccountCounts(asOf);
    this.orders = dateOrders;
  }

  /** Goes on with the rows of a sheet. */
  beginSheet({ columns }: Header, date1904: boolean): void {
    this.at = { createdAt: columns.get('createdAt') ?? -1, lastLogin: columns.get('lastLogin') ?? -1 };
    this.dates.createdAt.beginSheet(date1904);
    this.dates.lastLogin.beginSheet(date1904);
  }

  row(row: SheetRow, texts: RowTexts, say: Say): Account | null {
    const { idLocal, idQg } = texts;
    const type = typeOf(Number(texts['type']));
    const talk = { texts, say };
    const createdAt = this.date(row, 'createdAt', talk);
    const lastLogin = this.date(row, 'lastLogin', talk);
    const isFirst = this.isFirst(row, idLocal, say);
    this.seeNationalId(row, idQg, say);
    if (createdAt && lastLogin && lastLogin < createdAt) {
      say(loginBeforeCreation, row, {
        column: 'lastLogin',
        words: { login: shown(lastLogin), created: shown(createdAt) },
      });
    }
    if (!isFirst || !idLocal || idQg === undefined || type === null || !createdAt || lastLogin === null) return null;
    const account = { row: row.row, idLocal, idQg: idQg || null, type, createdAt, lastLogin: lastLogin || null };
    this.counts.add(account);
    return account;
  }

  *finish(): Iterable<Found> {
    yield* this.dates.createdAt.finish(this.sheets);
    yield* this.dates.lastLogin.finish(this.sheets);
  }

  /** The orders the evidence asks for, when they are not those the list was read by. */
  ordersNeeded(): DateOrders | null {
    const needed = { createdAt: this.dates.createdAt.order(), lastLogin: this.dates.lastLogin.order() };
    const { createdAt, lastLogin } = this.orders;
    return needed.createdAt === createdAt && needed.lastLogin === lastLogin ? null : needed;
  }

  summary(): AccountSummary {
    return this.counts.summary();
  }

  /** The Unix time in a column: 0 for none, null after an error. */
  private date(row: SheetRow, key: DateKey, { texts, say }: RowTalk): number | null {
    const text = texts[key];
    const cell = text ? row.cells[this.at[key]] : null;
    if (text === undefined || cell == null) return text === '' ? 0 : null;
    const moment = this.dates[key].read(cell, text, this.sheets.spot(row.row));
    if (typeof moment === 'number') return moment;
    say(moment, row, { column: key, ...(moment === dateFuture && { words: { today: this.context.today } }) });
    return null;
  }

  private isFirst(row: SheetRow, idLocal: string | undefined, say: Say): boolean {
    const first = idLocal ? this.firstRows.firstOrAdd(idLocal, this.sheets.spot(row.row), localColumn) : 0;
    if (first === 0 || !idLocal) return true;
    say(idDuplicate, row, { column: 'idLocal', reads: idLocal, words: { first: this.sheets.beside(first) } });
    return false;
  }

  private seeNationalId(row: SheetRow, idQg: string | undefined, say: Say): void {
    const first = idQg ? this.firstRows.firstOrAdd(idQg, this.sheets.spot(row.row), nationalColumn) : 0;
    if (first === 0 || !idQg) return;
    say(qgShared, row, { column: 'idQg', reads: idQg, words: { first: this.sheets.beside(first) } });
  }
}

function headerOf(key: DateKey): string {
  return accountList.columns.find((column) => column.key === key)?.header ?? key;
}

function shown(seconds: number): string {
  return momentOfSeconds(seconds).replace('T', ' ');
}
