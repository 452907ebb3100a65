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
import { EntityNotFoundError } from 'typeorm';
import { languageOf } from './language.js';
import { notFoundPage, notFoundPolicy } from './not-found.page.js';
import { outageOf, Outages } from './outage.js';
import { answerRefused, Refused } from './refused.js';
import { methodsAt } from './route-table.js';

const byFastifyCode: Readonly<Record<string, ProblemCode>> = {
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'CONTENT_TYPE_UNKNOWN',
  FST_INVALID_JSON_FIELD_ERROR: 'FORM_BROKEN',
  FST_PROTO_VIOLATION: 'FORM_BROKEN',
  FST_MP_PREMATURE_CLOSE: 'FORM_BROKEN',
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

/** Every error leaves as application/problem+json; what is not ours to tell stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');
  private readonly outages = new Outages(this.log);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const refused = isNoRoute(error) ? noRoute(request) : asRefused(error);
    // Nobody is left to hear of it, and nothing of ours broke, where a sender broke off.
    if (refused.code === 'INTERNAL' && !brokeOff(request)) this.log.error({ requestId: request.id, error });
    this.outages.note(refused.code, error);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (refused.code === 'NOT_FOUND' && isNoRoute(error) && isBrowsing(request)) return showNotFound(request, reply);
    answerRefused(refused, request, reply);
  }
}

const isNoRoute = (error: unknown): boolean => error instanceof NotFoundException;

/** A person who opens an address, not a program that asks. */
function isBrowsing({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && /\btext\/html\b/.test(headers.accept ?? '');
}

function showNotFound(request: FastifyRequest, reply: FastifyReply): void {
  void reply
    .status(404)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', notFoundPolicy)
    .send(notFoundPage(languageOf(request)));
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
  const code = codeOf(error) ?? 'INTERNAL';
  return new Refused(code, undefined, retryAfter[code] ? { 'retry-after': retryAfter[code] } : {});
}

/** Seconds after which another try may succeed. */
const retryAfter: { readonly [Code in ProblemCode]?: string } = { DATABASE_AWAY: '5', BUSY: '5', NO_ROOM: '60' };

function brokeOff({ raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete;
}

function codeOf(error: unknown): ProblemCode | undefined {
  const outage = outageOf(error);
  if (outage) return outage;
  if (error instanceof HttpException) return codeOf(error.cause) ?? byStatus[error.getStatus()];
  return byFastifyCode[propertyOf(error, 'code')] ?? byStatus[Number(propertyOf(error, 'statusCode'))];
}

function propertyOf(error: unknown, name: string): string {
  return typeof error === 'object' && error !== null && name in error
    ? String((error as Record<string, unknown>)[name])
    : '';
}
