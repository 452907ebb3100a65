import { readdir, rm } from 'node:fs/promises';
import type { Client, Submission } from '@emc/contract';
import { accountBook, accountRows, header } from './accounts.js';
import { Emc, fixture, submit, type Session } from './emc.js';

const siteId = 278;
const scan = Buffer.from('%PDF-1.7 quyết định');
const decision = { decisionNumber: '12/QĐ-UBND', decisionDate: '2026-03-02' };

let emc: Emc;
let officer: Session;
let serviceBook: Buffer;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
  serviceBook = await fixture('appendix-i.openpyxl.xlsx');
  const content = accountBook(accountRows(1, 100));
  await submit(officer, { siteId, content, query: 'kind=accounts&asOf=2026-02-01&makeDefault=true&wait=60' });
});
afterAll(() => emc.close());

/** Accounts that no other list of this journey has. */
let used = 1000;
const fresh = (count: number) => accountRows((used += 1000), used + count - 1);

interface Tried {
  readonly query: string;
  readonly fields?: Record<string, string | Blob>;
  /** More than one are parts. */
  readonly files: () => readonly Buffer[];
}

const withDecision = { ...decision, decisionScan: new Blob([scan]) };
const services = () => [serviceBook];
const whole = () => [accountBook(fresh(120))];
const inParts = () => [accountBook(fresh(70)), accountBook(fresh(50))];
const replacing = 'kind=accounts&mode=replace&asOf=2026-02-03';
const appending = 'kind=accounts&mode=append&asOf=2026-02-03';

const trials: readonly (readonly [what: string, tried: Tried])[] = [
  ['services', { query: 'kind=services', files: services }],
  ['services with a decision', { query: 'kind=services', fields: withDecision, files: services }],
  ['all accounts', { query: replacing, files: whole }],
  ['all accounts with a decision', { query: replacing, fields: withDecision, files: whole }],
  ['all accounts in parts', { query: replacing, files: inParts }],
  ['all accounts in parts with a decision', { query: replacing, fields: withDecision, files: inParts }],
  ['more accounts', { query: appending, files: whole }],
  ['more accounts with a decision', { query: appending, fields: withDecision, files: whole }],
  ['more accounts in parts', { query: appending, files: inParts }],
  ['more accounts in parts with a decision', { query: appending, fields: withDecision, files: inParts }],
];

async function tryOut({ query, fields, files }: Tried): Promise<{ trial: Submission; sent: readonly Buffer[] }> {
  const sent = files();
  let last: Submission | null = null;
  for (const [index, content] of sent.entries()) {
    const part = sent.length > 1 ? `&part=${index + 1}/${sent.length}` : '';
    const of = last ? `&submission=${last.id}` : '';
    const beside = index === 0 && fields ? { fields } : {};
    const asked = { siteId, content, query: `${query}&dryRun=true&wait=60${part}${of}`, ...beside };
    last = (await (await submit(officer, asked)).json()) as Submission;
  }
  if (last?.state !== 'accepted') throw new Error(`The trial was not accepted: ${JSON.stringify(last)}`);
  return { trial: last, sent };
}

const rowsOf = (kind: 'services' | 'accounts', count = 3) => ({
  sheetName: 'Trang tính',
  header: kind === 'services' ? ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'] : header,
  rows:
    kind === 'services'
      ? Array.from({ length: count }, (_, n) => [`Thủ tục ${n}`, 4, '', `1.00${4873 + n}.000.00.00.H34`, `MC-${n}`])
      : fresh(count),
});

const handIn = (call: Client, id: string, makeDefault = 'false' as 'true' | 'false') =>
  call('handInTrial', { params: { id }, query: { makeDefault, wait: 60 } });

/** What has to be the same of a trial and of what is handed in. */
function asTried({ kind, mode, asOf, source, fileName, sha256, parts, decision: signed, counts, diff }: Submission) {
  return { kind, mode, asOf, source, fileName, sha256, parts, decision: signed, counts, diff };
}

async function bytes(name: 'originalFile' | 'decisionScan', id: string, part = 1): Promise<Buffer> {
  const response = await officer.call(name, { params: { id }, ...(part > 1 && { query: { part } as never }) });
  return Buffer.from(await response.arrayBuffer());
}

describe.each(['false', 'true'] as const)('a trial handed in with makeDefault=%s', (makeDefault) => {
  test.each(trials)('is exactly what was tried: %s', async (_, tried) => {
    const { trial, sent } = await tryOut(tried);
    const done = await handIn(officer.call, trial.id, makeDefault);
    expect(asTried(done)).toEqual(asTried(trial));
    expect(done).toMatchObject({ state: 'accepted', dryRun: false, makeDefault: makeDefault === 'true' });
    for (const [index, content] of sent.entries()) {
      expect((await bytes('originalFile', done.id, index + 1)).equals(content)).toBe(true);
    }
    if (tried.fields) expect((await bytes('decisionScan', done.id)).equals(scan)).toBe(true);
    const { items } = await officer.call('listVersions', { params: { siteId }, query: { kind: trial.kind } });
    const after = trial.diff?.after;
    expect(items[0]).toMatchObject({
      number: done.versionNumber,
      isDefault: makeDefault === 'true',
      rows: typeof after === 'number' ? after : after?.accounts,
    });
    // Pressed again, by a colleague too, it is the same submission.
    expect((await handIn(officer.call, trial.id, makeDefault)).id).toBe(done.id);
    expect((await handIn((await emc.as('admin')).call, trial.id, makeDefault)).id).toBe(done.id);
  });

  test.each(['services', 'accounts'] as const)('is exactly what was tried: rows of %s', async (kind) => {
    const query = kind === 'accounts' ? { kind, asOf: '2026-02-03', mode: 'append' as const } : { kind };
    const body = { ...rowsOf(kind), ...decision };
    const trial = await officer.call('submit', {
      params: { siteId },
      query: { ...query, dryRun: 'true', wait: 60 },
      body,
    });
    const form = new FormData();
    form.set('decisionScan', new Blob([scan]));
    const params = { id: trial.id };
    const done = await officer.call('handInTrial', { params, query: { makeDefault, wait: 60 }, form });
    const signed = { number: '12/QĐ-UBND', date: '2026-03-02', hasScan: true };
    expect(asTried(done)).toEqual({ ...asTried(trial), source: 'rows', decision: signed });
    expect(done.state).toBe('accepted');
    expect((await bytes('originalFile', done.id)).equals(await bytes('originalFile', trial.id))).toBe(true);
    expect((await bytes('decisionScan', done.id)).equals(scan)).toBe(true);
  });
});

test('of many presses at once one hands in; with other choices it is refused', async () => {
  const { trial } = await tryOut({ query: 'kind=services', files: services });
  const all = await Promise.all(Array.from({ length: 6 }, () => handIn(officer.call, trial.id)));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  await expect(handIn(officer.call, trial.id, 'true')).rejects.toThrow('ALREADY_HANDED_IN');
  const entries = await emc.sql<{ detail: object }>(
    `SELECT actor, detail FROM audit_entry WHERE action = 'submission.received' AND subject = $1`,
    [all[0]?.id],
  );
  expect(entries).toEqual([
    { actor: 'h34', detail: expect.objectContaining({ trialId: trial.id, dryRun: false }) as object },
  ]);
});

describe('is refused', () => {
  test('what is no trial, was not accepted, or belongs to others', async () => {
    const real = (await (await submit(officer, { siteId, content: serviceBook })).json()) as Submission;
    await expect(handIn(officer.call, real.id)).rejects.toThrow('NOT_A_TRIAL');
    const bad = await fixture('officers-list.libreoffice.xlsx');
    const faulty = (await (
      await submit(officer, { siteId, content: bad, query: 'dryRun&wait=60' })
    ).json()) as Submission;
    await expect(handIn(officer.call, faulty.id)).rejects.toThrow('TRIAL_NOT_ACCEPTED');
    const { trial } = await tryOut({ query: 'kind=services', files: services });
    await expect(handIn((await emc.as('h56')).call, trial.id)).rejects.toThrow('SUBMISSION_NOT_FOUND');
    const content = accountBook(fresh(3));
    const query = 'kind=accounts&part=1/2&dryRun=true';
    const waiting = (await (await submit(officer, { siteId, content, query })).json()) as Submission;
    await expect(handIn(officer.call, waiting.id)).rejects.toThrow('STILL_WORKING');
  });

  test('a trial that was compared with another default version', async () => {
    const { trial } = await tryOut({ query: appending, files: whole });
    const { trial: other } = await tryOut({ query: appending, files: whole });
    await handIn(officer.call, other.id, 'true');
    await expect(handIn(officer.call, trial.id, 'true')).rejects.toThrow('DEFAULT_CHANGED');
  });

  test('by its verdict, when the default changes only after it was handed in', async () => {
    const { trial } = await tryOut({ query: 'kind=services', files: services });
    // Without a worker nothing is judged; meanwhile it is as if another list had become the default.
    await emc.kill();
    await emc.run({ EMC_ROLE: 'api' });
    officer = await emc.as('h34');
    const done = await officer.call('handInTrial', { params: { id: trial.id }, query: {} });
    await emc.sql(`UPDATE submission SET diff = jsonb_set(diff, '{against}', '999') WHERE id = $1`, [trial.id]);
    await emc.kill();
    await emc.run();
    officer = await emc.as('h34');
    let again = done;
    while (again.finishedAt === null) again = await officer.call('getSubmission', { params: { id: done.id } });
    expect(again).toMatchObject({ state: 'refused', counts: { errors: 1 }, versionNumber: null, diff: null });
    const { items } = await officer.call('submissionIssues', { params: { id: done.id } });
    expect(items.map(({ code }) => code)).toEqual(['TRIAL_OUTDATED']);
  });

  test('a trial whose files are gone, and a scan that is none', async () => {
    const { trial } = await tryOut({ query: appending, files: inParts });
    const form = new FormData();
    form.set('decisionScan', new Blob(['không phải bản quét']));
    const asked = officer.call('handInTrial', { params: { id: trial.id }, query: {}, form });
    await expect(asked).rejects.toThrow('SCAN_NOT_ACCEPTED');
    const wrong = officer.call('handInTrial', {
      params: { id: trial.id },
      query: {},
      body: { asOf: '2026-01-01' } as never,
    });
    await expect(wrong).rejects.toThrow('REQUEST_INVALID');
    await rm(`${emc.folder}/received/${siteId}/${trial.id}.part-2`);
    await expect(handIn(officer.call, trial.id)).rejects.toThrow('FILE_NOT_KEPT');
    const [{ kept } = { kept: 0 }] = await emc.sql<{ kept: number }>('SELECT count(*)::int AS kept FROM submission');
    const names = new Set((await readdir(`${emc.folder}/received/${siteId}`)).map((name) => name.slice(0, 36)));
    expect(names.size).toBeLessThanOrEqual(kept);
  });
});
