import { operations, Problem, problems, type Operation, type OperationName } from '@emc/contract';

/** A JSON schema as the OpenAPI document holds it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

interface Described {
  readonly operationId: OperationName;
  readonly parameters: readonly { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { description: string; content?: Readonly<Record<string, unknown>> }>>;
}

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Someone who asks; null = without any token. */
interface Caller {
  readonly name: string;
  readonly token: string | null;
  readonly link?: string;
}

export interface FuzzOptions {
  readonly url: string;
  readonly document: OpenApiDocument;
  readonly callers: readonly Caller[];
  /** Values that exist, by the name of a parameter or field. */
  readonly known: Readonly<Record<string, readonly unknown[]>>;
  readonly file: Buffer;
  readonly seed: number;
  /** Operations that would end what the callers are, with the reason. */
  readonly left: Partial<Record<OperationName, string>>;
}

export interface Fuzzed {
  readonly faults: string[];
  readonly slowest: { readonly ms: number; readonly what: string };
  /** How many answers of each kind came: `addUser 400`. */
  readonly answers: ReadonlyMap<string, number>;
}

const odd: readonly unknown[] = [
  ...[
    '',
    ' ',
    '0',
    '-1',
    '9'.repeat(40),
    'null',
    'true',
    '../..',
    '%00',
    'a\u0000b',
    '\ud800',
    'Đà Nẵng',
    'e\u0301'.repeat(300),
  ],
  ...[
    '2026-02-30',
    '0000-01-01',
    '9999-12-31',
    '2026-03-02T08:15:00+23:00',
    '1e400',
    "'; DROP TABLE site; --",
    '🏛️',
    'x'.repeat(5000),
  ],
  ...[null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, [], {}, [[]], { a: 1 }],
];

/** Asks for everything the document describes, as each caller in turn, by numbers that are always the same. */
export async function fuzz(options: FuzzOptions, requests: number): Promise<Fuzzed> {
  const maker = new Maker(options);
  const answers = new Map<string, number>();
  const faults: string[] = [];
  let slowest = { ms: 0, what: '' };
  const all = Object.entries(options.document.paths)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => ({ path, method, described })))
    .filter(({ described }) => !(described.operationId in options.left));
  for (let n = 0; n < requests; n++) {
    const asked = all[n % all.length];
    const caller = options.callers[Math.floor(n / all.length) % options.callers.length];
    if (!asked || !caller) throw new Error('There is nothing to ask, or nobody who asks');
    const { what, url, init } = maker.request(asked, caller);
    const began = performance.now();
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000), redirect: 'manual' });
      const fault = await faultOf(asked.described, response);
      if (fault) faults.push(`${what}: ${fault}`);
      const kind = `${asked.described.operationId} ${response.status}`;
      answers.set(kind, (answers.get(kind) ?? 0) + 1);
    } catch (error) {
      faults.push(`${what}: no answer (${String(error)})`);
    }
    const ms = performance.now() - began;
    if (ms > slowest.ms) slowest = { ms, what };
  }
  return { faults, slowest, answers };
}

async function faultOf({ operationId, responses }: Described, response: Response): Promise<string | null> {
  const { status } = response;
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const documented = responses[status];
  if (type === 'text/event-stream') {
    await response.body?.cancel();
    return documented ? null : `${status} is not documented`;
  }
  const text = await response.text();
  const said = text.slice(0, 300);
  if (status >= 500) return `${status} ${said}`;
  if (!documented) return `${status} is not documented: ${said}`;
  const expected = Object.keys(documented.content ?? {});
  if (text !== '' && !expected.includes(type)) return `${status} as ${type}, not ${expected.join(', ')}`;
  if (type === 'application/problem+json') {
    const problem = Problem.safeParse(JSON.parse(text));
    if (!problem.success) return `no problem: ${said}`;
    const { code } = problem.data;
    return documented.description.includes(code) || !(code in problems) ? null : `${code} is not documented`;
  }
  const operation: Operation = operations[operationId];
  const schema = operation.answers[status];
  if (!schema || typeof schema === 'string') return null;
  const answer = schema.safeParse(JSON.parse(text));
  return answer.success ? null : `${status} outside its schema: ${answer.error.message.slice(0, 300)}`;
}

class Maker {
  readonly #options: FuzzOptions;
  #state: number;

  constructor(options: FuzzOptions) {
    this.#options = options;
    this.#state = options.seed;
  }

  request({ path, method, described }: { path: string; method: string; described: Described }, caller: Caller) {
    const given = { path: {}, query: {}, header: {} } as Record<'path' | 'query' | 'header', Record<string, string>>;
    for (const { name, in: place, required, schema } of described.parameters) {
      if (!required && this.#chance(0.5)) continue;
      if (place === 'path' && name === 'lang') continue;
      // Nobody waits here for what does not come.
      given[place][name] = name === 'wait' ? '0' : textOf(this.#value(name, schema, 0));
    }
    if (this.#chance(0.03)) given.query['khong-co'] = '1';
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(given.path[name] ?? 'x'));
    const query = Object.entries(given.query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
    const url = `${this.#options.url}${address}${query.length > 0 ? `?${query.join('&')}` : ''}`;
    const headers: Record<string, string> = {
      ...(caller.token !== null && { authorization: `Bearer ${caller.token}` }),
      ...(caller.link !== undefined && { 'x-emc-link': caller.link }),
      ...(given.header['if-match'] !== undefined && { 'if-match': this.#one(['*', '"1"', 'W/"1"', '"0"', 'x']) }),
      ...(given.header['idempotency-key'] !== undefined && { 'idempotency-key': `k${this.#below(50)}` }),
    };
    const { body, type } = this.#body(described);
    if (type) headers['content-type'] = type;
    const what = `${described.operationId} by ${caller.name}: ${method.toUpperCase()} ${url.replace(this.#options.url, '')} ${typeof body === 'string' ? body.slice(0, 200) : ''}`;
    return { what, url, init: { method: method.toUpperCase(), headers, ...(body !== null && { body }) } };
  }

  #body({ requestBody }: Described): { body: string | FormData | null; type?: string } {
    const content = requestBody?.content ?? {};
    const types = Object.keys(content);
    if (types.length === 0) return { body: null };
    const type = this.#one(types);
    const schema = content[type]?.schema ?? {};
    if (type === 'multipart/form-data') return { body: this.#form(schema) };
    const value = this.#chance(0.02) ? this.#one(odd) : this.#value('body', schema, 0);
    return { body: this.#chance(0.02) ? '{"a":' : JSON.stringify(value), type };
  }

  #form(schema: Schema): FormData {
    const form = new FormData();
    for (const [name, field] of Object.entries(this.#resolved(schema).properties ?? {})) {
      if (this.#chance(0.3)) continue;
      const isFile = name === 'file' || name === 'decisionScan';
      const bytes = this.#chance(0.3) ? this.#options.file : Buffer.from(textOf(this.#one(odd)));
      if (isFile) form.append(name, new Blob([new Uint8Array(bytes)]), 'danh sách.xlsx');
      else form.append(name, textOf(this.#value(name, field, 0)));
    }
    return form;
  }

  /** Most are as the schema says, of what exists where that is known. */
  #value(name: string, given: Schema, depth: number): unknown {
    const known = this.#options.known[name];
    if (known && this.#chance(0.6)) return this.#one(known);
    if (depth < 4 && this.#chance(0.06)) return this.#one(odd);
    const schema = this.#resolved(given);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return this.#one(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return this.#value(name, this.#one(choices), depth + 1);
    if (schema.examples && this.#chance(0.5)) return this.#one(schema.examples);
    const type = Array.isArray(schema.type) ? this.#one(schema.type as readonly string[]) : schema.type;
    switch (type ?? 'string') {
      case 'object':
        return this.#object(schema, depth);
      case 'array': {
        const length = depth > 5 ? 0 : (schema.minItems ?? 0) + this.#below(3);
        return Array.from({ length }, () => this.#value(name, schema.items ?? {}, depth + 1));
      }
      case 'integer':
      case 'number':
        return this.#number(schema);
      case 'boolean':
        return this.#chance(0.5);
      case 'null':
        return null;
      default:
        return this.#text(schema);
    }
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema, depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(properties)) {
      if (this.#chance(required.includes(key) ? 0.03 : 0.4)) continue;
      made[key] = this.#value(key, field, depth + 1);
    }
    if (typeof additionalProperties === 'object')
      made[`k${this.#below(5)}`] = this.#value('', additionalProperties, depth + 1);
    if (this.#chance(0.03)) made['__la'] = 1;
    return made;
  }

  #number({ minimum = 0, maximum = 1000, type }: Schema): number {
    const edge = this.#chance(0.2) ? this.#one([minimum, maximum, minimum - 1, maximum + 1]) : undefined;
    const number = edge ?? minimum + this.#below(Math.max(1, Math.min(maximum - minimum, 1000)));
    return type === 'number' ? number + 0.5 : number;
  }

  #text({ format, maxLength = 40 }: Schema): string {
    const year = this.#one([1900, 2024, 2025, 2026, 2999]);
    const two = (most: number) => String(1 + this.#below(most)).padStart(2, '0');
    switch (format ?? '') {
      case 'uuid':
        return `01a20000-0000-7000-8000-0000000000${two(90)}`;
      case 'date':
        return `${year}-${two(12)}-${two(31)}`;
      case 'date-time':
        return `${year}-${two(12)}-${two(28)}T08:15:00+07:00`;
      case 'uri':
        return this.#one(['https://a.example.vn/x', 'http://a.example.vn', 'ftp://a', 'https://u:p@a.example.vn']);
      default:
        return this.#one([
          'a',
          'canbo',
          '000012',
          'Thủ tục số 1',
          'x'.repeat(Math.min(maxLength + this.#below(2), 300)),
        ]);
    }
  }

  #resolved(schema: Schema): Schema {
    const name = schema.$ref?.split('/').at(-1);
    const merged = name ? (this.#options.document.components.schemas[name] ?? {}) : schema;
    return merged.allOf ? Object.assign({}, merged, ...merged.allOf.map((each) => this.#resolved(each))) : merged;
  }

  #below(most: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * most);
  }

  #chance(share: number): boolean {
    return this.#below(1000) < share * 1000;
  }

  #one<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)] as Item;
  }
}

const textOf = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Halves of a surrogate pair cannot be written in an address. */
const encoded = (text: string) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
