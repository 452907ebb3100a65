import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from '../src/api.js';
import { Bot } from '../src/bot.js';
import { TelegramApi } from '../src/telegram.js';
import { RunningEmc } from './running-emc.js';
import { botToken, TelegramServer, type Person } from './telegram-server.js';

/** Ten minutes are run by hand: `SECONDS=600`. */
const seconds = Number(process.env['SECONDS'] ?? '12');
const swift = { overall: { count: 30, ms: 100 }, chat: { count: 1, ms: 1 }, group: { count: 20, ms: 10 } };
const people = Array.from({ length: 10 }, (_, n): Person => ({
  chatId: 50 + n,
  userId: 50 + n,
  name: `Cán bộ ${n}`,
  language: 'vi',
}));

let emc: RunningEmc;
let telegram: TelegramServer;

beforeAll(async () => {
  telegram = await TelegramServer.start();
  emc = await RunningEmc.start();
});
afterAll(async () => {
  await telegram.close();
  await emc.stop();
});

function startBot() {
  const stop = new AbortController();
  const bot = new Bot({
    api: new Api({ url: emc.url, key: emc.botKey }),
    telegram: new TelegramApi({ token: botToken, apiRoot: telegram.url, timeoutMs: 5_000 }),
    webhook: null,
    contacts: { general: null, technical: null },
    pace: swift,
    log: () => undefined,
  });
  const ended = bot.run(stop.signal);
  return { stop: () => (stop.abort(), ended) };
}

test(
  `two bots take turns for ${seconds} s: every update is answered once`,
  async () => {
    const bots = [startBot(), startBot()];
    const asked = new Map<number, number>(people.map(({ chatId }) => [chatId, 0]));
    const updates: number[] = [];
    const until = Date.now() + seconds * 1000;
    for (let n = 0; Date.now() < until; n++) {
      const person = people[n % people.length];
      if (!person) break;
      updates.push(telegram.message(person, { text: '/lienhe' }));
      asked.set(person.chatId, (asked.get(person.chatId) ?? 0) + 1);
      // Updates come again, as they do when an answer to Telegram was lost; bots leave and come.
      if (n % 7 === 3) await telegram.repeat(updates[Math.floor(updates.length / 2)] ?? 0);
      if (n % 60 === 30) {
        await bots.shift()?.stop();
        bots.push(startBot());
      }
      await sleep(60);
    }
    await telegram.until(() => updates.every((update) => telegram.acknowledged.has(update)));
    const said = people.map(({ chatId }) => telegram.said(chatId).length);
    expect(said).toEqual(people.map(({ chatId }) => asked.get(chatId)));
    await Promise.all(bots.map((bot) => bot.stop()));
  },
  (seconds + 110) * 1000,
);
