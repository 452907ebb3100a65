import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Submission } from '@emc/contract';
import { Emc, fixture, submit, type Session } from './emc.js';
import { childrenOf } from './process-memory.js';

let emc: Emc;
let officer: Session;
beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

test('once a list came, a process waits for the next; it may die, and it ends with EMC', async () => {
  expect(await waiting()).toEqual([]);
  expect(await handIn()).toBe('accepted');
  const first = await theOneThatWaits();
  expect(await handIn()).toBe('accepted');
  const second = await theOneThatWaits();
  expect(second).not.toBe(first);
  process.kill(second, 'SIGKILL');
  expect(await handIn()).toBe('accepted');
  const third = await theOneThatWaits();
  expect(await emc.kill('SIGTERM')).toBe(0);
  while (existsSync(`/proc/${third}`)) await sleep(20);
});

async function handIn(): Promise<string> {
  const answer = await submit(officer, { siteId: 278, content: await fixture('appendix-i.openpyxl.xlsx') });
  return Submission.parse(await answer.json()).state;
}

async function theOneThatWaits(): Promise<number> {
  for (;;) {
    const [only] = await waiting();
    if (only !== undefined) return only;
    await sleep(20);
  }
}

/** Process ids. */
function waiting(): Promise<number[]> {
  return childrenOf(emc.process?.pid ?? 0);
}
