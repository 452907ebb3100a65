import { copyFile, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Submission } from '@emc/contract';
import { Emc, type Session } from './emc.js';

const canary = '001089012345';
const dayMs = 86_400_000;

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

const folder = () => join(emc.folder, 'received/278');
const pathOf = ({ id }: Submission, role = 'original') => join(folder(), `${id}.${role}`);

async function isKept(submission: Submission): Promise<boolean> {
  return (await readdir(folder())).includes(`${submission.id}.original`);
}

/** Lets so many days pass since the submission ended and its files arrived. */
async function age({ id }: Submission, days: number): Promise<void> {
  await emc.sql(`UPDATE submission SET finished_at = finished_at - make_interval(days => $2) WHERE id = $1`, [
    id,
    days,
  ]);
  for (const name of await readdir(folder())) if (name.startsWith(id)) await ageFile(join(folder(), name), days);
}

async function ageFile(path: string, days: number): Promise<void> {
  const then = new Date(Date.now() - days * dayMs - 60_000);
  await utimes(path, then, then);
}

/** Files are swept at a start; whoever is asked to stop ends the sweep first. */
async function startAgain(env: Record<string, string> = {}): Promise<void> {
  await emc.kill();
  await emc.run(env);
  await emc.kill('SIGTERM');
  await emc.run(env);
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

describe('originals of account lists', () => {
  test('are never plain on disk, and go out as they came', async () => {
    const submission = await handIn('accounts');
    expect((await readFile(pathOf(submission))).includes(canary)).toBe(false);
    expect(await (await ask(`submissions/${submission.id}/original`)).text()).toContain(canary);
  });

  test('are deleted thirty days after the end, with an entry in the audit; those of services stay', async () => {
    const [due, early, ofServices] = [await handIn('accounts'), await handIn('accounts'), await handIn('services')];
    await age(due, 30);
    await age(early, 29);
    await age(ofServices, 400);
    await startAgain();
    expect([await isKept(due), await isKept(early), await isKept(ofServices)]).toEqual([false, true, true]);
    expect([await deletions(due), await deletions(early), await deletions(ofServices)]).toEqual([deletedOnce, [], []]);
    for (const what of ['original', 'marked.xlsx']) {
      const response = await ask(`submissions/${due.id}/${what}`);
      expect([response.status, await response.json()]).toEqual([
        404,
        expect.objectContaining({ code: 'FILE_NOT_KEPT' }),
      ]);
    }
  });

  test('are kept as long as the setting says', async () => {
    const submission = await handIn('accounts');
    await age(submission, 2);
    await startAgain({ EMC_ACCOUNT_FILE_DAYS: '3' });
    expect(await isKept(submission)).toBe(true);
    await startAgain({ EMC_ACCOUNT_FILE_DAYS: '1' });
    expect([await isKept(submission), await deletions(submission)]).toEqual([false, deletedOnce]);
  });

  test('whose deletion was cut off before the mark are marked, with one entry', async () => {
    const submission = await handIn('accounts');
    await age(submission, 31);
    await rm(pathOf(submission));
    await startAgain();
    expect(await deletions(submission)).toEqual(deletedOnce);
  });

  test('that came back after the mark are deleted again, without another entry', async () => {
    const submission = await handIn('accounts');
    await age(submission, 31);
    await copyFile(pathOf(submission), join(emc.folder, 'copy'));
    await startAgain();
    await copyFile(join(emc.folder, 'copy'), pathOf(submission));
    await ageFile(pathOf(submission), 31);
    await startAgain();
    expect([await isKept(submission), await deletions(submission)]).toEqual([false, deletedOnce]);
  });
});

describe('files without a submission', () => {
  const before = '0193a000-0000-7000-8000-000000000001';
  const after = 'ffffffff-0000-7000-8000-000000000001';

  test('are deleted after a day, unless they are later than all that the database knows', async () => {
    const known = await handIn('services');
    const [old, fresh, later] = [`${before}.original`, `${before}.part-2`, `${after}.original`];
    for (const name of [old, fresh, later, 'ghi-chu.txt']) await copyFile(pathOf(known), join(folder(), name));
    for (const name of [old, later, 'ghi-chu.txt']) await ageFile(join(folder(), name), 1);
    await startAgain();
    const names = await readdir(folder());
    expect([old, fresh, later, 'ghi-chu.txt'].map((name) => names.includes(name))).toEqual([false, true, true, true]);
    expect(await isKept(known)).toBe(true);
  });
});
