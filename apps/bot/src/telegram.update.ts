import type { Language } from '@emc/domain';
import type { Heard, Said } from './conversation.js';
import type { Place } from './message.js';
import { nameOf } from './odd-text.js';
import type { SentFile } from './talk.js';
import type { Update } from './telegram.js';

/** What an update tells of the chat itself: it let the bot go, took it in again, moved, or has another title. */
export interface ChatNews {
  readonly chatId: string;
  /** The topic it is about; absent = the chat with all its topics. */
  readonly threadId?: number;
  readonly state?: 'blocked' | 'live';
  readonly movedTo?: string;
  readonly title?: string;
}

/** What the bot makes of an update; `messageId` = the newest id of a private chat that it shows. */
export interface Understood {
  readonly heard?: Heard & { readonly press?: PressedMessage };
  readonly news?: ChatNews;
  readonly messageId?: number;
}

export interface PressedMessage {
  readonly pressId: string;
  /** Null = it is too old to be written over. */
  readonly messageId: number | null;
}

type Message = Extract<Update, { message: unknown }>['message'];
type Chat = Message['chat'];
type PressedChat = NonNullable<Extract<Update, { callback_query: unknown }>['callback_query']['message']>['chat'];

export function understood(update: Update): Understood {
  if ('message' in update) return fromMessage(update.message, `update:${update.update_id}`);
  if ('callback_query' in update) return fromPress(update.callback_query, `update:${update.update_id}`);
  if ('my_chat_member' in update) {
    const { chat, new_chat_member: now } = update.my_chat_member;
    const isMuted = now.status === 'restricted' && !(now.is_member && now.can_send_messages);
    const away = now.status === 'kicked' || now.status === 'left' || isMuted;
    return { news: { chatId: String(chat.id), state: away ? 'blocked' : 'live' } };
  }
  return {};
}

/** Who is in a group and what was pinned is nothing to answer. */
function fromMessage(message: Message, key: string): Understood {
  const { chat } = message;
  const chatId = String(chat.id);
  const messageId = chat.type === 'private' ? { messageId: message.message_id } : {};
  if ('migrate_to_chat_id' in message) return { news: { chatId, movedTo: String(message.migrate_to_chat_id) } };
  if ('new_chat_title' in message) return { news: { chatId, title: nameOf(message.new_chat_title, 300) } };
  const threadId = threadOf(message);
  const isTopic = threadId !== undefined;
  if ('forum_topic_closed' in message && isTopic) return { news: { chatId, threadId, state: 'blocked' } };
  if ('forum_topic_reopened' in message && isTopic) return { news: { chatId, threadId, state: 'live' } };
  const said = saidIn(message);
  if (said === null) return messageId;
  return { heard: { ...about(chat, message.from?.language_code, threadId), key, said }, ...messageId };
}

function saidIn(message: Message): Said | null {
  if ('document' in message) return { kind: 'file', file: fileOf(message) };
  if (!('text' in message)) return null;
  const question = 'reply_to_message' in message ? message.reply_to_message : undefined;
  // Only what the bot itself has asked counts as a question.
  const asked = question && 'text' in question && question.from?.is_bot ? question.text : null;
  return { kind: 'text', text: message.text, answers: asked };
}

function fromPress(press: Extract<Update, { callback_query: unknown }>['callback_query'], key: string): Understood {
  const { id: pressId, message, from } = press;
  if (!message || !('data' in press)) return {};
  const text = 'text' in message ? message.text : '';
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  const file = answered && 'document' in answered && answered.document ? fileOf(answered) : null;
  const messageId = message.date === 0 && !('text' in message) ? null : message.message_id;
  const place = about(message.chat, from.language_code, threadOf(message));
  return {
    heard: { ...place, key, said: { kind: 'press', data: press.data, text, file }, press: { pressId, messageId } },
  };
}

interface DocumentMessage {
  readonly message_id: number;
  readonly caption?: string | undefined;
  readonly document: {
    readonly file_id: string;
    readonly file_name?: string | undefined;
    readonly file_size?: number | undefined;
  };
}

function fileOf({ document, caption, message_id: messageId }: DocumentMessage): SentFile {
  const { file_id: id, file_name: name = '', file_size: bytes = 0 } = document;
  return { id, name: nameOf(name, 200), bytes, caption: caption ?? '', messageId };
}

function about(chat: Chat | PressedChat, languageCode: string | undefined, thread: number | undefined) {
  const group = chat.type !== 'private';
  const place: Place = { chatId: String(chat.id), group, ...(thread !== undefined && { thread }) };
  const title = chat.type === 'private' ? [chat.first_name, chat.last_name].filter(Boolean).join(' ') : chat.title;
  const language: Language = languageCode?.startsWith('en') ? 'en' : 'vi';
  return { place, title: nameOf(title, 300), language };
}

function threadOf(message: object): number | undefined {
  if (!('is_topic_message' in message) || !('message_thread_id' in message)) return undefined;
  return typeof message.message_thread_id === 'number' ? message.message_thread_id : undefined;
}
