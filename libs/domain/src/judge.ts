import type { Account } from './account.js';
import { AccountRows, type AccountContext, type DateOrders } from './account.rows.js';
import { accountListRules } from './account.rules.js';
import type { AccountSummary } from './account.summary.js';
import type { SheetRow } from './cell.js';
import type { Header } from './header.js';
import type { Issue } from './issue.js';
import { aboutList, ListJudge, type ListEnd } from './list.judge.js';
import type { ListDefinition } from './list.js';
import { nothingKnown, type JudgeContext } from './rule.js';
import { Seen } from './seen.js';
import type { Service } from './service.js';
import { ServiceRows } from './service.rows.js';
import { serviceListRules } from './service.rules.js';
import { headersOf, type SheetEnd } from './sheet.judge.js';
import { Sheets } from './sheets.js';
import { headerMissing } from './structure.rules.js';
import { issueOf, type Verdict } from './verdict.js';

/** What the reader knows only at the end of a list of one sheet. */
export type JudgeEnd = SheetEnd & ListEnd;

/** Judges the rows of one sheet, in one pass and bounded memory. */
export interface ServiceJudge {
  /** The service of a row below the header; null for a row without one (blank, repeated header) or with an error. */
  row(row: SheetRow): Service | null;
  /** Everything there is to say; errors found only now (merged cells) make the services handed out void. */
  finish(end: JudgeEnd): Verdict;
}

/** Begins to judge a list of services below its header. Without a complete header only the header is judged. */
export function startJudging(header: Header, context: JudgeContext): ServiceJudge {
  const seen = new Seen(context.knownIds);
  const rows = new ServiceRows(seen);
  const judge = new ListJudge({ rules: serviceListRules, rows, context, seen, sheets: new Sheets() });
  judge.beginSheet(header, serviceListRules.definition.sheetName);
  return {
    row: (row) => judge.row(row),
    finish: (end) => {
      judge.endSheet(end);
      return judge.finish(end);
    },
  };
}

/** What is said of a list of accounts. */
export interface AccountVerdict extends Verdict {
  /** Figures over the accounts handed out; they mean something only when the list is accepted. */
  readonly summary: AccountSummary;
  /** Null, or the orders of day and month to judge the whole list by once more: this verdict and its accounts are void. */
  readonly dateOrderNeeded: DateOrders | null;
}

/** A sheet of a list of accounts. */
export interface AccountSheet {
  /** What the officer is told when the list has several: `Tài khoản`, or `phần 2, Tài khoản`. */
  readonly name: string;
  /** True when the sheet's workbook counts its days from 1904. */
  readonly date1904: boolean;
}

/**
 * Judges a list of accounts that may come as several sheets, of one workbook or of several: as one list, in one pass and
 * bounded memory. Sheet by sheet: `beginSheet`, `row` for each row, `endSheet`; then `finish`.
 */
export interface AccountJudge {
  /** Without a complete header only the header of the sheet is judged. */
  beginSheet(header: Header, sheet: AccountSheet): void;
  /** The account of a row below the header; null for a row without one (blank, repeated header) or with an error. */
  row(row: SheetRow): Account | null;
  endSheet(end: SheetEnd): void;
  /** Everything there is to say of all sheets; with an error, the accounts handed out are void. */
  finish(end: ListEnd): AccountVerdict;
}

/**
 * Begins to judge a list of accounts. Dates such as 03/04/2023 are read by one order a column, day first unless
 * `context.dateOrders` says otherwise; whether the column is written so is known only at the end of the last sheet. So:
 * judge, finish, and when `dateOrderNeeded` is not null drop what was handed out and judge all sheets again with
 * `dateOrders: dateOrderNeeded`. The second verdict never asks for a third pass, and a list read by the wrong order is
 * never accepted: what is evidence for the other order is an error in this one.
 */
export function startJudgingAccounts(context: AccountContext): AccountJudge {
  const sheets = new Sheets();
  const rows = new AccountRows(sheets, context);
  const judge = new ListJudge({
    rules: accountListRules,
    rows,
    context: nothingKnown,
    seen: new Seen(new Set()),
    sheets,
  });
  return {
    beginSheet: (header, { name, date1904 }) => {
      judge.beginSheet(header, name);
      rows.beginSheet(header, date1904);
    },
    row: (row) => judge.row(row),
    endSheet: (end) => judge.endSheet(end),
    finish: (end) => ({ ...judge.finish(end), summary: rows.summary(), dateOrderNeeded: rows.ordersNeeded() }),
  };
}

/** The refusal of a file of which no sheet has the list's header. */
export function noHeaderIssue(definition: ListDefinition): Issue {
  const found = aboutList(headerMissing, { headers: headersOf(definition) });
  return issueOf(found, { seen: new Seen(new Set()), sheet: null });
}
