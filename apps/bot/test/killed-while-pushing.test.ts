import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@emc/contract';
import { BotProcess, fixture, handIn, RunningEmc } from './running-emc.js';
import { botToken, TelegramServer, type Trouble } from './telegram-server.js';

/** `SEED=…` runs other deaths. */
const seed = Number(process.env['SEED'] ?? 20_261);
/** The bot takes fifty messages at once, and sends them all while only EMC is dead: after these there are others to die at. */
const chats = Array.from({ length: 200 }, (_, n) => 10_000 + n);
const mostDeaths = 8;

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
  bot = new BotProcess(
    {
      EMC_API_URL: emc.url,
      EMC_BOT_KEY: emc.botKey,
      TELEGRAM_BOT_TOKEN: botToken,
      TELEGRAM_API_ROOT: telegram.url,
    },
    'hasty',
  );
  bot.start();
  await telegram.until(() => telegram.commands.size === 2);
});

afterAll(async () => {
  await bot.end();
  await telegram.close();
  await emc.stop();
});

/** Always the same numbers below `most`, by the seed. */
function numbers(from: number): (most: number) => number {
  let state = from;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

/** Kills the bot or EMC at some of the calls that reach Telegram, one after the other; each rises again. */
function startKilling() {
  const next = numbers(seed);
  const deaths: string[] = [];
  let calls = 0;
  let at = 1 + next(10);
  let risen: Promise<void> = Promise.resolve();
  telegram.trouble = ({ method }): Trouble | null => {
    if (method !== 'sendMessage' && method !== 'editMessageText') return null;
    if (++calls < at || deaths.length === mostDeaths) return null;
    at = Infinity;
    const isBot = next(3) > 0;
    const later = next(2) * next(30);
    const alone = next(2_000);
    deaths.push(isBot ? 'bot' : 'EMC');
    risen = sleep(later)
      .then(isBot ? killBot : () => killEmc(alone))
      .then(() => void (at = calls + 1 + next(10)));
    // The call that it dies of is done and answered, done alone, or not even done.
    return ([null, 'silent', 'lost'] as const)[isBot ? next(3) : 0] ?? null;
  };
  return { deaths, risen: () => risen };
}

/** The bot dies a while later too: what the dead EMC gave it without its hearing of it, only another bot may have at once. */
async function killEmc(aloneMs: number): Promise<void> {
  await emc.crash();
  await sleep(aloneMs);
  await killBot();
}

async function killBot(): Promise<void> {
  await bot.end('SIGKILL');
  await emc.endLease();
  bot.start();
}

test(`whoever is killed in the middle of a push, everybody has one message in the end (SEED=${seed})`, async () => {
  // Whoever links a chat has written in it, and by that the bot knows how far Telegram has counted.
  const person = { chatId: 10_000, userId: 10_000, name: 'Cán bộ', language: 'vi' };
  telegram.message(person, { text: '/start' });
  const known = 'SELECT FROM bot_state WHERE last_message_id > 0';
  while ((await emc.sql(known)).length === 0) await sleep(100);
  await emc.sql(`UPDATE notice_link SET hushed_until = 'infinity'`);
  const { receipt, id } = await handIn(officer, {
    siteId: 278,
    content: await fixture('officers-list.libreoffice.xlsx'),
  });
  const { deaths, risen } = startKilling();
  await emc.sql('UPDATE notice_link SET hushed_until = NULL');
  // The checks of the site may have something to tell too.
  const about = (chat: number) => telegram.said(chat).filter(({ text }) => text.includes(receipt.number));
  await telegram.until(() => chats.every((chat) => about(chat).length > 0));
  telegram.trouble = () => null;
  await risen();
  const unsettled = `SELECT FROM notice_message WHERE subject = 'submission:${id}' AND state <> 'shown'`;
  while ((await emc.sql(unsettled)).length > 0) await sleep(100);

  expect(deaths.length).toBeGreaterThan(2);
  expect(chats.map((chat) => about(chat).length)).toEqual(chats.map(() => 1));
  expect(bot.output).not.toContain(botToken);
  expect(bot.output).not.toContain(emc.botKey);
});

test('asked to end, it ends by itself', async () => {
  expect(await bot.end('SIGTERM')).toBe(0);
});
