import { discrepancyMessage, explainQuestion, openMessage } from '../src/discrepancy.sentence.js';
import { accountsMessage } from '../src/figures.sentence.js';
import { contactSentence } from '../src/command.help.js';
import { alreadyLinked, linkedMessage, linkQuestion } from '../src/link.sentence.js';
import type { Message } from '../src/message.js';
import { noticeMessage } from '../src/notice.sentence.js';
import { servicesMessage } from '../src/services.sentence.js';
import { historyMessage, issuesMessage, statusMessage, submissionMessage } from '../src/submissions.sentence.js';
import { TelegramApi } from '../src/telegram.js';
import { siteQuestion } from '../src/wish.sentence.js';
import { whichListQuestion } from '../src/workbook.sentence.js';
import { named } from './examples.js';
import { faultOf } from './telegram-checks.js';
import { botToken, TelegramServer } from './telegram-server.js';

const pieces = [
  ...['<b>', '</b>', '<script>', '&amp;', '&', '"', "'", '_', '*', '`', '[x](y)', '~', '|', '{', '}', '\\', '```'],
  ...['\n', '\r\n', '\t', '\0', '\u0007', '\u2028', '\u2029', '\u00a0', '\u200b', '\u200d', '\u2060', '\ufeff'],
  ...['\u202e', '\u202d', '\u2066', '\u2069', '\u200f', '\ud83d', '\udc00', '\u0301', '\u0489', '\u{e0041}'],
  ...['👨‍👩‍👧‍👦', '🏳️‍🌈', '🇻🇳', '𝕳', 'ợ', 'Đ', 'e\u0302\u0301', '漢', 'العربية', 'ﷺ', 'ǅ', 'İ', 'ß', 'ﬁ', '·'],
  ...[
    '@admin',
    '/start',
    '#1',
    'https://x.example',
    't.me/x',
    'tg://user?id=1',
    '1.004873',
    '000001',
    '=1+1',
    '-',
    ' ',
  ],
  ...[
    'x'.repeat(300),
    'ợ'.repeat(500),
    '👍'.repeat(200),
    '"; filename="x',
    '%00',
    '%s',
    '${x}',
    '{value}',
    'null',
    ':',
  ],
];

/** Always the same names, of one to six pieces. */
function* oddNames(count: number): Generator<string> {
  let seed = 20_260_302;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  for (let n = 0; n < count; n++) {
    yield Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)] ?? '').join(next(2) ? ' ' : '');
  }
}

/** Everything the bot says that carries what others have named. */
function messagesWith(name: string): Message[] {
  const { submission, issue, discrepancy, site, item, message, user } = named(name);
  const unmatched = {
    version: 1,
    since: '2026-02-01',
    sent: [{ codeTthc: name, dossiers: 1, lastReceivedOn: '2026-03-01', suggestion: { value: name, why: name } }],
    listed: [],
    totals: { sent: 1, dossiers: 1, listed: 0 },
  };
  const view = { ...submission, isDefault: false };
  const service = { row: 1, name, level: 4, url: null, idCdvcqg: name, idMcdt: name };
  return [
    submissionMessage(view, 'vi'),
    statusMessage(view, [submission], 'en'),
    historyMessage({ items: [submission], total: 1 }, 'vi'),
    issuesMessage({ submission, issues: [issue, issue], total: 2 }, 'vi'),
    discrepancyMessage({ discrepancy, siteName: name, step: item.step, isMuted: false }, 'vi'),
    openMessage({ items: [discrepancy], total: 1, codes: [{ siteId: 278, unmatched }] }, 'en'),
    explainQuestion({ ...discrepancy, title: name }, 'vi'),
    noticeMessage(message, 'vi'),
    noticeMessage({ ...message, form: 'several', items: [item, item], total: 2 }, 'vi'),
    servicesMessage(name, [{ site, found: { items: [service], total: 1 } }], 'vi'),
    accountsMessage([{ site, summary: null }], 'vi'),
    linkQuestion(user, { token: 'a'.repeat(43), group: false }, 'vi'),
    linkedMessage(user, { group: true }, 'en'),
    { text: alreadyLinked(user).vi },
    siteQuestion(site, 'vi'),
    whichListQuestion({ sites: [site], kind: null, messageId: 1 }, 'vi'),
    { text: contactSentence({ general: name, technical: name }).vi },
  ];
}

const asTelegramSees = ({ text, buttons }: Message) => ({
  text,
  reply_markup: {
    inline_keyboard: (buttons ?? []).map((row) =>
      row.map((button) => ('press' in button ? { text: button.text, callback_data: button.press } : button)),
    ),
  },
});

test('Telegram would take every message about each of 10,000 odd names', () => {
  const faults: unknown[] = [];
  for (const name of oddNames(10_000)) {
    for (const message of messagesWith(name)) {
      const fault = faultOf('sendMessage', asTelegramSees(message));
      if (fault) faults.push([name, message, fault]);
    }
  }
  expect(faults.slice(0, 3)).toEqual([]);
});

test('no name begins a line of its own or turns the direction of writing', () => {
  const lines = (name: string) => messagesWith(name).map(({ text }) => text.split('\n').length);
  const usual = lines('Một cửa');
  for (const name of oddNames(300)) {
    expect(lines(name)).toEqual(usual);
    expect(
      messagesWith(name)
        .map(({ text }) => text)
        .join(''),
    ).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  }
});

let telegram: TelegramServer;
beforeAll(async () => (telegram = await TelegramServer.start()));
afterAll(() => telegram.close());

test('they arrive, and files under such names too', async () => {
  telegram.addChat(7);
  const api = new TelegramApi({ token: botToken, apiRoot: telegram.url, timeoutMs: 10_000 });
  const place = { chatId: '7', group: false };
  for (const name of oddNames(60)) {
    for (const message of messagesWith(name).slice(4, 9)) {
      expect(await api.send(place, message)).toMatchObject({ kind: 'done' });
    }
    const file = { name: `${name}.xlsx`, content: Buffer.from(name) };
    expect(await api.send(place, { text: name.slice(0, 2000), file })).toMatchObject({ kind: 'done' });
    expect(telegram.said(7).at(-1)?.file?.content.toString()).toBe(Buffer.from(name).toString());
  }
});
