import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { SubmissionParams } from '@emc/contract';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../http/refused.js';
import { SubmissionsService } from './submissions.service.js';

/** A stream of events answers 200 before its handler has looked: who may not follow is turned away here. */
@Injectable()
export class MayFollow implements CanActivate {
  constructor(private readonly submissions: SubmissionsService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { caller, params } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!caller) throw new Refused('SIGN_IN_REQUIRED');
    const named = SubmissionParams.safeParse(params);
    if (named.success) await this.submissions.find(caller, named.data.id);
    return true;
  }
}
