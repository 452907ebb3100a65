import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf } from './telegram-checks.js';

export const botToken = '123456789:mot-ma-chi-dung-trong-phep-thu';

/** What goes wrong with a call; `silent` = it is done, but the answer never comes; `lost` = it is not even done. */
export type Trouble =
  | { readonly wait: number }
  | { readonly status: number; readonly description: string }
  | { readonly moved: number }
  | 'silent'
  | 'lost';

export interface Call {
  readonly at: number;
  readonly method: string;
  readonly chatId: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether it was answered as asked. */
  readonly done: boolean;
}

export interface Shown {
  readonly id: number;
  readonly chatId: number;
  readonly own: boolean;
  readonly text: string;
  readonly buttons: readonly { readonly text: string; readonly data?: string; readonly url?: string }[];
  readonly forceReply: boolean;
  readonly file?: { readonly name: string; readonly content: Buffer; readonly photo: boolean };
  readonly markup: string;
  readonly edits: number;
  readonly threadId?: number;
  readonly replyTo?: number;
}

interface Update {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

interface Answer {
  readonly result?: unknown;
  readonly code?: number;
  readonly description?: string;
  readonly parameters?: Record<string, number>;
}

const maxFile = 20 * 1024 * 1024;

/** An HTTP server that behaves like Telegram's Bot API towards one bot, and plays the people on the other side. */
export class TelegramServer {
  readonly calls: Call[] = [];
  readonly conflicts: number[] = [];
  readonly acknowledged = new Set<number>();
  readonly commands = new Map<string, readonly { command: string; description: string }[]>();
  readonly answeredPresses = new Map<string, string>();
  readonly toasts: string[] = [];
  readonly files = new Map<string, Buffer>();
  /** Asked before each call; what it answers happens. */
  trouble: (call: { method: string; chatId: number | null; nth: number }) => Trouble | null = () => null;
  webhook: { url: string; secret: string } | null = null;
  url = '';

  readonly #chats = new Map<number, Shown[]>();
  readonly #blocked = new Set<number>();
  readonly #updates: Update[] = [];
  readonly #nth = new Map<string, number>();
  readonly #watchers = new Set<() => void>();
  readonly #presses = new Set<string>();
  readonly #told = new Map<number, object>();
  readonly #server: Server;
  #poller: { end: (answer: Answer) => void } | null = null;
  #lastMessageId = 1000;
  #lastUpdateId = 500_000;

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async start(): Promise<TelegramServer> {
    const telegram = new TelegramServer();
    telegram.#server.listen(0, '127.0.0.1');
    await once(telegram.#server, 'listening');
    telegram.url = `http://127.0.0.1:${(telegram.#server.address() as AddressInfo).port}`;
    return telegram;
  }

  async close(): Promise<void> {
    this.#poller?.end({ result: [] });
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The messages that somebody who opens the chat now can read. */
  visible(chatId: number): readonly Shown[] {
    return this.#chats.get(chatId) ?? [];
  }

  /** Those of the bot. */
  said(chatId: number): readonly Shown[] {
    return this.visible(chatId).filter(({ own }) => own);
  }

  addChat(chatId: number): void {
    if (!this.#chats.has(chatId)) this.#chats.set(chatId, []);
  }

  block(chatId: number): void {
    this.#blocked.add(chatId);
  }

  unblock(chatId: number): void {
    this.#blocked.delete(chatId);
  }

  /** Resolves as soon as the condition holds; it is looked at after each change. */
  async until<Value>(condition: () => Value | undefined | null | false): Promise<Value> {
    for (;;) {
      const value = condition();
      if (value) return value;
      await new Promise<void>((resolve) => this.#watchers.add(resolve));
    }
  }

  /** Puts a message of a person into the chat and tells the bot; answers the id of the update. */
  message(from: Person, content: Readonly<Record<string, unknown>>): number {
    this.addChat(from.chatId);
    const id = this.#nextMessageId();
    this.#show({ ...blank, id, chatId: from.chatId, own: false, text: String(content['text'] ?? ''), markup: '' });
    const told = { message_id: id, date: 1, chat: chatOf(from), from: userOf(from), ...content };
    this.#told.set(id, told);
    return this.update('message', told);
  }

  press(from: Person, message: Shown, data: string): number {
    const id = String(this.#nextMessageId());
    this.#presses.add(id);
    const answered = message.replyTo === undefined ? undefined : this.#told.get(message.replyTo);
    const about = {
      message_id: message.id,
      date: 1,
      chat: chatOf(from),
      text: message.text,
      ...(answered && { reply_to_message: answered }),
      ...(message.threadId !== undefined && { message_thread_id: message.threadId, is_topic_message: true }),
    };
    return this.update('callback_query', { id, from: userOf(from), chat_instance: '1', message: about, data });
  }

  update(kind: string, content: unknown): number {
    const update = { update_id: ++this.#lastUpdateId, [kind]: content };
    this.#updates.push(update);
    if (this.webhook) void this.#deliver(update);
    this.#flush();
    return update.update_id;
  }

  /** The same update once more, as happens when an answer to Telegram got lost. */
  async repeat(update: number): Promise<void> {
    const again = this.#updates.find(({ update_id: id }) => id === update);
    if (again && this.webhook) await this.#deliver(again);
    this.#repeated.add(update);
    this.#flush();
  }

  readonly #repeated = new Set<number>();

  #nextMessageId(): number {
    return ++this.#lastMessageId;
  }

  #show(message: Shown): void {
    const messages = this.#chats.get(message.chatId) ?? [];
    const at = messages.findIndex(({ id }) => id === message.id);
    if (at < 0) messages.push(message);
    else messages[at] = message;
    this.#chats.set(message.chatId, messages);
    this.#notify();
  }

  #notify(): void {
    for (const watcher of [...this.#watchers]) watcher();
    this.#watchers.clear();
  }

  async #deliver(update: Update): Promise<void> {
    const { url, secret } = this.webhook ?? { url: '', secret: '' };
    for (let attempt = 0; attempt < 20; attempt++) {
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) }).catch(() => null);
      if (answer?.ok) {
        this.acknowledged.add(update.update_id);
        this.#notify();
        return;
      }
      await sleep(50);
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, root, ...rest] = (request.url ?? '').split('/');
    if (root === 'file') return this.#download(rest, response);
    if (root !== `bot${botToken}`) return reply(response, { code: 401, description: 'Unauthorized' });
    const method = (rest[0] ?? '').split('?')[0] ?? '';
    const payload = await payloadOf(request);
    const chatId = payload['chat_id'] === undefined ? null : Number(payload['chat_id']);
    const nth = (this.#nth.get(method) ?? 0) + 1;
    this.#nth.set(method, nth);
    const trouble = this.trouble({ method, chatId, nth });
    const note = (done: boolean) => {
      this.calls.push({ at: performance.now(), method, chatId, payload, done });
      this.#notify();
    };
    if (trouble === 'lost') return note(false);
    if (trouble !== null && trouble !== 'silent') {
      note(false);
      return reply(response, troubled(trouble));
    }
    if (method === 'getUpdates') return this.#poll(payload, response);
    const answer = this.#do(method, { payload, chatId });
    note(answer.code === undefined);
    if (trouble === 'silent') return;
    reply(response, answer);
  }

  #download(path: string[], response: ServerResponse): void {
    const file = path[0] === `bot${botToken}` ? this.files.get(path.slice(1).join('/')) : undefined;
    response.writeHead(file ? 200 : 404).end(file ?? '');
  }

  #poll(payload: Readonly<Record<string, unknown>>, response: ServerResponse): void {
    if (this.webhook) {
      const description = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first";
      return reply(response, { code: 409, description });
    }
    if (this.#poller) {
      this.conflicts.push(performance.now());
      const description =
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
      this.#poller.end({ code: 409, description });
    }
    const offset = Number(payload['offset'] ?? 0);
    for (const { update_id: id } of this.#updates) if (id < offset) this.acknowledged.add(id);
    this.#notify();
    const timer = setTimeout(() => poller.end({ result: [] }), Math.min(Number(payload['timeout'] ?? 0), 50) * 1000);
    const poller = {
      end: (answer: Answer) => {
        clearTimeout(timer);
        if (this.#poller === poller) this.#poller = null;
        reply(response, answer);
      },
    };
    response.on('close', () => {
      clearTimeout(timer);
      if (this.#poller === poller) this.#poller = null;
    });
    this.#poller = poller;
    this.#flush(Number(payload['limit'] ?? 100));
  }

  #flush(limit = 100): void {
    const waiting = this.#updates.filter(({ update_id: id }) => !this.acknowledged.has(id) || this.#repeated.has(id));
    if (waiting.length === 0) return;
    const poller = this.#poller;
    if (!poller) return;
    this.#repeated.clear();
    poller.end({ result: waiting.slice(0, limit) });
  }

  #do(
    method: string,
    { payload, chatId }: { payload: Readonly<Record<string, unknown>>; chatId: number | null },
  ): Answer {
    switch (method) {
      case 'getMe':
        return { result: { id: 123456789, is_bot: true, first_name: 'EMC', username: 'emc_thu_bot' } };
      case 'setWebhook':
        this.webhook = { url: String(payload['url']), secret: String(payload['secret_token'] ?? '') };
        for (const update of this.#updates) if (!this.acknowledged.has(update.update_id)) void this.#deliver(update);
        return { result: true };
      case 'deleteWebhook':
        this.webhook = null;
        return { result: true };
      case 'setMyCommands':
        return this.#setCommands(payload);
      case 'answerCallbackQuery':
        return this.#answerPress(payload);
      case 'getFile':
        return this.#file(String(payload['file_id']));
      case 'sendChatAction':
        return { result: true };
      case 'sendMessage':
      case 'sendDocument':
      case 'sendPhoto':
        return this.#send(method, { payload, chatId: chatId ?? 0 });
      case 'deleteMessage':
        return this.#delete({ payload, chatId: chatId ?? 0 });
      case 'editMessageText':
      case 'editMessageCaption':
        return this.#edit(method, { payload, chatId: chatId ?? 0 });
      default:
        return { code: 404, description: `Not Found: method ${method}` };
    }
  }

  #setCommands(payload: Readonly<Record<string, unknown>>): Answer {
    const commands = payload['commands'] as { command: string; description: string }[];
    const fine = commands.every(
      ({ command, description }) =>
        /^[a-z0-9_]{1,32}$/.test(command) && description.length >= 3 && description.length <= 256,
    );
    if (!fine || commands.length > 100) return { code: 400, description: 'Bad Request: BOT_COMMAND_INVALID' };
    this.commands.set(String(payload['language_code'] ?? ''), commands);
    return { result: true };
  }

  #answerPress(payload: Readonly<Record<string, unknown>>): Answer {
    const id = String(payload['callback_query_id']);
    const fault = payload['text'] === undefined ? null : faultOf('answerCallbackQuery', payload);
    if (fault) return { code: 400, description: 'Bad Request: MESSAGE_TOO_LONG' };
    if (!this.#presses.delete(id)) {
      const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
      return { code: 400, description };
    }
    this.answeredPresses.set(id, String(payload['text'] ?? ''));
    if (payload['text']) this.toasts.push(String(payload['text']));
    this.#notify();
    return { result: true };
  }

  #file(id: string): Answer {
    const file = this.files.get(id);
    if (!file) return { code: 400, description: 'Bad Request: wrong file_id or the file is temporarily unavailable' };
    if (file.length > maxFile) return { code: 400, description: 'Bad Request: file is too big' };
    return { result: { file_id: id, file_unique_id: id, file_size: file.length, file_path: id } };
  }

  #send(method: string, { payload, chatId }: { payload: Readonly<Record<string, unknown>>; chatId: number }): Answer {
    const refused = this.#refused(chatId) ?? asRefusal(faultOf(method, payload));
    if (refused) return refused;
    const message = { ...blank, ...shownOf(payload), id: this.#nextMessageId(), chatId, own: true };
    this.#show(message);
    return { result: resultOf(message) };
  }

  #edit(method: string, { payload, chatId }: { payload: Readonly<Record<string, unknown>>; chatId: number }): Answer {
    const refused = this.#refused(chatId) ?? asRefusal(faultOf(method, payload));
    if (refused) return refused;
    const before = this.visible(chatId).find(({ id }) => id === Number(payload['message_id']));
    if (!before) return { code: 400, description: 'Bad Request: message to edit not found' };
    if (!before.own) return { code: 400, description: "Bad Request: message can't be edited" };
    if ((before.file !== undefined) !== (method === 'editMessageCaption')) {
      return { code: 400, description: 'Bad Request: there is no text in the message to edit' };
    }
    const after = { ...before, ...shownOf(payload, before), edits: before.edits + 1 };
    if (after.text === before.text && after.markup === before.markup) {
      const description =
        'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
      return { code: 400, description };
    }
    this.#show(after);
    return { result: resultOf(after) };
  }

  #delete({ payload, chatId }: { payload: Readonly<Record<string, unknown>>; chatId: number }): Answer {
    const messages = this.#chats.get(chatId) ?? [];
    const at = messages.findIndex(({ id }) => id === Number(payload['message_id']));
    if (at < 0) return { code: 400, description: 'Bad Request: message to delete not found' };
    messages.splice(at, 1);
    this.#notify();
    return { result: true };
  }

  #refused(chatId: number): Answer | null {
    if (!this.#chats.has(chatId)) return { code: 400, description: 'Bad Request: chat not found' };
    if (this.#blocked.has(chatId)) return { code: 403, description: 'Forbidden: bot was blocked by the user' };
    return null;
  }
}

export interface Person {
  readonly chatId: number;
  readonly userId: number;
  readonly name: string;
  readonly language: string;
  readonly group?: string;
}

const blank = { own: false, text: '', buttons: [], forceReply: false, markup: '', edits: 0 };

const asRefusal = (description: string | null): Answer | null => (description ? { code: 400, description } : null);

function troubled(trouble: Exclude<Trouble, string>): Answer {
  if ('wait' in trouble) {
    const description = `Too Many Requests: retry after ${trouble.wait}`;
    return { code: 429, description, parameters: { retry_after: trouble.wait } };
  }
  if ('moved' in trouble) {
    const description = 'Bad Request: group chat was upgraded to a supergroup chat';
    return { code: 400, description, parameters: { migrate_to_chat_id: trouble.moved } };
  }
  return { code: trouble.status, description: trouble.description };
}

function reply(response: ServerResponse, { result, code, description, parameters }: Answer): void {
  if (response.writableEnded || response.destroyed) return;
  const body = code ? { ok: false, error_code: code, description, parameters } : { ok: true, result };
  response.writeHead(code ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function shownOf(payload: Readonly<Record<string, unknown>>, before?: Shown) {
  const markup = payload['reply_markup'] as { inline_keyboard?: unknown[][]; force_reply?: boolean } | undefined;
  const file = payload['document'] ?? payload['photo'];
  const replyTo = (payload['reply_parameters'] as { message_id: number } | undefined)?.message_id;
  const buttons = (markup?.inline_keyboard ?? []).flat() as { text: string; callback_data?: string; url?: string }[];
  return {
    text: String(payload['text'] ?? payload['caption'] ?? before?.text ?? ''),
    buttons: buttons.map(({ text, callback_data: data, url }) => ({
      text,
      ...(data && { data }),
      ...(url && { url }),
    })),
    markup: markup ? JSON.stringify(markup) : '',
    forceReply: markup?.force_reply ?? false,
    ...(payload['message_thread_id'] !== undefined && { threadId: Number(payload['message_thread_id']) }),
    ...(replyTo !== undefined && { replyTo }),
    ...(file instanceof File && { file: fileOf(file, payload) }),
  };
}

const fileOf = (file: File & { content?: Buffer }, payload: Readonly<Record<string, unknown>>) => ({
  name: file.name,
  content: file.content ?? Buffer.alloc(0),
  photo: payload['photo'] !== undefined,
});

const resultOf = ({ id, chatId, text }: Shown) => ({
  message_id: id,
  date: 0,
  chat: { id: chatId, type: chatId < 0 ? 'group' : 'private' },
  text,
});

const chatOf = ({ chatId, name, group }: Person) =>
  group === undefined ? { id: chatId, type: 'private', first_name: name } : { id: chatId, type: 'group', title: group };
const userOf = ({ userId, name, language }: Person) => ({
  id: userId,
  is_bot: false,
  first_name: name,
  language_code: language,
});

/** JSON, or the fields of a form whose markup comes as JSON text. */
async function payloadOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/')) return body.length > 0 ? JSON.parse(body.toString()) : {};
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  const payload: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string')
      payload[name] = name === 'reply_markup' || name === 'reply_parameters' ? JSON.parse(value) : value;
    else payload[name] = Object.assign(value, { content: Buffer.from(await value.arrayBuffer()) });
  }
  return payload;
}
