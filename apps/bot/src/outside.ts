import { lookup as resolve } from 'node:dns';
import { request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Addresses that lead to no other organisation: this machine, private and link-local networks, and the like (IANA special-purpose registries). */
const inner = networksOf([
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.168.0.0/16', '198.18.0.0/15', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/128', '::1/128', '64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', 'fc00::/7', 'fe80::/10', 'ff00::/8'],
]);

/** The name leads into a network that is not to be reached. */
export class InnerAddress extends Error {}

export interface Posted {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

interface Post {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** Posts to addresses that others chose: where a name leads is looked at as the connection is made, and nothing is followed. */
export class Outside {
  readonly #allowed: BlockList;
  readonly #lookup: LookupFunction = (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const reachable = error ? [] : found.filter(({ address }) => this.#isAllowed(address));
      const [first] = reachable;
      if (!first) return done(error ?? new InnerAddress(), '');
      if (options.all) return done(null, reachable);
      done(null, first.address, first.family);
    });
  };

  /** @param networks addresses or networks that are allowed although they are inner ones, such as `10.20.0.0/16` */
  constructor(networks: readonly string[]) {
    this.#allowed = networksOf(networks);
  }

  post(address: string, { headers, body, signal }: Post): Promise<Posted> {
    const url = new URL(address);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // A connection to a plain address asks no lookup.
    if (isIP(host) && !this.#isAllowed(host)) return Promise.reject(new InnerAddress());
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolved, rejected) => {
      const asked = request(url, { method: 'POST', headers, signal, lookup: this.#lookup, agent: false }, (answer) => {
        answer.resume();
        resolved({ status: answer.statusCode ?? 0, headers: answer.headers });
      });
      asked.on('error', rejected).end(body);
    });
  }

  #isAllowed(address: string): boolean {
    return !holds(inner, address) || holds(this.#allowed, address);
  }
}

function networksOf(all: readonly string[]): BlockList {
  const list = new BlockList();
  for (const each of all) {
    const [address = '', bits] = each.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}

const holds = (list: BlockList, address: string) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
