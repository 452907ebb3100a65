import { Api } from './api.js';
import { Bot } from './bot.js';
import { telegramPace } from './pacer.js';
import { readBotSettings, type BotSettings } from './settings.js';
import { ProxyAgent } from './telegram.proxy.js';
import { TelegramApi } from './telegram.js';

const telegramTimeoutMs = 15_000;
const drainMs = 5_000;

process.exitCode = await main(process.env);

/** Runs the bot until SIGTERM or SIGINT; answers the exit code. */
async function main(env: NodeJS.ProcessEnv): Promise<number> {
  const reading = readBotSettings(env);
  if ('faults' in reading) {
    for (const { vi, en } of reading.faults) process.stderr.write(`${vi}\n${en}\n`);
    return 1;
  }
  const { settings } = reading;
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  // Whoever started the bot is gone.
  process.once('disconnect', () => stop.abort());
  const api = new Api({ url: settings.apiUrl, key: settings.key });
  const telegram = telegramOf(settings);
  const { contacts, webhookNetworks } = settings;
  const bot = new Bot({
    api,
    telegram,
    contacts,
    webhookNetworks,
    webhook: settings.telegram?.webhook ?? null,
    pace: telegramPace,
    log: logger(settings),
  });
  const running = bot.run(stop.signal);
  stop.signal.addEventListener('abort', () => {
    // What is under way may end; what waits for news may not.
    setTimeout(() => {
      api.stop();
      telegram?.stop();
    }, drainMs).unref();
  });
  await running;
  return 0;
}

function telegramOf({ telegram }: BotSettings): TelegramApi | null {
  if (telegram === null) return null;
  const { token, apiRoot, proxy } = telegram;
  const agent = proxy === null ? undefined : new ProxyAgent(proxy, apiRoot);
  return new TelegramApi({ token, apiRoot, agent, timeoutMs: telegramTimeoutMs });
}

/** One line of JSON each; neither the token nor the key is ever among what is said. */
function logger({ telegram, key }: BotSettings): (text: string) => void {
  const secrets = [key, telegram?.token, telegram?.webhook?.secret].filter((secret) => secret !== undefined);
  return (text) => {
    const clean = secrets.reduce((said, secret) => said.replaceAll(secret, '…'), text);
    process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), room: 'bot', msg: clean })}\n`);
  };
}
