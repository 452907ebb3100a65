import type { BotMessage } from '@emc/contract';
import type { Channel, Delivered } from './channel.js';
import type { Counters } from './counters.js';
import type { KnownIds } from './known-ids.js';
import type { Attachment, Message, Place } from './message.js';
import { noticeMessage } from './notice.sentence.js';
import type { Outcome, Trouble } from './outcome.js';
import type { Pacing } from './pacing.js';
import type { TelegramApi } from './telegram.js';

export interface TelegramChannelOptions {
  readonly telegram: TelegramApi;
  readonly pacing: Pacing;
  readonly counters: Counters;
  readonly ids: KnownIds;
  readonly now: () => Date;
  /** Details that a long message leaves out, as a workbook; null = there are none to be had. */
  readonly details: (message: BotMessage) => Promise<Attachment | null>;
}

/** So many ids at most are tried when nobody knows whether a message arrived. */
const mostCandidates = 64;
/** So many may have been sent after the newest id that anybody knows of. */
const idsOnTheirWay = 32;
const brokenAfter = 5; // seconds

/** Telegram: a message is sent once, then written over. */
export class TelegramChannel implements Channel {
  readonly #options: TelegramChannelOptions;

  constructor(options: TelegramChannelOptions) {
    this.#options = options;
  }

  async deliver(message: BotMessage): Promise<Delivered> {
    const said = noticeMessage(message, message.link.language);
    if (message.messageId !== null) return this.#writeOver(message, said, message.messageId);
    const found = message.outcomeUnknown ? await this.#find(message, said) : null;
    if (found !== null) return found;
    const file = said.isLong ? await this.#options.details(message) : null;
    const outcome = await this.#paced(message, () =>
      this.#options.telegram.send(placeOf(message), file ? { ...said, file } : said),
    );
    if (outcome.kind !== 'done') return failed(outcome, { maybeShown: outcome.kind === 'unknown' });
    this.#options.ids.add(outcome.result);
    return { outcome: 'shown', messageId: outcome.result };
  }

  async takeBack(message: BotMessage, shown: Delivered): Promise<void> {
    if (shown.outcome !== 'shown' || shown.messageId === null || message.messageId !== null) return;
    const { messageId } = shown;
    await this.#paced(message, () => this.#options.telegram.remove(placeOf(message), messageId));
  }

  async #writeOver(message: BotMessage, said: Message, messageId: number): Promise<Delivered> {
    const outcome = await this.#edit(message, said, messageId);
    if (outcome.kind === 'done') return { outcome: 'shown', messageId };
    if (outcome.kind === 'refused' && isMissing.test(outcome.reason)) return { outcome: 'gone' };
    // Telegram lets no bot change what is too old: it stays as it is.
    if (outcome.kind === 'refused') return { outcome: 'shown', messageId };
    return failed(outcome, { maybeShown: false });
  }

  /** Looks for what may have arrived by writing over each id it can have; null = it is not there. */
  async #find(message: BotMessage, said: Message): Promise<Delivered | null> {
    const { ids, counters } = this.#options;
    for (const id of candidates(message, ids)) {
      const outcome = await this.#edit(message, said, id);
      counters.add('ids_probed');
      if (outcome.kind === 'done') {
        ids.add(id);
        return { outcome: 'shown', messageId: id };
      }
      if (outcome.kind !== 'refused') return failed(outcome, { maybeShown: true });
    }
    return null;
  }

  #edit(message: BotMessage, said: Message, messageId: number): Promise<Outcome<void>> {
    // A guess at an id shows nothing in the chat unless it is right, and then it is the last.
    const chat = message.messageId === null ? null : message.link.address;
    return this.#paced(message, () => this.#options.telegram.edit(placeOf(message), messageId, said), chat);
  }

  async #paced<Result>(
    { link, claimedUntil }: BotMessage,
    call: () => Promise<Outcome<Result>>,
    chat: string | null = link.address,
  ): Promise<Outcome<Result>> {
    const { pacing, counters, now, telegram } = this.#options;
    const outcome = await pacing.run({ chat, group: link.chatKind === 'group', awaited: false }, async () => {
      // Somebody else may claim it while the call is still under way.
      const isLate = now().getTime() + telegram.timeoutMs > Date.parse(claimedUntil);
      return isLate ? { kind: 'broken', reason: 'Its turn came too late.' } : call();
    });
    counters.add(`pushes_${outcome.kind}`);
    return outcome;
  }
}

const isMissing = /message to edit not found|MESSAGE_ID_INVALID/i;

/** Message ids count over all private chats of a bot, so what arrived has one after the last that was known. */
export function candidates(
  { lastKnownId, newestKnownId, takenIds }: Pick<BotMessage, 'lastKnownId' | 'newestKnownId' | 'takenIds'>,
  known: KnownIds,
): number[] {
  if (lastKnownId === null) return [];
  const taken = new Set(takenIds);
  const end = Math.max(newestKnownId ?? 0, known.newest, lastKnownId) + idsOnTheirWay;
  const ids = Array.from({ length: end - lastKnownId }, (_, n) => lastKnownId + 1 + n);
  return ids.filter((id) => !taken.has(id) && !known.has(id)).slice(0, mostCandidates);
}

function placeOf({ link: { address, threadId, chatKind } }: BotMessage): Place {
  return { chatId: address, group: chatKind === 'group', ...(threadId !== null && { thread: threadId }) };
}

function failed(trouble: Trouble, { maybeShown }: { maybeShown: boolean }): Delivered {
  const reason = trouble.reason.slice(0, 500);
  switch (trouble.kind) {
    case 'gone':
      return { outcome: 'blocked', reason };
    case 'moved':
      return { outcome: 'moved', chatId: trouble.chatId };
    case 'refused':
      return { outcome: 'dead', reason };
    case 'wait':
      return { outcome: 'retry', after: trouble.retryAfter, reason, maybeShown, forLink: true };
    case 'conflict':
    case 'unauthorised':
    case 'broken':
    case 'unknown':
      return { outcome: 'retry', after: brokenAfter, reason, maybeShown, forLink: false };
  }
}
