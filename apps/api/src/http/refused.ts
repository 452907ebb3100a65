import { inLanguage, problems, type Problem, type ProblemCode } from '@emc/contract';
import type { Language } from '@emc/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language.js';

/** A request that a door turns away; the filter answers it as problem+json. */
export class Refused extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly errors?: Problem['errors'],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(code);
  }

  problem(language: Language, requestId: string): Problem {
    const { status, title } = problems[this.code];
    const errors = this.errors?.map(({ path, message }) => ({ path, message: inLanguage(message, language) }));
    return {
      type: `urn:emc:problem:${this.code.toLowerCase().replaceAll('_', '-')}`,
      title: title[language],
      status,
      code: this.code,
      instance: `urn:emc:request:${requestId}`,
      ...(errors && { errors }),
    };
  }
}

export const problemType = 'application/problem+json; charset=utf-8';

/** Turns the request away, in the language it asks for. */
export function answerRefused(refused: Refused, request: FastifyRequest, reply: FastifyReply): void {
  const problem = refused.problem(languageOf(request), request.id);
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.status(problem.status).headers(refused.headers).header('content-type', problemType).send(problem);
}
