import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refused } from './refused.js';

/** The one guard: a route that is not in the table of operations does not exist; whom the door let in is settled already. */
@Injectable()
export class AccessGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!request.admitted) throw new Refused('NOT_FOUND');
    if (request.isMultipart() && !request.admitted.form) throw new Refused('CONTENT_TYPE_UNKNOWN');
    return true;
  }
}
