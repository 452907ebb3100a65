import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { operations, problems, type Operation, type Problem, type ProblemCode, type Submission } from '@emc/contract';
import { z } from 'zod';
import { Emc, fixture, password, submit, type Session } from './emc.js';

let emc: Emc;
let admin: Session;
let officer: Session;
let standing: Submission;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  [admin, officer] = await Promise.all([emc.as('admin'), emc.as('h34')]);
  const content = await fixture('appendix-i.openpyxl.xlsx');
  const handedIn = await submit(officer, { siteId: 278, content, query: 'wait=30&makeDefault=true' });
  standing = (await handedIn.json()) as Submission;
});
afterAll(() => emc.close());

const json = { 'content-type': 'application/json' };
const uuid = '01a20000-0000-7000-8000-000000000000';

/** As the administrator unless the request says otherwise. */
function ask(path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {}) {
  return fetch(emc.url + path, { ...init, headers: { authorization: `Bearer ${admin.token}`, ...headers } });
}

const form = (...parts: [string, string | Blob][]) => {
  const data = new FormData();
  for (const [name, value] of parts) data.append(name, value);
  return data;
};

const refusals: [what: string, path: string, init: Parameters<typeof ask>[1], code: ProblemCode][] = [
  ['an unknown address', '/api/khong-co', {}, 'NOT_FOUND'],
  ['a file that is none of the page', '/khong-co.js', {}, 'NOT_FOUND'],
  ['two slashes', '//', {}, 'NOT_FOUND'],
  ['a bad escape', '/api/%zz', {}, 'NOT_FOUND'],
  ['a bad escape in an id', '/api/submissions/%c3%28', {}, 'NOT_FOUND'],
  ['an id of 200 characters', `/api/submissions/${'a'.repeat(200)}`, {}, 'NOT_FOUND'],
  ['a way out of the folder', '/docs/assets/..%2fpackage.json', {}, 'NOT_FOUND'],
  ['a file not shown', '/docs/assets/package.json', {}, 'NOT_FOUND'],
  ['a wrong method', '/api/login', {}, 'METHOD_NOT_ALLOWED'],
  ['a wrong method on a site', '/api/sites/278', { method: 'DELETE' }, 'METHOD_NOT_ALLOWED'],
  ['a preflight', '/api/sites', { method: 'OPTIONS' }, 'METHOD_NOT_ALLOWED'],
  ['broken JSON', '/api/login', { method: 'POST', headers: json, body: '{"username": "h34",' }, 'JSON_INVALID'],
  ['empty JSON', '/api/login', { method: 'POST', headers: json, body: '' }, 'JSON_INVALID'],
  ['poisoned JSON', '/api/login', { method: 'POST', headers: json, body: '{"__proto__": {}}' }, 'JSON_INVALID'],
  ['no body', '/api/login', { method: 'POST' }, 'REQUEST_INVALID'],
  ['JSON that is no object', '/api/login', { method: 'POST', headers: json, body: 'null' }, 'REQUEST_INVALID'],
  ['a NUL in the user name', '/api/login', login({ username: 'a\0', password: 'b' }), 'REQUEST_INVALID'],
  ['a form', '/api/login', { method: 'POST', body: new URLSearchParams({ username: 'h34' }) }, 'CONTENT_TYPE_UNKNOWN'],
  ['plain text', '/api/login', { method: 'POST', body: 'h34' }, 'CONTENT_TYPE_UNKNOWN'],
  ['a file for JSON', '/api/login', { method: 'POST', body: form(['file', new Blob(['x'])]) }, 'CONTENT_TYPE_UNKNOWN'],
  [
    'XML',
    '/api/sites/278/submissions',
    { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' },
    'CONTENT_TYPE_UNKNOWN',
  ],
  ['no file', '/api/sites/278/submissions', { method: 'POST', body: form(['khac', 'x']) }, 'FILE_MISSING'],
  ['two files', '/api/sites/278/submissions', { method: 'POST', body: form(...twoFiles()) }, 'REQUEST_INVALID'],
  [
    'accounts to be added to nothing',
    '/api/sites/278/submissions?kind=accounts&mode=append',
    { method: 'POST', body: form(['file', new Blob(['x'])]) },
    'NO_DEFAULT_VERSION',
  ],
  [
    'a key with a space',
    '/api/sites/278/submissions',
    { method: 'POST', headers: { 'idempotency-key': 'a b' }, body: form(['file', new Blob(['x'])]) },
    'REQUEST_INVALID',
  ],
  ['a site that is no number', '/api/sites/abc', {}, 'SITE_NOT_FOUND'],
  ['a site beyond all', '/api/sites/99999999999999999999', {}, 'SITE_NOT_FOUND'],
  ['a site below one', '/api/sites/-1', {}, 'SITE_NOT_FOUND'],
  ['a submission that is no id', '/api/submissions/1', {}, 'REQUEST_INVALID'],
  ['an unknown submission', `/api/submissions/${uuid}`, {}, 'SUBMISSION_NOT_FOUND'],
  ['an unknown user', `/api/users/${uuid}`, {}, 'NOT_FOUND'],
  ['an unknown agency', '/api/agencies/Y99', {}, 'NOT_FOUND'],
  ['a code that is none', '/api/agencies/h34', {}, 'REQUEST_INVALID'],
  ['a version that is no number', '/api/sites/278/versions/mot', {}, 'REQUEST_INVALID'],
  ['a version beyond all', '/api/sites/278/versions/2147483648', {}, 'REQUEST_INVALID'],
  ['an unknown version', '/api/sites/278/versions/7', {}, 'VERSION_NOT_FOUND'],
  ['services without a default', '/api/sites/15/services', {}, 'NO_DEFAULT_VERSION'],
  ['an unknown kind', '/api/sites/278/versions?kind=x', {}, 'REQUEST_INVALID'],
  ['a limit of 0', '/api/sites?limit=0', {}, 'REQUEST_INVALID'],
  ['a limit of 1001', '/api/sites?limit=1001', {}, 'REQUEST_INVALID'],
  ['a limit in words', '/api/sites?limit=nhieu', {}, 'REQUEST_INVALID'],
  ['a parameter that is none', '/api/discrepancies?severity=error&nhieu=1', {}, 'REQUEST_INVALID'],
  ['a parameter where there are none', '/api/me?x=1', {}, 'REQUEST_INVALID'],
  ['a day in the year 0', '/api/sites/278/daily?from=0000-01-01&to=0000-01-02', {}, 'REQUEST_INVALID'],
  ['a day after 2999', '/api/sites/278/dossiers?day=3000-01-01', {}, 'REQUEST_INVALID'],
  ['a cursor of no day', '/api/sites/278/dossiers?cursor=9999-99-99~x', {}, 'REQUEST_INVALID'],
  ['an offset of a day', '/api/sites/278/reconcile?at=2026-03-02T08:00:00%2B23:59', {}, 'REQUEST_INVALID'],
  ['a moment far ahead', '/api/sites/278/reconcile?at=2999-12-31T00:00:00Z', {}, 'REQUEST_INVALID'],
  ['a level of 9', '/api/sites/278/services?level=9', {}, 'REQUEST_INVALID'],
  ['a NUL to search for', '/api/sites/278/services?query=%00', {}, 'REQUEST_INVALID'],
  ['a change without If-Match', '/api/sites/278', { method: 'PATCH', headers: json, body: '{}' }, 'IF_MATCH_REQUIRED'],
  [
    'an If-Match that is no ETag',
    '/api/sites/278',
    { method: 'PATCH', headers: { ...json, 'if-match': '1' }, body: '{}' },
    'CHANGED_MEANWHILE',
  ],
];

function login(body: object) {
  return { method: 'POST', headers: json, body: JSON.stringify(body) };
}

function twoFiles(): [string, Blob][] {
  return [
    ['file', new Blob(['a'])],
    ['file', new Blob(['b'])],
  ];
}

test.each(refusals)('%s is refused as a problem', async (_what, path, init, code) => {
  await expectProblem(await ask(path, init), code);
});

async function expectProblem(response: Response, code: ProblemCode): Promise<Problem> {
  const problem = (await response.json()) as Problem;
  expect(problem).toMatchObject({ code, status: problems[code].status, title: problems[code].title.vi });
  expect(response.status).toBe(problem.status);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(problem.instance).toBe(`urn:emc:request:${response.headers.get('x-request-id')}`);
  return problem;
}

const cursors = [
  'x',
  '',
  '-1',
  '1.5',
  '1e9',
  'NaN',
  '99999999999',
  '%27%3B%20DROP%20TABLE%20site',
  '%00',
  '%ed%a0%bd',
  '🙂',
  'a'.repeat(5000),
];
const lists = [
  '/api/users',
  '/api/api-keys',
  '/api/agencies',
  '/api/sites',
  '/api/audit',
  '/api/sites/278/submissions',
  '/api/sites/278/versions',
  '/api/sites/278/services',
  '/api/submissions/{id}/issues',
];

test.each(lists)('%s refuses a cursor it never gave, and never breaks', async (path) => {
  const { id } = standing;
  for (const cursor of cursors) {
    const response = await ask(`${path.replace('{id}', id)}?cursor=${cursor}`);
    if (response.status !== 200) await expectProblem(response, 'REQUEST_INVALID');
  }
  await expectProblem(await ask(`${path.replace('{id}', id)}?cursor=a&cursor=b`), 'REQUEST_INVALID');
  await expectProblem(await ask(`${path.replace('{id}', id)}?cursor=%27%3B`), 'REQUEST_INVALID');
});

describe('a form', () => {
  const path = '/api/sites/278/submissions';
  const part = (name: string, content: string, more = '') =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`;
  const sheet = part('file', 'PK', '; filename="a.xlsx"');
  const untouched = (name: string) => part(name, '', '; filename=""\r\nContent-Type: application/octet-stream');
  const send = (body: string, type = 'multipart/form-data; boundary=x') =>
    ask(path, { method: 'POST', headers: { 'content-type': type }, body });

  test.each([
    ['without its end', sheet, 'FORM_BROKEN'],
    ['cut within its file', sheet.slice(0, -3), 'FORM_BROKEN'],
    ['with another boundary', sheet.replaceAll('--x', '--y'), 'FORM_BROKEN'],
    [
      'whose JSON is none',
      `${sheet}${part('decisionNumber', '{"a', '\r\nContent-Type: application/json')}--x--\r\n`,
      'FORM_BROKEN',
    ],
    [
      'with a field twice',
      `${part('decisionNumber', '1')}${part('decisionNumber', '2')}${sheet}--x--\r\n`,
      'REQUEST_INVALID',
    ],
    ['whose file nobody touched', `${untouched('file')}--x--\r\n`, 'FILE_MISSING'],
  ] as const)('%s is refused', async (_what, body, code) => {
    await expectProblem(await send(body), code);
  });

  test('without a boundary is refused', async () => {
    await expectProblem(await send(sheet, 'multipart/form-data'), 'FORM_BROKEN');
  });

  test('whose optional fields nobody touched is taken', async () => {
    const empty = part('decisionNumber', '') + part('decisionDate', '') + untouched('decisionScan');
    expect((await send(`${empty}${sheet}--x--\r\n`)).status).toBe(202);
  });

  test('that the sender breaks off is no error of ours', async () => {
    const socket = connect({ port: Number(new URL(emc.url).port), host: '127.0.0.1' });
    const head = `POST ${path} HTTP/1.1\r\nHost: emc\r\nAuthorization: Bearer ${admin.token}\r\nContent-Length: 99999\r\n`;
    socket.write(`${head}Content-Type: multipart/form-data; boundary=x\r\n\r\n${sheet.slice(0, -3)}`);
    const incoming = join(emc.folder, 'received', 'incoming');
    while ((await readdir(incoming).catch(() => [])).length === 0) await ask('/health/live');
    socket.destroy();
    while ((await readdir(incoming)).length > 0) await ask('/health/live');
    expect(emc.output).not.toMatch(/"level":50/);
  });
});

describe('an address that EMC does not have', () => {
  test.each([
    ['/khong-co', '', 'vi'],
    ['/api/khong-co', '', 'vi'],
    ['/khong/co', 'en-US,en;q=0.9', 'en'],
  ])('%s shows a browser a page', async (path, language, lang) => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const response = await ask(path, { headers: { accept, 'accept-language': language } });
    const html = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain('Về trang chủ EMC');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
  });
});

describe('what is long', () => {
  test.each([
    ['/openapi.json', 'application/json; charset=utf-8'],
    ['/api/agencies?limit=1000', 'application/json; charset=utf-8'],
    ['/docs/assets/swagger-ui.css', 'text/css; charset=utf-8'],
    ['/metrics', 'text/plain; version=0.0.4; charset=utf-8'],
  ])('%s is packed where it may be', async (path, type) => {
    const [br, gzip, plain] = await Promise.all(
      ['br', 'gzip', 'identity'].map((encoding) => ask(path, { headers: { 'accept-encoding': encoding } })),
    );
    expect([br, gzip, plain].map((answer) => answer?.headers.get('content-encoding'))).toEqual(['br', 'gzip', null]);
    expect(gzip?.headers.get('content-type')).toBe(type);
    expect(gzip?.headers.get('vary')).toContain('accept-encoding');
    if (path === '/metrics') return;
    const bodies = await Promise.all([br, gzip, plain].map((answer) => answer?.text()));
    expect(new Set(bodies).size).toBe(1);
  });

  test('no secret is packed', async () => {
    const secret = /token|secret|^key$|address/i;
    const held = Object.entries<Operation>(operations).filter(([, { answers }]) =>
      Object.values(answers).some(
        (answer) => answer instanceof z.ZodObject && Object.keys(answer.shape).some((name) => secret.test(name)),
      ),
    );
    expect(held.map(([name]) => name)).toEqual(
      expect.arrayContaining(['login', 'refresh', 'addApiKey', 'issueFeedKey']),
    );
    expect(held.filter(([, { method }]) => method === 'GET')).toEqual([]);
    const signedIn = await ask('/api/login', {
      ...login({ username: 'admin', password }),
      headers: { ...json, 'accept-encoding': 'gzip' },
    });
    expect([signedIn.status, signedIn.headers.get('content-encoding')]).toEqual([200, null]);
  });
});

test('a wrong method is told the right ones', async () => {
  expect((await ask('/api/sites/278', { method: 'PUT' })).headers.get('allow')).toBe('GET, PATCH');
  expect((await ask('/api/sites/278/default-version?kind=services', { method: 'POST' })).headers.get('allow')).toBe(
    'GET, PUT',
  );
});

test.each([
  '/api/sites',
  '/health/live',
  '/api/templates/services.xlsx',
  '/api/templates/accounts.xlsx',
  '/docs',
  '/openapi.json',
])('HEAD %s answers as GET does, without a body', async (path) => {
  const [head, get] = await Promise.all([ask(path, { method: 'HEAD' }), ask(path)]);
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
  await get.arrayBuffer();
});

test('HEAD is guarded as GET is', async () => {
  const heads = ['/api/users', '/api/sites/15', '/api/sites/15/services', `/api/submissions/${uuid}/events`];
  const asOfficer = { method: 'HEAD', headers: { authorization: `Bearer ${officer.token}` } };
  const statuses = await Promise.all(heads.map(async (path) => (await ask(path, asOfficer)).status));
  expect(statuses).toEqual([403, 404, 404, 404]);
});

describe('over the bare wire', () => {
  test.each([
    [
      'an address of 40,000 characters',
      `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: emc\r\n\r\n`,
      'HEADERS_TOO_LARGE',
    ],
    [
      'a header of 40,000 characters',
      `GET / HTTP/1.1\r\nHost: emc\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
      'HEADERS_TOO_LARGE',
    ],
    [
      'JSON of 9 MB, before it is sent',
      'POST /api/login HTTP/1.1\r\nHost: emc\r\nContent-Type: application/json\r\nContent-Length: 9000000\r\n\r\n{',
      'TOO_LARGE',
    ],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n\r\n', 'REQUEST_INVALID'],
  ] as const)('%s is answered all the same', async (_what, bytes, code) => {
    const answer = await overTheWire(bytes);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain(`HTTP/1.1 ${problems[code].status} `);
    expect(head).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ code, status: problems[code].status });
    expect((await ask('/health/live')).status).toBe(200);
  });
});

function overTheWire(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(emc.url).port), host: '127.0.0.1' }, () => socket.write(bytes));
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('close', () => resolve(answer)).on('error', (error) => (answer ? resolve(answer) : reject(error)));
  });
}

describe('the language of a refusal', () => {
  const wrong = { method: 'POST', headers: json, body: '{"username": 5, "remember": true}' };
  test.each([
    ['', 'vi', 'vi'],
    ['', 'en', 'en'],
    ['', 'en-GB,en;q=0.9,vi;q=0.5', 'en'],
    ['', 'vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
    ['', 'fr', 'vi'],
    ['', '', 'vi'],
    ['?lang=en', 'vi', 'en'],
    ['?lang=vi', 'en', 'vi'],
  ] as const)('%s with Accept-Language %j is %s', async (query, accepted, language) => {
    const response = await ask(`/api/login${query}`, { ...wrong, headers: { ...json, 'accept-language': accepted } });
    const problem = (await response.json()) as Problem;
    expect(problem.title).toBe(problems.REQUEST_INVALID.title[language]);
    expect(problem.errors).toEqual(
      language === 'vi'
        ? [
            { path: 'username', message: 'Cần là chữ, đặt trong ngoặc kép.' },
            { path: 'password', message: 'Thiếu mục này. Hãy bổ sung.' },
            { path: '', message: 'Không có mục: remember. Hãy bỏ đi.' },
          ]
        : [
            { path: 'username', message: 'It must be text.' },
            { path: 'password', message: 'This is missing. Add it.' },
            { path: '', message: 'Unknown: remember. Leave out.' },
          ],
    );
  });

  test.each([
    ['/api/sites?limit=5000', 'limit', 'Nhiều nhất là 1000.'],
    ['/api/sites?cursor=x', 'cursor', 'Hãy dùng nguyên văn nextCursor của trang trước, hoặc bỏ cursor để đọc từ đầu.'],
    ['/api/submissions/1', 'id', 'Đây không phải là mã do EMC cấp. Sao chép lại mã.'],
    ['/api/sites/278/versions?kind=x', 'kind', 'Chọn một trong: services, accounts.'],
    ['/api/agencies/h34', 'code', 'Nhập mã đơn vị, ví dụ H34.'],
  ])('%s says what to do', async (url, path, message) => {
    expect(await (await ask(url)).json()).toMatchObject({ errors: [{ path, message }] });
  });
});

test.each([
  '/api/sites',
  '/api/login',
  '/khong-co',
  '/health/live',
  '/docs',
  '/openapi.json',
  '/docs/assets/swagger-ui.css',
])('%s answers with the headers that keep browsers safe', async (path) => {
  const { headers } = await ask(path);
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
  expect(headers.get('x-powered-by') ?? headers.get('server')).toBeNull();
  expect(headers.get('access-control-allow-origin')).toBeNull();
  if (!path.startsWith('/docs/assets')) expect(headers.get('cache-control')).toBe('no-store');
});
