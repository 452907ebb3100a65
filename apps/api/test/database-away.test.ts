import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Emc, password, type Session } from './emc.js';

/** Stands between EMC and its database: lets all through, cuts everybody off, or takes what is said and answers nothing. */
class Relay {
  how: 'through' | 'cut' | 'silent' = 'through';
  readonly #ends = new Set<Socket>();
  readonly #server: Server;

  constructor(to: { host: string; port: number }) {
    this.#server = createServer((near) => {
      if (this.how === 'cut') return near.destroy();
      const far = connect(to);
      for (const [end, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#ends.add(end);
        end.on('data', (bytes) => this.how === 'silent' || other.write(bytes));
        end.on('error', () => other.destroy()).on('close', () => (this.#ends.delete(end), other.destroy()));
      }
      return undefined;
    });
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    this.how = 'cut';
    for (const end of this.#ends) end.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

let emc: Emc;
let relay: Relay;
let officer: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  await emc.kill();
  const { hostname, port } = new URL(emc.databaseUrl);
  relay = new Relay({ host: hostname, port: Number(port || 5432) });
  const relayed = new URL(emc.databaseUrl);
  relayed.host = `127.0.0.1:${await relay.listen()}`;
  await emc.run({ DATABASE_URL: relayed.href });
  officer = await emc.as('h34');
});
afterAll(async () => {
  await emc.close();
  await relay.close();
});

const post = (codeProfile: string) =>
  fetch(`${emc.url}/TrackingMCDT`, {
    method: 'POST',
    body: JSON.stringify({ codeProfile, siteId: 278, codeTTHC: '000001', status: 1, formsReception: 1 }),
  });
const statusOf = async (path: string) => (await fetch(emc.url + path)).status;
const stored = async (code: string) =>
  (await emc.sql('SELECT FROM dossier_event WHERE code_profile = $1', [code])).length;
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50);
}

test('a database that went away is told as such at every door, and nothing is lost', async () => {
  relay.cut();
  const event = { eventId: 'e1', codeProfile: 'H34-1', codeTthc: '000001', status: 1, channel: 'online' };
  const asked: [path: string, method: string, body?: object][] = [
    ['/api/sites', 'GET'],
    ['/api/indicators?from=2026-03-01&to=2026-03-02', 'GET'],
    ['/api/sites/278/dossier-events', 'POST', [event]],
    ['/api/login', 'POST', { username: 'h34', password }],
    ['/health/ready', 'GET'],
  ];
  for (const [path, method, body] of asked) {
    const headers = { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' };
    const answer = await fetch(emc.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '5']);
    expect(await answer.json()).toMatchObject({ code: 'DATABASE_AWAY' });
  }
  expect(await statusOf('/health/live')).toBe(200);
  expect((await post('H34-mất')).status).toBe(204);
  expect(emc.output.match(/"level":50/g)).toBeNull();

  relay.how = 'through';
  await until(async () => (await statusOf('/health/ready')) === 200);
  await until(async () => (await stored('H34-mất')) > 0);
  expect(await stored('H34-mất')).toBe(1);
  expect(await officer.call('me')).toMatchObject({ username: 'h34' });
});

test('a database that falls silent is not ready, and posts are kept meanwhile', async () => {
  relay.how = 'silent';
  expect(await statusOf('/health/ready')).toBe(503);
  const answered = post('H34-im-lặng');
  expect((await answered).status).toBe(204);
  // What was said into the silence is lost; its connections are given up.
  relay.cut();
  relay.how = 'through';
  await until(async () => (await statusOf('/health/ready')) === 200);
  await until(async () => (await stored('H34-im-lặng')) > 0);
  expect(await stored('H34-im-lặng')).toBe(1);
});
