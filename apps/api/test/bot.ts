import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { client, type BotMessage, type Client, type Link, type MessageResult } from '@emc/contract';
import type { z } from 'zod';
import type { Emc } from './emc.js';

type Result =
  z.input<typeof MessageResult> extends infer One ? (One extends unknown ? Omit<One, 'id' | 'claim'> : never) : never;

/** The bot as the API sees it: a key, a lease, and chats that it speaks for. */
export class Bot {
  readonly holder = `bot-${randomUUID()}`;
  term = 0;

  private constructor(
    private readonly emc: Emc,
    readonly key: string,
  ) {}

  /** A bot that runs, leads, and is known by name. */
  static async of(emc: Emc): Promise<Bot> {
    const bot = new Bot(emc, botKeyOf(emc));
    await bot.call('reportBot', { body: { username: 'emc_bot' } });
    await bot.lead();
    return bot;
  }

  /** Another process of the same bot. */
  another(): Bot {
    return new Bot(this.emc, this.key);
  }

  get call(): Client {
    return client({ baseUrl: this.emc.url, token: () => this.key });
  }

  /** Calls on behalf of whoever a chat is linked with. */
  speakingFor({ id }: Pick<Link, 'id'>): Client {
    return client({
      baseUrl: this.emc.url,
      token: () => this.key,
      fetch: (address, init) => fetch(address, { ...init, headers: { ...init?.headers, 'x-emc-link': id } }),
    });
  }

  async lead(): Promise<boolean> {
    const { granted, term } = await this.call('holdLease', { body: { holder: this.holder } });
    this.term = term;
    return granted;
  }

  async take(query: { wait?: number; limit?: number; channels?: 'telegram' | 'webhook' } = {}): Promise<BotMessage[]> {
    await this.lead();
    const { holder, term } = this;
    return (await this.call('takeMessages', { query: { holder, term, ...query } })).items;
  }

  /** Whether the results were taken. */
  async tell(messages: readonly BotMessage[], result: Result | ((message: BotMessage) => Result)): Promise<boolean[]> {
    const body = messages.map((message) => {
      const said = typeof result === 'function' ? result(message) : result;
      return { ...said, id: message.id, claim: message.claim };
    });
    return (await this.call('giveResults', { body })).items.map(({ taken }) => taken);
  }

  /** Links a chat as people do: the page offers an address, the chat opens it. */
  async link(username: string, chat: { id: string; kind?: 'private' | 'group' }): Promise<Link> {
    const { call } = await this.emc.as(username);
    const token = tokenIn((await call('offerLink')).url);
    const body = { token, chat: { kind: 'private' as const, title: username, ...chat }, confirmed: true };
    const { link } = await this.call('linkChat', { body });
    if (!link) throw new Error('Not linked');
    return link;
  }
}

export function tokenIn(url: string): string {
  return new URL(url).searchParams.get('start') ?? '';
}

/** As an operator asks for it. */
function botKeyOf({ folder }: Emc): string {
  const printed = spawnSync(process.execPath, [join(import.meta.dirname, '../dist/main.js'), 'bot-key'], {
    env: { PATH: process.env['PATH'] ?? '', EMC_DATA_DIR: folder },
    encoding: 'utf8',
  });
  return printed.stdout.trim();
}
