import { isUtf8 } from 'node:buffer';
import { Transform, type Readable } from 'node:stream';
import { setImmediate as otherTurns } from 'node:timers/promises';
import { usualBodyBytes } from '@emc/contract';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refused } from './refused.js';
import { operationAt } from './route-table.js';

/** Of all bodies at once that are longer than usual, and of those of one caller; strangers count as one. */
const most = { all: 128 * 1024 * 1024, ofOne: 32 * 1024 * 1024 } as const;
/** How long a stranger may take over a body; whoever is known has as long as a request may take. */
const strangerMs = 20_000;

/** How deep JSON may nest and how many values it may hold; a full list of services has some 550,000. */
const mostDeep = 32;
const mostValues = 1_000_000;
/** So much is looked through before others have their turn. */
const sliceBytes = 512 * 1024;

/**
 * Bounds what bodies cost: each operation takes as many bytes as its entry in the table says, all unfinished bodies together take
 * no more than `most`, strangers must be quick, and JSON is looked through before it is built. Files go to the disk as they
 * come, and are bounded where they are taken.
 */
export function boundBodies(fastify: FastifyInstance): void {
  const held = new HeldBytes();
  fastify.addHook('onRoute', (route) => {
    const operation = operationAt(String(route.method), route.url);
    route.bodyLimit ??= operation?.bodyBytes ?? usualBodyBytes;
  });
  fastify.addHook('preParsing', async (request, reply, payload) => {
    // What came in one piece with its headers is here already, and no longer than one piece.
    if (request.raw.complete || isForm(request)) return payload;
    const owner = request.caller?.userId ?? (request.admitted?.access === 'bot' ? 'bot' : null);
    const share = held.share(owner ?? 'strangers');
    reply.raw.once('close', () => share.release());
    return bounded(payload, { share, ms: owner === null ? strangerMs : null });
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    lookThrough(body).then(
      () => parse(request, body.toString(), done),
      (error: Error) => done(error),
    );
  });
}

/** Refuses JSON, or lines of it, that would cost far more to build than to send; others have their turn meanwhile. */
export async function lookThrough(json: Buffer, { eachLine } = { eachLine: false }): Promise<void> {
  if (!isUtf8(json)) throw new Refused('JSON_INVALID');
  const state = { at: 0, deep: 0, values: 0, quoted: false, eachLine };
  while (state.at < json.length) {
    lookAtSlice(json, state);
    if (state.deep > mostDeep || state.values > mostValues) throw new Refused('JSON_TOO_COMPLEX');
    if (state.at < json.length) await otherTurns();
  }
}

interface Looking {
  at: number;
  deep: number;
  values: number;
  quoted: boolean;
  readonly eachLine: boolean;
}

const sign = { quote: 0x22, backslash: 0x5c, comma: 0x2c, newLine: 0x0a } as const;
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Stops at the end of the slice, or at what is too deep. */
function lookAtSlice(json: Buffer, state: Looking): void {
  const end = Math.min(json.length, state.at + sliceBytes);
  let { at, deep, values, quoted } = state;
  for (; at < end && deep <= mostDeep; at += 1) {
    const byte = json[at] ?? 0;
    if (byte === sign.newLine) {
      // No text of JSON goes on in the next line.
      [values, quoted, deep] = [values + 1, false, state.eachLine ? 0 : deep];
    } else if (quoted) {
      if (byte === sign.backslash) at += 1;
      else if (byte === sign.quote) quoted = false;
    } else if (byte === sign.quote) quoted = true;
    else if (byte === sign.comma) values += 1;
    else if (opening.has(byte)) [deep, values] = [deep + 1, values + 1];
    else if (closing.has(byte)) deep -= 1;
  }
  Object.assign(state, { at, deep, values, quoted });
}

/** The bytes of bodies that are on their way or being dealt with. */
class HeldBytes {
  private all = 0;
  private readonly ofOne = new Map<string, number>();

  share(owner: string) {
    let mine = 0;
    return {
      take: (bytes: number): boolean => {
        const ofOwner = (this.ofOne.get(owner) ?? 0) + bytes;
        if (this.all + bytes > most.all || ofOwner > most.ofOne) return false;
        mine += bytes;
        this.add(owner, bytes);
        return true;
      },
      release: (): void => {
        this.add(owner, -mine);
        mine = 0;
      },
    };
  }

  private add(owner: string, bytes: number): void {
    const ofOwner = (this.ofOne.get(owner) ?? 0) + bytes;
    this.all += bytes;
    if (ofOwner > 0) this.ofOne.set(owner, ofOwner);
    else this.ofOne.delete(owner);
  }
}

type Share = ReturnType<HeldBytes['share']>;

/** The first bytes of a body are free: senders of short events are not held up by whoever holds long bodies. */
function bounded(payload: Readable, { share, ms }: { share: Share; ms: number | null }): Readable {
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const counted = Math.max(0, bytes + chunk.length - usualBodyBytes) - Math.max(0, bytes - usualBodyBytes);
      bytes += chunk.length;
      if (share.take(counted)) next(null, chunk);
      else next(new Refused('BUSY', undefined, { 'retry-after': '10', connection: 'close' }));
    },
  });
  const timer = ms === null ? undefined : setTimeout(() => stream.destroy(new Refused('TOO_SLOW')), ms).unref();
  stream.once('close', () => clearTimeout(timer));
  // Whoever was refused for something else does not listen any more.
  stream.on('error', () => undefined);
  payload.on('error', (error) => stream.destroy(error));
  payload.on('close', () => stream.writableEnded || stream.destroy(new Refused('REQUEST_INVALID')));
  return payload.pipe(stream);
}

function isForm({ headers }: FastifyRequest): boolean {
  return /^multipart\//i.test(headers['content-type'] ?? '');
}
