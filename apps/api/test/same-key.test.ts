import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem, Submission } from '@emc/contract';
import { Emc, fixture, password, submit, type Session } from './emc.js';

const siteId = 278;
let emc: Emc;
let officer: Session;
let colleague: Session;
let list: Buffer;
let otherList: Buffer;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  const { call } = await emc.as('admin');
  const body = { username: 'h34b', displayName: 'Cán bộ H34', password, role: 'officer', agencyCode: 'H34' } as const;
  await call('addUser', { body });
  officer = await emc.as('h34');
  colleague = await emc.as('h34b');
  list = await fixture('appendix-i.libreoffice.xlsx');
  otherList = await fixture('appendix-i.openpyxl.xlsx');
});
afterAll(() => emc.close());

test('the same list twenty times at once with one key makes one version and twenty equal answers', async () => {
  const responses = await Promise.all(
    Array.from({ length: 20 }, () => submit(officer, { siteId, content: list, key: 'mot-lan-nop' })),
  );
  expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
  const answers = await Promise.all(responses.map(async (response) => Submission.parse(await response.json())));
  const [first] = answers;
  expect(first).toMatchObject({ state: 'accepted', versionNumber: 1, receipt: { number: '278-000001' } });
  expect(answers).toEqual(answers.map(() => first));

  const { total } = await officer.call('listVersions', { params: { siteId } });
  expect(total).toBe(1);
  expect(await originalsKept()).toEqual([`${first?.id}.original`]);
});

describe('once a key was used', () => {
  test('the same list an hour later is the same submission, whatever its file is called', async () => {
    const response = await submit(officer, { siteId, content: list, key: 'mot-lan-nop', fileName: 'ban-sao.xlsx' });
    expect(await response.json()).toMatchObject({ receipt: { number: '278-000001' }, fileName: 'danh-sach.xlsx' });
  });

  test.each([
    ['another file', () => ({ content: otherList })],
    ['makeDefault', () => ({ content: list, query: 'wait=30&makeDefault=true' })],
    ['dryRun', () => ({ content: list, query: 'wait=30&dryRun=true' })],
    ['a decision number', () => ({ content: list, fields: { decisionNumber: '12/QĐ-UBND' } })],
    ['a scan', () => ({ content: list, fields: { decisionScan: new Blob(['%PDF-1.7']) } })],
  ])('%s with it is refused', async (_, asked) => {
    const response = await submit(officer, { siteId, key: 'mot-lan-nop', ...asked() });
    expect(response.status).toBe(422);
    expect(Problem.parse(await response.json()).code).toBe('KEY_REUSED');
  });

  test('none of the refused left a file, a version or a receipt', async () => {
    expect(await originalsKept()).toHaveLength(1);
    expect((await officer.call('listVersions', { params: { siteId } })).total).toBe(1);
    expect((await officer.call('listSubmissions', { params: { siteId } })).total).toBe(1);
  });

  test('a colleague with the same key hands in a list of their own', async () => {
    const answer = Submission.parse(
      await (await submit(colleague, { siteId, content: list, key: 'mot-lan-nop' })).json(),
    );
    expect(answer).toMatchObject({ submittedBy: 'h34b', versionNumber: 2, receipt: { number: '278-000002' } });
  });
});

test('without a key every submission is its own', async () => {
  const answers = await Promise.all(Array.from({ length: 3 }, () => submit(officer, { siteId, content: list })));
  const numbers = await Promise.all(answers.map(async (answer) => Submission.parse(await answer.json()).versionNumber));
  expect(numbers.toSorted()).toEqual([3, 4, 5]);
});

test.each(['', 'có dấu', 'x'.repeat(201)])('the key %j is no key', async (key) => {
  const response = await fetch(`${emc.url}/api/sites/${siteId}/submissions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${officer.token}`, 'idempotency-key': Buffer.from(key).toString('latin1') },
    body: new FormData(),
  });
  expect(response.status).toBe(400);
  expect(Problem.parse(await response.json()).errors?.[0]?.path).toBe('idempotency-key');
});

/** The files in the data folder that belong to the site, and those that belong to none. */
async function originalsKept(): Promise<string[]> {
  const received = join(emc.folder, 'received');
  return [...(await readdir(join(received, String(siteId)))), ...(await readdir(join(received, 'incoming')))];
}
