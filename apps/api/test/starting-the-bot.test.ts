import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Emc } from './emc.js';

/** As much of Telegram as a bot needs to say who it is. */
let telegram: Server;
let introduced = 0;
let emc: Emc;

beforeAll(async () => {
  telegram = createServer((request, response) => {
    const isGreeting = /\/getMe$/.test(request.url ?? '');
    if (isGreeting) introduced++;
    const result = isGreeting ? { id: 1, is_bot: true, first_name: 'EMC', username: 'emc_thu_bot' } : [];
    request.resume();
    // Nobody writes to the bot: it is kept waiting, as Telegram does.
    if (/\/getUpdates$/.test(request.url ?? '')) return;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
  }).listen(0, '127.0.0.1');
  await once(telegram, 'listening');
  emc = await Emc.startFurnished();
});
afterAll(async () => {
  await emc.close();
  telegram.closeAllConnections();
  telegram.close();
});

const settings = () => ({
  TELEGRAM_BOT_TOKEN: '1:khong-phai-ma-that',
  TELEGRAM_API_ROOT: `http://127.0.0.1:${(telegram.address() as AddressInfo).port}`,
});

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await sleep(50);
}

const connections = () => new Promise<number>((resolve) => telegram.getConnections((_error, count) => resolve(count)));

const offered = async () => {
  const { call } = await emc.as('h34');
  return call('offerLink').then(
    ({ url }) => url,
    () => null,
  );
};

test('without a token there is no bot', async () => {
  expect(await offered()).toBeNull();
});

test('with one, the bot runs beside EMC, says its name, and is started again when it breaks', async () => {
  await emc.kill('SIGTERM');
  await emc.run(settings());
  await until(async () => (await offered()) !== null);
  expect(await offered()).toMatch(/^https:\/\/t\.me\/emc_thu_bot\?start=/);
  const pid = emc.process?.pid ?? 0;
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const before = introduced;
  const [child] = /\d+/.exec(children) ?? [];
  expect(child).toBeDefined();
  process.kill(Number(child), 'SIGKILL');
  await until(() => introduced > before);
});

test('it ends with EMC, and also when EMC is killed', async () => {
  await until(async () => (await connections()) > 0);
  await emc.kill();
  await until(async () => (await connections()) === 0);
});
