import {
  Catch,
  HttpException,
  Logger,
  NotFoundException,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { ProblemCode } from '@emc/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EntityNotFoundError, QueryFailedError } from 'typeorm';
import { answerRefused, Refused } from './refused.js';
import { methodsAt } from './route-table.js';

const byFastifyCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: 'NOT_FOUND',
  FST_ERR_MAX_PARAM_LENGTH: 'NOT_FOUND',
  FST_ERR_CTP_BODY_TOO_LARGE: 'TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'CONTENT_TYPE_UNKNOWN',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'JSON_INVALID',
  FST_ERR_CTP_INVALID_JSON_BODY: 'JSON_INVALID',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'REQUEST_INVALID',
  FST_REQ_FILE_TOO_LARGE: 'FILE_TOO_LARGE',
  FST_PARTS_LIMIT: 'TOO_LARGE',
  FST_FILES_LIMIT: 'TOO_LARGE',
  FST_FIELDS_LIMIT: 'TOO_LARGE',
};
const byStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'REQUEST_INVALID',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  415: 'CONTENT_TYPE_UNKNOWN',
};
/** PostgreSQL's SQLSTATE of a violated constraint, and of a lock or statement that was waited for long enough. */
const bySqlState: Readonly<Record<string, ProblemCode>> = {
  23505: 'ALREADY_EXISTS',
  23503: 'REFERENCE_UNKNOWN',
  '55P03': 'NOT_READY',
  57014: 'NOT_READY',
};

/** Every error leaves as application/problem+json; what is not ours to tell stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refused = error instanceof NotFoundException ? noRoute(request) : asRefused(error);
    if (refused.code === 'INTERNAL') this.log.error({ requestId: request.id, error });
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    answerRefused(refused, request, reply);
  }
}

function noRoute({ url }: FastifyRequest): Refused {
  const methods = methodsAt(url);
  if (methods.length === 0) return new Refused('NOT_FOUND');
  return new Refused('METHOD_NOT_ALLOWED', undefined, { allow: methods.join(', ') });
}

/** What the requester is told of an error. */
export function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof EntityNotFoundError) return new Refused('NOT_FOUND');
  return new Refused(codeOf(error) ?? 'INTERNAL');
}

function codeOf(error: unknown): ProblemCode | undefined {
  if (error instanceof QueryFailedError) return bySqlState[propertyOf(error.driverError, 'code')];
  if (error instanceof HttpException) return codeOf(error.cause) ?? byStatus[error.getStatus()];
  return byFastifyCode[propertyOf(error, 'code')] ?? byStatus[Number(propertyOf(error, 'statusCode'))];
}

function propertyOf(error: unknown, name: string): string {
  return typeof error === 'object' && error !== null && name in error
    ? String((error as Record<string, unknown>)[name])
    : '';
}
