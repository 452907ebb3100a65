import type { Account } from './account.js';
import { AccountRows, type AccountContext, type DateOrders } from './account.rows.js';
import { accountListRules } from './account.rules.js';
import type { AccountSummary } from './account.summary.js';
import type { SheetRow } from './cell.js';
import type { Header } from './header.js';
import type { Issue } from './issue.js';
import { aboutFile, headersOf, ListJudge, type JudgeEnd } from './list.judge.js';
import type { ListDefinition } from './list.js';
import { nothingKnown, type JudgeContext } from './rule.js';
import { Seen } from './seen.js';
import type { Service } from './service.js';
import { ServiceRows } from './service.rows.js';
import { serviceListRules } from './service.rules.js';
import { headerMissing } from './structure.rules.js';
import { issueOf, type Verdict } from './verdict.js';

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
  return new ListJudge(header, { rules: serviceListRules, rows: new ServiceRows(seen), context, seen });
}

/** What is said of a list of accounts. */
export interface AccountVerdict extends Verdict {
  /** Figures over the accounts handed out; they mean something only when the list is accepted. */
  readonly summary: AccountSummary;
  /** Null, or the orders of day and month to judge the whole list by once more: this verdict and its accounts are void. */
  readonly dateOrderNeeded: DateOrders | null;
}

/** As `ServiceJudge`, for accounts. */
export interface AccountJudge {
  row(row: SheetRow): Account | null;
  finish(end: JudgeEnd): AccountVerdict;
}

/**
 * Begins to judge a list of accounts below its header. Dates such as 03/04/2023 are read by one order a column, day first
 * unless `context.dateOrders` says otherwise; whether the column is written so is known only at its end. So: judge,
 * finish, and when `dateOrderNeeded` is not null drop what was handed out and judge the list again with
 * `dateOrders: dateOrderNeeded`. The second verdict never asks for a third pass, and a list read by the wrong order is
 * never accepted: what is evidence for the other order is an error in this one.
 */
export function startJudgingAccounts(header: Header, context: AccountContext): AccountJudge {
  const rows = new AccountRows(header, context);
  const judge = new ListJudge(header, {
    rules: accountListRules,
    rows,
    context: nothingKnown,
    seen: new Seen(new Set()),
  });
  return {
    row: (row) => judge.row(row),
    finish: (end) => ({ ...judge.finish(end), summary: rows.summary(), dateOrderNeeded: rows.ordersNeeded() }),
  };
}

/** The refusal of a file of which no sheet has the list's header. */
export function noHeaderIssue(definition: ListDefinition): Issue {
  return issueOf(aboutFile(headerMissing, { headers: headersOf(definition) }), new Seen(new Set()));
}
