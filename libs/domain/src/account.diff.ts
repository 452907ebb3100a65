import { accountDrop, accountsOlder } from './account.rules.js';
import type { AccountSummary } from './account.summary.js';
import type { AccountType } from './account.type.js';
import { dayInWords } from './check.js';
import type { Issue, Sentence } from './issue.js';
import { aboutList } from './list.judge.js';
import { Seen } from './seen.js';
import { issueOf } from './verdict.js';

/** What changes from one snapshot of an agency's accounts to the next. */
export interface AccountDiff {
  /** null = there was none. */
  readonly before: AccountSummary | null;
  readonly after: AccountSummary;
  /** Accounts by ID_local; null when the ids of the two snapshots cannot be matched. */
  readonly added: number | null;
  readonly removed: number | null;
  readonly kept: number | null;
  /** By what fraction 0–1 the number of accounts fell; 0 when it did not. */
  readonly dropShare: number;
}

/** Compares two snapshots; `kept` = how many accounts are in both, null when nobody can tell. */
export function compareAccounts(
  before: AccountSummary | null,
  after: AccountSummary,
  kept: number | null,
): AccountDiff {
  if (!before) return { before, after, added: after.accounts, removed: 0, kept: 0, dropShare: 0 };
  return {
    before,
    after,
    added: kept === null ? null : after.accounts - kept,
    removed: kept === null ? null : before.accounts - kept,
    kept,
    dropShare: before.accounts === 0 ? 0 : Math.max(0, 1 - after.accounts / before.accounts),
  };
}

/** Of a type with fewer accounts than this, one person's leaving would be a drop. */
const fewOfType = 100;

const everyType: readonly AccountType[] = [1, 2, 3];
const allAccounts: Sentence = { vi: 'Số tài khoản', en: 'The number of accounts' };
const accountsOf: Readonly<Record<AccountType, Sentence>> = {
  1: { vi: 'Số tài khoản doanh nghiệp (TYPE 1)', en: 'The number of accounts of businesses (TYPE 1)' },
  2: { vi: 'Số tài khoản cá nhân (TYPE 2)', en: 'The number of accounts of citizens (TYPE 2)' },
  3: { vi: 'Số tài khoản cán bộ một cửa (TYPE 3)', en: 'The number of accounts of one-stop officers (TYPE 3)' },
};

/** Tells of every drop by more than a tenth: of all accounts, and of those of one type. */
export function accountDrops({ before, after }: AccountDiff): readonly Issue[] {
  if (!before) return [];
  const types = everyType.filter((type) => before.byType[type] >= fewOfType);
  return [
    { whose: allAccounts, was: before.accounts, is: after.accounts },
    ...types.map((type) => ({ whose: accountsOf[type], was: before.byType[type], is: after.byType[type] })),
  ]
    .filter(({ was, is }) => (was - is) * 10 > was)
    .map(({ whose, was, is }) => {
      const words = { whose, before: was, after: is, percent: percent(was - is, was), day: dayInWords(before.asOf) };
      return issueOf(aboutList(accountDrop, words), { seen: new Seen(new Set()), sheet: null });
    });
}

/** Tells when a list shows an earlier day than the one it is compared with. */
export function accountsGoneBack({ before, after }: AccountDiff): readonly Issue[] {
  if (!before || after.asOf >= before.asOf) return [];
  const words = { day: dayInWords(after.asOf), before: dayInWords(before.asOf) };
  return [issueOf(aboutList(accountsOlder, words), { seen: new Seen(new Set()), sheet: null })];
}

/** A part of a whole in percent, two decimals, half up; in whole numbers throughout, so that a half is a half. */
function percent(part: number, whole: number): Sentence {
  const hundredths = Math.floor((part * 20_000 + whole) / (whole * 2));
  const [percents, decimals] = [Math.floor(hundredths / 100), String(hundredths % 100).padStart(2, '0')];
  return { vi: `${percents},${decimals}`, en: `${percents}.${decimals}` };
}
