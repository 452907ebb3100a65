import { accountDrop, type AccountCount } from './check.account-drop.js';

const count = (accounts: number, type: AccountCount['type'] = 2, version = 2): AccountCount => ({
  ...{ type, accounts, version, acceptedOn: '2026-03-02' },
});

test.each<[string, AccountCount, AccountCount, boolean]>([
  ['more', count(1_100), count(1_000), false],
  ['as many', count(1_000), count(1_000), false],
  ['a tenth less', count(900), count(1_000), false],
  ['more than a tenth less', count(899), count(1_000), true],
  ['none of 99', count(0), count(99), false],
  ['none of 100', count(0), count(100), true],
  ['another type', count(0, 1), count(1_000, 2), false],
])('%s', (_, now, before, found) => {
  expect(accountDrop.find({ current: [now], highest: [before] })).toHaveLength(found ? 1 : 0);
});

test('says which accounts, and since which list', () => {
  const [finding] = accountDrop.find({ current: [count(500, 3, 5)], highest: [count(1_500, 3, 4)] });
  expect(finding?.subject).toBe('type-3');
  expect(finding?.message.vi).toBe(
    'Số tài khoản cán bộ một cửa giảm 1.000, từ 1.500 (danh sách ngày 02/03/2026) xuống 500. Hãy kiểm tra danh sách có bị xuất thiếu không và nộp lại; nếu đã xoá tài khoản, giải trình lý do.',
  );
});

test('without a list of accounts nothing is judged', () => {
  expect(accountDrop.judges({ current: [], highest: [] }, 'type-2')).toBe(false);
  expect(accountDrop.judges({ current: [count(1)], highest: [] }, 'type-2')).toBe(true);
});
