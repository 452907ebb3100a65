import { BlockList, isIP, isIPv6 } from 'node:net';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { operations } from '@emc/contract';
import { Logger } from '@nestjs/common';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { errorCode } from '../data-folder.js';
import { lookThrough } from '../http/bodies.js';
import { asRefused } from '../http/problem.filter.js';
import { answerRefused, Refused } from '../http/refused.js';
import type { Reception } from './reception.js';

const batchRoute = '/api/sites/:siteId/dossier-events';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the sender called its body. */
    calledType?: string;
  }
}

type Posted = FastifyRequest<{ Params: { key?: string }; Querystring: { key?: unknown } }>;

/**
 * `/TrackingMCDT`, beside Nest's routes: senders call their bodies by wrong names or by none, and each must be read as it is.
 * Only here bodies of every content type are taken.
 */
export function feedDoor(reception: Reception, proxies: readonly string[]) {
  const log = new Logger('Feed');
  const isProxy = ownAnd(proxies);
  return async (fastify: FastifyInstance): Promise<void> => {
    // Before any route is looked for. Not Fastify's rewriteUrl, which logs addresses, and with them keys.
    fastify.server.prependListener('request', (request: { url?: string }) => {
      request.url = asFeedAddress(request.url ?? '');
    });
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    fastify.addHook('onRequest', async (request) => {
      request.calledType = request.headers['content-type'] ?? '';
      // A name that is no media type at all would be turned away before anybody looked at the body.
      request.headers['content-type'] = 'application/octet-stream';
    });
    fastify.setErrorHandler((error: FastifyError, request, reply) => {
      const refused = asRefused(error);
      if (refused.code === 'INTERNAL') log.error({ requestId: request.id, error });
      answerRefused(refused, request, reply);
    });
    const take = async (request: Posted, reply: FastifyReply) => {
      const { calledType: contentType = '', body, headers } = request;
      await reception.receive({
        contentType,
        body: Buffer.isBuffer(body) ? await unpacked(body, headers['content-encoding'] ?? '') : Buffer.alloc(0),
        query: queryOf(request.url),
        key: keyOf(request),
        address: senderOf(request, isProxy),
        at: new Date(),
      });
      return reply.code(204).send();
    };
    fastify.post('/TrackingMCDT', take);
    fastify.post('/TrackingMCDT/:key', take);
  };
}

function keyOf({ params, query }: Posted): string | null {
  const key = params.key || query.key;
  return typeof key === 'string' && key !== '' ? key : null;
}

function queryOf(url: string): string {
  const at = url.indexOf('?');
  return at < 0 ? '' : url.slice(at + 1);
}

/** The address of the feed as its senders mean it: other servers minded neither the case of letters nor slashes. */
export function asFeedAddress(url: string): string {
  if (url.startsWith('/TrackingMCDT')) return url.replace(/^\/TrackingMCDT\/{2,}/, '/TrackingMCDT/');
  return url
    .replace(/^\/+trackingmcdt\/*(?=[/?]|$)/i, '/TrackingMCDT')
    .replace(/^\/+trackingmcdt\/+/i, '/TrackingMCDT/');
}

/** As much as a post may hold that comes as it is. */
const mostUnpacked = operations.track.bodyBytes;

const unpackers: Readonly<Record<string, (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** What was packed, by its name or, as gzip, by how it begins; what cannot be unpacked stays as it came. */
async function unpacked(body: Buffer, encoding: string): Promise<Buffer> {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  const unpack = unpackers[isGzip ? 'gzip' : encoding.trim().toLowerCase()];
  if (!unpack) return body;
  try {
    return await unpack(body, { maxOutputLength: mostUnpacked });
  } catch (error) {
    if (errorCode(error) === 'ERR_BUFFER_TOO_LARGE') throw new Refused('TOO_LARGE');
    return body;
  }
}

type IsProxy = (address: string) => boolean;

/** A proxy on this machine speaks for others, and those that are named. */
function ownAnd(proxies: readonly string[]): IsProxy {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8);
  list.addAddress('::1', 'ipv6');
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return (address) => list.check(address, familyOf(address));
}

/** Where a post comes from, as the last of the proxies tells; null when that is this machine. */
export function senderOf({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>, isProxy: IsProxy) {
  const said = [headers['x-forwarded-for'] ?? []].flat().flatMap((one) => one.split(','));
  for (const hop of [...said, socket.remoteAddress ?? ''].reverse()) {
    const address = plain(hop);
    if (isIP(address) === 0) return null;
    if (!isProxy(address)) return isIPv6(address) ? network(address) : address;
  }
  return null;
}

/** As nginx, Apache and IIS write addresses: with a port, in brackets, IPv4 inside IPv6. */
function plain(hop: string): string {
  const text = hop.trim().replace(/^\[(.*)\](?::\d+)?$/, '$1');
  return text.replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1').replace(/^::ffff:(?=\d+\.)/i, '');
}

/** A customer of IPv6 has 2^64 addresses. */
function network(address: string): string {
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

/** Lines of JSON, for batches of events only. A line that is none stands as null, which no schema takes. */
export function takeNdjson(fastify: FastifyInstance): void {
  const types = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
  fastify.addContentTypeParser(types, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (request.routeOptions.url !== batchRoute) throw new Refused('CONTENT_TYPE_UNKNOWN');
    await lookThrough(body, { eachLine: true });
    const lines = body.toString().split('\n');
    return lines.filter((line) => withoutMark(line).trim() !== '').map(parsed);
  });
}

/** Files put together one after another have their byte order marks in the middle. */
const withoutMark = (line: string) => line.replace(/^\ufeff/, '');

function parsed(line: string): unknown {
  try {
    return JSON.parse(withoutMark(line));
  } catch {
    return null;
  }
}
