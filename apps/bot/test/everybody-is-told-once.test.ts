import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@emc/contract';
import { Api } from '../src/api.js';
import { Bot } from '../src/bot.js';
import { TelegramApi } from '../src/telegram.js';
import { fixture, handIn, RunningEmc } from './running-emc.js';
import { botToken, TelegramServer, type Trouble } from './telegram-server.js';

const chats = 1000;
const firstChat = 10_000;
/** As Telegram's, at four times the speed. */
const window = 250;
const pace = { overall: { count: 30, ms: window }, chat: { count: 1, ms: window }, group: { count: 20, ms: 15_000 } };
const allChats = Array.from({ length: chats }, (_, n) => firstChat + n);

let emc: RunningEmc;
let telegram: TelegramServer;
let officer: Client;
let bot: Bot;
let botEnds: Promise<void>;
const stop = new AbortController();

beforeAll(async () => {
  telegram = await TelegramServer.start();
  emc = await RunningEmc.start();
  officer = await emc.furnish('H34', 278);
  await emc.linkChats('h34', firstChat, chats);
  for (const chat of allChats) telegram.addChat(chat);
  for (const chat of allChats.filter(isBlocked)) telegram.block(chat);
  bot = new Bot({
    api: new Api({ url: emc.url, key: emc.botKey }),
    telegram: new TelegramApi({ token: botToken, apiRoot: telegram.url, timeoutMs: 3000 }),
    webhook: null,
    contacts: { general: null, technical: null },
    pace,
    log: () => undefined,
  });
  botEnds = bot.run(stop.signal);
});

afterAll(async () => {
  stop.abort();
  await botEnds;
  await telegram.close();
  await emc.stop();
});

const isBlocked = (chat: number) => chat % 50 === 7;

/** What happens to the first message to a chat; later ones get through. */
function troubleOf(chat: number): Trouble | null {
  const troubles: Readonly<Record<number, Trouble>> = {
    1: 'silent',
    2: 'lost',
    3: { wait: 1 },
    4: { status: 500, description: 'Internal Server Error' },
    5: { status: 502, description: 'Bad Gateway' },
  };
  return troubles[chat % 50] ?? null;
}

/** The most that fall into any span. */
function most(times: readonly number[], ms: number): number {
  return Math.max(
    0,
    ...times.map((time, first) => times.slice(first, first + 100).filter((at) => at < time + ms).length),
  );
}

test('each live chat has exactly one message, under whatever trouble, and the pace is kept', async () => {
  // Whoever links a chat has written in it, and by that the bot knows how far Telegram has counted.
  telegram.message({ chatId: firstChat, userId: firstChat, name: 'Cán bộ', language: 'vi' }, { text: '/start' });
  const known = 'SELECT FROM bot_state WHERE last_message_id > 0';
  while ((await emc.sql(known)).length === 0) await sleep(100);
  const seen = new Set<number>();
  telegram.trouble = ({ method, chatId }) => {
    if (method !== 'sendMessage' || chatId === null || seen.has(chatId)) return null;
    seen.add(chatId);
    return troubleOf(chatId);
  };
  const { receipt, id } = await handIn(officer, {
    siteId: 278,
    content: await fixture('officers-list.libreoffice.xlsx'),
  });
  // The checks of the site may have something to tell too.
  const about = (chat: number) => telegram.said(chat).filter(({ text }) => text.includes(receipt.number));
  const live = allChats.filter((chat) => !isBlocked(chat));
  await telegram.until(() => live.every((chat) => about(chat).length > 0));
  // Whatever is still doubted is looked for once more.
  const admin = await emc.as('admin');
  const late = async () =>
    (await admin('listUndelivered', { query: { limit: 1000 } })).items.filter(
      ({ subject }) => subject === `submission:${id}`,
    );
  while ((await late()).some(({ state }) => state === 'late')) await sleep(200);

  expect(allChats.map((chat) => about(chat).length)).toEqual(allChats.map((chat) => (isBlocked(chat) ? 0 : 1)));
  const shown = telegram.calls.filter(
    ({ method, done }) => done && (method === 'sendMessage' || method === 'editMessageText'),
  );
  const asked = telegram.calls.filter(({ method }) => method === 'sendMessage' || method === 'editMessageText');
  expect(
    most(
      asked.map(({ at }) => at),
      window,
    ),
  ).toBeLessThanOrEqual(30);
  const perChat = allChats.map((chat) =>
    most(
      shown.filter(({ chatId }) => chatId === chat).map(({ at }) => at),
      window,
    ),
  );
  expect(Math.max(...perChat)).toBe(1);

  const blocked = await admin('listLinks', { query: { state: 'blocked', limit: 1000 } });
  expect(blocked.total).toBe(allChats.filter(isBlocked).length);
  expect(blocked.items[0]).toMatchObject({
    stateReason: 'Forbidden: bot was blocked by the user',
    user: { username: 'h34' },
  });
  expect(await late()).toHaveLength(blocked.total);
});
