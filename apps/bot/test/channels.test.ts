import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { BotMessage } from '@emc/contract';
import type { Channel } from '../src/channel.js';
import { Counters } from '../src/counters.js';
import { KnownIds } from '../src/known-ids.js';
import { Pacing } from '../src/pacing.js';
import { TelegramChannel } from '../src/telegram.channel.js';
import { TelegramApi } from '../src/telegram.js';
import { InnerAddress, Outside } from '../src/outside.js';
import { WebhookChannel } from '../src/webhook.channel.js';
import { named } from './examples.js';
import { botToken, TelegramServer } from './telegram-server.js';

const secret = 'mot-bi-mat-de-ky';
const now = () => new Date('2026-03-02T08:15:00Z');
const swift = { overall: { count: 30, ms: 10 }, chat: { count: 1, ms: 1 }, group: { count: 20, ms: 10 } };
const { message } = named('Một cửa H34');

type Misbehaviour = 'works' | 'refuses for good' | 'asks to wait' | 'breaks' | 'takes it and falls silent' | 'loses it';

/** A channel with somebody at its other end, who may misbehave. */
interface Bed {
  readonly channel: Channel;
  readonly message: BotMessage;
  misbehave(how: Misbehaviour): void;
  /** What is visible at the other end: how many messages, and the words of the last. */
  visible(): { count: number; words: string };
  close(): Promise<void>;
}

async function telegramBed(): Promise<Bed> {
  const telegram = await TelegramServer.start();
  telegram.addChat(77);
  const ids = new KnownIds();
  ids.add(1000);
  const details = () => Promise.resolve(null);
  const api = new TelegramApi({ token: botToken, apiRoot: telegram.url, timeoutMs: 300 });
  const options = { telegram: api, pacing: new Pacing(swift), counters: new Counters(), ids, now, details };
  const troubles = {
    works: null,
    'refuses for good': { status: 403, description: 'Forbidden: bot was blocked by the user' },
    'asks to wait': { wait: 3600 },
    breaks: { status: 500, description: 'Internal Server Error' },
    'takes it and falls silent': 'silent',
    'loses it': 'lost',
  } as const;
  return {
    channel: new TelegramChannel(options),
    message,
    misbehave: (how) => {
      telegram.trouble = ({ method }) => (method === 'sendMessage' ? troubles[how] : null);
    },
    visible: () => ({ count: telegram.said(77).length, words: telegram.said(77).at(-1)?.text ?? '' }),
    close: async () => {
      api.stop();
      await telegram.close();
    },
  };
}

async function webhookBed(): Promise<Bed> {
  let how: Misbehaviour = 'works';
  const taken = new Map<string, string>();
  const server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      const [, t = '', v1 = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(request.headers['x-emc-signature'])) ?? [];
      const isSigned = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex') === v1;
      if (!isSigned) return response.writeHead(401).end();
      if (how === 'refuses for good') return response.writeHead(410).end();
      if (how === 'asks to wait') return response.writeHead(429, { 'retry-after': '3600' }).end();
      if (how === 'breaks') return response.writeHead(500).end();
      if (how === 'loses it') return undefined;
      const { id, text: words } = JSON.parse(body) as { id: string; text: string };
      taken.set(id, words);
      return how === 'works' ? response.writeHead(204).end() : undefined;
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/emc`;
  const link = { ...message.link, channel: 'webhook' as const, address, chatKind: null, secret };
  return {
    channel: new WebhookChannel({ now, timeoutMs: 300, outside: new Outside(['127.0.0.0/8']) }),
    message: { ...message, link },
    misbehave: (next) => (how = next),
    visible: () => ({ count: taken.size, words: [...taken.values()].at(-1) ?? '' }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a place in Telegram that takes nothing', () => {
  let telegram: TelegramServer;
  let api: TelegramApi;
  beforeEach(async () => {
    telegram = await TelegramServer.start();
    telegram.addChat(-100);
    api = new TelegramApi({ token: botToken, apiRoot: telegram.url, timeoutMs: 5_000 });
  });
  afterEach(async () => {
    api.stop();
    await telegram.close();
  });
  const inTopic = { chatId: '-100', group: true, thread: 15 };

  test.each([
    'Bad Request: TOPIC_CLOSED',
    'Bad Request: not enough rights to send text messages to the chat',
    'Bad Request: have no rights to send a message',
    'Bad Request: CHAT_WRITE_FORBIDDEN',
    'Bad Request: CHAT_SEND_PLAIN_FORBIDDEN',
    'Forbidden: bot was kicked from the supergroup chat',
  ])('is gone: %s', async (description) => {
    telegram.trouble = () => ({ status: description.startsWith('F') ? 403 : 400, description });
    expect(await api.send(inTopic, { text: 'Tin' })).toMatchObject({ kind: 'gone' });
  });

  test('is the topic alone: once more, into the chat itself', async () => {
    const description = 'Bad Request: message thread not found';
    telegram.trouble = ({ nth }) => (nth === 1 ? { status: 400, description } : null);
    expect(await api.send(inTopic, { text: 'Tin' })).toMatchObject({ kind: 'done' });
    expect(telegram.said(-100).map(({ text, threadId }) => [text, threadId])).toEqual([['Tin', undefined]]);
    telegram.trouble = () => ({ status: 400, description });
    expect(await api.send(inTopic, { text: 'Tin' })).toMatchObject({ kind: 'refused' });
  });

  test('is not what a message of the wrong form is told', async () => {
    telegram.trouble = () => ({ status: 400, description: 'Bad Request: message is too long' });
    expect(await api.send(inTopic, { text: 'Tin' })).toMatchObject({ kind: 'refused' });
  });
});

describe.each([
  ['Telegram', telegramBed],
  ['a webhook', webhookBed],
])('over %s', (_, make) => {
  let bed: Bed;
  beforeEach(async () => (bed = await make()));
  afterEach(() => bed.close());

  const again = (more: Partial<BotMessage> = {}): BotMessage => ({ ...bed.message, ...more });

  test('what is delivered is visible, in the words of a chat', async () => {
    expect(await bed.channel.deliver(bed.message)).toMatchObject({ outcome: 'shown' });
    expect(bed.visible()).toEqual({
      count: 1,
      words: expect.stringMatching(/^🔴 Mã thủ tục không có trong danh sách\n/),
    });
  });

  test('a later revision takes the place of the earlier', async () => {
    const shown = await bed.channel.deliver(bed.message);
    const messageId = shown.outcome === 'shown' ? shown.messageId : null;
    const [item] = bed.message.items;
    if (!item?.discrepancy) throw new Error('The example has a discrepancy');
    const items = [{ ...item, discrepancy: { ...item.discrepancy, state: 'closed' as const } }];
    expect(await bed.channel.deliver(again({ messageId, revision: 2, items }))).toMatchObject({ outcome: 'shown' });
    expect(bed.visible()).toEqual({ count: 1, words: expect.stringMatching(/^✅ /) });
  });

  test('who wants nothing any more is told of as blocked', async () => {
    bed.misbehave('refuses for good');
    expect(await bed.channel.deliver(bed.message)).toMatchObject({ outcome: 'blocked' });
    expect(bed.visible().count).toBe(0);
  });

  test('who asks to wait is waited for, with everything for them', async () => {
    bed.misbehave('asks to wait');
    expect(await bed.channel.deliver(bed.message)).toMatchObject({
      outcome: 'retry',
      after: 3600,
      maybeShown: false,
      forLink: true,
    });
  });

  test.each<Misbehaviour>(['breaks', 'takes it and falls silent', 'loses it'])(
    'one that %s has it once in the end',
    async (how) => {
      bed.misbehave(how);
      expect(await bed.channel.deliver(bed.message)).toMatchObject({ outcome: 'retry', maybeShown: true });
      bed.misbehave('works');
      const doubted = again({ outcomeUnknown: true, lastKnownId: 1000, newestKnownId: 1000, claim: 2 });
      expect(await bed.channel.deliver(doubted)).toMatchObject({ outcome: 'shown' });
      expect(bed.visible().count).toBe(1);
    },
  );
});

test('in Telegram a message that was deleted by hand is told of as gone', async () => {
  const bed = await telegramBed();
  expect(await bed.channel.deliver({ ...bed.message, messageId: 999 })).toEqual({ outcome: 'gone' });
  await bed.close();
});

test('what somebody else has shown too is taken back', async () => {
  const bed = await telegramBed();
  const shown = await bed.channel.deliver(bed.message);
  await bed.channel.takeBack(bed.message, shown);
  expect(bed.visible().count).toBe(0);
  await bed.close();
});

test('what comes too late for its claim is not sent', async () => {
  const bed = await telegramBed();
  const late = { ...bed.message, claimedUntil: '2026-03-02T08:15:00.100Z' };
  expect(await bed.channel.deliver(late)).toMatchObject({ outcome: 'retry', maybeShown: false });
  expect(bed.visible().count).toBe(0);
  await bed.close();
});

describe('a webhook whose address leads inside', () => {
  const post = { headers: {}, body: '{}', signal: AbortSignal.timeout(60_000) };
  let calls = 0;
  let port = 0;
  const server = createServer((request, response) => {
    calls++;
    request.resume();
    response.writeHead(request.url === '/moved' ? 302 : 204, { location: '/elsewhere' }).end();
  });
  beforeAll(async () => {
    server.listen(0, '::');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  test.each([
    'https://10.0.0.1/',
    'https://172.31.255.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.1.1/',
    'https://0.0.0.0/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://[::ffff:10.0.0.1]/',
    'http://127.0.0.1:PORT/',
    'http://[::1]:PORT/',
    'http://localhost:PORT/',
  ])('is not asked: %s', async (address) => {
    await expect(new Outside([]).post(address.replace('PORT', String(port)), post)).rejects.toThrow(InnerAddress);
    expect(calls).toBe(0);
  });

  test('is asked where its network is allowed, and leads nowhere else', async () => {
    const outside = new Outside(['127.0.0.0/8', '::1']);
    for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
      expect(await outside.post(`http://${host}:${port}/`, post)).toMatchObject({ status: 204 });
    }
    expect(await outside.post(`http://localhost:${port}/moved`, post)).toMatchObject({ status: 302 });
    expect(calls).toBe(4);
    await expect(new Outside(['10.0.0.0/8']).post(`http://localhost:${port}/`, post)).rejects.toThrow(InnerAddress);
  });
});
