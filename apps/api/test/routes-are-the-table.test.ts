import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openApi, operations, type Operation } from '@emc/contract';
import { Emc } from './emc.js';

type Json = Readonly<Record<string, unknown>>;

const table = Object.values<Operation>(operations);

/** What is served beside the table: the page, what Excel asks for, and the description of the API itself. */
const beside = [
  ...['GET /', 'GET /:file', 'GET /addin', 'GET /addin/', 'GET /addin/*', 'GET /addin/icons/:icon'],
  ...['GET /addin/install', 'GET /addin/manifest.xml', 'GET /addin/trust-catalog.reg'],
  ...['GET /docs', 'GET /docs/*', 'GET /openapi.json'],
];

let emc: Emc;
let document: Json;

beforeAll(async () => {
  emc = await Emc.start();
  document = (await (await fetch(`${emc.url}/openapi.json`)).json()) as Json;
});
afterAll(() => emc.close());

describe('the routes that are mounted', () => {
  let mounted: string[];

  beforeAll(async () => {
    await emc.kill('SIGTERM');
    const printed = spawnSync(process.execPath, [join(import.meta.dirname, 'mounted-routes.mjs')], {
      env: { PATH: process.env['PATH'] ?? '', EMC_DATA_DIR: emc.folder, DATABASE_URL: emc.databaseUrl },
      encoding: 'utf8',
      timeout: 30_000,
    });
    mounted = routesOf(printed.stdout);
    await emc.run();
  });

  test('are the table of operations, no more and no less', () => {
    const told = table.map(({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    expect(mounted).toEqual([...told, ...beside].sort());
  });
});

/** Reads the tree that Fastify prints; each level is four characters deep. HEAD goes without saying. */
function routesOf(printed: string): string[] {
  const ancestors: string[] = [];
  return printed
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', step = '', methods = ''] = /^((?:[│ ] {3})*)[├└]── (\S+) \(([A-Z, ]+)\)$/.exec(line) ?? [];
      if (!step) return [];
      ancestors.splice(indent.length / 4);
      const path = [...ancestors, step === '*' ? '/*' : step].join('').replace('//', '/');
      ancestors.push(step);
      return methods.split(', ').map((method) => `${method} ${path}`);
    })
    .filter((route) => !route.startsWith('HEAD '))
    .sort();
}

describe('the OpenAPI document', () => {
  test('is the one made from the table', () => {
    const servers = document['servers'] as [{ url: string }];
    const { version } = document['info'] as { version: string };
    expect(document).toEqual(JSON.parse(JSON.stringify(openApi({ version, serverUrl: servers[0].url }))));
  });

  test('has the shape that OpenAPI 3.1 asks for', () => {
    expect(faultsOf(document)).toEqual([]);
  });

  test('the check of the shape finds faults', () => {
    const broken = JSON.parse(JSON.stringify(document)) as { paths: Record<string, Record<string, Json>> };
    broken.paths['/api/me'] = { get: { operationId: 'login', parameters: [{ name: 'x', in: 'path' }], responses: {} } };
    broken.paths['no-slash'] = { fetch: {} };
    const login = broken.paths['/api/login']?.['post'] as { requestBody: Json };
    login.requestBody = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Nobody' } } } };
    expect(faultsOf(broken)).toEqual([
      'GET /api/me: operationId login is taken',
      'GET /api/me: parameter x is not in the path',
      'GET /api/me: parameter x has no schema',
      'GET /api/me: no responses',
      'no-slash: does not begin with /',
      'no-slash fetch: no such method',
      '#/components/schemas/Nobody: leads nowhere',
    ]);
  });

  test('names every refusal that signing in can meet', () => {
    const me = (document['paths'] as Record<string, Record<string, { responses: object }>>)['/api/me']?.['get'];
    expect(Object.keys(me?.responses ?? {})).toEqual(['200', '400', '401', '403', '500', '503']);
  });
});

interface Described {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema?: Json }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema?: Json }>> };
  readonly responses: Readonly<Record<string, { description?: string; content?: Json }>>;
  readonly security?: readonly Json[];
}

/** What OpenAPI 3.1 and JSON Schema 2020-12 would not take. */
function faultsOf(document: Json): string[] {
  const faults: string[] = [];
  const { openapi, info, servers, paths, components } = document as {
    openapi: string;
    info: { title: string; version: string };
    servers: { url: string }[];
    paths: Record<string, Record<string, Described>>;
    components: { schemas: Record<string, Json>; securitySchemes: Record<string, Json> };
  };
  if (!/^3\.1\.\d+$/.test(openapi)) faults.push('openapi: not 3.1');
  if (!info.title || !info.version || servers.some(({ url }) => !url)) faults.push('info, servers: incomplete');
  const ids = new Set<string>();
  for (const [path, methods] of Object.entries(paths)) {
    if (!path.startsWith('/')) faults.push(`${path}: does not begin with /`);
    for (const [method, described] of Object.entries(methods)) {
      if (!['get', 'put', 'post', 'delete', 'patch'].includes(method)) faults.push(`${path} ${method}: no such method`);
      else faults.push(...faultsOfOperation(`${method.toUpperCase()} ${path}`, described, ids));
      for (const need of described.security ?? []) {
        for (const scheme of Object.keys(need))
          if (!(scheme in components.securitySchemes)) faults.push(`${path}: ${scheme}?`);
      }
    }
  }
  for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    const name = reference.replace('#/components/schemas/', '');
    if (!(name in components.schemas)) faults.push(`${reference}: leads nowhere`);
  }
  return faults;
}

function faultsOfOperation(where: string, operation: Described, ids: Set<string>): string[] {
  const { operationId = '', parameters = [], responses, requestBody } = operation;
  const faults: string[] = [];
  if (!operationId || ids.has(operationId)) faults.push(`${where}: operationId ${operationId} is taken`);
  ids.add(operationId);
  const seen = new Set<string>();
  for (const parameter of parameters) {
    const what = `${where}: parameter ${parameter.name}`;
    if (seen.has(`${parameter.in} ${parameter.name}`)) faults.push(`${what} stands twice`);
    seen.add(`${parameter.in} ${parameter.name}`);
    if (parameter.in === 'path' && !where.includes(`{${parameter.name}}`)) faults.push(`${what} is not in the path`);
    else if (parameter.in === 'path' && !parameter.required) faults.push(`${what} must be required`);
    if (parameter.schema) faults.push(...faultsOfSchema(what, parameter.schema));
    else faults.push(`${what} has no schema`);
  }
  for (const { schema } of Object.values(requestBody?.content ?? {}))
    faults.push(...faultsOfSchema(where, schema ?? {}));
  if (Object.keys(responses).length === 0) faults.push(`${where}: no responses`);
  for (const [status, { description, content }] of Object.entries(responses)) {
    if (!/^[1-5]\d\d$/.test(status) || !description) faults.push(`${where} ${status}: no status or no description`);
    for (const media of Object.values(content ?? {}))
      faults.push(...faultsOfSchema(where, (media as { schema?: Json }).schema ?? {}));
  }
  return faults;
}

const keywords =
  /^(\$ref|type|properties|required|additionalProperties|propertyNames|items|prefixItems|enum|const|anyOf|oneOf|allOf|not|format|pattern|minimum|maximum|exclusiveMinimum|exclusiveMaximum|minLength|maxLength|minItems|maxItems|default|description|examples|title|contentEncoding|contentMediaType|id)$/;
const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

function faultsOfSchema(where: string, schema: Json): string[] {
  const faults = Object.keys(schema)
    .filter((keyword) => !keywords.test(keyword))
    .map((keyword) => `${where}: ${keyword} is no keyword of JSON Schema`);
  const {
    type,
    properties = {},
    items,
    anyOf = [],
    required = [],
  } = schema as {
    type?: string;
    properties?: Record<string, Json>;
    items?: Json;
    anyOf?: Json[];
    required?: string[];
  };
  if (type && !types.includes(type)) faults.push(`${where}: ${type} is no type`);
  for (const name of required) if (!(name in properties)) faults.push(`${where}: ${name} is required but unknown`);
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...anyOf];
  return [...faults, ...inner.flatMap((each) => faultsOfSchema(where, each))];
}

describe('/docs', () => {
  test('shows the API with nothing from anywhere else', async () => {
    const response = await fetch(`${emc.url}/docs`);
    const html = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    const references = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, reference = '']) => reference);
    expect(references.filter((reference) => /^(https?:)?\/\//.test(reference))).toEqual([]);
    for (const reference of references.filter((reference) => reference.startsWith('/'))) {
      const answer = await fetch(emc.url + reference);
      expect([reference, answer.status, (await answer.arrayBuffer()).byteLength > 1000]).toEqual([
        reference,
        200,
        true,
      ]);
    }
    for (const [, script = ''] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
      expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    }
  });
});
