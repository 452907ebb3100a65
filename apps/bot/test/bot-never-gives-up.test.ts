import { KnownIds } from '../src/known-ids.js';
import { Counters } from '../src/counters.js';
import { poll } from '../src/polling.js';
import { Replies } from '../src/telegram.replies.js';
import { Pacing } from '../src/pacing.js';
import { TelegramApi, type Update } from '../src/telegram.js';
import { botToken, TelegramServer, type Trouble } from './telegram-server.js';

const person = { chatId: 7, userId: 7, name: 'Cán bộ', language: 'vi' };
const place = { chatId: '7', group: false };
const swift = { overall: { count: 30, ms: 10 }, chat: { count: 1, ms: 1 }, group: { count: 20, ms: 10 } };

let telegram: TelegramServer;
let api: TelegramApi;
beforeEach(async () => {
  telegram = await TelegramServer.start();
  api = new TelegramApi({ token: botToken, apiRoot: telegram.url, timeoutMs: 400 });
});
afterEach(async () => {
  api.stop();
  await telegram.close();
});

test.each<[string, Trouble]>([
  ['401', { status: 401, description: 'Unauthorized' }],
  ['409', { status: 409, description: 'Conflict: terminated by other getUpdates request' }],
  ['429', { wait: 1 }],
  ['500', { status: 500, description: 'Internal Server Error' }],
  ['502', { status: 502, description: 'Bad Gateway' }],
])('after a %s the bot asks for updates again', async (_, trouble) => {
  telegram.trouble = ({ method, nth }) => (method === 'getUpdates' && nth <= 2 ? trouble : null);
  const heard: number[] = [];
  const stop = new AbortController();
  const polling = poll<Update>(
    {
      ask: (offset, seconds) => api.updates(offset, seconds, stop.signal),
      take: (updates) => Promise.resolve(void heard.push(...updates.map(({ update_id: id }) => id))),
      counters: new Counters(),
      log: () => undefined,
      random: () => 1,
    },
    stop.signal,
  );
  const update = telegram.message(person, { text: 'xin chào' });
  await telegram.until(() => telegram.acknowledged.has(update));
  expect(heard).toEqual([update]);
  stop.abort();
  await polling;
});

test('an update is acknowledged only when it is done with; the others are not kept waiting', async () => {
  const stop = new AbortController();
  const started: number[] = [];
  let finish = () => undefined as void;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  const first = telegram.message(person, { text: 'chậm' });
  const polling = poll<Update>(
    {
      ask: (offset, seconds) => api.updates(offset, seconds, stop.signal),
      take: async (updates) => {
        started.push(...updates.map(({ update_id: id }) => id));
        if (started.length === 1) await slow;
      },
      counters: new Counters(),
      log: () => undefined,
      random: () => 1,
    },
    stop.signal,
  );
  await telegram.until(() => started.length === 1);
  const second = telegram.message(person, { text: 'nhanh' });
  await telegram.until(() => started.includes(second));
  expect(telegram.acknowledged.has(first)).toBe(false);
  finish();
  await telegram.until(() => telegram.acknowledged.has(second));
  expect(started).toEqual([first, second]);
  stop.abort();
  await polling;
});

test.each<[string, Trouble, object]>([
  ['429', { wait: 7 }, { kind: 'wait', retryAfter: 7 }],
  ['401', { status: 401, description: 'Unauthorized' }, { kind: 'unauthorised' }],
  ['403', { status: 403, description: 'Forbidden: bot was blocked by the user' }, { kind: 'gone' }],
  ['a chat that is no more', { status: 400, description: 'Bad Request: chat not found' }, { kind: 'gone' }],
  ['a group that moved', { moved: -1009 }, { kind: 'moved', chatId: '-1009' }],
  ['400', { status: 400, description: 'Bad Request: message is too long' }, { kind: 'refused' }],
  ['500', { status: 500, description: 'Internal Server Error' }, { kind: 'unknown' }],
  ['silence', 'silent', { kind: 'unknown' }],
  ['a request that got lost', 'lost', { kind: 'unknown' }],
])('%s is a value, and never holds the token', async (_, trouble, expected) => {
  telegram.addChat(7);
  telegram.trouble = ({ method }) => (method === 'sendMessage' ? trouble : null);
  const outcome = await api.send(place, { text: 'xin chào' });
  expect(outcome).toMatchObject(expected);
  expect(JSON.stringify(outcome)).not.toContain(botToken);
});

test('a server that is not there is no reason to doubt', async () => {
  const away = new TelegramApi({ token: botToken, apiRoot: 'http://127.0.0.1:9', timeoutMs: 1000 });
  const outcome = await away.send(place, { text: 'xin chào' });
  expect(outcome).toMatchObject({ kind: 'broken' });
  expect(JSON.stringify(outcome)).not.toContain(botToken);
});

test('a file that cannot be loaded says nothing of the address it was at', async () => {
  const outcome = await api.file('không-có');
  expect(outcome).toMatchObject({ kind: 'refused' });
  telegram.files.set('documents-1', Buffer.from('x'));
  telegram.trouble = ({ method }) => (method === 'getFile' ? null : 'lost');
  expect(await api.file('documents-1')).toMatchObject({ kind: 'done' });
});

function replies() {
  const gone: string[] = [];
  const ids = new KnownIds();
  const { signal } = new AbortController();
  const options = { telegram: api, pacing: new Pacing(swift), counters: new Counters(), signal };
  return {
    gone,
    replies: new Replies({
      ...options,
      sent: (_, id) => ids.add(id),
      gone: (_, reason) => Promise.resolve(void gone.push(reason)),
    }),
  };
}

test.each<[string, Trouble]>([
  ['429', { wait: 1 }],
  ['502', { status: 502, description: 'Bad Gateway' }],
])('an answer gets through after a %s', async (_, trouble) => {
  telegram.addChat(7);
  telegram.trouble = ({ method, nth }) => (method === 'sendMessage' && nth === 1 ? trouble : null);
  await replies().replies.give(place, { say: [{ text: 'xin chào' }] });
  expect(telegram.said(7).map(({ text }) => text)).toEqual(['xin chào']);
});

test('a chat that blocks the bot is told of once', async () => {
  telegram.addChat(7);
  telegram.block(7);
  const { replies: giving, gone } = replies();
  await giving.give(place, { say: [{ text: 'xin chào' }] });
  expect(gone).toEqual(['Forbidden: bot was blocked by the user']);
});

test('what cannot be written over any more is said anew', async () => {
  telegram.addChat(7);
  await replies().replies.give(place, { replace: { text: 'mới' } }, { pressId: '1', messageId: 5 });
  expect(telegram.said(7).map(({ text }) => text)).toEqual(['mới']);
});
