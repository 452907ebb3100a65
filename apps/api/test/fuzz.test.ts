import { Bot } from './bot.js';
import { Emc, fixture, password, submit, type Session } from './emc.js';
import { fuzz, type OpenApiDocument } from './fuzzer.js';

/** `npm run soak` asks for more, and holds the time each answer may take; `SEED=…` asks for others. */
const soak = Number(process.env['FUZZ_REQUESTS'] ?? 0);
const requests = soak || 400;
const longestMs = 2_000;

let emc: Emc;
let admin: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  admin = await emc.as('admin');
});
afterAll(() => emc.close());

test(`${requests} requests made from the OpenAPI document, by all kinds of callers, are answered as it says`, async () => {
  const [officer, foreign] = [await emc.as('h34'), await emc.as('h56')];
  const user = { displayName: 'Người bị thử', password };
  const viewer = await admin.call('addUser', { body: { ...user, username: 'xem', role: 'viewer', agencyCode: null } });
  const victim = await admin.call('addUser', {
    body: { ...user, username: 'bi-thu', role: 'officer', agencyCode: 'H34' },
  });
  const file = await fixture('appendix-i.openpyxl.xlsx');
  const handedIn = await submit(officer, { siteId: 278, content: file, query: 'wait=30&makeDefault=true' });
  const { id: submission } = (await handedIn.json()) as { id: string };
  const event = { eventId: 'e1', codeProfile: 'H34-1', codeTthc: '000001', status: 1, channel: 'online' } as const;
  await officer.call('sendEvents', { params: { siteId: 278 }, body: [event] });
  await officer.call('reconcileSite', { params: { siteId: 278 } });
  const { items: discrepancies } = await officer.call('listSiteDiscrepancies', { params: { siteId: 278 } });
  const bot = await Bot.of(emc);
  const link = await bot.link('h34', { id: '5001' });
  const { key } = await foreign.call('addApiKey', { body: { name: 'Của H56', password } });
  const document = (await (await fetch(`${emc.url}/openapi.json`)).json()) as OpenApiDocument;
  const ids = [submission, victim.id, ...discrepancies.map(({ id }) => id), link.id];
  const { faults, slowest, answers } = await fuzz(
    {
      ...{ url: emc.url, document, file, seed: Number(process.env['SEED'] ?? 20_261) },
      callers: [
        { name: 'an administrator', token: admin.token },
        { name: 'an officer', token: officer.token },
        { name: 'an officer of another agency, by key', token: key },
        { name: 'a viewer', token: (await emc.as(viewer.username)).token },
        { name: 'the bot', token: bot.key },
        { name: 'a linked chat', token: bot.key, link: link.id },
        { name: 'somebody with a broken token', token: 'emc_khong-phai-khoa-cua-ai' },
        { name: 'a stranger', token: null },
      ],
      known: {
        ...{ id: ids, siteId: [278, 15], code: ['H34-1', '000001', 'H34'], version: [1], number: [1], from: [1] },
        ...{ agencyCode: ['H34', 'H56'], agency: ['H34', 'H56'], indicator: ['EMC-1', 'EMC-4', 'EMC-5'], seq: [1] },
        ...{
          day: ['2026-03-02'],
          kind: ['services', 'accounts'],
          submission: [submission],
          discrepancyId: ids.slice(2),
        },
      },
      left: {
        logout: 'It would end the sessions that ask.',
        changeMyPassword: 'Its wrong tries would keep callers out.',
      },
    },
    requests,
  );
  if (soak) {
    console.log(`${requests} requests; slowest ${slowest.ms.toFixed(0)} ms: ${slowest.what}`);
    const reached = new Set(
      [...answers.keys()].filter((kind) => / 2\d\d$/.test(kind)).map((kind) => kind.split(' ')[0]),
    );
    console.log(`${reached.size} operations answered 2xx`);
    expect([slowest.what, slowest.ms < longestMs]).toEqual([slowest.what, true]);
  }
  expect(faults).toEqual([]);
  expect(emc.output.split('\n').filter((line) => /"level":[56]0/.test(line))).toEqual([]);
}, 1_800_000);
