export { accountList, type Account, type AccountKey } from './account.js';
export { accountDrops, compareAccounts, type AccountDiff } from './account.diff.js';
export type { DateOrder } from './account.dates.js';
export type { AccountContext, DateOrders } from './account.rows.js';
export { accountRules } from './account.rules.js';
export type { AccountSummary } from './account.summary.js';
export type { AccountType } from './account.type.js';
export * from './cell.js';
export * from './code.js';
export * from './compare.js';
export * from './files.js';
export { findHeader, type Header, type HeaderCell } from './header.js';
export * from './issue.js';
export {
  noHeaderIssue,
  startJudging,
  startJudgingAccounts,
  type AccountJudge,
  type AccountSheet,
  type AccountVerdict,
  type JudgeEnd,
  type ServiceJudge,
} from './judge.js';
export type { Level } from './level.js';
export * from './list.js';
export { mergeFinder } from './merges.js';
export { dayInVietnam, secondsOf } from './moment.js';
export type { JudgeContext, Rule } from './rule.js';
export { ruleBook } from './rulebook.js';
export { serviceList, type Service, type ServiceKey } from './service.js';
export { serviceRules } from './service.rules.js';
export { fold, normaliseCode, normaliseText } from './text.js';
export { keptPerCode, verdictOf, type Verdict } from './verdict.js';
