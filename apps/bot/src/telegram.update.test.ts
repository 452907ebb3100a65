import type { Update } from './telegram.js';
import { understood } from './telegram.update.js';

const chat = { id: 77, type: 'private', first_name: 'Cán', last_name: 'bộ' };
const from = { id: 77, is_bot: false, first_name: 'Cán', language_code: 'vi' };
const bot = { id: 1, is_bot: true, first_name: 'EMC' };
const message = { message_id: 5, date: 1, chat, from };
const document = { file_id: 'abc', file_unique_id: 'abc', file_name: 'danh-sach.xlsx', file_size: 9 };
const group = { id: -8, type: 'supergroup', title: 'Tổ CNTT' };

const update = (content: object) => understood({ update_id: 9, ...content } as unknown as Update);
const place = { chatId: '77', group: false };
const blocked = { chatId: '-8', state: 'blocked' };
const live = { chatId: '-8', state: 'live' };
const member = (status: string, may: object) => ({
  my_chat_member: { chat: group, from, date: 1, new_chat_member: { status, user: bot, ...may } },
});
const inTopic = (content: object) => ({
  message: { ...message, chat: group, is_topic_message: true, message_thread_id: 3, ...content },
});

test.each<[string, object, object]>([
  ['a group that silences the bot', member('restricted', { is_member: true, can_send_messages: false }), blocked],
  ['a group that lets it speak again', member('restricted', { is_member: true, can_send_messages: true }), live],
  ['a topic that is closed', inTopic({ forum_topic_closed: {} }), { ...blocked, threadId: 3 }],
  ['a topic that is opened again', inTopic({ forum_topic_reopened: {} }), { ...live, threadId: 3 }],
])('news of %s', (_, content, news) => {
  expect(update(content).news).toEqual(news);
});

test.each<[string, object, object]>([
  [
    'words',
    { message: { ...message, text: 'xin chào' } },
    { said: { kind: 'text', text: 'xin chào', answers: null }, place },
  ],
  [
    'an answer to a question of the bot',
    { message: { ...message, text: 'đã gửi lại', reply_to_message: { ...message, from: bot, text: '✍️ Hỏi' } } },
    { said: { kind: 'text', text: 'đã gửi lại', answers: '✍️ Hỏi' } },
  ],
  [
    'an answer to somebody else',
    { message: { ...message, text: 'đã gửi lại', reply_to_message: { ...message, text: '✍️ Hỏi' } } },
    { said: { kind: 'text', text: 'đã gửi lại', answers: null } },
  ],
  [
    'a workbook',
    { message: { ...message, document, caption: '278' } },
    { said: { kind: 'file', file: { id: 'abc', name: 'danh-sach.xlsx', bytes: 9, caption: '278', messageId: 5 } } },
  ],
  [
    'a press on an answer to a workbook',
    {
      callback_query: {
        id: 'p',
        from,
        chat_instance: '1',
        data: 'try:services:278',
        message: {
          ...message,
          text: 'Đây là gì?',
          from: bot,
          reply_to_message: { ...message, message_id: 4, document },
        },
      },
    },
    {
      said: { kind: 'press', data: 'try:services:278', text: 'Đây là gì?', file: { id: 'abc', messageId: 4 } },
      press: { pressId: 'p', messageId: 5 },
    },
  ],
  [
    'words in a topic of a group',
    { message: { ...message, chat: group, text: '/trogiup', is_topic_message: true, message_thread_id: 3 } },
    { place: { chatId: '-8', group: true, thread: 3 }, title: 'Tổ CNTT' },
  ],
  ['English', { message: { ...message, from: { ...from, language_code: 'en-GB' }, text: 'hi' } }, { language: 'en' }],
])('hears %s', (_, content, heard) => {
  expect(update(content).heard).toMatchObject(heard);
});

test.each<[string, object, object]>([
  [
    'is blocked',
    { my_chat_member: { chat, from, date: 1, new_chat_member: { status: 'kicked', user: bot } } },
    { chatId: '77', state: 'blocked' },
  ],
  [
    'is let in again',
    { my_chat_member: { chat, from, date: 1, new_chat_member: { status: 'member', user: bot } } },
    { chatId: '77', state: 'live' },
  ],
  [
    'moves along with its group',
    { message: { ...message, chat: group, migrate_to_chat_id: -100 } },
    { chatId: '-8', movedTo: '-100' },
  ],
  [
    'hears of a new title',
    { message: { ...message, chat: group, new_chat_title: 'Tổ\nmới' } },
    { chatId: '-8', title: 'Tổ mới' },
  ],
])('the bot %s', (_, content, news) => {
  expect(update(content).news).toEqual(news);
});

test.each([
  ['a sticker', { message: { ...message, sticker: {} } }],
  ['an edited message', { edited_message: { ...message, text: 'x' } }],
])('%s is nothing to answer', (_, content) => {
  expect(update(content).heard).toBeUndefined();
});

test('ids are those of private chats', () => {
  expect(update({ message: { ...message, text: 'x' } }).messageId).toBe(5);
  expect(update({ message: { ...message, chat: group, text: 'x' } }).messageId).toBeUndefined();
});
