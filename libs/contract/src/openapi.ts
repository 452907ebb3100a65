import { z } from 'zod';
import { operations, usualBodyBytes, type Operation } from './operations.js';
import { Problem, problems, type ProblemCode } from './problem.js';

type Json = Record<string, unknown>;

/** Every operation heeds it. */
const language: Json = {
  name: 'lang',
  in: 'query',
  required: false,
  description: 'vi unless asked for en, here or by Accept-Language',
  schema: { type: 'string', enum: ['vi', 'en'] },
};

/** The OpenAPI 3.1 document, made from the table of operations. */
export function openApi(about: { version: string; serverUrl: string }): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries<Operation>(operations)) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describe(name, operation, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'EMC',
      version: about.version,
      description: 'Giám sát, đo lường mức độ cung cấp và sử dụng dịch vụ Chính phủ số.',
    },
    servers: [{ url: about.serverUrl }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Session token or emc_<id>_<secret>' },
      },
    },
  };
}

function describe(name: string, operation: Operation, schemas: Json): Json {
  const signedIn = operation.access !== 'open';
  return {
    operationId: name,
    tags: [operation.room],
    summary: operation.summary.vi,
    description: `${operation.summary.en}. Access: ${operation.access}.`,
    security: signedIn ? [{ bearer: [] }] : [],
    parameters: [
      ...parameters('path', operation.params, schemas),
      ...parameters('query', operation.query, schemas),
      language,
      ...parameters('header', operation.headers, schemas),
    ],
    ...(operation.body || operation.form ? { requestBody: requestBody(operation, schemas) } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(operation.answers).map(([status, body]) => [
          status,
          { description: operation.summary.vi, ...content(body, schemas) },
        ]),
      ),
      ...problemAnswers(problemsOf(operation), schemas),
    },
  };
}

/** What an operation may answer: its own problems and those of the doors before it. */
function problemsOf({ access, params, body, form, problems: own }: Operation): Set<ProblemCode> {
  const signedIn = access !== 'open';
  return new Set([
    ...own,
    'REQUEST_INVALID',
    // What stands in the address may be too long, or none that can be read.
    ...(params ? (['NOT_FOUND'] as const) : []),
    ...(form ? (['FORM_BROKEN'] as const) : []),
    ...(body || form
      ? (['JSON_INVALID', 'JSON_TOO_COMPLEX', 'TOO_LARGE', 'TOO_SLOW', 'CONTENT_TYPE_UNKNOWN'] as const)
      : []),
    // Also what anybody may call who has signed in is refused to the bot's key.
    ...(signedIn
      ? (['SIGN_IN_REQUIRED', 'SESSION_EXPIRED', 'API_KEY_EXPIRED', 'LINK_GONE', 'NOT_ALLOWED'] as const)
      : []),
    'INTERNAL',
    'NOT_READY',
    'BUSY',
    'DATABASE_AWAY',
    'NO_ROOM',
  ]);
}

function parameters(place: string, schema: z.ZodObject | undefined, schemas: Json): Json[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(field as z.ZodType, undefined).success,
    schema: jsonSchema(field as z.ZodType, schemas, 'input'),
  }));
}

function requestBody(operation: Operation, schemas: Json): Json {
  return {
    required: true,
    description: `${(operation.bodyBytes ?? usualBodyBytes) / 1024} kB at most${operation.form ? ', files apart' : ''}`,
    content: {
      ...(operation.form && { 'multipart/form-data': { schema: jsonSchema(operation.form, schemas, 'input') } }),
      ...(operation.body && { 'application/json': { schema: jsonSchema(operation.body, schemas, 'input') } }),
    },
  };
}

function content(body: z.ZodType | string | null, schemas: Json): Json {
  if (body === null) return {};
  if (typeof body === 'string') return { content: { [body]: {} } };
  return { content: { 'application/json': { schema: jsonSchema(body, schemas, 'output') } } };
}

function problemAnswers(codes: Iterable<ProblemCode>, schemas: Json): Json {
  const answers: Record<string, Json> = {};
  for (const code of codes) {
    const { status, title } = problems[code];
    const said = answers[status]?.['description'];
    answers[status] = {
      description: `${said ? `${String(said)}; ` : ''}${code}: ${title.vi}`,
      content: { 'application/problem+json': { schema: jsonSchema(Problem, schemas, 'output') } },
    };
  }
  return answers;
}

/** Inlines a schema; the ones with an id become components. */
function jsonSchema(schema: z.ZodType, schemas: Json, io: 'input' | 'output'): Json {
  const { $defs, $schema: _dialect, ...own } = relink<Json>(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));
  Object.assign(schemas, $defs);
  return own;
}

function relink<T>(node: unknown): T {
  return JSON.parse(JSON.stringify(node).replaceAll('"#/$defs/', '"#/components/schemas/')) as T;
}
