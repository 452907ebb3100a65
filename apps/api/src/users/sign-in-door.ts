import { TokenBucket } from '../dossiers/token-bucket.js';
import { Refused } from '../http/refused.js';

/** Wrong passwords a minute: of one network, in which a whole agency may sign in, and of all together. */
const ofOne = { perMinute: 120 };
const ofAll = { perMinute: 1200 };
const mostNetworks = 10_000;

/** What stands before the costly look at a password: it lets so many wrong ones through, whoever's they are. */
export class SignInDoor {
  private readonly all = new TokenBucket();
  private readonly byNetwork = new Map<string, TokenBucket>();

  constructor(private readonly clock: () => number = () => performance.now()) {}

  pass(address: string): void {
    const now = this.clock();
    const network = networkOf(address);
    const own = this.byNetwork.get(network) ?? new TokenBucket();
    // Those who came last are kept.
    this.byNetwork.delete(network);
    this.byNetwork.set(network, own);
    const [oldest] = this.byNetwork.keys();
    if (this.byNetwork.size > mostNetworks && oldest !== undefined) this.byNetwork.delete(oldest);
    const seconds = own.take({ amount: 1, now, ...ofOne }) || this.all.take({ amount: 1, now, ...ofAll });
    if (seconds > 0) throw new Refused('TOO_MANY_TRIES', undefined, { 'retry-after': String(seconds) });
  }

  /** The password was right: it counts for nothing. */
  giveBack(address: string): void {
    const now = this.clock();
    this.byNetwork.get(networkOf(address))?.take({ amount: -1, now, ...ofOne });
    this.all.take({ amount: -1, now, ...ofAll });
  }
}

/** An address of version 4 as it is; of version 6 the half that its owner cannot choose. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [first, last] = [groups(head), groups(tail)];
  const zeros = Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}
