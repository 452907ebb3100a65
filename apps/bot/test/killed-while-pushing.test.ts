import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@emc/contract';
import { BotProcess, fixture, handIn, RunningEmc } from './running-emc.js';
import { botToken, TelegramServer, type Trouble } from './telegram-server.js';

const chats = Array.from({ length: 24 }, (_, n) => 10_000 + n);

let emc: RunningEmc;
let telegram: TelegramServer;
let officer: Client;
let bot: BotProcess;

beforeAll(async () => {
  telegram = await TelegramServer.start();
  emc = await RunningEmc.start();
  officer = await emc.furnish('H34', 278);
  await emc.linkChats('h34', 10_000, chats.length);
  for (const chat of chats) telegram.addChat(chat);
  bot = new BotProcess({
    EMC_API_URL: emc.url,
    EMC_BOT_KEY: emc.botKey,
    TELEGRAM_BOT_TOKEN: botToken,
    TELEGRAM_API_ROOT: telegram.url,
  });
  bot.start();
  await telegram.until(() => telegram.commands.size === 2);
});

afterAll(async () => {
  await bot.end();
  await telegram.close();
  await emc.stop();
});

/** What dies when the nth message reaches Telegram, and whether Telegram still takes that message. */
const deaths: Readonly<Record<number, { who: 'bot' | 'EMC'; trouble: Trouble | null }>> = {
  5: { who: 'bot', trouble: null },
  14: { who: 'EMC', trouble: null },
  20: { who: 'bot', trouble: 'lost' },
};

test('whoever is killed in the middle of a push, everybody has one message in the end', async () => {
  // Whoever links a chat has written in it, and by that the bot knows how far Telegram has counted.
  const person = { chatId: 10_000, userId: 10_000, name: 'Cán bộ', language: 'vi' };
  const update = telegram.message(person, { text: '/start' });
  await telegram.until(() => telegram.acknowledged.has(update));
  await sleep(2_500);
  const risen: Promise<void>[] = [];
  telegram.trouble = ({ method, nth }) => {
    const death = method === 'sendMessage' ? deaths[nth] : undefined;
    if (!death) return null;
    risen.push(death.who === 'EMC' ? emc.crash() : bot.end('SIGKILL').then(() => bot.start()));
    return death.trouble;
  };
  const { receipt, id } = await handIn(officer, {
    siteId: 278,
    content: await fixture('officers-list.libreoffice.xlsx'),
  });
  // The checks of the site may have something to tell too.
  const about = (chat: number) => telegram.said(chat).filter(({ text }) => text.includes(receipt.number));
  await telegram.until(() => chats.every((chat) => about(chat).length > 0));
  await Promise.all(risen);
  const admin = await emc.as('admin');
  const late = async () => (await admin('listUndelivered', { query: { limit: 1000 } })).items;
  while ((await late()).some(({ subject }) => subject === `submission:${id}`)) await sleep(200);

  expect(risen).toHaveLength(3);
  expect(chats.map((chat) => about(chat).length)).toEqual(chats.map(() => 1));
  expect(bot.output).not.toContain(botToken);
  expect(bot.output).not.toContain(emc.botKey);
});

test('asked to end, it ends by itself', async () => {
  expect(await bot.end('SIGTERM')).toBe(0);
});
