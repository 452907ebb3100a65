import { readdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Submission } from '@emc/contract';
import { defaultLimits, fileSource, openWorkbook } from '@emc/xlsx-templates';
import { hostileFiles } from '@emc/xlsx-templates/fixtures';
import { Emc, submit, type Session } from './emc.js';
import { watchMemory } from './process-memory.js';

const MB = 1024 * 1024;
let emc: Emc;
let officer: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

describe('a hostile file is answered at little cost, while others are served', () => {
  const refused = hostileFiles.flatMap(({ code, ...file }) => (code === null ? [] : [{ ...file, code }]));

  test.each(refused)('$name: $code', async ({ name, code, make }) => {
    const submission = await handIn(name, await make());
    expect(submission).toMatchObject({ state: 'refused', versionNumber: null, counts: { rows: 0, errors: 1 } });
    expect(await codesOf(submission)).toEqual([code]);
    expect((await marked(submission)).at(-1)).toBe('Lỗi');
  });

  test.each([
    ['lists-on-whole-columns.xlsx', 'accepted', []],
    ['merge-of-the-whole-sheet.xlsx', 'refused', ['CELL_MERGED', 'CELL_MERGED']],
    ['last-row-1048576.xlsx', 'accepted', []],
    ['absolute-name.xlsx', 'accepted', []],
    ['table.xls', 'accepted', []],
    ['table.xlsx', 'accepted', []],
  ])('%s is a list like any other: %s', async (name, state, codes) => {
    const content = await hostileFiles.find((file) => file.name === name)?.make();
    const submission = await handIn(name, content ?? Buffer.alloc(0));
    expect(submission.state).toBe(state);
    expect(await codesOf(submission)).toEqual(codes);
    expect(await marked(submission)).toEqual([name.startsWith('table') ? 'Sheet1' : 'DVC', 'Lỗi']);
  });

  test('every file was tried, and each submission has ended', async () => {
    const { items } = await officer.call('listSubmissions', { params: { siteId: 278 }, query: { limit: 1000 } });
    expect(items.map(({ fileName }) => fileName).toSorted()).toEqual(hostileFiles.map(({ name }) => name).toSorted());
    expect(items.filter(({ finishedAt }) => finishedAt === null)).toEqual([]);
  });
});

describe('an upload that comes to nothing leaves nothing behind', () => {
  test('a file above the limit', async () => {
    const kept = await filesReceived();
    const response = await submit(officer, { siteId: 278, content: Buffer.alloc(defaultLimits.fileBytes + 1) });
    expect(response.status).toBe(413);
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    expect(await response.json()).toMatchObject({ code: 'FILE_TOO_LARGE' });
    expect(await filesReceived()).toEqual(kept);
  });

  test('a scan that is no picture', async () => {
    const kept = await filesReceived();
    const fields = { decisionScan: new Blob(['MZ, not a scan']) };
    const response = await submit(officer, { siteId: 278, content: Buffer.alloc(100), fields });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'SCAN_NOT_ACCEPTED' });
    expect(await filesReceived()).toEqual(kept);
  });

  test('a browser that is closed halfway', async () => {
    const kept = await filesReceived();
    const half = request(`${emc.url}/api/sites/278/submissions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${officer.token}`,
        'content-type': 'multipart/form-data; boundary=half',
        'content-length': 5 * MB,
      },
    });
    half.write('--half\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n');
    half.write(Buffer.alloc(MB));
    await until(async () => (await filesReceived()).length > kept.length);
    half.on('error', () => undefined).destroy();
    await until(async () => (await filesReceived()).length === kept.length);
    expect(await filesReceived()).toEqual(kept);
  });
});

/** Hands a file in while others use EMC, and holds all that the issue promises of it. */
async function handIn(fileName: string, content: Buffer): Promise<Submission> {
  const memory = await watchMemory(emc.process?.pid ?? 0);
  const others = useEmc();
  const response = await submit(officer, { siteId: 278, content, fileName });
  expect(response.status).toBe(200);
  expect(await memory.growth()).toBeLessThan(256 * MB);
  expect(await others.stop()).toBeGreaterThan(0);
  return Submission.parse(await response.json());
}

/** Someone else at work, who is answered before the file is; `stop` tells how many answers that were. */
function useEmc(): { stop(): Promise<number> } {
  let answers = 0;
  let going = true;
  const work = (async () => {
    while (going) {
      const live = await fetch(`${emc.url}/health/live`);
      expect(live.status).toBe(200);
      if (going) answers += 1;
      await officer.call('listSubmissions', { params: { siteId: 278 } });
      await sleep(20);
    }
  })();
  const stop = async () => {
    going = false;
    await work;
    return answers;
  };
  return { stop };
}

async function codesOf({ id }: Submission): Promise<string[]> {
  return (await officer.call('submissionIssues', { params: { id } })).items.map(({ code }) => code);
}

/** The names of the sheets of the marked workbook. */
async function marked({ id }: Submission): Promise<string[]> {
  const response = await officer.call('markedWorkbook', { params: { id } });
  const path = join(emc.folder, 'marked.xlsx');
  await writeFile(path, new Uint8Array(await response.arrayBuffer()));
  const workbook = await openWorkbook(await fileSource(path), defaultLimits);
  await workbook.close();
  return workbook.sheets.map(({ name }) => name);
}

async function filesReceived(): Promise<string[]> {
  const entries = await readdir(join(emc.folder, 'received'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .toSorted();
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10);
}
