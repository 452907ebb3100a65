import type { z } from 'zod';
import { operations, type Operation, type OperationName } from './operations.js';
import { Problem } from './problem.js';
import { ProblemError } from './problem-error.js';

type Of<Name extends OperationName> = (typeof operations)[Name];
type Asked<Name extends OperationName, Part extends string> =
  Of<Name> extends Record<Part, infer Schema extends z.ZodType> ? z.input<Schema> : undefined;
type Answered<Name extends OperationName> = {
  [Status in keyof Of<Name>['answers']]: Of<Name>['answers'][Status] extends z.ZodType<infer Body> ? Body : Response;
}[keyof Of<Name>['answers']];

export interface Call<Name extends OperationName> {
  readonly params?: Asked<Name, 'params'>;
  readonly query?: Asked<Name, 'query'>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Asked<Name, 'body'>;
  readonly form?: FormData;
  readonly signal?: AbortSignal;
  /** Is told the revision of what is answered, to be sent back as `if-match` by whoever changes it. */
  readonly onTag?: (tag: string) => void;
}

export type Client = <Name extends OperationName>(name: Name, call?: Call<Name>) => Promise<Answered<Name>>;

/** A typed client: JSON answers come parsed, files and streams as a `Response`; refusals throw a `ProblemError`. */
export function client(options: { baseUrl: string; token?: () => string | undefined; fetch?: typeof fetch }): Client {
  const send = options.fetch ?? fetch;
  return async (name, call = {}) => {
    const operation: Operation = operations[name];
    const token = options.token?.();
    const response = await send(options.baseUrl + address(operation, call), {
      method: operation.method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(call.body !== undefined && { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      ...(call.form && { body: call.form }),
      ...(call.signal && { signal: call.signal }),
    });
    if (!response.ok) throw new ProblemError(await problemOf(response));
    const tag = response.headers.get('etag');
    if (tag !== null) call.onTag?.(tag);
    const answer = operation.answers[response.status];
    return (answer && typeof answer !== 'string' ? answer.parse(await response.json()) : response) as never;
  };
}

function address(operation: Operation, call: { params?: unknown; query?: unknown }): string {
  const path = Object.entries(call.params ?? {}).reduce(
    (text, [key, value]) => text.replace(`{${key}}`, encodeURIComponent(String(value))),
    operation.path,
  );
  const query = new URLSearchParams(
    Object.entries(call.query ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

async function problemOf(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  return parsed.data ?? { type: 'about:blank', title: response.statusText, status: response.status, code: 'INTERNAL' };
}
