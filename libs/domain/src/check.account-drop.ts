import type { AccountType } from './account.type.js';
import { dayInWords, type Check } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import type { Sentence } from './issue.js';
import { fill } from './rule.js';

export interface AccountCount {
  readonly type: AccountType;
  readonly accounts: number;
  readonly version: number;
  /** The day its list was accepted. */
  readonly acceptedOn: string;
}

export interface AccountDropFacts {
  /** By type: the default list of accounts; empty = there is none. */
  readonly current: readonly AccountCount[];
  /** By type: the list of the last year with most accounts. Not the last one: a drop would pass once handed in twice. */
  readonly highest: readonly AccountCount[];
}

/** As when a list is handed in: a fall by more than a tenth, where one person's leaving is none. */
const fewOfType = 100;

export const accountDrop: Check<AccountDropFacts> = {
  kind: 'ACCOUNT_DROP',
  title: discrepancyKinds.ACCOUNT_DROP,
  severity: 'warning',
  dueWorkingDays: 10,
  find({ current, highest }) {
    return current.flatMap((now) => {
      const before = highest.find(({ type }) => type === now.type);
      const lost = (before?.accounts ?? 0) - now.accounts;
      if (!before || before.accounts < fewOfType || lost * 10 <= before.accounts) return [];
      const words = { before: before.accounts, now: now.accounts, lost, day: dayInWords(before.acceptedOn) };
      return {
        subject: `type-${now.type}`,
        evidence: { counts: { before: before.accounts, now: now.accounts, lost }, rows: [{ ...before }, { ...now }] },
        message: fill(messages[now.type], words),
      };
    });
  },
  judges: ({ current }, subject) => current.some(({ type }) => subject === `type-${type}`),
};

const messageOf = (vi: string, en: string): Sentence => ({
  vi: `Số tài khoản ${vi} giảm {lost}, từ {before} (danh sách ngày {day}) xuống {now}. Hãy kiểm tra danh sách có bị xuất thiếu không và nộp lại; nếu đã xoá tài khoản, giải trình lý do.`,
  en: `{lost} accounts of ${en} are gone, from {before} (list of {day}) to {now}. Check whether the list is complete and hand it in again; if accounts were deleted, explain why.`,
});
const messages: Readonly<Record<AccountType, Sentence>> = {
  1: messageOf('doanh nghiệp', 'businesses'),
  2: messageOf('cá nhân', 'citizens'),
  3: messageOf('cán bộ một cửa', 'one-stop officers'),
};
