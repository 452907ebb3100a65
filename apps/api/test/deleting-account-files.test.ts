import { access, copyFile, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Submission } from '@emc/contract';
import { Emc, type Session } from './emc.js';

const canary = '001089012345';
const dayMs = 86_400_000;
/** Ids before and after all that the tests are given. */
const earlier = '0193a000-0000-7000-8000-000000000001';
const later = 'ffffffff-0000-7000-8000-000000000001';

let emc: Emc;
let officer: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

const header = ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'];
const accounts = { sheetName: 'Tài khoản', header, rows: [[canary, canary, 2, '27/02/2023', '28/02/2023']] };
const services = {
  sheetName: 'Dịch vụ công',
  header: ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'],
  rows: [['Đăng ký khai sinh', 4, '', '1.001193.000.00.00.H34', '000004']],
};

async function handIn(kind: 'accounts' | 'services'): Promise<Submission> {
  const response = await fetch(`${emc.url}/api/sites/278/submissions?kind=${kind}&wait=30`, {
    method: 'POST',
    headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(kind === 'accounts' ? accounts : services),
  });
  const submission = Submission.parse(await response.json());
  expect(submission.state).toBe('accepted');
  return submission;
}

const placeOf = (name: string) => join(emc.folder, 'received/278', name);
const originalOf = ({ id }: Submission) => placeOf(`${id}.original`);
const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Lets so many days pass since the submission ended and its file arrived. */
async function age(submission: Submission, days: number): Promise<void> {
  const { id } = submission;
  await emc.sql(`UPDATE submission SET finished_at = finished_at - make_interval(days => $2) WHERE id = $1`, [
    id,
    days,
  ]);
  await ageFile(originalOf(submission), days);
}

async function ageFile(path: string, days: number): Promise<void> {
  const then = new Date(Date.now() - days * dayMs - 60_000);
  await utimes(path, then, then);
}

/** A file as a crash may leave it behind. */
async function stray(name: string, days: number): Promise<string> {
  const path = placeOf(name);
  await copyFile(placeOf((await readdir(placeOf('.')))[0] ?? ''), path);
  await ageFile(path, days);
  return path;
}

/** Files are swept at a start, those without a submission last. */
async function startAgain(env: Record<string, string> = {}): Promise<void> {
  const last = await stray(`${earlier}.original`, 1);
  await emc.kill();
  await emc.run(env);
  while (await exists(last)) await sleep(20);
  officer = await emc.as('h34');
}

async function deletions({ id }: Submission): Promise<{ actor: string; marked: boolean }[]> {
  return emc.sql(
    `SELECT a.actor, s.original_deleted_at IS NOT NULL AS marked FROM audit_entry a JOIN submission s ON s.id::text = a.subject
     WHERE a.action = 'original.deleted' AND s.id = $1`,
    [id],
  );
}

const deletedOnce = [{ actor: 'system', marked: true }];

function ask(path: string): Promise<Response> {
  return fetch(`${emc.url}/api/${path}`, { headers: { authorization: `Bearer ${officer.token}` } });
}

test('originals are never plain on disk, and go out as they came', async () => {
  const submission = await handIn('accounts');
  expect((await readFile(originalOf(submission))).includes(canary)).toBe(false);
  expect(await (await ask(`submissions/${submission.id}/original`)).text()).toContain(canary);
});

test('originals of account lists are deleted after thirty days, or as many as are set, each with one entry in the audit', async () => {
  const [due, cut, early] = [await handIn('accounts'), await handIn('accounts'), await handIn('accounts')];
  const [recent, ofServices] = [await handIn('accounts'), await handIn('services')];
  await age(due, 30);
  await age(cut, 31);
  await age(early, 29);
  await age(recent, 2);
  await age(ofServices, 400);
  await copyFile(originalOf(due), join(emc.folder, 'copy'));
  await rm(originalOf(cut)); // As if EMC had been killed before the mark.
  await startAgain();
  const all = [due, cut, early, recent, ofServices];
  const kept = () => Promise.all(all.map((each) => exists(originalOf(each))));
  expect(await kept()).toEqual([false, false, true, true, true]);
  expect(await Promise.all(all.map(deletions))).toEqual([deletedOnce, deletedOnce, [], [], []]);
  for (const what of ['original', 'marked.xlsx']) {
    const response = await ask(`submissions/${due.id}/${what}`);
    expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ code: 'FILE_NOT_KEPT' })]);
  }

  await copyFile(join(emc.folder, 'copy'), originalOf(due)); // As from a backup.
  await ageFile(originalOf(due), 30);
  await startAgain({ EMC_ACCOUNT_FILE_DAYS: '3' });
  expect(await kept()).toEqual([false, false, false, true, true]);
  expect(await Promise.all(all.map(deletions))).toEqual([deletedOnce, deletedOnce, deletedOnce, [], []]);
});

test('files without a submission are deleted after a day, unless they are later than all that the database knows', async () => {
  const known = await handIn('services');
  const kept = [
    await stray(`${earlier}.part-2`, 0),
    await stray(`${later}.original`, 1),
    await stray('ghi-chu.txt', 1),
    originalOf(known),
  ];
  await startAgain();
  expect(await Promise.all(kept.map(exists))).toEqual([true, true, true, true]);
});
