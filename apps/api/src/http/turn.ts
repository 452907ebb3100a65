import type { Turn } from '../semaphore.js';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from './refused.js';

/** The turn of this request where something is done for a few at once: an agency waits for itself, and who has gone for nothing. */
export const InTurn = createParamDecorator((_data: unknown, context: ExecutionContext): Turn => {
  const http = context.switchToHttp();
  const { caller, ip } = http.getRequest<FastifyRequest>();
  return { of: caller ? (caller.agencyCode ?? caller.userId) : ip, gone: goneFrom(http.getResponse<FastifyReply>()) };
});

/** Aborts when the connection closes without the answer. Fastify's own `request.signal` aborts once a body has been read. */
function goneFrom({ raw }: FastifyReply): AbortSignal {
  const leaving = new AbortController();
  const leave = () => {
    if (!raw.writableFinished) leaving.abort(new Refused('GIVEN_UP'));
  };
  if (raw.closed) leave();
  else raw.once('close', leave);
  return leaving.signal;
}
