import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Submission } from '@emc/contract';
import { accountBook, accountRows } from './accounts.js';
import { Emc, submit, type Session } from './emc.js';

const rows = 100_000;

let emc: Emc;
let officer: Session;
let large: Buffer;

beforeAll(async () => {
  large = accountBook(accountRows(1, rows));
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

async function handIn(content: Buffer, query = 'kind=accounts'): Promise<Submission> {
  return Submission.parse(await (await submit(officer, { siteId: 278, content, query })).json());
}

const find = ({ id }: Submission) => officer.call('getSubmission', { params: { id } });
const cancel = ({ id }: Submission, by = officer) => by.call('cancelSubmission', { params: { id } });

async function beingRead(submission: Submission): Promise<void> {
  while ((await find(submission)).progress.rowsRead === 0) await sleep(10);
}

async function expectNothingLeft({ id }: Submission): Promise<void> {
  const left = await emc.sql(
    `SELECT FROM account WHERE submission_id = $1
     UNION ALL SELECT FROM submission_issue WHERE submission_id = $1
     UNION ALL SELECT FROM list_version WHERE submission_id = $1`,
    [id],
  );
  expect(left).toEqual([]);
  const files = await readdir(join(emc.folder, 'received'), { recursive: true });
  expect(files.filter((name) => name.includes(id))).toEqual([]);
}

test('a list that is being read stops at once and leaves nothing', async () => {
  const submission = await handIn(large);
  await beingRead(submission);
  const cancelled = await cancel(submission);
  expect(cancelled).toMatchObject({ state: 'cancelled', versionNumber: null, counts: { rows: 0, errors: 0 } });
  await expectNothingLeft(submission);
  const [entry] = await emc.sql(
    `SELECT actor FROM audit_entry WHERE subject = $1 AND action = 'submission.cancelled'`,
    [submission.id],
  );
  expect(entry).toEqual({ actor: 'h34' });
  await expect(cancel(submission)).rejects.toMatchObject({ problem: { code: 'ALREADY_FINISHED' } });
});

test('a list that waits behind others is never read', async () => {
  const [first, second, waiting] = [await handIn(large), await handIn(large), await handIn(large)];
  expect(await cancel(waiting)).toMatchObject({ state: 'cancelled', progress: { rowsRead: 0 } });
  await expectNothingLeft(waiting);
  for (const submission of [first, second]) expect((await cancel(submission)).state).toBe('cancelled');
});

test('a list whose parts have not all come', async () => {
  const submission = await handIn(accountBook(accountRows(1, 5)), 'kind=accounts&part=1/2');
  expect(await cancel(submission)).toMatchObject({ state: 'cancelled' });
  await expectNothingLeft(submission);
  const answer = await submit(officer, {
    siteId: 278,
    content: accountBook(accountRows(6, 9)),
    query: `kind=accounts&part=2/2&submission=${submission.id}`,
  });
  expect(await answer.json()).toMatchObject({ code: 'PARTS_DIFFER' });
});

test('what has a result keeps it', async () => {
  const submission = await handIn(accountBook(accountRows(1, 5)), 'kind=accounts&wait=30');
  expect(submission.state).toBe('accepted');
  await expect(cancel(submission)).rejects.toMatchObject({ problem: { code: 'ALREADY_FINISHED' } });
  expect((await find(submission)).state).toBe('accepted');
});

test('nobody of another agency can', async () => {
  const submission = await handIn(large);
  await expect(cancel(submission, await emc.as('h56'))).rejects.toMatchObject({
    problem: { code: 'SUBMISSION_NOT_FOUND' },
  });
  await cancel(submission);
});

test('a list of which a part is missing for a day is cancelled by EMC itself', async () => {
  const submissions = [
    await handIn(accountBook(accountRows(1, 5)), 'kind=accounts&part=1/2'),
    await handIn(accountBook(accountRows(1, 5)), 'kind=accounts&part=1/2'),
  ] as const;
  await emc.sql(`UPDATE submission_part SET received_at = now() - interval '25 hours' WHERE submission_id = $1`, [
    submissions[0].id,
  ]);
  await emc.kill();
  await emc.run();
  officer = await emc.as('h34');
  expect((await find(submissions[0])).state).toBe('cancelled');
  expect((await find(submissions[1])).state).toBe('awaiting');
  await expectNothingLeft(submissions[0]);
});

test('a cancel that EMC did not live to carry out is carried out at the next start', async () => {
  const submission = await handIn(large);
  await beingRead(submission);
  await emc.kill();
  await emc.sql(`UPDATE submission SET cancelled_by = 'h34' WHERE id = $1`, [submission.id]);
  await emc.run();
  officer = await emc.as('h34');
  while ((await find(submission)).state !== 'cancelled') await sleep(50);
  await expectNothingLeft(submission);
});

test.each([1, 2, 3])('killed while %d times a list of accounts is read, EMC keeps all of it or none', async (time) => {
  const submission = await handIn(large, 'kind=accounts&makeDefault');
  await beingRead(submission);
  await sleep(150 * time);
  await emc.kill();
  expect(await emc.sql('SELECT FROM account WHERE submission_id = $1', [submission.id])).toEqual([]);
  await emc.run();
  officer = await emc.as('h34');
  while ((await find(submission)).finishedAt === null) await sleep(50);
  expect(await find(submission)).toMatchObject({ state: 'accepted', counts: { rows, errors: 0 } });
  const [{ accounts } = { accounts: 0 }] = await emc.sql<{ accounts: number }>(
    'SELECT count(*)::integer AS accounts FROM account WHERE submission_id = $1',
    [submission.id],
  );
  expect(accounts).toBe(rows);
});
