import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { IdempotencyKey, type Role } from '@emc/contract';
import type { FastifyRequest } from 'fastify';
import type { Site } from '../sites/site.entity.js';
import { revisionNamed } from './if-match.js';
import { languageOf } from './language.js';
import { Refused } from './refused.js';
import { invalid } from './validation.js';

/** Who is calling. `agencyCode` null: not bound to one agency. */
export interface Caller {
  readonly userId: string;
  readonly username: string;
  readonly role: Role;
  readonly agencyCode: string | null;
  /** Null when an API key was used, or a linked chat. */
  readonly sessionId: string | null;
  /** The linked chat that the bot speaks for; null = none. */
  readonly linkId: string | null;
}

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

export const By = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const { caller } = requestOf(context);
  if (!caller) throw new Refused('SIGN_IN_REQUIRED');
  return caller;
});

/** The site of the path, already known to be within the caller's reach. */
export const TheSite = createParamDecorator((_data: unknown, context: ExecutionContext): Site => {
  const { site } = requestOf(context);
  if (!site) throw new Refused('SITE_NOT_FOUND');
  return site;
});

export const Spoken = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  languageOf(requestOf(context)),
);

/** The revision named by If-Match; null for `*`, whatever it is by now. A change without it is refused. */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number | null => {
  const header = requestOf(context).headers['if-match'];
  if (!header) throw new Refused('IF_MATCH_REQUIRED');
  const revision = revisionNamed(header);
  if (revision === null) throw new Refused('CHANGED_MEANWHILE');
  return revision === 'any' ? null : revision;
});

/** The Idempotency-Key header; null when none was sent. */
export const Key = createParamDecorator((_data: unknown, context: ExecutionContext): string | null => {
  const key = IdempotencyKey.optional().safeParse(requestOf(context).headers['idempotency-key']);
  if (!key.success) throw invalid(key.error.issues.map((issue) => ({ ...issue, path: ['idempotency-key'] })));
  return key.data ?? null;
});
