import { problems, type Problem, type ProblemCode } from '@emc/contract';
import type { Language } from '@emc/domain';

/** A request that a door turns away; the filter answers it as problem+json. */
export class Refused extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly errors?: Problem['errors'],
  ) {
    super(code);
  }

  problem(language: Language, requestId: string): Problem {
    const { status, title } = problems[this.code];
    return {
      type: `urn:emc:problem:${this.code.toLowerCase().replaceAll('_', '-')}`,
      title: title[language],
      status,
      code: this.code,
      instance: `urn:emc:request:${requestId}`,
      ...(this.errors && { errors: this.errors }),
    };
  }
}
