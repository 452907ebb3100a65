import { TokenBucket } from './token-bucket.js';

/** Whose post it is, as far as can be told; the site 0 stands for all that EMC does not know. */
export interface Sender {
  readonly siteId: number;
  /** In posts of usual size, as the site's setting has it. */
  readonly ratePerMinute: number;
  /** It named the site's key. */
  readonly isKeyed: boolean;
  /** Where it comes from; null = nobody can tell it from others. */
  readonly address: string | null;
}

/** What a row costs beside the bytes that were sent: itself, its indexes, and what is derived of it. */
const rowBytes = 512;
/** A post of usual size, rows and all. */
const usualBytes = 1024;
/**
 * What all who proved no key bring to the disk, whatever they name: a bucket saves up one minute, so that in no minute it is
 * more than twice this, 20 MB.
 */
const strangersPerMinute = 10 * 1024 * 1024;
const siteShare = strangersPerMinute / 2;
const addressShare = strangersPerMinute / 4;
/** Beyond this many addresses the one that was longest silent is forgotten. */
const mostAddresses = 10_000;

/** What a post costs. */
export function priceOf(bytes: number, rows: number): number {
  return bytes + rows * rowBytes;
}

/**
 * Charges posts for what they cost. Whoever has a key draws on its site's own bucket. All others share one, of which no
 * address gets more than a quarter and no site more than half: one stranger starves neither a site nor the country.
 */
export class FeedBudget {
  private readonly strangers = new TokenBucket();
  private readonly keyed = new Map<number, TokenBucket>();
  private readonly sites = new Map<number, TokenBucket>();
  private readonly addresses = new Map<string, TokenBucket>();

  /** 0, or the seconds after which it may be tried again; then nothing was taken. `now` never goes back (ms). */
  take(price: number, { sender, now }: { sender: Sender; now: number }): number {
    const own = { bucket: bucketOf(this.keyed, sender.siteId), perMinute: sender.ratePerMinute * usualBytes };
    // A small post counts as one.
    const charges = [{ ...own, amount: Math.max(price, usualBytes) }];
    if (sender.siteId === 0) charges.pop();
    if (!sender.isKeyed) {
      const { siteId, address } = sender;
      charges.push({ bucket: this.strangers, perMinute: strangersPerMinute, amount: price });
      charges.push({ bucket: bucketOf(this.sites, siteId), perMinute: siteShare, amount: price });
      if (address !== null) charges.push({ bucket: this.of(address), perMinute: addressShare, amount: price });
    }
    const wait = Math.max(...charges.map(({ bucket, ...charge }) => bucket.wait({ ...charge, now })));
    if (wait === 0) for (const { bucket, ...charge } of charges) bucket.take({ ...charge, now });
    return wait;
  }

  private of(address: string): TokenBucket {
    const known = this.addresses.get(address);
    if (known) this.addresses.delete(address);
    const bucket = known ?? new TokenBucket();
    this.addresses.set(address, bucket);
    const [oldest] = this.addresses.keys();
    if (this.addresses.size > mostAddresses && oldest !== undefined) this.addresses.delete(oldest);
    return bucket;
  }
}

function bucketOf(buckets: Map<number, TokenBucket>, siteId: number): TokenBucket {
  const known = buckets.get(siteId);
  if (known) return known;
  const bucket = new TokenBucket();
  buckets.set(siteId, bucket);
  return bucket;
}
