import type { Client } from '@emc/contract';
import { Api } from '../src/api.js';
import { Bot } from '../src/bot.js';
import { TelegramApi } from '../src/telegram.js';
import { Chatter } from './chatter.js';
import { fixture, handIn, RunningEmc } from './running-emc.js';
import { botToken, TelegramServer } from './telegram-server.js';

const swift = { overall: { count: 30, ms: 10 }, chat: { count: 1, ms: 1 }, group: { count: 20, ms: 10 } };

let emc: RunningEmc;
let telegram: TelegramServer;
let officer: Client;
let person: Chatter;
let botEnds: Promise<void>;
const stop = new AbortController();
const logged: string[] = [];

beforeAll(async () => {
  telegram = await TelegramServer.start();
  emc = await RunningEmc.start();
  officer = await emc.furnish('H34', 278);
  await emc.furnish('H56', 15);
  const api = new Api({ url: emc.url, key: emc.botKey });
  const bot = new Bot({
    api,
    telegram: new TelegramApi({ token: botToken, apiRoot: telegram.url, timeoutMs: 10_000 }),
    webhook: null,
    contacts: { general: 'Cục Chuyển đổi số quốc gia, hotro@example.vn', technical: null },
    pace: swift,
    log: (text) => logged.push(text),
  });
  botEnds = bot.run(stop.signal);
  person = new Chatter(telegram, { chatId: 77, userId: 77, name: 'Cán bộ', language: 'vi' });
  await telegram.until(() => telegram.commands.size === 2);
});

afterAll(async () => {
  if (process.env['TRANSCRIPT']) console.log(person.transcript.join('\n'));
  stop.abort();
  await botEnds;
  await telegram.close();
  await emc.stop();
});

const texts = (shown: readonly { text: string }[]) => shown.map(({ text }) => text);

async function offer(of: Client): Promise<string> {
  for (;;) {
    // The bot has just introduced itself to Telegram; EMC hears of it a moment later.
    const made = await of('offerLink').catch(() => null);
    if (made) return new URL(made.url).searchParams.get('start') ?? '';
  }
}

test('the commands are in the menu, in both languages', () => {
  expect(telegram.commands.get('')?.map(({ command }) => command)).toContain('trangthai');
  expect(telegram.commands.get('en')?.map(({ command }) => command)).toContain('status');
});

test('a stranger is told how to link, and nothing else', async () => {
  for (const words of ['/start', '/trangthai', 'xin chào', '/doisoat']) {
    expect(texts(await person.says(words))).toEqual([expect.stringContaining('chưa liên kết với EMC')]);
  }
  expect(texts(await person.says('/lienhe'))).toEqual([expect.stringContaining('hotro@example.vn')]);
});

test('the link of an officer links the chat, once they say that it is them', async () => {
  const token = await offer(officer);
  const [question] = await person.says(`/start ${token}`);
  expect(question?.text).toContain('Cán bộ h34 (h34, H34)');
  expect((await officer('listMyLinks')).items).toEqual([]);
  expect(texts(await person.presses('link'))).toEqual([expect.stringContaining('✅ Đã liên kết với Cán bộ h34')]);
  expect((await officer('listMyLinks')).items).toMatchObject([{ channel: 'telegram', title: 'Cán bộ', state: 'live' }]);
  expect(texts(await person.says('/start'))).toEqual([expect.stringContaining('đã liên kết với tài khoản h34')]);
});

test('a link that was used, or is unknown, or another has opened, is refused', async () => {
  const stranger = new Chatter(telegram, { chatId: 78, userId: 78, name: 'Người lạ', language: 'vi' });
  const token = await offer(officer);
  await person.says(`/start ${token}`);
  expect(texts(await stranger.says(`/start ${token}`))).toEqual([
    expect.stringMatching(/^⛔ Mã liên kết này đã được dùng/),
  ]);
  expect(texts(await stranger.says(`/start ${'x'.repeat(43)}`))).toEqual([
    expect.stringMatching(/^⛔ Mã liên kết không đúng/),
  ]);
});

test('nothing was handed in yet', async () => {
  expect(texts(await person.says('/trangthai'))).toEqual([expect.stringContaining('Chưa có lần nộp nào')]);
});

test('a workbook with faults comes back marked; nothing is handed in', async () => {
  const content = await fixture('officers-list.libreoffice.xlsx');
  const [question] = await person.sends({ name: 'Danh sách DVC.xlsx', content });
  expect(question?.text).toContain('Đây là danh sách gì');
  expect(question?.buttons.map(({ text }) => text)).toEqual([
    'Dịch vụ công · trang 278 Một cửa H34',
    'Tài khoản · trang 278 Một cửa H34',
  ]);
  const [result, marked] = await person.presses('try:services');
  expect(result?.text).toMatch(/^❌ Kiểm tra thử: Danh sách dịch vụ công của trang 278 chưa được nhận/);
  expect(marked?.file?.name).toMatch(/^278-\d{6}-danh-dau\.xlsx$/);
  expect(marked?.file?.content.subarray(0, 2).toString()).toBe('PK');
  expect((await officer('listVersions', { params: { siteId: 278 } })).total).toBe(0);
});

test('details name the cells', async () => {
  const [details] = await person.presses('iss');
  expect(details?.text).toMatch(/^278-\d{6}: \d+ mục cần xem\n❌ [A-Z]+\d+: /);
});

test('a good one is handed in by its button, once however often it is pressed', async () => {
  const content = await fixture('appendix-i.libreoffice.xlsx');
  const [tried] = await person.sends({ name: 'appendix-i.xlsx', content, caption: '278 dịch vụ công' });
  expect(tried?.text).toMatch(/^✅ Kiểm tra thử: Danh sách dịch vụ công của trang 278 sẽ được nhận/);
  const shown = await person.presses('handd');
  expect(shown[0]?.text).toMatch(/^📤 Đã nộp, số biên nhận 278-\d{6}/);
  expect((await person.hears(/đã được nhận thành phiên bản 1/)).text).toContain('Phiên bản này đang là mặc định.');
  const data = tried?.buttons.find((button) => button.data?.startsWith('handd'))?.data ?? '';
  if (tried) await person.pressesData(tried, data);
  expect((await officer('listVersions', { params: { siteId: 278 } })).total).toBe(1);
});

test('what was handed in elsewhere is told here; its default is chosen by a button that asks first', async () => {
  const content = await fixture('appendix-i.openpyxl.xlsx');
  const submission = await handIn(officer, { siteId: 278, content, makeDefault: 'false' });
  const told = await person.hears(new RegExp(`phiên bản 2[^]*${submission.receipt.number}`));
  expect(told.buttons.map(({ data }) => data?.split(':')[0])).toContain('def');
  const [question] = await person.presses('def:');
  expect(question?.text).toContain('Mặc định hiện nay: phiên bản 1');
  expect(texts(await person.presses('defok'))).toEqual([
    '⭐ Phiên bản 2 là danh sách dịch vụ công mặc định của trang 278.',
  ]);
  expect(await officer('getDefaultVersion', { params: { siteId: 278 } })).toMatchObject({ number: 2 });
  // The message told of it before; its button changes nothing any more.
  expect(texts(await person.presses('def:'))).toEqual([expect.stringMatching(/^⭐ Phiên bản 2 là danh sách/)]);
});

test('the last lists and one by its receipt', async () => {
  const [status] = await person.says('/trangthai');
  expect(status?.text).toMatch(/^✅ Danh sách dịch vụ công của trang 278 đã được nhận thành phiên bản 2/);
  expect(status?.text).toContain('Phiên bản này đang là mặc định.');
  expect(status?.buttons.filter(({ data }) => data?.startsWith('def'))).toEqual([]);
  expect(status?.text).toContain('Trước đó:');
  const { items } = await officer('latestSubmissions', { query: {} });
  const number = items.find(({ versionNumber }) => versionNumber === 1)?.receipt.number ?? '';
  expect(texts(await person.says(`/status ${number}`))).toEqual([expect.stringContaining(number)]);
  expect(texts(await person.says('/trangthai 278-999999'))).toEqual([expect.stringContaining('Không thấy biên nhận')]);
  expect(texts(await person.says('/lichsu'))).toEqual([expect.stringMatching(/^Lịch sử Import: \d+ lần nộp/)]);
});

test('services by part of a name, without accents, or by code', async () => {
  const [found] = await person.says('/dichvu kiem dich thuc vat');
  expect(found?.text).toMatch(/^🔍 “kiem dich thuc vat”: 1 dịch vụ công được tìm thấy/);
  expect(found?.text).toContain('ID MCDT 000002');
  expect(texts(await person.says('/dichvu 1.001001'))).toEqual([expect.stringContaining('thiết kế xe cơ giới')]);
  expect(texts(await person.says('/dichvu'))).toEqual([expect.stringContaining('Trang 278 · Một cửa H34: 3 dịch vụ')]);
  expect(texts(await person.says('/dichvu <b>&'))).toEqual([expect.stringContaining('“<b>&”: 0 dịch vụ')]);
});

test('accounts, indicators with a chart', async () => {
  expect(texts(await person.says('/taikhoan'))).toEqual([
    expect.stringContaining('Chưa có danh sách tài khoản mặc định'),
  ]);
  const [figures, chart] = await person.says('/chitieu');
  expect(figures?.text).toMatch(/^📊 Chỉ số/);
  expect(figures?.text).toContain('EMC-3');
  expect(chart?.file?.photo).toBe(true);
  expect(chart?.file?.content.subarray(1, 4).toString()).toBe('PNG');
  const [other] = await person.presses('chart:EMC-3');
  expect(other?.file?.name).toBe('EMC-3.png');
});

test('a discrepancy is warned of once, and its message changes with its life', async () => {
  const body = new URLSearchParams({
    codeProfile: 'H34-1',
    siteId: '278',
    codeTTHC: '1',
    nameTTHC: 'x',
    status: '1',
    formsReception: '1',
  });
  await fetch(`${emc.url}/TrackingMCDT`, { method: 'POST', body });
  const found = async () =>
    (await officer('listSiteDiscrepancies', { params: { siteId: 278 }, query: { kind: 'UNMATCHED_CODE' } })).items;
  while ((await found()).length === 0) await officer('reconcileSite', { params: { siteId: 278 } });
  const warning = await person.hears(/Mã “1” không có trong danh sách mặc định/);
  expect(warning.text).toMatch(/^🔴 .*\nTrang 278 · Một cửa H34\n/);
  person.transcript.push('— tin cảnh báo đến —', warning.text);
  const warnings = () =>
    telegram.said(77).filter(({ text }) => text.includes('Mã “1” không có trong danh sách mặc định'));

  await person.presses('ack');
  expect(telegram.toasts.at(-1)).toBe('Đã ghi nhận là đã xem.');
  const [question] = await person.presses('exp');
  expect(question?.forceReply).toBe(true);
  const answers = await person.says('Đang sửa mã trên hệ thống một cửa.', question);
  expect(texts(answers)).toContain('✍️ Đã ghi giải trình của bạn.');
  await telegram.until(() => /Đã giải trình[^]*Đang sửa mã/.test(warnings()[0]?.text ?? ''));
  await person.presses('rec');
  expect(telegram.toasts.at(-1)).toBe('Đã kiểm tra lại: vẫn còn chênh lệch.');
  await person.presses('mute');
  expect(telegram.toasts.at(-1)).toMatch(/7 ngày/);
  const verbs = () => warnings()[0]?.buttons.map(({ data }) => data?.split(':')[0]);
  await person.presses('rec');
  expect(verbs()).toEqual(['exp', 'rec', 'unmute']);
  await person.presses('unmute');
  expect(verbs()).toEqual(['exp', 'rec', 'mute']);
  await person.presses('mute');
  const list = await person.says('/doisoat');
  expect(list[0]?.text).toMatch(/^Đối soát: \d+ chênh lệch chưa xử lý xong/);
  expect(list[0]?.text).toContain('1 mã gửi về không có trong danh sách (1 hồ sơ)');
  expect((await person.presses('rcd'))[0]?.file?.name).toBe('doi-soat-278.xlsx');
  const { id } = (await found())[0] ?? { id: '' };
  const { steps } = await officer('getDiscrepancy', { params: { id } });
  expect(steps.map(({ step, note }) => [step, note])).toContainEqual(['explain', 'Đang sửa mã trên hệ thống một cửa.']);
});

test('another agency sees and presses nothing of it', async () => {
  const other = new Chatter(telegram, { chatId: 79, userId: 79, name: 'Cán bộ H56', language: 'vi' });
  const colleague = await emc.as('h56');
  await other.says(`/start ${await offer(colleague)}`);
  await other.presses('link');
  expect(texts(await other.says('/trangthai'))).toEqual([expect.stringContaining('Chưa có lần nộp nào')]);
  expect(texts(await other.says('/doisoat 278'))).toEqual([
    expect.stringMatching(/^⛔ Không có trang này trong phạm vi/),
  ]);
  const [{ id: discrepancyId } = { id: '' }] = (await officer('listDiscrepancies', { query: {} })).items;
  const [{ id: submissionId } = { id: '' }] = (await officer('latestSubmissions', { query: {} })).items;
  const before = telegram.said(79).length;
  const [any] = telegram.said(79);
  const own = [
    `ack:${discrepancyId}`,
    `exp:${discrepancyId}`,
    `mute:${discrepancyId}`,
    `sub:${submissionId}`,
    `mark:${submissionId}`,
  ];
  for (const data of [...own, `def:${submissionId}`, `handd:${submissionId}`, 'rcd:278', 'tells:278']) {
    if (any) await other.pressesData(any, data);
    expect(telegram.toasts.at(-1)).toMatch(/^⛔ Không có /);
  }
  expect(telegram.said(79)).toHaveLength(before);
});

describe('a trial made elsewhere is handed in as it was tried', () => {
  let used = 0;
  const accountRows = () =>
    Array.from({ length: 20 }, () => [`tk-${++used}`, '', '1', '2022-10-04 08:30:00', '2023-02-27 15:05:00']);
  const accounts = () => ({
    header: ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'],
    rows: accountRows(),
  });
  const signed = { decisionNumber: '12/QĐ-UBND', decisionDate: '2026-03-02' };
  const service = (n: number) => [`Thủ tục ${n}`, 4, '', `1.00${4873 + n}.000.00.00.H34`, `M${n}`];
  const services = () => ({
    ...{ header: ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'], ...signed },
    rows: [1, 2, 3].map((n) => service(n + ++used)),
  });

  const trials = [
    ['services with a decision', { kind: 'services' }, services],
    ['all accounts', { kind: 'accounts', mode: 'replace', asOf: '2026-02-03' }, accounts],
    ['more accounts', { kind: 'accounts', mode: 'append', asOf: '2026-02-03' }, accounts],
  ] as const;
  const buttons = [
    ['hand:', false],
    ['handd', true],
  ] as const;

  test.each(trials.flatMap(([what, query, list]) => buttons.map((button) => [what, ...button, query, list] as const)))(
    '%s by the button %s',
    async (_, verb, makeDefault, query, list) => {
      const params = { siteId: 278 };
      const trial = await officer('submit', {
        params,
        query: { ...query, dryRun: 'true', wait: 60 } as never,
        body: { sheetName: 'Danh sách', ...list() },
      });
      expect(trial.state).toBe('accepted');
      await person.says(`/trangthai ${trial.receipt.number}`);
      await person.presses(verb);
      // Its place among the last lists: the officer is told of it, and the API shows it.
      for (;;) {
        const { items } = await officer('latestSubmissions', { query: {} });
        const done = items.find(({ dryRun, sha256 }) => !dryRun && sha256 === trial.sha256);
        if (!done?.finishedAt) continue;
        const same = ({ kind, mode, asOf, source, fileName, parts, decision, counts, diff }: typeof trial) => {
          return { kind, mode, asOf, source, fileName, parts, decision, counts, diff };
        };
        expect(same(done)).toEqual(same(trial));
        expect(done).toMatchObject({ state: 'accepted', makeDefault });
        break;
      }
    },
  );
});

test('what to be told, and when', async () => {
  await person.says('/dangky');
  await person.presses('tell:all:error');
  await person.presses('tells:278');
  await person.presses('tell:278:none');
  await person.presses('digest:on');
  expect(texts(await person.says('/gioyenlang 21h30-6h'))).toEqual([expect.stringContaining('từ 21:30 đến 06:00')]);
  expect((await officer('listMyLinks')).items).toMatchObject([
    {
      wishes: expect.arrayContaining([
        { siteId: null, leastSeverity: 'error' },
        { siteId: 278, leastSeverity: 'none' },
      ]),
      quiet: { from: '21:30', to: '06:00' },
      digest: true,
    },
  ]);
  expect(texts(await person.says('/gioyenlang tat'))).toEqual([expect.stringContaining('chưa đặt')]);
  expect(texts(await person.says('/gioyenlang đêm'))).toEqual([expect.stringContaining('ví dụ /gioyenlang')]);
});

test('the other language, and back', async () => {
  expect(texts(await person.says('/ngonngu'))).toEqual(['I speak English from now on.']);
  expect(texts(await person.says('/help'))).toEqual([expect.stringContaining('/reconcile – Unsettled')]);
  expect(texts(await person.says('/language'))).toEqual(['Từ giờ tôi nói tiếng Việt.']);
});

test('an update that comes again is not answered again', async () => {
  const before = telegram.said(77).length;
  const update = telegram.message(person.person, { text: '/trogiup' });
  await telegram.until(() => telegram.acknowledged.has(update));
  await telegram.repeat(update);
  await person.says('/lienhe');
  expect(telegram.said(77)).toHaveLength(before + 2);
});

test('a disabled user is told nothing more', async () => {
  const admin = await emc.as('admin');
  const { items } = await admin('listUsers', { query: {} });
  const colleague = items.find(({ username }) => username === 'h56');
  await admin('changeUser', {
    params: { id: colleague?.id ?? '' },
    headers: { 'if-match': '*' },
    body: { disabled: true },
  });
  const other = new Chatter(telegram, { chatId: 79, userId: 79, name: 'Cán bộ H56', language: 'vi' });
  expect(texts(await other.says('/trangthai'))).toEqual([expect.stringContaining('chưa liên kết với EMC')]);
});

test('who unlinks is told nothing more', async () => {
  await person.says('/huylienket');
  expect(texts(await person.presses('unlink'))).toEqual([expect.stringContaining('Đã huỷ liên kết')]);
  expect(texts(await person.says('/trangthai'))).toEqual([expect.stringContaining('chưa liên kết')]);
});

test('neither the token nor the key was ever logged', () => {
  expect(logged.join('\n')).not.toContain(botToken);
  expect(logged.join('\n')).not.toContain(emc.botKey);
});
