import type { Readable } from 'node:stream';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refused } from './refused.js';

type Limits = NonNullable<NonNullable<Parameters<FastifyRequest['parts']>[0]>['limits']>;

/** The parts of a form as they come. A form that ends early, or is none, is the sender's fault and not ours. */
export async function* partsOf(request: FastifyRequest, limits: Limits): AsyncGenerator<Multipart> {
  try {
    yield* request.parts({ limits });
  } catch (error) {
    throw asFault(error);
  }
}

/** Hands the content of a part to `take`; content that breaks off on the way is told as such, whatever `take` makes of it. */
export async function whole<Taken>(part: Readable, take: () => Promise<Taken>): Promise<Taken> {
  let fault: unknown = part.errored;
  part.once('error', (error: Error) => (fault ??= error));
  try {
    return await take();
  } catch (error) {
    // What fails further on ends the part as well: the disk says by which call.
    throw fault instanceof Error && !('syscall' in fault) ? new Refused('FORM_BROKEN') : error;
  }
}

/** The reader of forms says by words only what it cannot read; what has a code is told by it. */
function asFault(error: unknown): unknown {
  const known =
    error instanceof Refused || (error instanceof Error && 'code' in error && /^FST_/.test(String(error.code)));
  return known ? error : new Refused('FORM_BROKEN');
}
