import type { AddressInfo } from 'node:net';
import type { Update } from '../src/telegram.js';
import { listenForUpdates } from '../src/webhook.server.js';

const secret = 'mot-bi-mat-cua-webhook';
const post = (url: string, headers: Record<string, string>, body = '{"update_id":5}') =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

test('updates are taken from whoever knows the secret, and acknowledged when done with', async () => {
  const taken: number[] = [];
  const take = ({ update_id: id }: Update) =>
    id === 6 ? Promise.reject(new Error('EMC is away')) : Promise.resolve(void taken.push(id));
  const server = await listenForUpdates({ host: '127.0.0.1', port: 0, path: '/bot', secret, take });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const known = { 'x-telegram-bot-api-secret-token': secret };
  const statuses = [
    await post(`${url}/bot`, known),
    await post(`${url}/bot`, known, '{"update_id":6}'),
    await post(`${url}/bot`, {}),
    await post(`${url}/bot`, { 'x-telegram-bot-api-secret-token': 'guess' }),
    await post(`${url}/other`, known),
    await post(`${url}/bot`, known, 'no json'),
    await post(`${url}/bot`, known, JSON.stringify({ update_id: 7, text: 'x'.repeat(1_100_000) })),
    await fetch(`${url}/bot`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([200, 503, 401, 401, 404, 503, 413, 404]);
  expect(taken).toEqual([5]);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
