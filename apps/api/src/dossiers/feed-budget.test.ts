import { FeedBudget, priceOf } from './feed-budget.js';

const megabyte = 1024 * 1024;
/** A generous count of what one of these leaves on the disk. */
const stranger = { siteId: 0, ratePerMinute: 0, isKeyed: false, address: null };
const known = { siteId: 278, ratePerMinute: 60_000, isKeyed: false, address: null };

/** Posts of so many bytes by these senders in turn, all that pass in so many seconds; bytes and rows by sender. */
function passed(senders: readonly (typeof stranger | { address: string })[], bytes: number, seconds: number): number[] {
  const budget = new FeedBudget();
  const taken = senders.map(() => 0);
  for (let now = 0; now < seconds * 1000; now += 100) {
    const isFull = senders.map(() => false);
    while (isFull.includes(false)) {
      senders.forEach((sender, n) => {
        if (isFull[n]) return;
        const price = priceOf(bytes, 1);
        isFull[n] = budget.take(price, { sender: { ...stranger, ...sender }, now }) > 0;
        if (!isFull[n]) taken[n] = (taken[n] ?? 0) + price;
      });
    }
  }
  return taken;
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const sites = (count: number) => Array.from({ length: count }, (_, n) => ({ ...known, siteId: n + 1 }));

test.each([
  ['nothing at all', [stranger], 0],
  ['the largest body, of no site', [stranger], 65_536],
  ['a known site', [known], 400],
  ['every site in turn', sites(40), 60_000],
  ['many addresses', sites(40).map((one, n) => ({ ...one, address: `10.0.${n}.1` })), 400],
])('whatever strangers send (%s), no minute brings more than 20 MB', (_, senders, bytes) => {
  expect(sum(passed(senders, bytes, 60))).toBeLessThanOrEqual(20 * megabyte);
});

test('one address cannot starve the others, nor the site it names', () => {
  const flood = { ...known, address: '203.0.113.7' };
  const real = { ...known, address: '198.51.100.1' };
  const budget = new FeedBudget();
  const take = (sender: typeof flood) => budget.take(priceOf(60_000, 1), { sender, now: 0 });
  while (take(flood) === 0);
  expect(take(real)).toBe(0);
  expect(take({ ...real, siteId: 15 })).toBe(0);
  while (take(real) === 0);
  // Two of them have used up the site, but for a rest; the others have theirs.
  const third = Array.from({ length: 4 }, () => take({ ...known, address: '192.0.2.1' }));
  expect(third.at(-1)).toBeGreaterThan(0);
  expect(take({ ...known, siteId: 15, address: '192.0.2.1' })).toBe(0);
});

test('who has a key is bound by its own rate alone', () => {
  const budget = new FeedBudget();
  while (budget.take(priceOf(60_000, 1), { sender: stranger, now: 0 }) === 0);
  while (budget.take(priceOf(60_000, 1), { sender: known, now: 0 }) === 0);
  const keyed = { ...known, ratePerMinute: 60, isKeyed: true };
  const waits = Array.from({ length: 61 }, () => budget.take(priceOf(300, 1), { sender: keyed, now: 0 }));
  expect(waits).toEqual([...Array.from({ length: 60 }, () => 0), 1]);
  expect(budget.take(priceOf(65_000, 1), { sender: { ...keyed, siteId: 15 }, now: 0 })).toBe(0);
});

test('a refusal takes nothing from any of the buckets', () => {
  const budget = new FeedBudget();
  const slow = { ...known, ratePerMinute: 60 };
  for (let n = 0; n < 60; n++) budget.take(priceOf(300, 1), { sender: slow, now: 0 });
  for (let n = 0; n < 100_000; n++) budget.take(priceOf(300, 1), { sender: slow, now: 0 });
  expect(budget.take(priceOf(60_000, 1), { sender: stranger, now: 0 })).toBe(0);
});

test('however many addresses send, only so many are remembered', () => {
  const budget = new FeedBudget();
  const from = (n: number) => ({ ...known, address: `address ${n}` });
  for (let n = 0; n < 20_000; n++) budget.take(0, { sender: from(n), now: n });
  expect(Reflect.get(budget, 'addresses')).toHaveProperty('size', 10_000);
});
