import type { BotMessage } from '@emc/contract';
import type { Channel, Delivered } from './channel.js';
import type { Counters } from './counters.js';
import { KnownIds } from './known-ids.js';
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
const mostCandidates = 128;
/** So many may have been sent after the newest id that anybody knows of: all that two bots had on their way as they died, one after the other. */
const idsOnTheirWay = 64;
const brokenAfter = 5; // seconds

/** Telegram: a message is sent once, then written over. */
export class TelegramChannel implements Channel {
  readonly #options: TelegramChannelOptions;
  /** Attempts of this process that nobody knows the outcome of, by message. */
  readonly #doubts = new Map<string, Doubt>();
  #looking: Promise<unknown> = Promise.resolve();

  constructor(options: TelegramChannelOptions) {
    this.#options = options;
  }

  async deliver(message: BotMessage): Promise<Delivered> {
    const said = noticeMessage(message, message.link.language);
    if (message.messageId !== null) return this.#writeOver(message, said, message.messageId);
    const found = message.outcomeUnknown ? await this.#lookedFor(message, said) : null;
    if (found !== null) return found;
    const file = said.isLong ? await this.#options.details(message) : null;
    return this.#send(message, file ? { ...said, file } : said);
  }

  async takeBack(message: BotMessage, shown: Delivered): Promise<void> {
    if (shown.outcome !== 'shown' || shown.messageId === null || message.messageId !== null) return;
    const { messageId } = shown;
    await this.#paced(message, () => this.#options.telegram.remove(placeOf(message), messageId));
  }

  async #send(message: BotMessage, said: Message): Promise<Delivered> {
    const { ids, telegram } = this.#options;
    const after = ids.newest;
    const outcome = await this.#paced(message, () => telegram.send(placeOf(message), said));
    if (outcome.kind === 'done') {
      if (countsOverall(message)) ids.add(outcome.result);
      this.#doubts.delete(message.id);
      return { outcome: 'shown', messageId: outcome.result };
    }
    const maybeShown = outcome.kind === 'unknown';
    if (maybeShown && after > 0) this.#doubts.set(message.id, { after, upTo: ids.newest + idsOnTheirWay });
    return failed(outcome, { maybeShown });
  }

  async #writeOver(message: BotMessage, said: Message, messageId: number): Promise<Delivered> {
    const outcome = await this.#edit(message, said, messageId);
    if (outcome.kind === 'done') return { outcome: 'shown', messageId };
    if (outcome.kind === 'refused' && isMissing.test(outcome.reason)) return { outcome: 'gone' };
    // Telegram lets no bot change what is too old: it stays as it is.
    if (outcome.kind === 'refused') return { outcome: 'shown', messageId };
    return failed(outcome, { maybeShown: false });
  }

  /** One after the other: whatever is found is out of question for the next. */
  async #lookedFor(message: BotMessage, said: Message): Promise<Delivered | null> {
    const found = this.#looking.then(() => this.#find(message, said));
    this.#looking = found.catch(() => undefined);
    return found;
  }

  /** Looks for what may have arrived by writing over each id it can have; null = it is not there. */
  async #find(message: BotMessage, said: Message): Promise<Delivered | null> {
    const { ids, counters } = this.#options;
    const known = countsOverall(message) ? ids : new KnownIds();
    for (const id of candidates(message, known, this.#doubts.get(message.id))) {
      const outcome = await this.#edit(message, said, id);
      counters.add('ids_probed');
      if (outcome.kind === 'done') {
        known.add(id);
        this.#doubts.delete(message.id);
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

/** Supergroups count their messages by themselves; all other chats of a bot are counted together. */
const countsOverall = ({ link }: BotMessage) => !link.address.startsWith('-100');

/** The ids that an attempt can have had: after the last known before it, up to what can have been sent until it ended. */
interface Doubt {
  readonly after: number;
  readonly upTo: number;
}

/** The ids to look at, those of messages that are known left out. */
export function candidates(
  { lastKnownId, newestKnownId, takenIds }: Pick<BotMessage, 'lastKnownId' | 'newestKnownId' | 'takenIds'>,
  known: KnownIds,
  doubt?: Doubt,
): number[] {
  const first = Math.max(lastKnownId ?? 0, doubt?.after ?? 0);
  if (first === 0) return [];
  const taken = new Set(takenIds);
  const end = doubt?.upTo ?? Math.max(newestKnownId ?? 0, known.newest, first) + idsOnTheirWay;
  const ids = Array.from({ length: Math.max(0, end - first) }, (_, n) => first + 1 + n);
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
