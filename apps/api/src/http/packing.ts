import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

export type Packing = 'br' | 'gzip';

/** Below this the packing costs more than it saves. */
const leastBytes = 1024;
const packable =
  /^(?:application\/(?:problem\+)?(?:json|xml|javascript)|text\/(?!event-stream)[\w-]+|image\/svg\+xml)\b/;
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const packings = {
  br: {
    whole: (bytes: Buffer) => promisify(brotliCompress)(bytes, brotli),
    stream: () => createBrotliCompress(brotli),
  },
  gzip: { whole: (bytes: Buffer) => promisify(gzip)(bytes), stream: () => createGzip() },
} as const;

/**
 * Packs what is read, where the reader takes it. Secrets (tokens, keys) are answers of POST, or go to the bot: these are never
 * packed, so that no length tells of a secret beside a text that somebody else chose.
 */
export function packAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    if (request.method !== 'GET' || request.admitted?.access === 'bot') return payload;
    if (reply.hasHeader('content-encoding') || !packable.test(String(reply.getHeader('content-type') ?? '')))
      return payload;
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
    const isLong = Buffer.isBuffer(bytes) ? bytes.length >= leastBytes : bytes instanceof Readable;
    if (!isLong) return payload;
    void reply.header('vary', 'accept-encoding');
    const packing = packingFor(request.headers['accept-encoding']);
    if (packing === null) return payload;
    void reply.header('content-encoding', packing).removeHeader('content-length');
    const { whole, stream } = packings[packing];
    // Whoever reads the packed stream hears of an error in what is packed: both are destroyed together.
    return Buffer.isBuffer(bytes) ? whole(bytes) : pipeline(bytes as Readable, stream(), () => undefined);
  });
}

/** The best packing that the reader takes; null = none. */
export function packingFor(acceptEncoding: string | undefined): Packing | null {
  const refused = /^(\S+);\s*q=0(\.0*)?$/;
  const taken = (acceptEncoding ?? '').split(',').map((each) => each.trim().replace(refused, ''));
  const names = taken.map((each) => each.split(';')[0]);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null;
}
