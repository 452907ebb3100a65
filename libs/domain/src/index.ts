export { accountList, type Account, type AccountKey } from './account.js';
export { accountDrops, accountsGoneBack, compareAccounts, type AccountDiff } from './account.diff.js';
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
export { dayInVietnam, daysBefore } from './moment.js';
export { nothingKnown, type JudgeContext, type Rule } from './rule.js';
export { ruleBook } from './rulebook.js';
export { serviceList, type Service, type ServiceKey } from './service.js';
export { serviceRules } from './service.rules.js';
export { fold, normaliseCode, normaliseText, withoutNumbers } from './text.js';
export type { ListEnd } from './list.judge.js';
export { keptPerCode, verdictOf, type Verdict } from './verdict.js';
export { readFeedBody, readFeedPost, type FeedPost, type FeedReading, type SentEvent } from './feed.js';
export type { FeedFormat } from './feed.body.js';
export { eventDoubts, type EventDoubt } from './feed.doubts.js';
export type { Channel, DossierStatus, FeedDoubt, FeedEvent } from './feed.event.js';
export type { FeedUser } from './feed.person.js';
export * from './dossier.js';
export * from './dossier.daily.js';
export * from './calendar.js';
export { holidayTable } from './calendar.holidays.js';
export * from './volume.js';
export * from './check.js';
export { checks } from './checks.js';
export type { AccountCount, AccountDropFacts } from './check.account-drop.js';
export type { ListedService } from './check.code-match.js';
export type { CountMismatchFacts, DayTotals, DeclaredDay } from './check.count-mismatch.js';
export * from './check.digest.js';
export type { LevelConflictFacts, OnlineUse } from './check.level-conflict.js';
export type { MissingFeedFacts } from './check.missing-feed.js';
export type { NeverFedFacts } from './check.never-fed.js';
export type { OrphanEventFacts, OrphanGroup } from './check.orphan-event.js';
export type { ServiceUse, SilentServiceFacts } from './check.silent-service.js';
export type { StaleListFacts } from './check.stale-list.js';
export { unmatchedCodes, type SentCode, type UnmatchedCodeFacts, type UnmatchedCodes } from './check.unmatched-code.js';
export type { VolumeDropFacts } from './check.volume-drop.js';
export * from './discrepancy.js';
export * from './discrepancy.reconcile.js';
export { discrepancyKinds, type DiscrepancyKind } from './discrepancy.kinds.js';
export { discrepancyRefusals, type DiscrepancyRefusal } from './discrepancy.refusals.js';
export { discrepancyStates, type DiscrepancyState } from './discrepancy.states.js';
export * from './indicator.js';
export * from './indicator.ranking.js';
export * from './adjustment.js';
export * from './notices.js';
