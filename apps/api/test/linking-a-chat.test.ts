import type { Client } from '@emc/contract';
import { Bot, tokenIn } from './bot.js';
import { Emc, password } from './emc.js';

let emc: Emc;
let bot: Bot;
let officer: Client;

const chatOf = (id: string) => ({ id, kind: 'private' as const, title: 'Chị Hoa', language: 'vi' as const });
const offer = async (call = officer) => tokenIn((await call('offerLink')).url);
const show = (token: string, chat: string, confirmed = false) =>
  bot.call('linkChat', { body: { token, chat: chatOf(chat), confirmed } });
const find = (id: string) => bot.call('findChat', { body: { chat: { id } } });

beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = (await emc.as('h34')).call;
});
afterAll(() => emc.close());

test('without a bot there is nothing to link', async () => {
  await expect(officer('offerLink')).rejects.toThrow('BOT_NOT_RUNNING');
  bot = await Bot.of(emc);
});

test('the page offers an address and its picture; the chat sees whom it would be linked with, and confirms', async () => {
  const offered = await officer('offerLink');
  expect(offered.url).toMatch(/^https:\/\/t\.me\/emc_bot\?start=[\w-]{43}$/);
  expect(offered.groupUrl).toBe(offered.url.replace('?start=', '?startgroup='));
  expect(offered.qr).toMatch(/^<svg /);
  const token = tokenIn(offered.url);
  expect(await show(token, '1001')).toMatchObject({ link: null, user: { username: 'h34', agencyCode: 'H34' } });
  expect(await find('1001')).toMatchObject({ link: null, user: null });
  const { link } = await show(token, '1001', true);
  expect(link).toMatchObject({
    ...{ channel: 'telegram', chatKind: 'private', title: 'Chị Hoa', language: 'vi', state: 'live', quiet: null },
    wishes: [{ siteId: null, leastSeverity: 'notice' }],
  });
  expect(await find('1001')).toMatchObject({ link, user: { username: 'h34' } });
  expect((await officer('listMyLinks')).items).toEqual([link]);
});

describe('a token', () => {
  test('links once; asked again by the same chat, the answer is the same', async () => {
    const token = await offer();
    const first = await show(token, '1002', true);
    expect(await show(token, '1002', true)).toEqual(first);
    await expect(show(token, '1666', true)).rejects.toThrow('LINK_TOKEN_USED');
    await officer('unlink', { params: { id: first.link?.id ?? '' } });
    await expect(show(token, '1002', true)).rejects.toThrow('LINK_TOKEN_USED');
  });

  test('that another chat has opened is stolen: it is refused before it is confirmed', async () => {
    const token = await offer();
    await show(token, '1003');
    await expect(show(token, '1666')).rejects.toThrow('LINK_TOKEN_USED');
    await expect(show(token, '1666', true)).rejects.toThrow('LINK_TOKEN_USED');
    expect(await find('1666')).toMatchObject({ link: null, user: null });
  });

  test('is of no use after ten minutes', async () => {
    const token = await offer();
    await show(token, '1004');
    await emc.sql(`UPDATE notice_link_token SET expires_at = now() WHERE used_at IS NULL`);
    await expect(show(token, '1004', true)).rejects.toThrow('LINK_TOKEN_EXPIRED');
  });

  test('ends with the next one, and one that nobody gave is unknown', async () => {
    const token = await offer();
    await offer();
    await expect(show(token, '1005')).rejects.toThrow('LINK_TOKEN_UNKNOWN');
    await expect(show('x'.repeat(43), '1005')).rejects.toThrow('LINK_TOKEN_UNKNOWN');
  });

  test('stands nowhere in the database', async () => {
    const token = await offer();
    const [kept] = await emc.sql<{ all: string }>(`SELECT json_agg(t)::text AS all FROM notice_link_token t`);
    expect(kept?.all).not.toContain(token);
    expect(kept?.all).not.toContain(Buffer.from(token).toString('hex'));
  });

  test('is not given to an API key, nor to a chat', async () => {
    const { key } = await officer('addApiKey', { body: { name: 'Khoá' } });
    const answer = await fetch(`${emc.url}/api/me/links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.status).toBe(403);
    const { link } = await find('1001');
    await expect(bot.speakingFor({ id: link?.id ?? '' })('offerLink')).rejects.toThrow('NOT_ALLOWED');
  });
});

describe('a chat that moved', () => {
  const moves = (id: string) =>
    emc.sql(`SELECT actor, detail->>'to' AS "to" FROM audit_entry WHERE action = 'link.moved' AND subject = $1`, [id]);

  test('is followed when it is a group, and the audit says so', async () => {
    const { id } = await bot.link('h34', { id: '-5001', kind: 'group' });
    await bot.call('changeChat', { params: { id }, body: { chatId: '-1005001' } });
    expect((await find('-1005001')).link?.id).toBe(id);
    expect(await moves(id)).toEqual([{ actor: 'h34', to: '-1005001' }]);
  });

  test('never is a private one', async () => {
    const { id } = await bot.link('h34', { id: '5002' });
    const moved = bot.call('changeChat', { params: { id }, body: { chatId: '-100999' } });
    await expect(moved).rejects.toThrow('LINK_STAYS');
    expect((await find('5002')).link?.id).toBe(id);
    expect(await moves(id)).toEqual([]);
  });
});

describe('in a linked chat the bot may do what its person may', () => {
  test('and sees no other agency', async () => {
    const link = await bot.link('h56', { id: '2001' });
    const call = bot.speakingFor(link);
    expect((await call('listSites')).items.map(({ id }) => id)).toEqual([15]);
    await expect(call('getSite', { params: { siteId: 278 } })).rejects.toThrow('SITE_NOT_FOUND');
    const { link: other } = await find('1001');
    await expect(call('unlink', { params: { id: other?.id ?? '' } })).rejects.toThrow('LINK_NOT_FOUND');
    await expect(call('listUsers')).rejects.toThrow('NOT_ALLOWED');
  });

  test('nor what is for administrators, even where its person is one', async () => {
    const call = bot.speakingFor(await bot.link('admin', { id: '2002' }));
    expect((await call('me')).username).toBe('admin');
    await expect(call('listUsers')).rejects.toThrow('NOT_ALLOWED');
  });

  test('which the audit tells', async () => {
    const link = await bot.link('h34', { id: '2003' });
    await bot.speakingFor(link)('changeLink', { params: { id: link.id }, body: { language: 'en' } });
    await officer('changeLink', { params: { id: link.id }, body: { digest: true } });
    const told = await emc.sql(
      `SELECT actor, detail FROM audit_entry WHERE action = 'link.changed' AND subject = $1 ORDER BY id`,
      [link.id],
    );
    expect(told).toEqual([
      { actor: 'h34', detail: { language: 'en', via: 'telegram' } },
      { actor: 'h34', detail: { digest: true } },
    ]);
  });

  test('but for itself it may do nothing else, and nobody else may be the bot', async () => {
    await expect(bot.call('listSites')).rejects.toThrow('NOT_ALLOWED');
    await expect(bot.speakingFor({ id: '01a20000-0000-7000-8000-000000000000' })('me')).rejects.toThrow('LINK_GONE');
    await expect(bot.speakingFor({ id: `' OR 1=1 --` })('me')).rejects.toThrow('LINK_GONE');
    const wrong = `${bot.key.slice(0, -1)}${bot.key.endsWith('0') ? '1' : '0'}`;
    const answer = await fetch(`${emc.url}/api/bot/links/find`, {
      method: 'POST',
      headers: { authorization: `Bearer ${wrong}` },
    });
    expect(answer.status).toBe(401);
  });

  test('a group is nobody in particular', async () => {
    const group = await bot.link('h34', { id: '-1002', kind: 'group' });
    await expect(bot.speakingFor(group)('me')).rejects.toThrow('LINK_GONE');
  });
});

describe('a link ends', () => {
  test('when its person unlinks it', async () => {
    const link = await bot.link('h34', { id: '3001' });
    await bot.speakingFor(link)('unlink', { params: { id: link.id } });
    expect(await find('3001')).toMatchObject({ link: null, user: null });
    await expect(bot.speakingFor(link)('me')).rejects.toThrow('LINK_GONE');
  });

  test('when somebody else links the chat; by the same person again, it stays as it was set', async () => {
    const link = await bot.link('h34', { id: '3002' });
    const quiet = { from: '22:00', to: '06:00' };
    await officer('changeLink', {
      params: { id: link.id },
      body: { quiet, wishes: [{ siteId: 278, leastSeverity: 'error' }] },
    });
    expect(await bot.link('h34', { id: '3002' })).toMatchObject({
      ...{ id: link.id, quiet },
      wishes: [{ siteId: 278, leastSeverity: 'error' }],
    });
    const theirs = await bot.link('h56', { id: '3002' });
    expect(theirs.id).not.toBe(link.id);
    await expect(bot.speakingFor(link)('me')).rejects.toThrow('LINK_GONE');
  });

  test('for as long as its person is disabled', async () => {
    const admin = await emc.as('admin');
    const { id } = await admin.call('addUser', {
      body: { username: 'nghi-viec', displayName: 'Nghỉ việc', password, role: 'officer', agencyCode: 'H34' },
    });
    const link = await bot.link('nghi-viec', { id: '3003' });
    await admin.call('changeUser', { params: { id }, body: { disabled: true }, headers: { 'if-match': '*' } });
    await expect(bot.speakingFor(link)('me')).rejects.toThrow('LINK_GONE');
    expect(await find('3003')).toMatchObject({ link: null, user: null });
    const { items } = await admin.call('listLinks', { query: { limit: 1000 } });
    expect(items.find((one) => one.id === link.id)).toMatchObject({ state: 'live', user: { disabled: true } });
  });

  test('and a wish may name sites of one’s own only', async () => {
    const link = await bot.link('h34', { id: '3004' });
    const wishes = [{ siteId: 15, leastSeverity: 'notice' as const }];
    await expect(officer('changeLink', { params: { id: link.id }, body: { wishes } })).rejects.toThrow(
      'SITE_NOT_FOUND',
    );
  });
});
