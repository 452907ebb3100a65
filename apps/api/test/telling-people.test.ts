import type { BotMessage, Link, LinkChange, NoticeKind } from '@emc/contract';
import { v7 as uuidv7 } from 'uuid';
import { Bot } from './bot.js';
import { Emc, fixture, submit, type Session } from './emc.js';

let emc: Emc;
let bot: Bot;
let officer: Session;
let stranger: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  bot = await Bot.of(emc);
  await signIn();
});
afterAll(() => emc.close());

/** What the runs of the checks find by themselves is not what is told here. */
beforeEach(async () => {
  await emc.sql(`UPDATE notice_link SET state = 'unlinked'`);
  await relayed();
});

async function signIn(): Promise<void> {
  officer = await emc.as('h34');
  stranger = await emc.as('h56');
}

async function startAgain(signal?: NodeJS.Signals): Promise<void> {
  await emc.kill(signal);
  await emc.run();
  await signIn();
}

const shown = (messageId: number) => ({ outcome: 'shown', messageId }) as const;
let chats = 0;
const link = async (
  username: string,
  change: LinkChange = {},
  kind: 'private' | 'group' = 'private',
): Promise<Link> => {
  const linked = await bot.link(username, { id: String(kind === 'group' ? -++chats : ++chats), kind });
  return bot
    .speakingFor(linked)('me')
    .then(
      () => bot.speakingFor(linked)('changeLink', { params: { id: linked.id }, body: change }),
      () => linked,
    );
};

async function refuse(session: Session, siteId: number): Promise<string> {
  const response = await submit(session, { siteId, content: await fixture('officers-list.libreoffice.xlsx') });
  return ((await response.json()) as { id: string }).id;
}

/** Writes a discrepancy with its notice, as a run of the checks does. */
async function found(
  kind: string,
  about: { siteId?: number; severity?: string; told?: NoticeKind } = {},
): Promise<string> {
  const { siteId = 278, severity = 'error', told = 'discrepancy.opened' } = about;
  const id = uuidv7();
  await emc.sql(
    `INSERT INTO discrepancy VALUES ($1, $2::uuid, $3, $2::uuid::text, 'open', $4, '{"vi":"Mất dữ liệu","en":"Data is lost"}',
       '{"counts":{},"rows":[]}', NULL, now(), now()::date + 5, NULL, NULL, NULL, now(), 1)`,
    [siteId, id, kind, severity],
  );
  await notice(id, kind, { siteId, severity, told });
  return id;
}

async function notice(
  id: string,
  kind: string,
  about: { siteId?: number; severity?: string; told: string },
): Promise<void> {
  const { siteId = 278, severity = 'error', told } = about;
  await emc.sql(
    `WITH n AS (INSERT INTO notice VALUES ($1, $2, $3, $4, $5, $6, now()) RETURNING 1)
     SELECT pg_notify('notice', 'notice') FROM n`,
    [siteId, uuidv7(), told, `discrepancy:${id}`, severity, { kind }],
  );
}

/** Until messages are made of every notice. */
async function relayed(): Promise<void> {
  for (;;) {
    const waiting = await emc.sql('SELECT FROM notice WHERE relayed_at IS NULL');
    if (waiting.length === 0) return;
  }
}

/** As if so much time had passed. */
async function later(linked: Link): Promise<void> {
  await relayed();
  await emc.sql(`UPDATE notice_message SET not_before = now() WHERE link_id = $1 AND state = 'due'`, [linked.id]);
}

const subjects = (messages: readonly BotMessage[]) =>
  messages.flatMap(({ items }) => items.map(({ subject }) => subject));

describe('a refused list', () => {
  test('is told to its agency and to nobody else, with all that is to be said', async () => {
    const mine = await link('h34');
    await link('h56');
    const waiting = bot.take({ wait: 20 });
    const id = await refuse(officer, 278);
    const messages = await waiting;
    expect(messages).toMatchObject([
      {
        ...{ form: 'one', claim: 1, revision: 1, messageId: null, outcomeUnknown: false, takenIds: [], total: 1 },
        link: { id: mine.id, channel: 'telegram', address: String(chats - 1), language: 'vi', secret: null },
        items: [
          {
            ...{ kind: 'submission.refused', subject: `submission:${id}`, severity: 'error' },
            site: { id: 278, agencyCode: 'H34' },
            submission: { id, state: 'refused', siteId: 278 },
          },
        ],
      },
    ]);
    expect(await bot.tell(messages, shown(100))).toEqual([true]);
    expect(await bot.take()).toEqual([]);
  });

  test('is not told when it was only tried', async () => {
    await link('h34');
    await submit(officer, {
      siteId: 278,
      content: await fixture('officers-list.libreoffice.xlsx'),
      query: 'dryRun=true&wait=30',
    });
    await relayed();
    expect(await bot.take()).toEqual([]);
  });

  test('nor to who wants nothing of that site', async () => {
    await link('h34', {
      wishes: [
        { siteId: null, leastSeverity: 'notice' },
        { siteId: 278, leastSeverity: 'none' },
      ],
    });
    await refuse(officer, 278);
    await relayed();
    expect(await bot.take()).toEqual([]);
  });

  test('nor to who was disabled, moved to another agency, or unlinked before it went out', async () => {
    const links = [await link('h34'), await link('h34')];
    await refuse(officer, 278);
    await relayed();
    await emc.sql(`UPDATE notice_link SET state = 'unlinked' WHERE id = $1`, [links[0]?.id]);
    await emc.sql(`UPDATE emc_user SET agency_code = 'H56' WHERE username = 'h34'`);
    expect(await bot.take()).toEqual([]);
    await emc.sql(`UPDATE emc_user SET agency_code = 'H34' WHERE username = 'h34'`);
    await refuse(officer, 278);
    await relayed();
    await emc.sql(`UPDATE emc_user SET disabled = true WHERE username = 'h34'`);
    expect(await bot.take()).toEqual([]);
    await emc.sql(`UPDATE emc_user SET disabled = false WHERE username = 'h34'`);
    expect(await bot.take()).toEqual([]);
  });
});

test('a default version that somebody chose is told', async () => {
  const content = await fixture('appendix-i.openpyxl.xlsx');
  await submit(officer, { siteId: 278, content, query: 'wait=30' });
  await link('h34', { wishes: [{ siteId: 278, leastSeverity: 'notice' }] });
  await officer.call('makeDefault', { params: { siteId: 278 }, body: { number: 1 }, headers: { 'if-match': '*' } });
  await relayed();
  await emc.sql(`UPDATE notice_message SET not_before = now() WHERE state = 'due'`);
  const told = (await bot.take()).flatMap(({ items }) => items);
  expect(told).toContainEqual(
    expect.objectContaining({ kind: 'default.changed', facts: { kind: 'services', from: null, to: 1 } }),
  );
});

describe('a discrepancy', () => {
  test('is one message that changes with it', async () => {
    await link('h34', { language: 'en' });
    const id = await found('COUNT_MISMATCH');
    const [first] = await bot.take({ wait: 10 });
    expect(first).toMatchObject({
      items: [{ discrepancy: { id, state: 'open', message: 'Data is lost' }, step: null }],
    });
    await bot.tell(first ? [first] : [], shown(500));
    await officer.call('stepDiscrepancy', {
      params: { id },
      body: { step: 'explain', note: 'Mất điện' },
      headers: { 'if-match': '*' },
    });
    const [second] = await bot.take({ wait: 10 });
    expect(second).toMatchObject({
      ...{ id: first?.id, revision: 2, claim: 2, messageId: 500, outcomeUnknown: false },
      items: [
        {
          kind: 'discrepancy.explained',
          discrepancy: { state: 'explained' },
          step: { actor: 'h34', note: 'Mất điện' },
        },
      ],
    });
    await bot.tell(second ? [second] : [], shown(500));
  });

  test('that changes while it is being sent is said again', async () => {
    await link('h34');
    const id = await found('COUNT_MISMATCH');
    const first = await bot.take({ wait: 10 });
    await notice(id, 'COUNT_MISMATCH', { told: 'discrepancy.closed' });
    await relayed();
    expect(await bot.take()).toEqual([]);
    await bot.tell(first, shown(501));
    expect(await bot.take()).toMatchObject([{ revision: 2, messageId: 501, items: [{ kind: 'discrepancy.closed' }] }]);
  });

  test('that is over before anybody was told is told to nobody', async () => {
    const mine = await link('h34');
    const id = await found('STALE_LIST', { severity: 'warning' });
    await relayed();
    expect(await bot.take()).toEqual([]);
    await notice(id, 'STALE_LIST', { severity: 'warning', told: 'discrepancy.closed' });
    await later(mine);
    expect(await bot.take()).toEqual([]);
  });

  test('is told of no more while it is muted, on that link', async () => {
    const [quiet, other] = [await link('h34'), await link('h34')];
    const id = await found('COUNT_MISMATCH');
    await relayed();
    await bot.tell(await bot.take(), ({ link }) => shown(link.id === quiet.id ? 601 : 602));
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await bot.speakingFor(quiet)('muteOnLink', { params: { id: quiet.id }, body: { discrepancyId: id, until } });
    await notice(id, 'COUNT_MISMATCH', { told: 'discrepancy.acknowledged' });
    await relayed();
    const messages = await bot.take();
    expect(messages.map((message) => message.link.id)).toEqual([other.id]);
    await bot.tell(messages, shown(602));
    await bot.speakingFor(quiet)('muteOnLink', { params: { id: quiet.id }, body: { discrepancyId: id, until: null } });
    expect((await bot.take()).map((message) => message.link.id)).toEqual([quiet.id]);
  });

  test('of another agency can be neither muted nor named', async () => {
    const theirs = await link('h56');
    const id = await found('COUNT_MISMATCH');
    const mute = { params: { id: theirs.id }, body: { discrepancyId: id, until: null } };
    await expect(stranger.call('muteOnLink', mute)).rejects.toThrow('DISCREPANCY_NOT_FOUND');
    await relayed();
    expect(await bot.take()).toEqual([]);
  });

  test.each(['VOLUME_DROP', 'SILENT_SERVICE'])('%s waits while the feed itself is missing', async (kind) => {
    const mine = await link('h34');
    await emc.sql(`DELETE FROM discrepancy WHERE kind = 'MISSING_FEED'`);
    const missing = await found('MISSING_FEED');
    const hidden = await found(kind);
    await later(mine);
    const first = await bot.take();
    expect(subjects(first)).toEqual([`discrepancy:${missing}`]);
    await bot.tell(first, shown(700));
    await emc.sql(`UPDATE discrepancy SET state = 'closed', closed_at = now() WHERE id = $1`, [missing]);
    expect(subjects(await bot.take())).toEqual([`discrepancy:${hidden}`]);
  });

  test('that nobody settles in time is told once more, as grave, and to those who hear of what is grave only', async () => {
    const grave = await link('h34', { wishes: [{ siteId: null, leastSeverity: 'error' }] });
    const id = await found('STALE_LIST', { severity: 'notice' });
    await emc.sql(`UPDATE discrepancy SET due_on = '2020-01-01' WHERE id = $1`, [id]);
    for (let start = 0; start < 2; start++) {
      await startAgain('SIGTERM');
      await later(grave);
    }
    const told = await emc.sql(`SELECT severity FROM notice WHERE kind = 'discrepancy.escalated' AND subject = $1`, [
      `discrepancy:${id}`,
    ]);
    expect(told).toEqual([{ severity: 'error' }]);
    expect(subjects(await bot.take())).toContain(`discrepancy:${id}`);
  });
});

describe('several things at once', () => {
  test('come as one message, which changes as they do', async () => {
    const mine = await link('h34');
    const ids = [await found('COUNT_MISMATCH'), await found('STALE_LIST', { severity: 'warning' })];
    await later(mine);
    const first = await bot.take();
    expect(first).toMatchObject([{ form: 'several', total: 2, messageId: null }]);
    expect(subjects(first)).toEqual(ids.map((id) => `discrepancy:${id}`));
    expect(first[0]?.counts).toMatchObject([
      { kind: 'discrepancy.opened', severity: 'error', count: 1, site: { id: 278 } },
      { kind: 'discrepancy.opened', severity: 'warning', count: 1, site: { id: 278 } },
    ]);
    await bot.tell(first, shown(800));
    await notice(ids[0] ?? '', 'COUNT_MISMATCH', { told: 'discrepancy.closed' });
    await later(mine);
    expect(await bot.take()).toMatchObject([
      {
        id: first[0]?.id,
        revision: 2,
        messageId: 800,
        items: [{ kind: 'discrepancy.closed' }, { kind: 'discrepancy.opened' }],
      },
    ]);
  });

  test('a group is told how many, and nothing else', async () => {
    const group = await link('h34', {}, 'group');
    await found('COUNT_MISMATCH');
    await later(group);
    const [message] = await bot.take();
    expect(message).toMatchObject({ form: 'counts', items: [], total: 1, counts: [{ severity: 'error', count: 1 }] });
    expect(JSON.stringify(message)).not.toContain('Mất dữ liệu');
  });

  test('after quiet hours all come together', async () => {
    const clock = (hours: number) => new Date(Date.now() + (7 + hours) * 3_600_000).toISOString().slice(11, 16);
    const mine = await link('h34', { quiet: { from: clock(-1), to: clock(1) } });
    await refuse(officer, 278);
    const id = await found('COUNT_MISMATCH');
    await relayed();
    expect(await bot.take()).toEqual([]);
    await later(mine);
    const messages = await bot.take();
    expect(messages).toMatchObject([{ form: 'several', total: 2 }]);
    expect(subjects(messages)).toContain(`discrepancy:${id}`);
  });

  test('each day the summary', async () => {
    const mine = await link('h34', { digest: true });
    await emc.sql(`UPDATE notice_link SET digested_on = '2020-01-01' WHERE id = $1`, [mine.id]);
    await startAgain();
    const [message, ...others] = await bot.take({ wait: 10 });
    expect(others).toEqual([]);
    expect(message).toMatchObject({ form: 'digest', items: [], digest: { undelivered: null, sites: 1 } });
    expect(message?.digest?.unsettled.error).toBeGreaterThan(0);
  });
});

describe('when something breaks', () => {
  test('what was claimed and never came back is claimed again, and said to be unknown', async () => {
    await link('h34');
    await found('COUNT_MISMATCH');
    await relayed();
    const first = await bot.take();
    expect(first).toMatchObject([{ claim: 1, outcomeUnknown: false }]);
    await startAgain();
    expect(await bot.take()).toEqual([]);
    await emc.sql(`UPDATE bot_state SET until = now()`);
    const next = bot.another();
    const again = await next.take();
    expect(again).toMatchObject([{ id: first[0]?.id, claim: 2, outcomeUnknown: true, messageId: null }]);
    expect(await bot.tell(first, shown(900))).toEqual([false]);
    expect(await next.tell(again, shown(900))).toEqual([true]);
    expect(await next.tell(again, shown(900))).toEqual([false]);
    await emc.sql(`UPDATE bot_state SET until = now()`);
    await bot.lead();
  });

  test('what is known of message ids goes along, so that it can be looked for', async () => {
    const [mine] = [await link('h34')];
    await refuse(officer, 278);
    await relayed();
    await bot.tell(await bot.take(), shown(1_000));
    await refuse(officer, 278);
    await relayed();
    const first = await bot.take();
    await bot.tell(first, { outcome: 'retry', after: 0, reason: 'timeout', maybeShown: true });
    await refuse(officer, 278);
    await relayed();
    const [unknown, other] = await bot.take();
    expect(unknown).toMatchObject({ id: first[0]?.id, outcomeUnknown: true, lastKnownId: 1_000, takenIds: [] });
    await bot.tell(other ? [other] : [], shown(1_002));
    await bot.tell(unknown ? [unknown] : [], { outcome: 'retry', after: 0, reason: '429', maybeShown: false });
    expect(await bot.take()).toMatchObject([
      { outcomeUnknown: true, lastKnownId: 1_000, newestKnownId: 1_002, takenIds: [1_002], link: { id: mine?.id } },
    ]);
  });

  test('a chat that turned the bot away hears nothing more, and administrators are told', async () => {
    const mine = await link('h34');
    await refuse(officer, 278);
    await relayed();
    const messages = await bot.take();
    await refuse(officer, 278);
    await relayed();
    await bot.tell(messages, { outcome: 'blocked', reason: 'Forbidden: bot was blocked by the user' });
    await refuse(officer, 278);
    await relayed();
    expect(await bot.take()).toEqual([]);
    const admin = await emc.as('admin');
    const { items } = await admin.call('listLinks', { query: { state: 'blocked' } });
    expect(items).toMatchObject([
      { id: mine.id, stateReason: 'Forbidden: bot was blocked by the user', undelivered: 2 },
    ]);
    const { items: dead } = await admin.call('listUndelivered');
    expect(dead.filter(({ linkId }) => linkId === mine.id).map(({ state, username }) => [state, username])).toEqual([
      ['dead', 'h34'],
      ['dead', 'h34'],
    ]);
    expect(await (await fetch(`${emc.url}/metrics`)).text()).toMatch(
      /emc_notice_messages_undelivered\{state="dead"\} \d/,
    );
    await bot.call('changeChat', { params: { id: mine.id }, body: { state: 'live' } });
    await refuse(officer, 278);
    await relayed();
    expect(await bot.take()).toHaveLength(1);
  });

  test('a chat to be left alone waits with all its messages, one that moved is followed', async () => {
    const mine = await link('h34');
    await refuse(officer, 278);
    await refuse(officer, 278);
    await relayed();
    const [first, second] = await bot.take();
    if (!first || !second) throw new Error('Two messages were due');
    await bot.tell([first], { outcome: 'retry', after: 3_600, reason: '429', maybeShown: false, forLink: true });
    await bot.tell([second], { outcome: 'retry', after: 0, reason: '429', maybeShown: false });
    expect(await bot.take()).toEqual([]);
    // Only a group moves; this one hears what a person does.
    await emc.sql(`UPDATE notice_link SET hushed_until = NULL, chat_kind = 'group'`);
    const [again] = await bot.take();
    await bot.tell(again ? [again] : [], { outcome: 'moved', chatId: '-10077' });
    expect(await bot.take()).toMatchObject([{ id: second.id, link: { id: mine.id, address: '-10077' } }]);
  });

  test('a message deleted by hand is sent anew', async () => {
    await link('h34');
    const id = await found('COUNT_MISMATCH');
    await relayed();
    await bot.tell(await bot.take(), shown(1_100));
    await notice(id, 'COUNT_MISMATCH', { told: 'discrepancy.acknowledged' });
    await relayed();
    await bot.tell(await bot.take(), { outcome: 'gone' });
    expect(await bot.take()).toMatchObject([{ messageId: null, outcomeUnknown: false }]);
  });
});

test('a webhook gets what its administrator may see of the sites asked for, and a secret that signs it', async () => {
  const { call } = await emc.as('admin');
  const webhook = await call('addWebhook', {
    body: {
      url: 'https://dieuhanh.example.vn/emc',
      title: 'Trung tâm điều hành',
      wishes: [{ siteId: 15, leastSeverity: 'notice' }],
    },
  });
  const body = { url: 'https://emc:bi-mat@dieuhanh.example.vn/', title: 'x', wishes: [{ siteId: 15 }] } as never;
  await expect(call('addWebhook', { body })).rejects.toThrow('REQUEST_INVALID');
  expect(webhook).toMatchObject({
    channel: 'webhook',
    chatKind: null,
    secret: expect.stringMatching(/^emchook_\w{64}$/) as string,
  });
  await refuse(officer, 278);
  const id = await refuse(stranger, 15);
  await relayed();
  expect(await bot.take({ channels: 'telegram' })).toEqual([]);
  const messages = await bot.take({ channels: 'webhook' });
  expect(messages).toMatchObject([
    { link: { address: 'https://dieuhanh.example.vn/emc', secret: webhook.secret }, items: [{ submission: { id } }] },
  ]);
  await bot.tell(messages, { outcome: 'shown', messageId: null });
  expect(await bot.take({ channels: 'webhook' })).toEqual([]);
});
