import { accountDrops, accountsGoneBack, compareAccounts } from './account.diff.js';
import type { AccountSummary } from './account.summary.js';

/** A snapshot with so many accounts of businesses, citizens and officers. */
const snapshot = (business: number, citizen: number, officer: number, asOf = '2023-02-28'): AccountSummary => ({
  asOf,
  accounts: business + citizen + officer,
  byType: { 1: business, 2: citizen, 3: officer },
  linked: citizen,
  active30: 0,
  active90: officer,
  active90ByType: { 1: 0, 2: 0, 3: officer },
  createdThisMonth: 0,
});

test.each<[string, AccountSummary | null, AccountSummary, number | null, object]>([
  ['the first snapshot', null, snapshot(1, 2, 3), null, { added: 6, removed: 0, kept: 0, dropShare: 0 }],
  ['the same accounts', snapshot(1, 2, 3), snapshot(1, 2, 3), 6, { added: 0, removed: 0, kept: 6, dropShare: 0 }],
  ['others', snapshot(1, 2, 3), snapshot(1, 2, 3), 0, { added: 6, removed: 6, kept: 0, dropShare: 0 }],
  ['more', snapshot(1, 2, 3), snapshot(4, 2, 3), 5, { added: 4, removed: 1, kept: 5, dropShare: 0 }],
  ['fewer', snapshot(0, 8, 0), snapshot(0, 6, 0), 5, { added: 1, removed: 3, kept: 5, dropShare: 0.25 }],
  ['none left', snapshot(0, 8, 0), snapshot(0, 0, 0), 0, { added: 0, removed: 8, kept: 0, dropShare: 1 }],
  ['none before', snapshot(0, 0, 0), snapshot(0, 2, 0), 0, { added: 2, removed: 0, kept: 0, dropShare: 0 }],
  ['ids under another key', snapshot(0, 8, 0), snapshot(0, 6, 0), null, { added: null, removed: null, kept: null }],
])('%s', (_, before, after, kept, expected) => {
  expect(compareAccounts(before, after, kept)).toMatchObject({ before, after, ...expected });
});

/** The figures of each drop that is told, as they stand in the Vietnamese sentence. */
const told = (before: AccountSummary | null, after: AccountSummary) =>
  accountDrops(compareAccounts(before, after, null)).map(({ message }) => message.vi.replace(/ so với .*/, ''));

test.each<[string, AccountSummary | null, AccountSummary, readonly string[]]>([
  ['no snapshot before', null, snapshot(0, 1, 0), []],
  ['nobody before', snapshot(0, 0, 0), snapshot(0, 0, 0), []],
  ['more accounts', snapshot(0, 10, 0), snapshot(0, 99, 0), []],
  ['a tenth is not over a tenth', snapshot(100, 1_000, 100), snapshot(90, 900, 90), []],
  [
    'over a tenth',
    snapshot(0, 1_000_000, 0),
    snapshot(0, 876_650, 0),
    [
      'Số tài khoản giảm từ 1.000.000 xuống 876.650 (−12,34 %)',
      'Số tài khoản cá nhân (TYPE 2) giảm từ 1.000.000 xuống 876.650 (−12,34 %)',
    ],
  ],
  [
    'one account over a tenth',
    snapshot(10_000, 10_000, 0),
    snapshot(9_000, 8_999, 0),
    [
      'Số tài khoản giảm từ 20.000 xuống 17.999 (−10,01 %)',
      'Số tài khoản cá nhân (TYPE 2) giảm từ 10.000 xuống 8.999 (−10,01 %)',
    ],
  ],
  [
    'one type, though all together grew',
    snapshot(100, 1_000, 100),
    snapshot(100, 2_000, 89),
    ['Số tài khoản cán bộ một cửa (TYPE 3) giảm từ 100 xuống 89 (−11,00 %)'],
  ],
  [
    'a type with few accounts',
    snapshot(99, 1_000, 99),
    snapshot(0, 1_000, 0),
    ['Số tài khoản giảm từ 1.198 xuống 1.000 (−16,53 %)'],
  ],
  ['few accounts at all', snapshot(0, 3, 0), snapshot(0, 2, 0), ['Số tài khoản giảm từ 3 xuống 2 (−33,33 %)']],
  [
    'half a hundredth counts up',
    snapshot(0, 0, 80_000),
    snapshot(0, 0, 70_196),
    [
      'Số tài khoản giảm từ 80.000 xuống 70.196 (−12,26 %)',
      'Số tài khoản cán bộ một cửa (TYPE 3) giảm từ 80.000 xuống 70.196 (−12,26 %)',
    ],
  ],
  ['all of them', snapshot(50, 0, 0), snapshot(0, 0, 0), ['Số tài khoản giảm từ 50 xuống 0 (−100,00 %)']],
])('told: %s', (_, before, after, expected) => {
  expect(told(before, after)).toEqual(expected);
});

test.each<[string, AccountSummary | null, readonly string[]]>([
  ['no snapshot before', null, []],
  ['the same day', snapshot(1, 2, 3), []],
  ['a later day', snapshot(1, 2, 3, '2023-02-27'), []],
  ['an earlier day', snapshot(1, 2, 3, '2023-03-01'), ['ACCOUNTS_OLDER warning']],
])('goes back beside %s', (_, before, expected) => {
  const found = accountsGoneBack(compareAccounts(before, snapshot(1, 2, 3), null));
  expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual(expected);
  if (found[0]) expect(found[0].message.vi).toMatch(/ngày 28\/02\/2023, trước ngày 01\/03\/2023/);
});

test('a drop is a warning about the whole list in both languages', () => {
  const [issue, another] = accountDrops(compareAccounts(snapshot(99, 0, 0, '2023-01-31'), snapshot(88, 0, 0), 88));
  expect(another).toBeUndefined();
  expect(issue).toEqual({
    code: 'ACCOUNT_DROP',
    severity: 'warning',
    sheet: null,
    row: null,
    column: null,
    cell: null,
    value: null,
    message: {
      vi: 'Số tài khoản giảm từ 99 xuống 88 (−11,11 %) so với danh sách ngày 31/01/2023. Hãy kiểm tra xem tệp có bị thiếu dòng, thiếu trang tính hoặc thiếu phần nào không; không cần sửa nếu số tài khoản thật sự giảm.',
      en: 'The number of accounts fell from 99 to 88 (−11.11 %) since the list of 31/01/2023. Check whether rows, sheets or parts of the list are missing; nothing to do if so many accounts are really gone.',
    },
  });
});
