import { Telegram, TelegramError } from 'telegraf';
import { request as httpRequest, type Agent } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { Update } from 'telegraf/types';
import { longestCaption, longestText, type Attachment, type Message, type Place } from './message.js';
import { clean, shorten } from './odd-text.js';
import type { Outcome, Trouble } from './outcome.js';
import { within } from './waiting.js';

export type { Update };

export interface TelegramOptions {
  readonly token: string;
  readonly apiRoot: string;
  readonly agent?: Agent | undefined;
  /** How long a call may take before its outcome counts as unknown. */
  readonly timeoutMs: number;
}

export interface CommandTitle {
  readonly command: string;
  readonly description: string;
}

/** Waiting for updates takes longer than other calls, by this. */
const graceMs = 10_000;
const longestFileMs = 20_000;

/** The Bot API by telegraf's client. Answers carry trouble as values; neither they nor errors carry the token. */
export class TelegramApi {
  readonly #client: Telegram;
  readonly #options: TelegramOptions;
  readonly #stop = new AbortController();

  constructor(options: TelegramOptions) {
    this.#options = options;
    const { token, apiRoot, agent } = options;
    this.#client = new Telegram(token, { apiRoot, webhookReply: false });
    // telegraf would take none for a server of our own on http.
    if (agent) this.#client.options.agent = agent;
  }

  get timeoutMs(): number {
    return this.#options.timeoutMs;
  }

  /** Ends waiting calls; their outcome is unknown. */
  stop(): void {
    this.#stop.abort();
  }

  me(): Promise<Outcome<{ username: string }>> {
    return this.#call(async (signal) => {
      const { username } = await this.#client.callApi('getMe', {}, { signal });
      return { username };
    });
  }

  /** Waits for news until `stop`. */
  updates(offset: number, waitSeconds: number, stop: AbortSignal): Promise<Outcome<readonly Update[]>> {
    const asked = { offset, timeout: waitSeconds, limit: 100, allowed_updates: heard };
    const ask = (signal: Signal) => this.#client.callApi('getUpdates', asked, { signal });
    return this.#call(ask, { timeoutMs: waitSeconds * 1000 + graceMs, stops: [stop] });
  }

  /** Sends a message and answers its id; into the chat itself where its topic is gone. */
  async send(place: Place, message: Message): Promise<Outcome<number>> {
    const outcome = await this.#sendTo(place, message);
    const { thread, ...chat } = place;
    const isTopicGone = thread !== undefined && outcome.kind === 'refused' && topicGone.test(outcome.reason);
    return isTopicGone ? this.#sendTo(chat, message) : outcome;
  }

  #sendTo(place: Place, message: Message): Promise<Outcome<number>> {
    return this.#call(async (signal) => {
      const sent = await this.#sent(place, message, signal);
      return sent.message_id;
    });
  }

  /** Writes over a message of the bot's own; one that stands there word for word already is done too. */
  async edit(place: Place, messageId: number, message: Message): Promise<Outcome<void>> {
    const at = { chat_id: place.chatId, message_id: messageId, ...keyboardOf(message) };
    const asText = { ...at, ...plain, ...wordsOf(message, longestText) };
    const outcome = await this.#edited((signal) => this.#client.callApi('editMessageText', asText, { signal }));
    if (outcome.kind !== 'refused' || !/there is no text in the message/.test(outcome.reason)) return outcome;
    const { text: caption, entities: caption_entities } = wordsOf(message, longestCaption);
    const asCaption = { ...at, caption, caption_entities };
    return this.#edited((signal) => this.#client.callApi('editMessageCaption', asCaption, { signal }));
  }

  remove(place: Place, messageId: number): Promise<Outcome<void>> {
    return this.#call(async (signal) => {
      await this.#client.callApi('deleteMessage', { chat_id: place.chatId, message_id: messageId }, { signal });
    });
  }

  /** Ends the waiting mark of a pressed button, with a few words if there are any. */
  answerPress(id: string, text?: string): Promise<Outcome<void>> {
    const asked = {
      callback_query_id: id,
      ...(text && { text: shorten(clean(text), 200), show_alert: text.length > 60 }),
    };
    return this.#call(async (signal) => {
      await this.#client.callApi('answerCallbackQuery', asked, { signal });
    });
  }

  /** The bytes of a file that somebody sent. */
  file(id: string): Promise<Outcome<Buffer>> {
    return this.#call(
      async (signal) => {
        const { file_path: path = '' } = await this.#client.callApi('getFile', { file_id: id }, { signal });
        const { token, apiRoot, agent } = this.#options;
        return download(new URL(`${apiRoot}/file/bot${token}/${encodeURI(path)}`), { agent, signal });
      },
      { timeoutMs: longestFileMs },
    );
  }

  setCommands(commands: readonly CommandTitle[], language?: string): Promise<Outcome<void>> {
    const asked = { commands, ...(language && { language_code: language }) };
    return this.#call(async (signal) => {
      await this.#client.callApi('setMyCommands', asked, { signal });
    });
  }

  /** Updates come to this address from now on; null = they are asked for again. */
  setWebhook(webhook: { readonly url: string; readonly secret: string } | null): Promise<Outcome<void>> {
    return this.#call(async (signal) => {
      if (webhook === null) await this.#client.callApi('deleteWebhook', {}, { signal });
      else {
        const { url, secret: secret_token } = webhook;
        await this.#client.callApi('setWebhook', { url, secret_token, allowed_updates: heard }, { signal });
      }
    });
  }

  #sent(place: Place, message: Message, signal: Signal) {
    const to = {
      chat_id: place.chatId,
      ...(place.thread !== undefined && { message_thread_id: place.thread }),
      ...(message.asksReply ? { reply_markup: { force_reply: true as const, selective: true } } : keyboardOf(message)),
    };
    const { text: caption, entities: caption_entities } = wordsOf(message, longestCaption);
    const { file, picture } = message;
    if (file) {
      return this.#client.callApi(
        'sendDocument',
        { ...to, caption, caption_entities, document: upload(file) },
        { signal },
      );
    }
    if (picture) {
      return this.#client.callApi(
        'sendPhoto',
        { ...to, caption, caption_entities, photo: upload(picture) },
        { signal },
      );
    }
    const answered = message.replyTo !== undefined && {
      reply_parameters: { message_id: message.replyTo, allow_sending_without_reply: true },
    };
    const said = { ...to, ...plain, ...answered, ...wordsOf(message, longestText) };
    return this.#client.callApi('sendMessage', said, { signal });
  }

  async #edited(ask: (signal: Signal) => Promise<unknown>): Promise<Outcome<void>> {
    const outcome = await this.#call(async (signal) => {
      await ask(signal);
    });
    const same = outcome.kind === 'refused' && /message is not modified/.test(outcome.reason);
    return same ? { kind: 'done', result: undefined } : outcome;
  }

  async #call<Result>(
    ask: (signal: Signal) => Promise<Result>,
    { timeoutMs = this.#options.timeoutMs, stops = [] }: { timeoutMs?: number; stops?: readonly AbortSignal[] } = {},
  ): Promise<Outcome<Result>> {
    try {
      // telegraf's types know the signals of an older package; its fetch takes either.
      const task = (signal: AbortSignal) => ask(signal as unknown as Signal);
      return { kind: 'done', result: await within(timeoutMs, [this.#stop.signal, ...stops], task) };
    } catch (error) {
      return troubleOf(error, (text) => text.replaceAll(this.#options.token, '…'));
    }
  }
}

type Signal = NonNullable<NonNullable<Parameters<Telegram['callApi']>[2]>['signal']> & AbortSignal;

/** By the agent's way, as the calls go; never in an error's text, since the address holds the token. */
function download(url: URL, options: { agent: Agent | undefined; signal: AbortSignal }): Promise<Buffer> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const { agent, signal } = options;
    const asked = request(url, { signal, ...(agent && { agent }) }, (response) => {
      if (response.statusCode === 200) buffer(response).then(resolve, reject);
      else reject(new Error(`The file could not be downloaded: ${response.resume().statusCode}`));
    });
    asked.on('error', reject).end();
  });
}

const heard: ('message' | 'callback_query' | 'my_chat_member')[] = ['message', 'callback_query', 'my_chat_member'];
const plain = { link_preview_options: { is_disabled: true } };

/** A name in the header of a form may hold no quotes and no line breaks. */
const upload = ({ name, content }: Attachment) => ({
  source: content,
  filename: clean(name).replace(/["\\\r\n/]/g, '_') || 'emc',
});

function wordsOf({ text }: Message, limit: number) {
  const said = shorten(text.toWellFormed(), limit);
  const title = said.includes('\n') ? said.slice(0, said.indexOf('\n')) : '';
  const length = title.trimEnd().length;
  return { text: said, entities: length > 0 ? [{ type: 'bold' as const, offset: 0, length }] : [] };
}

function keyboardOf({ buttons }: Message) {
  if (!buttons || buttons.length === 0) return {};
  const keyboard = buttons.map((row) =>
    row.map((button) =>
      'press' in button ? { text: button.text, callback_data: button.press } : { text: button.text, url: button.url },
    ),
  );
  return { reply_markup: { inline_keyboard: keyboard } };
}

/** A place that takes nothing: said of a chat, or of the topic in it. */
const goneWords =
  /chat not found|user is deactivated|PEER_ID_INVALID|group chat was deleted|have no rights to send|not enough rights to send|TOPIC_CLOSED|CHAT_WRITE_FORBIDDEN|CHAT_RESTRICTED|CHAT_SEND_\w+_FORBIDDEN|CHANNEL_PRIVATE/i;
/** The topic was deleted; the chat around it is still there. */
const topicGone = /message thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/i;
const notReached = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|proxy answered/;

function troubleOf(error: unknown, redact: (text: string) => string): Trouble {
  if (!(error instanceof TelegramError)) {
    const reason = redact(error instanceof Error ? error.message : String(error));
    return { kind: notReached.test(reason) ? 'broken' : 'unknown', reason };
  }
  const { code, parameters } = error;
  const reason = redact(error.description);
  if (code === 429) return { kind: 'wait', retryAfter: parameters?.retry_after ?? 1, reason };
  if (parameters?.migrate_to_chat_id) return { kind: 'moved', chatId: String(parameters.migrate_to_chat_id), reason };
  if (code === 401) return { kind: 'unauthorised', reason };
  if (code === 409) return { kind: 'conflict', reason };
  if (code === 403 || goneWords.test(reason)) return { kind: 'gone', reason };
  // A gateway in between may answer 5xx for what was done behind it.
  return { kind: code >= 500 ? 'unknown' : 'refused', reason };
}
