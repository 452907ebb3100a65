import { Refused } from './refused.js';

interface Misfit {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly message: string;
}

/** What a schema refused, named place by place. */
export function invalid(issues: readonly Misfit[]): Refused {
  const errors = issues.slice(0, 100).map(({ path = [], message }) => ({
    path: path.map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
    message,
  }));
  return new Refused('REQUEST_INVALID', errors);
}
