import { setTimeout as sleep } from 'node:timers/promises';
import type { Submission } from '@emc/contract';
import { v7 as uuidv7 } from 'uuid';
import { Bot } from './bot.js';
import { Emc, fixture } from './emc.js';

let emc: Emc;
let bot: Bot;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  bot = await Bot.of(emc);
});
afterAll(() => emc.close());

describe('of several processes of the bot one leads', () => {
  const take = (one: Bot) => one.call('takeMessages', { query: { holder: one.holder, term: one.term } });

  test('until it gives that up, or is silent for too long; each leader has a term of its own', async () => {
    const other = bot.another();
    expect([await bot.lead(), await other.lead(), await bot.lead()]).toEqual([true, false, true]);
    await bot.call('holdLease', { body: { holder: bot.holder, release: true } });
    expect([await other.lead(), await bot.lead()]).toEqual([true, false]);
    expect(other.term).toBe(2);
    await emc.sql('UPDATE bot_state SET until = now()');
    expect([await bot.lead(), await other.lead()]).toEqual([true, false]);
    expect(bot.term).toBe(3);
  });

  test('and it alone is given messages', async () => {
    const other = bot.another();
    await other.lead();
    await expect(take(other)).rejects.toThrow('LEASE_LOST');
    expect(await take(bot)).toEqual({ items: [] });
    bot.term--;
    await expect(take(bot)).rejects.toThrow('LEASE_LOST');
    await bot.lead();
  });
});

describe('an update', () => {
  const share = (one: Bot, ...ids: number[]) => one.call('shareUpdates', { body: { holder: one.holder, ids } });

  test('is handled by one of those that ask at once', async () => {
    const bots = Array.from({ length: 8 }, () => bot.another());
    const ids = Array.from({ length: 100 }, (_, n) => n);
    const answers = await Promise.all(bots.map((one) => share(one, ...ids)));
    expect(answers.flatMap(({ handle }) => handle).sort((a, b) => a - b)).toEqual(ids);
    expect(answers.map(({ handle, busy }) => handle.length + busy.length)).toEqual(bots.map(() => 100));
  });

  test('may be acknowledged when it is done, and goes to another when whoever took it fell silent', async () => {
    const other = bot.another();
    expect(await share(bot, 1001, 1002)).toEqual({ handle: [1001, 1002], busy: [], done: [] });
    await bot.call('finishUpdates', { body: { ids: [1001] } });
    expect(await share(other, 1001, 1002)).toEqual({ handle: [], busy: [1002], done: [1001] });
    await emc.sql(`UPDATE bot_update SET taken_at = now() - interval '31 seconds'`);
    expect(await share(other, 1001, 1002)).toEqual({ handle: [1002], busy: [], done: [1001] });
  });
});

describe('an alert for a thousand chats', () => {
  const chats = 1_000;

  beforeAll(async () => {
    await emc.sql(
      `WITH u AS (
         INSERT INTO emc_user (id, username, display_name, password_hash, role, disabled, created_at, revision)
         SELECT gen_random_uuid(), 'xem-' || n, 'Người xem', '-', 'viewer', false, now(), 1 FROM generate_series(1, $1) n
         RETURNING id, username),
       l AS (
         INSERT INTO notice_link (id, user_id, channel, address, thread_id, chat_kind, title, language, state, digest,
           digested_on, created_at)
         SELECT gen_random_uuid(), id, 'telegram', username, 0, 'private', username, 'vi', 'live', false, '2020-01-01', now() FROM u
         RETURNING id)
       INSERT INTO notice_wish SELECT id, 0, 'error' FROM l`,
      [chats],
    );
  });

  const alert = (id: string) =>
    emc.sql(
      `WITH n AS (INSERT INTO notice VALUES (278, $1, 'discrepancy.opened', 'discrepancy:' || $2, 'error', '{}', now()) RETURNING 1)
       SELECT pg_notify('notice', 'notice') FROM n`,
      [uuidv7(), id],
    );
  const messagesOf = (id: string) =>
    emc.sql<{ state: string; messages: number; chats: number }>(
      `SELECT state, count(*)::integer AS messages, count(DISTINCT link_id)::integer AS chats FROM notice_message
       WHERE subject = 'discrepancy:' || $1 GROUP BY state`,
      [id],
    );

  test('becomes a message for each of them, also where it was written while nobody ran', async () => {
    const id = uuidv7();
    await emc.kill();
    await alert(id);
    await emc.run();
    while ((await emc.sql('SELECT FROM notice WHERE relayed_at IS NULL')).length > 0);
    expect(await messagesOf(id)).toEqual([{ state: 'due', messages: chats, chats }]);
    await emc.sql(`UPDATE notice_message SET state = 'dropped' WHERE state = 'due'`);
  });

  test('is shown once in each, however often the API is killed meanwhile', async () => {
    const id = uuidv7();
    await alert(id);
    const shown = new Map<string, number>();
    let killed = 0;
    for (let nth = 1; shown.size < chats; nth++) {
      const messages = await bot.take({ wait: 5, limit: 100 });
      // Of those that the bot sent before without anybody's having taken it down, it knows by asking Telegram.
      const taken = await bot.tell(messages, { outcome: 'shown', messageId: nth });
      for (const [n, message] of messages.entries()) {
        expect(message.outcomeUnknown).toBe(killed > 0 && message.claim > 1);
        if (taken[n]) shown.set(message.link.id, (shown.get(message.link.id) ?? 0) + 1);
      }
      if (nth % 4 !== 0) continue;
      const answer = bot.take({ limit: 50 }).catch(() => []);
      await emc.kill();
      await answer;
      killed++;
      await emc.run();
      await emc.sql(`UPDATE notice_message SET claim_until = now() - interval '1 second' WHERE state = 'sending'`);
    }
    expect([...new Set(shown.values())]).toEqual([1]);
    expect(killed).toBeGreaterThan(1);
    expect(await messagesOf(id)).toEqual([{ state: 'shown', messages: chats, chats }]);
  });
});

test.each([0, 150])('a list that EMC was killed over after %d ms is told of once', async (ms) => {
  const { url, token } = await emc.as('h34');
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(await fixture('officers-list.libreoffice.xlsx'))]), 'danh-sach.xlsx');
  const answer = await fetch(`${url}/api/sites/278/submissions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const { id } = (await answer.json()) as Submission;
  await sleep(ms);
  await emc.kill();
  await emc.run();
  const again = await emc.as('h34');
  while ((await again.call('getSubmission', { params: { id } })).finishedAt === null) await sleep(100);
  expect(await emc.sql(`SELECT kind, severity FROM notice WHERE subject = 'submission:' || $1`, [id])).toEqual([
    { kind: 'submission.refused', severity: 'error' },
  ]);
});
