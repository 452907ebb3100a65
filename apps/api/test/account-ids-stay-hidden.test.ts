import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Submission } from '@emc/contract';
import { accountBook, accountRows } from './accounts.js';
import { Emc, submit, type Session } from './emc.js';

/** Ids that are nobody's and stand nowhere else; one in each way in which an id can go wrong. */
const canaries = {
  idLocal: '079301998877',
  idQg: 'QG-7781-canary',
  duplicate: '079301998866',
  wrongType: '079301998855',
  astray: '079301998844',
  unread: '079301998822',
};

let emc: Emc;
let officer: Session;
const loud = { LOG_LEVEL: 'trace' };
const answers: string[] = [];

beforeAll(async () => {
  emc = await Emc.startWithItsDatabase(loud);
  await emc.furnish();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

async function handIn(content: Buffer, query = ''): Promise<Submission> {
  const answer = await submit(officer, { siteId: 278, content, query: `kind=accounts&wait=30${query}` });
  const text = await answer.text();
  answers.push(text);
  return Submission.parse(JSON.parse(text));
}

async function ask(path: string): Promise<void> {
  const answer = await fetch(`${officer.url}/api/${path}`, { headers: { authorization: `Bearer ${officer.token}` } });
  answers.push(Buffer.from(await answer.arrayBuffer()).toString('latin1'));
}

async function everyFile(folder: string): Promise<{ path: string; content: Buffer }[]> {
  const found = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if ((await stat(path)).isFile()) found.push({ path, content: await readFile(path) });
  }
  return found;
}

test('no id is found in the database, the data folder, the logs or an answer', async () => {
  const day = '27/02/2022';
  const accepted = await handIn(
    accountBook([[canaries.idLocal, canaries.idQg, '1', day, ''], ...accountRows(1, 20)]),
    '&makeDefault',
  );
  expect(accepted.state).toBe('accepted');
  const refused = await handIn(
    accountBook([
      [canaries.duplicate, canaries.idQg, '1', day, ''],
      [canaries.duplicate, '', '1', day, ''],
      [canaries.wrongType, '', canaries.astray, canaries.astray, canaries.astray],
    ]),
  );
  expect(refused.state).toBe('refused');
  await submit(officer, {
    siteId: 278,
    content: Buffer.from(`ID_local\n${canaries.unread}`),
    query: 'kind=accounts&wait=30',
  }).then(async (answer) => answers.push(await answer.text()));
  for (const { id } of [accepted, refused]) {
    await ask(`submissions/${id}`);
    await ask(`submissions/${id}/issues?limit=1000`);
  }
  await ask('sites/278/versions/1/export.xlsx?kind=accounts');
  await ask('sites/278/accounts/summary');
  // Stopped in order, so that everything is on disk; the files of the tables are part of the data folder.
  await emc.kill('SIGTERM');
  const places = [
    ...(await everyFile(emc.folder)),
    { path: 'what EMC printed', content: Buffer.from(emc.output) },
    ...answers.map((answer, index) => ({ path: `answer ${index}`, content: Buffer.from(answer, 'latin1') })),
  ];
  expect(places.some(({ path }) => path.includes('postgres'))).toBe(true);
  for (const canary of Object.values(canaries)) {
    const hexed = Buffer.from(canary).toString('hex');
    const found = places.filter(({ content }) => content.includes(canary) || content.includes(hexed));
    expect([canary, found.map(({ path }) => path)]).toEqual([canary, []]);
  }
});

test('the search does find what is kept in plain', async () => {
  const content = (await everyFile(emc.folder)).map((file) => file.content);
  expect(content.some((bytes) => bytes.includes('Một cửa H34'))).toBe(true);
});

test('the submitting officer gets the ids back in the marked workbook', async () => {
  await emc.run(loud);
  officer = await emc.as('h34');
  const { items } = await officer.call('listSubmissions', { params: { siteId: 278 }, query: { kind: 'accounts' } });
  const refused = items.find(({ state, counts }) => state === 'refused' && counts.rows === 3);
  const answer = await fetch(`${officer.url}/api/submissions/${refused?.id}/marked.xlsx`, {
    headers: { authorization: `Bearer ${officer.token}` },
  });
  const marked = await answer.arrayBuffer();
  expect([answer.status, marked.byteLength > 1000]).toEqual([200, true]);
});
