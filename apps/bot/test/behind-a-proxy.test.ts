import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { connect, createServer as listen, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@emc/contract';
import { ProxyAgent } from '../src/telegram.proxy.js';
import { TelegramApi } from '../src/telegram.js';
import { Chatter } from './chatter.js';
import { BotProcess, fixture, handIn, RunningEmc } from './running-emc.js';
import { botToken, TelegramServer } from './telegram-server.js';

const secret = 'mot-bi-mat-cua-webhook';

/** A proxy (CONNECT) that wants a user and a password, as agencies have them. */
class Proxy {
  readonly asked: string[] = [];
  /** What others than this machine would have been sent first. */
  readonly firstBytes: Buffer[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((_, response) => response.writeHead(405).end());
    this.#server.on('connect', ({ url = '', headers }, socket) => {
      socket.on('error', () => undefined);
      this.asked.push(url);
      const known = Buffer.from('emc:mật khẩu').toString('base64');
      if (headers['proxy-authorization'] !== `Basic ${known}`) {
        return socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      }
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      const [host = '', port = ''] = url.split(':');
      // Nobody outside is asked.
      if (host !== '127.0.0.1') {
        return socket.once('data', (bytes: Buffer) => {
          this.firstBytes.push(bytes);
          socket.destroy();
        });
      }
      const server = connect(Number(port), host);
      server.on('error', () => socket.destroy());
      return server.on('connect', () => socket.pipe(server).pipe(socket));
    });
  }

  static async start(): Promise<Proxy> {
    const proxy = new Proxy();
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  address(user: string): string {
    return `http://${user}@127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

let emc: RunningEmc;
let telegram: TelegramServer;
let proxy: Proxy;
let officer: Client;
let bot: BotProcess;
let webhookPort: number;

beforeAll(async () => {
  telegram = await TelegramServer.start();
  proxy = await Proxy.start();
  emc = await RunningEmc.start();
  officer = await emc.furnish('H34', 278);
  webhookPort = await freePort();
  bot = new BotProcess({
    EMC_API_URL: emc.url,
    EMC_BOT_KEY: emc.botKey,
    TELEGRAM_BOT_TOKEN: botToken,
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_PROXY: proxy.address('emc:m%E1%BA%ADt%20kh%E1%BA%A9u'),
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/telegram`,
    TELEGRAM_WEBHOOK_SECRET: secret,
    TELEGRAM_WEBHOOK_PORT: String(webhookPort),
  });
  bot.start();
  await telegram.until(() => telegram.webhook && telegram.commands.size === 2);
});

afterAll(async () => {
  await bot.end('SIGTERM');
  await telegram.close();
  proxy.close();
  await emc.stop();
});

async function freePort(): Promise<number> {
  const server = listen().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const texts = (shown: readonly { text: string }[]) => shown.map(({ text }) => text);
const inGroup = (chatId: number) => ({ chatId, userId: 77, name: 'Cán bộ', language: 'vi', group: 'Tổ một cửa' });

async function offer(): Promise<string> {
  for (;;) {
    // The bot has just introduced itself to Telegram; EMC hears of it a moment later.
    const made = await officer('offerLink').catch(() => null);
    if (made) return new URL(made.url).searchParams.get('start') ?? '';
    await sleep(100);
  }
}

async function refuseList(): Promise<string> {
  const content = await fixture('officers-list.libreoffice.xlsx');
  return (await handIn(officer, { siteId: 278, content })).receipt.number;
}

test('through the proxy Telegram is told where to call, and with which secret', () => {
  expect(telegram.webhook).toEqual({ url: `http://127.0.0.1:${webhookPort}/telegram`, secret });
  expect(new Set(proxy.asked)).toEqual(new Set([new URL(telegram.url).host]));
  expect(telegram.calls.map(({ method }) => method)).not.toContain('getUpdates');
});

test('what Telegram brings is answered once; what a stranger brings is not', async () => {
  const person = new Chatter(telegram, { chatId: 77, userId: 77, name: 'Cán bộ', language: 'vi' });
  expect(texts(await person.says('/start'))).toEqual([expect.stringContaining('chưa liên kết với EMC')]);
  const message = { message_id: 5, date: 1, chat: { id: 77, type: 'private', first_name: 'x' }, text: '/trogiup' };
  for (const guess of ['', 'mot-bi-mat-cua-webhooK', `${secret}x`]) {
    const forged = await fetch(`http://127.0.0.1:${webhookPort}/telegram`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': guess },
      body: JSON.stringify({ update_id: 999_999, message }),
    });
    expect(forged.status).toBe(401);
  }
  const update = telegram.message(person.person, { text: '/lienhe' });
  await telegram.until(() => telegram.acknowledged.has(update));
  await telegram.repeat(update);
  expect(telegram.said(77)).toHaveLength(2);
});

test('a group and a topic of another are told how many, and nothing of what', async () => {
  const group = new Chatter(telegram, inGroup(-500));
  expect(texts(await group.says(`/start@emc_thu_bot ${await offer()}`))).toEqual([
    expect.stringContaining('Trong nhóm, tôi chỉ báo số lượng'),
  ]);
  expect(texts(await group.presses('link'))).toEqual([expect.stringContaining('✅ Nhóm đã liên kết với')]);
  expect(texts(await group.says('/trangthai'))).toEqual([expect.stringContaining('Hãy nhắn riêng cho tôi')]);
  expect(await group.says('chào cả nhóm')).toEqual([]);

  const topic = { message_thread_id: 5, is_topic_message: true };
  const asked = telegram.message(inGroup(-600), { text: `/start ${await offer()}`, ...topic });
  await telegram.until(() => telegram.acknowledged.has(asked));
  await new Chatter(telegram, inGroup(-600)).presses('link');

  const number = await refuseList();
  for (const chatId of [-500, -600]) {
    const told = await new Chatter(telegram, inGroup(chatId)).hears(/Danh sách chưa được nhận · trang 278: 1/);
    expect(told.text).toMatch(/^🔔 1 việc mới\n/);
    expect(
      telegram
        .said(chatId)
        .map(({ text }) => text)
        .join(),
    ).not.toContain(number);
  }
  expect(telegram.said(-600).map(({ threadId }) => threadId)).toEqual([5, 5]);
  expect(telegram.said(-500).map(({ threadId }) => threadId)).toEqual([undefined, undefined, undefined]);
});

test('a topic is left alone while its group keeps the bot out, and hears again once it is let in', async () => {
  const topicLink = async () => (await officer('listMyLinks')).items.find(({ title }) => title === 'Tổ mới');
  const titled = telegram.message(inGroup(-600), { new_chat_title: 'Tổ mới' });
  await telegram.until(() => telegram.acknowledged.has(titled));
  expect(await topicLink()).toMatchObject({ title: 'Tổ mới', state: 'live' });
  const chat = { id: -600, type: 'supergroup', title: 'Tổ mới' };
  for (const [status, state] of [
    ['left', 'blocked'],
    ['member', 'live'],
    ['kicked', 'blocked'],
    ['administrator', 'live'],
  ] as const) {
    const from = { id: 9, is_bot: false, first_name: 'Ai đó' };
    const news = telegram.update('my_chat_member', {
      chat,
      from,
      date: 1,
      new_chat_member: { status, user: { id: 1 } },
    });
    await telegram.until(() => telegram.acknowledged.has(news));
    expect([status, (await topicLink())?.state]).toEqual([status, state]);
  }
});

test('a command for another bot is not answered', async () => {
  const group = new Chatter(telegram, inGroup(-500));
  for (const words of ['/trogiup@OtherBot', '/help@weather_bot', '/start@OtherBot', '/trangthai@emc_thu_bot_2']) {
    expect(await group.says(words)).toEqual([]);
  }
  expect(texts(await group.says('/trogiup@EMC_thu_bot'))).toHaveLength(1);
});

test('a group that became a supergroup is followed there, once', async () => {
  telegram.addChat(-100_900);
  telegram.trouble = ({ method, chatId }) => (method === 'sendMessage' && chatId === -500 ? { moved: -100_900 } : null);
  await refuseList();
  await telegram.until(() => telegram.said(-100_900).length === 1);
  await refuseList();
  await telegram.until(() => telegram.said(-100_900).length === 2);
  const toOld = telegram.calls.filter(
    ({ method, chatId, done }) => method === 'sendMessage' && chatId === -500 && !done,
  );
  expect(toOld).toHaveLength(1);
  telegram.trouble = () => null;
});

test('what is too long for a message comes as a summary with the record attached', async () => {
  await emc.linkChats('h34', 10_000, 1);
  telegram.addChat(10_000);
  await handIn(officer, { siteId: 278, content: await fixture('appendix-i.libreoffice.xlsx') });
  await Promise.all(
    Array.from({ length: 60 }, (_, n) => {
      const event = { codeProfile: `H34-${n}`, siteId: '278', codeTTHC: `ma-la-${n}`, nameTTHC: 'x', status: '1' };
      const body = new URLSearchParams({ ...event, formsReception: '1' });
      return fetch(`${emc.url}/TrackingMCDT`, { method: 'POST', body });
    }),
  );
  const found = () =>
    officer('listSiteDiscrepancies', { params: { siteId: 278 }, query: { kind: 'UNMATCHED_CODE', limit: 1 } });
  while ((await found()).total < 60) await officer('reconcileSite', { params: { siteId: 278 } });
  const long = await telegram.until(() => telegram.said(10_000).find(({ file }) => file));
  expect(long.text).toMatch(/^🔔 \d+ việc cần xem\n1\. 🔴 Chênh lệch mới · trang 278 /);
  expect(long.text.length).toBeLessThanOrEqual(1024);
  expect(long.file?.name).toBe('doi-soat-278.xlsx');
  expect(long.file?.content.subarray(0, 2).toString()).toBe('PK');
});

test('neither the token, nor the key, nor a password was logged', () => {
  for (const kept of [botToken, emc.botKey, secret, 'kh%E1%BA%A9u']) expect(bot.output).not.toContain(kept);
});

test('a server behind the proxy is spoken to in TLS, which the proxy cannot read', async () => {
  const server = 'https://api.telegram.example';
  const agent = new ProxyAgent(proxy.address('emc:m%E1%BA%ADt%20kh%E1%BA%A9u'), server);
  await new TelegramApi({ token: botToken, apiRoot: server, agent, timeoutMs: 10_000 }).me();
  expect(proxy.asked.at(-1)).toBe('api.telegram.example:443');
  // A handshake record of TLS, with the name of the server for whom it is.
  expect(proxy.firstBytes.at(-1)?.subarray(0, 2)).toEqual(Buffer.from([0x16, 0x03]));
  expect(proxy.firstBytes.at(-1)?.includes('api.telegram.example')).toBe(true);
});

test('a proxy that refuses is no reason to doubt', async () => {
  const agent = new ProxyAgent(proxy.address('emc:sai'), telegram.url);
  const api = new TelegramApi({ token: botToken, apiRoot: telegram.url, agent, timeoutMs: 10_000 });
  expect(await api.send({ chatId: '77', group: false }, { text: 'xin chào' })).toMatchObject({ kind: 'broken' });
});
