import { Logger } from '@nestjs/common';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
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
export function feedDoor(reception: Reception) {
  const log = new Logger('Feed');
  return async (fastify: FastifyInstance): Promise<void> => {
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
      const { calledType: contentType = '', body } = request;
      const key = keyOf(request);
      await reception.receive({
        contentType,
        body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        key,
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

/** Lines of JSON, for batches of events only. A line that is none stands as null, which no schema takes. */
export function takeNdjson(fastify: FastifyInstance): void {
  const types = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];
  fastify.addContentTypeParser(types, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (request.routeOptions.url !== batchRoute) throw new Refused('CONTENT_TYPE_UNKNOWN');
    await lookThrough(body, { eachLine: true });
    const lines = body.toString().split('\n');
    return lines.filter((line) => line.trim() !== '').map(parsed);
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
