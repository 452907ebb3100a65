import { setTimeout as sleep } from 'node:timers/promises';
import { Submission, type DeclaredSheet } from '@emc/contract';
import { Emc, fixture, submit, type Session } from './emc.js';
import { childrenOf } from './process-memory.js';

let emc: Emc;
beforeAll(async () => {
  emc = await Emc.startFurnished();
});
afterAll(() => emc.close());

const children = () => childrenOf(emc.process?.pid ?? 0);

/** Looks at the processes until `work` has ended; answers each list that was seen. */
async function processesDuring(work: Promise<unknown>): Promise<number[][]> {
  const seen: number[][] = [];
  let isOver = false;
  const over = work.finally(() => (isOver = true));
  while (!isOver) {
    seen.push(await children());
    await sleep(5);
  }
  await over;
  return seen;
}

test('of many declared workbooks two are read at once, and all are', async () => {
  const officer = await emc.as('h34');
  const headers = { authorization: `Bearer ${officer.token}` };
  const template = await (await fetch(`${emc.url}/api/templates/declared.xlsx`, { headers })).blob();
  const declare = async () => {
    const body = new FormData();
    body.set('file', template, 'khai.xlsx');
    const answer = await fetch(`${emc.url}/api/sites/278/declared`, { method: 'POST', headers, body });
    return (await answer.json()) as DeclaredSheet;
  };
  const all = Promise.all(Array.from({ length: 8 }, declare));
  const seen = await processesDuring(all);
  expect(Math.max(...seen.map((pids) => pids.length))).toBeLessThanOrEqual(2);
  const answers = await all;
  expect(new Set(answers.map(({ state, sha256 }) => `${state} ${sha256}`)).size).toBe(1);
});

test('marked workbooks that nobody waits for any more are not made, and their processes end', async () => {
  const [leaving, staying] = [await emc.as('h34'), await emc.as('h56')];
  const [one, other] = [await refused(leaving, 278), await refused(staying, 15)];
  const leave = new AbortController();
  const asked = Array.from({ length: 16 }, () => marked(leaving, one, leave.signal).catch(() => undefined));
  while ((await children()).length < 2) await sleep(5);
  leave.abort();
  await Promise.all(asked);
  const before = new Set(await children());
  const answer = marked(staying, other);
  const seen = new Set((await processesDuring(answer)).flat());
  expect((await answer).status).toBe(200);
  // Its own, the one that takes its place when it has read, and one that was beginning while the others left.
  expect([...seen].filter((pid) => !before.has(pid)).length).toBeLessThanOrEqual(4);
});

async function refused(officer: Session, siteId: number): Promise<string> {
  const content = await fixture('officers-list.libreoffice.xlsx');
  return Submission.parse(await (await submit(officer, { siteId, content })).json()).id;
}

function marked({ url, token }: Session, id: string, signal?: AbortSignal): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  return fetch(`${url}/api/submissions/${id}/marked.xlsx`, { headers, ...(signal && { signal }) });
}
