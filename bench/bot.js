import { spawn } from 'node:child_process';
import { openAsBlob } from 'node:fs';
import { hkdfSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { botToken, TelegramServer } from '../apps/bot/dist/test/telegram-server.js';
import { percentile } from './latency.js';

/** @typedef {import('./running-emc.js').RunningEmc} Emc */

const siteId = 278;
const chats = 50;
const firstChat = 10_000;
const asked = 200;
const refusals = 20;
const limits = { answer: 300, refusal: 2000 };
const faulty = join(import.meta.dirname, '../libs/xlsx-templates/fixtures/officers-list.libreoffice.xlsx');

/** The bot beside EMC, at Telegram's pace: from a question to its answer, and from a refused list to the message. */
export async function bot(/** @type {Emc} */ emc) {
  await emc.addSite(siteId);
  const db = new pg.Client({ connectionString: await emc.databaseUrl() });
  await db.connect();
  const telegram = await TelegramServer.start();
  await linkChats(db);
  for (let n = 0; n < chats; n++) telegram.addChat(firstChat + n);
  const child = await startBot(emc, telegram);
  try {
    await telegram.until(() => telegram.commands.size === 2);
    const refused = await timeRefusals(emc, telegram);
    const answers = await timeAnswers(telegram);
    return section(answers, refused);
  } finally {
    child.kill('SIGTERM');
    await telegram.close();
    await db.end();
  }
}

/** Private chats of the administrator; the first is told of everything, the others of nothing. */
function linkChats(/** @type {pg.Client} */ db) {
  return db.query(
    `WITH made AS (
       INSERT INTO notice_link (id, user_id, channel, address, thread_id, chat_kind, title, language, state, digest, digested_on, created_at)
       SELECT gen_random_uuid(), u.id, 'telegram', ($1 + n)::text, 0, 'private', 'Cán bộ', 'vi', 'live', false, '2099-01-01', now()
       FROM emc_user u, generate_series(0, $2::integer - 1) AS n WHERE u.username = 'admin' RETURNING id, address)
     INSERT INTO notice_wish (link_id, site_id, least_severity)
     SELECT id, 0, CASE WHEN address = $1::text THEN 'notice' ELSE 'none' END FROM made`,
    [firstChat, chats],
  );
}

async function startBot(/** @type {Emc} */ emc, /** @type {TelegramServer} */ telegram) {
  const secret = (await readFile(join(emc.folder, 'secret.key'), 'utf8')).trim();
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'emc bot key', 32)).toString('hex');
  const child = spawn(process.execPath, [join(import.meta.dirname, '../apps/bot/dist/main.js')], {
    env: {
      PATH: process.env.PATH,
      EMC_API_URL: emc.url,
      EMC_BOT_KEY: `emcbot_${key}`,
      TELEGRAM_BOT_TOKEN: botToken,
      TELEGRAM_API_ROOT: telegram.url,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => child.kill());
  return child;
}

/** Milliseconds from the answer of the API, which says refused, to the message in the chat. */
async function timeRefusals(/** @type {Emc} */ emc, /** @type {TelegramServer} */ telegram) {
  const taken = [];
  for (let n = 0; n < refusals; n++) {
    const form = new FormData();
    form.set('file', await openAsBlob(faulty), 'danh-sach.xlsx');
    const submission = await emc.post(`/api/sites/${siteId}/submissions?wait=60`, form);
    const since = performance.now();
    if (submission.state !== 'refused') throw new Error(`A faulty list was ${submission.state}`);
    await telegram.until(() => telegram.said(firstChat).some(({ text }) => text.includes(submission.receipt.number)));
    taken.push(performance.now() - since);
  }
  return taken;
}

/** Milliseconds from the question to its answer, asked ten times a second by people who ask once in five seconds. */
async function timeAnswers(/** @type {TelegramServer} */ telegram) {
  const answers = [];
  for (let n = 0; n < asked; n++) {
    answers.push(timeAnswer(telegram, firstChat + 1 + (n % (chats - 1))));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return Promise.all(answers);
}

async function timeAnswer(/** @type {TelegramServer} */ telegram, /** @type {number} */ chatId) {
  const before = telegram.said(chatId).length;
  const since = performance.now();
  telegram.message({ chatId, userId: chatId, name: 'Cán bộ', language: 'vi' }, { text: '/trangthai' });
  await telegram.until(() => telegram.said(chatId).length > before);
  return performance.now() - since;
}

function section(/** @type {number[]} */ answers, /** @type {number[]} */ refused) {
  const line = (/** @type {string} */ name, /** @type {number[]} */ taken) => [
    name,
    String(taken.length),
    ...[50, 95, 100].map((percent) => `${Math.round(percentile(taken, percent))} ms`),
  ];
  const answer = percentile(answers, 95);
  const refusal = Math.max(...refused);
  return {
    title: 'Telegram bot',
    head: ['What', 'Times', 'Median', 'p95', 'Longest'],
    rows: [line('/trangthai to its answer', answers), line('Refused list to the message', refused)],
    bounds: [
      bound('p95 of answers', answer, limits.answer),
      bound('Longest from a refusal to the message', refusal, limits.refusal),
    ],
    notes: [
      'The bot as a process of its own, at Telegram’s pace, against a server that behaves like the Bot API and answers at once. Questions: ten a second from 50 chats. Refusals are counted from the answer of the API.',
    ],
  };
}

function bound(/** @type {string} */ what, /** @type {number} */ ms, /** @type {number} */ limit) {
  return { what, measured: `${Math.round(ms)} ms`, limit: `≤ ${limit} ms`, holds: ms <= limit };
}
