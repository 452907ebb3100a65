import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ProblemCode } from '@emc/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EntityNotFoundError, QueryFailedError } from 'typeorm';
import { languageOf } from './language.js';
import { Refused } from './refused.js';

const byFastifyCode: Readonly<Record<string, ProblemCode>> = {
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
  405: 'METHOD_NOT_ALLOWED',
  413: 'TOO_LARGE',
  415: 'CONTENT_TYPE_UNKNOWN',
};
/** PostgreSQL's SQLSTATE: a violated constraint, or a cursor that is none. */
const bySqlState: Readonly<Record<string, ProblemCode>> = {
  23505: 'ALREADY_EXISTS',
  23503: 'REFERENCE_UNKNOWN',
  '22P02': 'REQUEST_INVALID',
};

/** Every error leaves as application/problem+json; what is not ours to tell stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refused = asRefused(error);
    if (refused.code === 'INTERNAL') this.log.error({ requestId: request.id, error });
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const problem = refused.problem(languageOf(request), request.id);
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }
}

function asRefused(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof EntityNotFoundError) return new Refused('NOT_FOUND');
  return new Refused(codeOf(error) ?? 'INTERNAL');
}

function codeOf(error: unknown): ProblemCode | undefined {
  if (error instanceof QueryFailedError) return bySqlState[propertyOf(error.driverError, 'code')];
  if (error instanceof HttpException) return byStatus[error.getStatus()];
  return byFastifyCode[propertyOf(error, 'code')] ?? byStatus[Number(propertyOf(error, 'statusCode'))];
}

function propertyOf(error: unknown, name: string): string {
  return typeof error === 'object' && error !== null && name in error
    ? String((error as Record<string, unknown>)[name])
    : '';
}
