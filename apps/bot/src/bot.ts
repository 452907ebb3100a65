import { randomUUID } from 'node:crypto';
import type { BotMessage } from '@emc/contract';
import type { Api } from './api.js';
import { botNamedIn, commands } from './commands.js';
import { converse, type Said } from './conversation.js';
import { Counters } from './counters.js';
import { deliver } from './deliveries.js';
import { KnownIds } from './known-ids.js';
import { lead, type Reign } from './leadership.js';
import type { Attachment } from './message.js';
import type { Pace } from './pacer.js';
import { Outside } from './outside.js';
import { Pacing } from './pacing.js';
import { poll } from './polling.js';
import type { BotSettings } from './settings.js';
import { TelegramChannel } from './telegram.channel.js';
import { Replies } from './telegram.replies.js';
import type { TelegramApi, Update } from './telegram.js';
import { understood, type ChatNews } from './telegram.update.js';
import { Updates } from './updates.js';
import { backOffMs, pause } from './waiting.js';
import { WebhookChannel } from './webhook.channel.js';
import { listenForUpdates } from './webhook.server.js';

export interface BotOptions {
  readonly api: Api;
  /** Null = only webhooks are spoken to. */
  readonly telegram: TelegramApi | null;
  readonly webhook: NonNullable<BotSettings['telegram']>['webhook'];
  readonly contacts: BotSettings['contacts'];
  readonly webhookNetworks?: BotSettings['webhookNetworks'];
  readonly pace: Pace;
  readonly log: (text: string) => void;
}

const askForLeaseMs = 2_000;
const reportEveryMs = 30_000;
const webhookTimeoutMs = 10_000;

/** The bot: leads when it can, and while it does answers people and delivers what EMC has to tell. */
export class Bot {
  readonly counters = new Counters();
  readonly #options: BotOptions;
  readonly #holder = randomUUID();
  readonly #ids = new KnownIds();
  /** As Telegram knows the bot; asked for once. */
  #username: string | null = null;

  constructor(options: BotOptions) {
    this.#options = options;
  }

  /** Runs until stopped. */
  async run(stop: AbortSignal): Promise<void> {
    const { api, log } = this.#options;
    const { counters } = this;
    const leading = { api, holder: this.#holder, counters, log, askEveryMs: askForLeaseMs };
    await lead(leading, (reign) => this.#rule(reign), stop);
  }

  async #rule({ term, signal }: Reign): Promise<void> {
    const pacing = new Pacing(this.#options.pace);
    signal.addEventListener('abort', () => pacing.stop());
    await Promise.all([
      this.#report(signal),
      this.#deliver({ term, signal }, pacing),
      this.#options.telegram && this.#listen(this.#options.telegram, { signal, pacing }),
    ]);
  }

  /** Tells EMC that the bot runs and by which name; first of all the name has to be asked for. */
  async #report(signal: AbortSignal): Promise<void> {
    const { api, telegram, log } = this.#options;
    let failures = 0;
    for (let introduced = telegram === null; !signal.aborted;) {
      try {
        if (!introduced && telegram) {
          await this.#ownName(telegram);
          await this.#introduce(telegram);
          introduced = true;
        }
        await api.call('reportBot', { body: { username: this.#username } });
        failures = 0;
        await pause(reportEveryMs, signal);
      } catch (error) {
        this.counters.add('reports_failed');
        log(String(error));
        await pause(backOffMs(++failures, Math.random()), signal);
      }
    }
  }

  async #ownName(telegram: TelegramApi): Promise<string> {
    if (this.#username !== null) return this.#username;
    const me = await telegram.me();
    if (me.kind !== 'done') throw new Error(`Telegram does not know the bot (${me.kind}): ${me.reason}`);
    return (this.#username = me.result.username);
  }

  async #introduce(telegram: TelegramApi): Promise<void> {
    const vi = commands.map(({ names: [command], title }) => ({ command, description: title.vi }));
    const en = commands.map(({ names: [, command], title }) => ({ command, description: title.en }));
    await telegram.setCommands(vi);
    await telegram.setCommands(en, 'en');
  }

  #deliver({ term, signal }: Reign, pacing: Pacing): Promise<void> {
    const { api, telegram, webhookNetworks = [], log } = this.#options;
    const now = () => new Date();
    const details = (message: BotMessage) => this.#details(message);
    const channels = {
      telegram:
        telegram && new TelegramChannel({ telegram, pacing, counters: this.counters, ids: this.#ids, now, details }),
      webhook: new WebhookChannel({ now, timeoutMs: webhookTimeoutMs, outside: new Outside(webhookNetworks) }),
    };
    const newestId = () => this.#ids.newest;
    return deliver({ api, holder: this.#holder, term, channels, newestId, counters: this.counters, log }, signal);
  }

  async #listen(telegram: TelegramApi, { signal, pacing }: { signal: AbortSignal; pacing: Pacing }): Promise<void> {
    const { api, log, webhook } = this.#options;
    const replies = new Replies({
      telegram,
      pacing,
      signal,
      counters: this.counters,
      sent: (place, id) => place.chatId.startsWith('-100') || this.#ids.add(id),
      gone: (place, reason) =>
        this.#note({ chatId: place.chatId, threadId: place.thread ?? 0, state: 'blocked' }, reason),
    });
    const updates = new Updates<Update>({
      api,
      signal,
      log,
      counters: this.counters,
      holder: this.#holder,
      chatOf: (update) => understood(update).heard?.place.chatId ?? '',
      handle: (update) => this.#handle(update, telegram, replies),
    });
    const take = (fresh: readonly Update[]) => updates.take(fresh);
    await settled(() => telegram.setWebhook(webhook), signal, log);
    if (webhook === null) {
      const ask = (offset: number, seconds: number) => telegram.updates(offset, seconds, signal);
      await poll({ ask, take, counters: this.counters, log, random: Math.random }, signal);
      return;
    }
    const { host, port, secret, url } = webhook;
    const server = await listenForUpdates({
      host,
      port,
      secret,
      path: new URL(url).pathname,
      take: (one) => take([one]),
    });
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    server.closeAllConnections();
    server.close();
  }

  async #handle(update: Update, telegram: TelegramApi, replies: Replies): Promise<void> {
    const { api, contacts } = this.#options;
    const { heard, news, messageId } = understood(update);
    if (messageId !== undefined) this.#ids.add(messageId);
    if (news) await this.#note(news);
    if (!heard || (await this.#isForAnother(heard.said, telegram))) return;
    const files = async (id: string) => {
      const outcome = await telegram.file(id);
      return outcome.kind === 'done' ? outcome.result : null;
    };
    const answer = await converse(heard, { api, contacts, files, now: () => new Date() });
    await replies.give(heard.place, answer, heard.press);
  }

  /** In a group every bot may hear the commands of all. */
  async #isForAnother(said: Said, telegram: TelegramApi): Promise<boolean> {
    const named = said.kind === 'text' ? botNamedIn(said.text) : null;
    return named !== null && named.toLowerCase() !== (await this.#ownName(telegram)).toLowerCase();
  }

  /** Keeps what is known of a chat at EMC; a chat that is not linked is nobody's business. */
  async #note(news: ChatNews, reason?: string): Promise<void> {
    const { api } = this.#options;
    const { chatId: id, threadId, state, movedTo: chatId, title } = news;
    const { chatLinks } = await api.call('findChat', { body: { chat: { id, threadId: threadId || null } } });
    const body = {
      ...(state && { state, reason: (reason ?? 'told by Telegram').slice(0, 500) }),
      ...(chatId && { chatId }),
      ...(title && { title }),
    };
    const noted = chatLinks.filter((link) => threadId === undefined || (link.threadId ?? 0) === threadId);
    for (const link of noted) await api.call('changeChat', { params: { id: link.id }, body });
  }

  /** The record of reconciliation, where all that was told of is of one site. */
  async #details({ items, link }: BotMessage): Promise<Attachment | null> {
    const sites = new Set(items.map(({ site }) => site?.id ?? 0));
    const [siteId] = sites;
    if (sites.size !== 1 || !siteId) return null;
    const { call } = this.#options.api.as(link.id, link.language);
    try {
      const response = await call('reconciliationRecord', { params: { siteId } });
      return { name: `doi-soat-${siteId}.xlsx`, content: Buffer.from(await response.arrayBuffer()) };
    } catch {
      return null;
    }
  }
}

/** Tries until it is done or Telegram refuses for good. */
async function settled(
  call: () => ReturnType<TelegramApi['setWebhook']>,
  signal: AbortSignal,
  log: (text: string) => void,
): Promise<void> {
  for (let failures = 0; !signal.aborted;) {
    const outcome = await call();
    if (outcome.kind === 'done') return;
    log(`How updates come could not be set (${outcome.kind}): ${outcome.reason}`);
    await pause(outcome.kind === 'wait' ? outcome.retryAfter * 1000 : backOffMs(++failures, Math.random()), signal);
  }
}
