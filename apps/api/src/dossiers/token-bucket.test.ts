import { TokenBucket } from './token-bucket.js';

/** Takes at these seconds of a bucket of 60 a minute, one each; what each is answered. */
function taken(seconds: readonly number[], perMinute = 60): number[] {
  const bucket = new TokenBucket();
  return seconds.map((second) => bucket.take({ amount: 1, now: second * 1000, perMinute }));
}

const many = (count: number, second: number) => Array.from({ length: count }, () => second);

test('a minute’s worth at once, and not one more', () => {
  expect(taken(many(61, 0))).toEqual([...many(60, 0), 1]);
});

test('it fills again with time, to the brim and not over it', () => {
  expect(taken([...many(60, 0), 0.5, 1, 1.5]).slice(60)).toEqual([1, 0, 1]);
  expect(taken([...many(60, 0), ...many(61, 6000)]).slice(60)).toEqual([...many(60, 0), 1]);
});

test('a refusal costs nothing', () => {
  expect(taken([...many(60, 0), ...many(50, 0.1), 1.1]).at(-1)).toBe(0);
});

test('a clock that goes back neither fills nor empties it', () => {
  expect(taken([100, 0, 100]).every((wait) => wait === 0)).toBe(true);
  expect(taken([...many(60, 100), 0, 0.9]).slice(60)).toEqual([1, 1]);
});

test('tells how long to wait', () => {
  expect(taken([...many(60, 0), 0], 60).at(-1)).toBe(1);
  const bucket = new TokenBucket();
  bucket.take({ amount: 60, now: 0, perMinute: 60 });
  expect(bucket.take({ amount: 30, now: 0, perMinute: 60 })).toBe(30);
});

test('what is larger than the bucket passes when it is full', () => {
  const bucket = new TokenBucket();
  expect([0, 0, 60_000, 180_000].map((now) => bucket.take({ amount: 120, now, perMinute: 60 }))).toEqual([
    0, 120, 60, 0,
  ]);
});
