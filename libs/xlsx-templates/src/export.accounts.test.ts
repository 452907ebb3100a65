import { EventEmitter, once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { accountList, type AccountSummary } from '@emc/domain';
import { exportAccounts, type ExportedAccount } from './export.accounts.js';
import { contentOf, withSaved } from './fixtures/saved.js';

const figures: Omit<AccountSummary, 'accounts'> = {
  asOf: '2026-02-28',
  byType: { 1: 1, 2: 2, 3: 0 },
  linked: 2,
  active30: 1,
  active90: 2,
  active90ByType: { 1: 1, 2: 1, 3: 0 },
  createdThisMonth: 0,
};

const about = (accounts: number) => ({
  siteId: 278,
  siteName: 'Hệ thống một cửa điện tử',
  versionNumber: 3,
  acceptedAt: '2026-03-01T02:05:00Z',
  exportedAt: '2026-03-01T17:30:00Z',
  sha256: 'ab'.repeat(32),
  summary: { ...figures, accounts },
});

const ACCOUNTS: readonly ExportedAccount[] = [
  { type: 1, linked: true, createdAt: '2022-10-04T08:30:05', lastLogin: '2023-02-28T23:59:59' },
  { type: 2, linked: false, createdAt: '1999-12-31T00:00:00', lastLogin: null },
  { type: 2, linked: true, createdAt: '2024-02-29T12:00:01', lastLogin: '2024-02-29T12:00:01' },
];

async function* inBatches(accounts: readonly ExportedAccount[], size: number) {
  for (let n = 0; n < accounts.length; n += size) yield accounts.slice(n, n + size);
}

const cellsOf = (path: string, sheet: number) =>
  contentOf(path, sheet).then(({ rows }) => rows.map(({ cells }) => Array.from(cells, (cell) => cell ?? null)));

test.each([1, 2, 3])(
  'accounts in batches of %d keep their type, their times to the second, and whether linked',
  async (size) => {
    const book = await buffer(exportAccounts(inBatches(ACCOUNTS, size), about(3)));
    const [header, ...rows] = await withSaved(book, (path) => cellsOf(path, 1));
    expect(header).toEqual(['TYPE', 'CREATDATE_USER', 'LAST_LOGIN', 'Đã liên kết ID_QG'].map((text) => ({ text })));
    const format = 'yyyy-mm-dd hh:mm:ss';
    const at = (date: string) => ({ date, format, number: expect.any(Number) });
    expect(rows).toEqual([
      [{ number: 1 }, at('2022-10-04T08:30:05'), at('2023-02-28T23:59:59'), { text: 'có' }],
      [{ number: 2 }, at('1999-12-31T00:00:00'), null, { text: 'không' }],
      [{ number: 2 }, at('2024-02-29T12:00:01'), at('2024-02-29T12:00:01'), { text: 'có' }],
    ]);
  },
);

test('the first sheet gives the figures and says why there are no ids', async () => {
  const book = await buffer(exportAccounts(inBatches(ACCOUNTS, 3), about(3)));
  const { rows, sheets } = await withSaved(book, contentOf);
  expect(sheets.map(({ name }) => name)).toEqual(['Thông tin', 'Tài khoản']);
  const said = new Map(rows.map(({ cells: [label, value] }) => [label && 'text' in label ? label.text : '', value]));
  expect(Object.fromEntries(said)).toMatchObject({
    Trang: { text: 'Hệ thống một cửa điện tử (Id 278)' },
    'Phiên bản': { number: 3 },
    'Số liệu tính đến ngày': { text: '28/02/2026' },
    'Số tài khoản': { number: 3 },
    'Doanh nghiệp (TYPE 1)': { number: 1 },
    'Cá nhân (TYPE 2)': { number: 2 },
    'Cán bộ một cửa (TYPE 3)': { number: 0 },
    'Đã liên kết ID_QG': { number: 2 },
    'Đăng nhập trong 30 ngày': { number: 1 },
    'Đăng nhập trong 90 ngày': { number: 2 },
    'Mẫu danh sách': { text: `accounts, ${accountList.revision}` },
  });
  expect([...said.keys()]).toContainEqual(expect.stringMatching(/^Tệp này không có ID_local và ID_QG/));
  expect([...said.keys()]).toContainEqual(expect.stringMatching(/^This file has no ID_local and ID_QG/));
});

test('a snapshot without accounts still has its header', async () => {
  const book = await buffer(exportAccounts(inBatches([], 1), about(0)));
  expect(await withSaved(book, (path) => cellsOf(path, 1))).toHaveLength(1);
});

test('what one sheet cannot hold goes on in the next, below the same header', async () => {
  const [account] = ACCOUNTS;
  const many = Array.from({ length: 1_048_577 }, () => account as ExportedAccount);
  const book = await buffer(exportAccounts(inBatches(many, 10_000), about(many.length)));
  await withSaved(book, async (path) => {
    const { rows, sheets } = await contentOf(path, 2);
    expect(sheets.map(({ name }) => name)).toEqual(['Thông tin', 'Tài khoản', 'Tài khoản (2)']);
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(rows[0]?.cells[0]).toEqual({ text: 'TYPE' });
  });
});

test.each([
  ['fewer', 4],
  ['more', 2],
])('an export with %s accounts than counted is no export', async (_, counted) => {
  await expect(buffer(exportAccounts(inBatches(ACCOUNTS, 2), about(counted)))).rejects.toThrow('other than counted');
});

test('an export whose accounts break off is no export', async () => {
  async function* broken() {
    yield ACCOUNTS;
    throw new Error('connection lost');
  }
  await expect(buffer(exportAccounts(broken(), about(9)))).rejects.toThrow('connection lost');
});

test('a reader that leaves ends the accounts too', async () => {
  const source = new EventEmitter();
  const [begun, left] = [once(source, 'begun'), once(source, 'left')];
  async function* endless() {
    try {
      source.emit('begun');
      for (;;) yield ACCOUNTS;
    } finally {
      source.emit('left');
    }
  }
  const book = exportAccounts(endless(), about(1_000_000));
  book.resume();
  await begun;
  book.destroy();
  await left;
});
