import { createHash } from 'node:crypto';
import { bucketCount, differingBuckets, digestOf } from './check.digest.js';

const hash = (code: string) => createHash('sha256').update(code).digest('hex');
const codes = Array.from({ length: 20_000 }, (_, n) => `H48.14-260302-${String(n).padStart(5, '0')}`);

test('the same codes in any order, once or twice, have the same digest', () => {
  const digest = digestOf(codes, hash);
  expect(digest).toHaveLength(bucketCount);
  expect(digestOf([...codes.toReversed(), ...codes.slice(0, 100)], hash)).toEqual(digest);
  expect(differingBuckets(digest, digest)).toEqual([]);
});

test('a sender in another language finds the same bucket: the first 10 bits of SHA-256', () => {
  const digest = digestOf(['000.00.53.H48-220921-0099'], hash);
  const sha256 = hash('000.00.53.H48-220921-0099');
  const bucket = Math.floor(Number.parseInt(sha256.slice(0, 4), 16) / 64);
  expect(digest[bucket]).toEqual({ count: 1, hash: sha256.slice(0, 16) });
});

test('seven missing codes are told by their hashes', () => {
  const missing = [3, 400, 5_000, 9_999, 12_345, 17_000, 19_999].map((n) => codes[n] ?? '');
  const received = digestOf(
    codes.filter((code) => !missing.includes(code)),
    hash,
  );
  const told = differingBuckets(digestOf(codes, hash), received);
  expect(told.map((difference) => difference.hash).sort()).toEqual(
    missing.map((code) => hash(code).slice(0, 16)).sort(),
  );
  expect(told.every(({ declared, received: ours }) => declared === ours + 1)).toBe(true);
});

test('a code that was replaced by another of its bucket is seen, though the counts agree', () => {
  const [first = '', ...rest] = codes;
  const bucketOf = (code: string) => hash(code).slice(0, 2);
  const other = Array.from({ length: 5_000 }, (_, n) => `X-${n}`).find(
    (code) =>
      bucketOf(code) === bucketOf(first) &&
      differingBuckets(digestOf([first], hash), digestOf([code], hash)).length === 1,
  );
  const told = differingBuckets(digestOf(codes, hash), digestOf([other ?? '', ...rest], hash));
  expect(told).toEqual([expect.objectContaining({ hash: null })]);
  expect(told[0]?.declared).toBe(told[0]?.received);
});

test('nothing declared differs wherever something was received', () => {
  expect(differingBuckets([], digestOf(['a'], hash))).toEqual([
    expect.objectContaining({ declared: 0, received: 1, hash: hash('a').slice(0, 16) }),
  ]);
});
