import { Submission } from '@emc/contract';
import { workbookOfTexts } from '@emc/xlsx-templates/fixtures';
import { accountBook, accountRows } from './accounts.js';
import { Emc, password, submit, type Session } from './emc.js';

let emc: Emc;
let officer: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

const parts = [accountBook(accountRows(1, 50)), accountBook(accountRows(51, 90)), accountBook(accountRows(91, 120))];

async function send(part: string, content: Buffer | undefined, first?: Submission): Promise<Response> {
  const of = first ? `&submission=${first.id}` : '';
  return submit(officer, {
    siteId: 278,
    content: content ?? Buffer.alloc(0),
    query: `kind=accounts&part=${part}${of}&wait=30`,
  });
}

async function sent(...args: Parameters<typeof send>): Promise<Submission> {
  return Submission.parse(await (await send(...args)).json());
}

describe('a list in three parts', () => {
  test('is judged and kept as one when all have come, in whatever order', async () => {
    const first = await sent('1/3', parts[0]);
    expect(first).toMatchObject({ state: 'awaiting', parts: { expected: 3, received: [{ number: 1 }] } });
    const third = await sent('3/3', parts[2], first);
    expect(third).toMatchObject({ id: first.id, state: 'awaiting' });
    const last = await sent('2/3', parts[1], first);
    expect(last).toMatchObject({ id: first.id, state: 'accepted', counts: { rows: 120, errors: 0 } });
    expect(last.parts?.received.map(({ number }) => number)).toEqual([1, 2, 3]);
    const again = await sent('2/3', parts[1], first);
    expect(again).toEqual(last);

    const original = await fetch(`${officer.url}/api/submissions/${first.id}/original?part=3`, {
      headers: { authorization: `Bearer ${officer.token}` },
    });
    expect(Buffer.from(await original.arrayBuffer()).equals(parts[2] ?? Buffer.alloc(0))).toBe(true);
  });

  test('names the part in which a repeated id stands', async () => {
    const first = await sent('1/2', parts[0]);
    const ended = await sent('2/2', accountBook(accountRows(50, 60)), first);
    expect(ended.state).toBe('refused');
    const { items } = await officer.call('submissionIssues', { params: { id: first.id } });
    expect(items).toContainEqual(
      expect.objectContaining({ code: 'ACCOUNT_ID_DUPLICATE', sheet: '2/2 · Tài khoản 1', cell: 'A2' }),
    );
  });

  test('of which one holds no list says which', async () => {
    const first = await sent('1/2', parts[0]);
    const ended = await sent('2/2', workbookOfTexts([{ name: 'Ghi chú', rows: [['Không có gì']] }]), first);
    expect(ended.state).toBe('refused');
    const { items } = await officer.call('submissionIssues', { params: { id: first.id } });
    expect(items).toEqual([expect.objectContaining({ code: 'HEADER_MISSING', sheet: '2/2' })]);
  });

  test('refuses a part that does not fit', async () => {
    const first = await sent('1/3', parts[0]);
    const ofFour = await send('2/4', parts[1], first);
    expect(await ofFour.json()).toMatchObject({ status: 409, code: 'PARTS_DIFFER' });
    await sent('2/3', parts[1], first);
    const other = await send('2/3', parts[2], first);
    expect(await other.json()).toMatchObject({ status: 409, code: 'PARTS_DIFFER' });
    for (const said of ['dryRun=true', 'makeDefault=true', 'asOf=2020-01-01', 'mode=append']) {
      const query = `kind=accounts&part=3/3&submission=${first.id}&${said}`;
      const answer = await submit(officer, { siteId: 278, content: parts[2] ?? Buffer.alloc(0), query });
      expect([said, await answer.json()]).toEqual([said, expect.objectContaining({ code: 'PARTS_DIFFER' })]);
    }
    const foreign = await emc.as('h56');
    const answer = await submit(foreign, {
      siteId: 15,
      content: parts[1] ?? Buffer.alloc(0),
      query: `kind=accounts&part=2/3&submission=${first.id}`,
    });
    expect(await answer.json()).toMatchObject({ status: 404, code: 'SUBMISSION_NOT_FOUND' });
  });
});

describe('who may see it', () => {
  let viewer: { readonly id: string; readonly session: Session };
  beforeAll(async () => {
    const admin = await emc.as('admin');
    const body = {
      username: 'xem.chung',
      displayName: 'Người xem',
      password,
      role: 'viewer',
      agencyCode: null,
    } as const;
    const { id } = await admin.call('addUser', { body });
    viewer = { id, session: await emc.as('xem.chung') };
  });

  test('its files are for officers and administrators, and each reading is recorded', async () => {
    const first = await sent('1/2', parts[0]);
    const { id } = await sent('2/2', parts[0], first);
    const read: string[][] = [];
    for (const username of ['h34', 'admin']) {
      const { call } = await emc.as(username);
      await call('originalFile', { params: { id }, query: { part: 2 } });
      await call('markedWorkbook', { params: { id } });
      read.push(['marked.read', username], ['original.read', username]);
    }
    const { call } = viewer.session;
    await expect(call('originalFile', { params: { id } })).rejects.toThrow('NOT_ALLOWED');
    await expect(call('markedWorkbook', { params: { id } })).rejects.toThrow('NOT_ALLOWED');
    expect(await call('getSubmission', { params: { id } })).toHaveProperty('counts');
    const { items } = await (await emc.as('admin')).call('listAudit', { query: {} });
    const about = items.filter(({ subject, action }) => subject === id && action.endsWith('.read'));
    expect(about.map(({ action, actor }) => [action, actor]).sort()).toEqual(read.sort());
  });

  test('who follows it hears no more once they may not', async () => {
    const waiting = await sent('1/2', parts[1]);
    const stream = await fetch(`${emc.url}/api/submissions/${waiting.id}/events`, {
      headers: { authorization: `Bearer ${viewer.session.token}` },
    });
    const reader = stream.body!.getReader();
    expect((await reader.read()).done).toBe(false);
    const admin = await emc.as('admin');
    await admin.call('changeUser', {
      params: { id: viewer.id },
      headers: { 'if-match': '*' },
      body: { disabled: true },
    });
    // It ends by itself; the list still waits for its other part.
    while (!(await reader.read()).done);
    expect(await officer.call('getSubmission', { params: { id: waiting.id } })).toMatchObject({ state: 'awaiting' });
  });
});
