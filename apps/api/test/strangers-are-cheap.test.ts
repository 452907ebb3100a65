import { connect, type Socket } from 'node:net';
import { operations, usualBodyBytes, type Operation } from '@emc/contract';
import { Emc, type Session } from './emc.js';
import { watchMemory } from './process-memory.js';

let emc: Emc;
let officer: Session;
beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

const table = Object.entries<Operation>(operations);
const MB = 1024 * 1024;

/** A request whose body is announced, and not sent. */
function headOf({ method, path }: Operation, headers: Record<string, string>): string {
  const known: Record<string, string> = {
    siteId: '278',
    number: '1',
    code: 'H34',
    day: '2026-03-02',
    indicator: 'EMC-1',
  };
  const address = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => known[name] ?? '01a20000-0000-7000-8000-000000000000',
  );
  const lines = Object.entries({ host: 'emc', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${address} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

function open(): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(emc.url).port), host: '127.0.0.1' }, () => resolve(socket));
    socket.on('error', reject);
  });
}

/** The first bytes that come back. */
async function answerTo(bytes: string): Promise<string> {
  const socket = await open();
  try {
    return await new Promise((resolve, reject) => {
      socket.once('data', (data) => resolve(data.toString())).on('error', reject);
      socket.once('close', () => reject(new Error('closed without an answer')));
      socket.write(bytes);
    });
  } finally {
    socket.destroy();
  }
}

const announced = { 'content-type': 'application/json', 'content-length': '1000000' };

describe('before its body has been sent', () => {
  test.each(table.filter(([, { access }]) => access !== 'open'))('%s asks who is there', async (_name, operation) => {
    expect(await answerTo(headOf(operation, announced))).toMatch(/^HTTP\/1\.1 401 /);
    const wrong = { ...announced, authorization: `Bearer ${'x'.repeat(40)}` };
    expect(await answerTo(headOf(operation, wrong))).toMatch(/^HTTP\/1\.1 401 /);
  });

  test.each(table.filter(([, { access, method }]) => access === 'open' && method !== 'GET'))(
    '%s, which anybody may call, refuses what is too long',
    async (_name, operation) => {
      expect(operation.bodyBytes).toBeLessThanOrEqual(64 * 1024);
      expect(await answerTo(headOf(operation, announced))).toMatch(/^HTTP\/1\.1 413 /);
    },
  );

  test.each(table.filter(([, { access, method }]) => access === 'officer' && method !== 'GET'))(
    '%s tells an officer that a body is too long',
    async (_name, operation) => {
      const headers = {
        ...announced,
        authorization: `Bearer ${officer.token}`,
        'content-length': String((operation.bodyBytes ?? usualBodyBytes) + 1),
      };
      expect(await answerTo(headOf(operation, headers))).toMatch(/^HTTP\/1\.1 (413|404) /);
    },
  );
});

test('sixty strangers that hold bodies of 8 MB cost next to nothing', async () => {
  const memory = await watchMemory(emc.process?.pid ?? 0);
  const sockets = await Promise.all(Array.from({ length: 60 }, open));
  const all = table.filter(([, { method }]) => method === 'POST').map(([, operation]) => operation);
  const pieces = Buffer.alloc(MB, '[');
  await Promise.all(
    sockets.map(async (socket, n) => {
      const operation = all[n % all.length] ?? operations.login;
      socket.on('error', () => undefined).resume();
      const sent = { ...announced, 'content-length': String(8 * MB) };
      await written(socket, Buffer.from(headOf(operation, sent)));
      for (let piece = 0; piece < 7; piece += 1) await written(socket, pieces);
    }),
  );
  expect((await fetch(`${emc.url}/health/live`)).status).toBe(200);
  const grown = await memory.growth();
  for (const socket of sockets) socket.destroy();
  expect(grown).toBeLessThan(50 * MB);
});

/** Resolves when it is on its way, or the other end has hung up. */
function written(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (socket.destroyed) return resolve();
    socket.once('close', () => resolve());
    socket.write(bytes, () => resolve());
  });
}

test('a stranger who is slow over a body is told so, and one who was refused harms nobody by staying', async () => {
  const chunked = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
  const [slow, refused] = await Promise.all([open(), open()]);
  refused.write(`${headOf(operations.login, chunked)}4000\r\n${' '.repeat(0x4000)}\r\n`);
  const answer = new Promise<string>((resolve) => slow.once('data', (data) => resolve(data.toString())));
  slow.write(`${headOf(operations.login, chunked)}1\r\n{\r\n`);
  expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
  expect((await fetch(`${emc.url}/health/live`)).status).toBe(200);
  for (const socket of [slow, refused]) socket.destroy();
});

describe('JSON that costs more to build than to send', () => {
  const events = `/api/sites/278/dossier-events`;
  const send = (body: string, type = 'application/json') =>
    fetch(emc.url + events, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${officer.token}` },
      body,
    });

  test.each([
    ['two million lists', `[${'[],'.repeat(2_000_000)}[]]`],
    ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`],
  ])('%s are refused', async (_what, body) => {
    const response = await send(body);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'JSON_TOO_COMPLEX' }]);
  });

  test.each([
    ['brackets within a text', JSON.stringify([`${'['.repeat(100)}"${'{'.repeat(100)}`])],
    ['32 levels', `${'['.repeat(32)}${']'.repeat(32)}`],
  ])('%s are only no event', async (_what, body) => {
    expect(await (await send(body)).json()).toMatchObject({ results: [{ code: 'EVENT_INVALID' }] });
  });

  test('bytes that are no UTF-8', async () => {
    const response = await fetch(`${emc.url}/api/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('7b2275736572223a22ff227d', 'hex'),
    });
    expect(await response.json()).toMatchObject({ code: 'JSON_INVALID' });
  });

  test('lines of it', async () => {
    const type = 'application/x-ndjson';
    expect((await (await send('\n'.repeat(2_000_000), type)).json()) as object).toMatchObject({
      code: 'JSON_TOO_COMPLEX',
    });
    expect((await send('{"broken": [\n'.repeat(40), type)).status).toBe(200);
  });
});

test('one caller holds no more than a share; others go on, and get theirs when it is done', async () => {
  const held: Socket[] = [];
  const head = headOf(operations.submit, {
    authorization: `Bearer ${officer.token}`,
    'content-type': 'application/json',
    'content-length': String(8 * MB),
  });
  const answers: Promise<string>[] = [];
  for (let n = 0; n < 5; n += 1) {
    const socket = await open();
    held.push(socket);
    answers.push(new Promise((resolve) => socket.once('data', (data) => resolve(data.toString()))));
    await written(socket, Buffer.concat([Buffer.from(head), Buffer.alloc(7.9 * MB, ' ')]));
  }
  expect(await Promise.race(answers)).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: 10/);
  const other = await emc.as('h56');
  const sent = {
    method: 'POST',
    headers: { authorization: `Bearer ${other.token}`, 'content-type': 'application/json' },
  };
  const one = { ...sent, body: ' '.repeat(2 * MB) + '[]' };
  expect((await fetch(`${emc.url}/api/sites/15/dossier-events`, one)).status).toBe(200);
  for (const socket of held) socket.destroy();
});
