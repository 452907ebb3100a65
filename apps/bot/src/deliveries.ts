import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError, type BotMessage, type MessageResult, type MessagesQuery } from '@emc/contract';
import type { Api } from './api.js';
import type { Channel, Delivered } from './channel.js';
import type { Counters } from './counters.js';
import { NotStarted } from './pacing.js';
import { backOffMs, pause } from './waiting.js';

export interface DeliveriesOptions {
  readonly api: Api;
  readonly holder: string;
  readonly term: number;
  /** Null = this bot does not speak to it. */
  readonly channels: Readonly<Record<BotMessage['link']['channel'], Channel | null>>;
  readonly newestId: () => number;
  readonly counters: Counters;
  readonly log: (text: string) => void;
}

/** Seconds; how far message ids have come is told with each ask. */
const longPoll = 10;
/** As many as go out in a second: what is claimed is sent soon, and few ids are in question should this process die. */
const most = 30;

/** Takes what is due from the API and delivers it, until stopped. What was claimed is told of, or claimed again later. */
export async function deliver(options: DeliveriesOptions, signal: AbortSignal): Promise<void> {
  const { api, holder, term, channels, newestId, counters, log } = options;
  const running = new Set<Promise<void>>();
  for (let failures = 0; !signal.aborted;) {
    try {
      const limit = most - running.size;
      const wait = newestId() === 0 ? 1 : longPoll;
      const query = { holder, term, wait, limit, channels: spoken(channels), seenId: newestId() };
      const { items } = await api.call('takeMessages', { query, signal });
      failures = 0;
      for (const item of items) start(item);
      while (running.size >= most) await Promise.race(running);
    } catch (error) {
      if (signal.aborted) break;
      counters.add('takes_of_messages_failed');
      log(`Messages could not be fetched: ${String(error)}`);
      await pause(backOffMs(++failures, Math.random()), signal);
    }
  }
  await Promise.all(running);

  function start(item: BotMessage): void {
    const work = deliverOne(options, item).finally(() => running.delete(work));
    running.add(work);
  }
}

async function deliverOne({ api, channels, counters, log }: DeliveriesOptions, message: BotMessage): Promise<void> {
  const channel = channels[message.link.channel];
  if (channel === null) return;
  try {
    const delivered = await channel.deliver(message).catch(notStarted);
    counters.add(`messages_${delivered.outcome}`);
    const result: MessageResult = { ...delivered, id: message.id, claim: message.claim };
    if (!(await isTaken(api, result, message))) await channel.takeBack(message, delivered);
  } catch (error) {
    counters.add('messages_failed');
    log(`A message was not delivered: ${String(error)}`);
  }
}

/** While the claim lasts EMC may come back and take the result; nothing has to be looked for then. */
async function isTaken(api: Api, result: MessageResult, { claimedUntil }: BotMessage): Promise<boolean> {
  for (let failures = 1; ; failures++) {
    try {
      const { items } = await api.call('giveResults', { body: [result] });
      return items.every(({ taken }) => taken);
    } catch (error) {
      if (error instanceof ProblemError || Date.now() > Date.parse(claimedUntil)) throw error;
      await sleep(Math.min(backOffMs(failures, Math.random()), 5_000));
    }
  }
}

/** The bot is stopping, and this was still waiting for its turn. */
function notStarted(error: unknown): Delivered {
  if (!(error instanceof NotStarted)) throw error;
  return { outcome: 'retry', after: 0, reason: error.message, maybeShown: false, forLink: false };
}

function spoken({ telegram, webhook }: DeliveriesOptions['channels']): MessagesQuery['channels'] {
  return telegram && webhook ? 'telegram,webhook' : telegram ? 'telegram' : 'webhook';
}
