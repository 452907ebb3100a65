/**
 * The dossier codes of a day in 1,024 buckets: a sender that cannot or will not send its codes sends these, and EMC tells
 * in which buckets the two differ. A code falls by the first 10 bits of its hash; its bucket is the exclusive or of the
 * hashes' first 64 bits, so that codes may come in any order.
 */
export interface Bucket {
  readonly count: number;
  /** 16 hexadecimal digits. */
  readonly hash: string;
}

/** A bucket in which the declared codes and those received differ. */
export interface BucketDifference {
  readonly bucket: number;
  readonly declared: number;
  readonly received: number;
  /** The hash of the one code that is missing or too many; null when there are several. */
  readonly hash: string | null;
}

export const bucketCount = 1_024;

/** The buckets of codes, each counted once. `hash` gives at least 16 hexadecimal digits, as SHA-256 does. */
export function digestOf(codes: Iterable<string>, hash: (code: string) => string): readonly Bucket[] {
  const counts = new Uint32Array(bucketCount);
  const sums = new BigUint64Array(bucketCount);
  for (const code of new Set(codes)) {
    const digits = hash(code).slice(0, 16);
    const bucket = bucketOf(digits);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    sums[bucket] = (sums[bucket] ?? 0n) ^ BigInt(`0x${digits}`);
  }
  return Array.from(counts, (count, bucket) => ({ count, hash: asHash(sums[bucket] ?? 0n) }));
}

/** Where two digests differ, in the order of the buckets. */
export function differingBuckets(
  declared: readonly Bucket[],
  received: readonly Bucket[],
): readonly BucketDifference[] {
  return received.flatMap((ours, bucket) => {
    const theirs = declared[bucket] ?? { count: 0, hash: asHash(0n) };
    if (theirs.count === ours.count && theirs.hash === ours.hash) return [];
    const rest = asHash(BigInt(`0x${theirs.hash}`) ^ BigInt(`0x${ours.hash}`));
    // The rest of a single code falls into this bucket; that of several does so by chance only.
    const single = Math.abs(theirs.count - ours.count) === 1 && bucketOf(rest) === bucket;
    return { bucket, declared: theirs.count, received: ours.count, hash: single ? rest : null };
  });
}

function bucketOf(digits: string): number {
  return Number.parseInt(digits.slice(0, 3), 16) >> 2;
}

function asHash(sum: bigint): string {
  return sum.toString(16).padStart(16, '0');
}
