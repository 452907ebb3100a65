import { Refused } from '../http/refused.js';
import { Lane, type LaneEnds, type Post, type Waiting } from './feed-lane.js';
import type { Batch, Group } from './store-events.js';

const failing = (code: string) => Object.assign(new Error(code), { code });
const heldPost = (id: string) => ({ held: { id } }) as unknown as Post;
const idsOf = ({ held }: Batch) => held.map(({ id }) => id).join('');

/** Posts a, b, c … at once into a lane whose tries end so; what was done, in its order, and how each was answered. */
async function written(count: number, tries: readonly (Error | null)[], more: Partial<LaneEnds> = {}) {
  const left = [...tries];
  const log: string[] = [];
  const groups: Group[] = [];
  const answers: unknown[] = [];
  const lane = new Lane({
    store: async (batch, group) => {
      const error = left.shift() ?? null;
      groups.push(group);
      log.push(`${error ? error.message : 'stored'} ${idsOf(batch)}`);
      if (error) throw error;
    },
    spool: async (batch, group) => {
      groups.push(group);
      log.push(`spooled ${idsOf(batch)}`);
    },
    isAway: () => false,
    part: null,
    ...more,
  });
  const waiting = Array.from({ length: count }, (_, n): Waiting => {
    const post = heldPost(String.fromCharCode(97 + n));
    return { post, done: () => (answers[n] = 'done'), failed: (error) => (answers[n] = error) };
  });
  lane.add(waiting);
  await lane.idle();
  return { log, groups, answers };
}

test('a group is one statement', async () => {
  expect(await written(3, [])).toMatchObject({ log: ['stored abc'], answers: ['done', 'done', 'done'] });
});

test('what is tried again bears the same number, so that it is stored once', async () => {
  const { log, groups } = await written(2, [failing('ECONNRESET'), new Error('Query read timeout')]);
  expect(log).toEqual(['ECONNRESET ab', 'Query read timeout ab', 'stored ab']);
  expect(new Set(groups.map(({ writer, number }) => `${writer} ${number}`)).size).toBe(1);
});

test('so does what is spooled after it; what comes then is of another writer', async () => {
  const refused = Array.from({ length: 4 }, () => failing('ECONNREFUSED'));
  const { log, groups } = await written(501, refused);
  expect(log.map((line) => line.split(' ')[0])).toEqual([...refused.map(({ code }) => code), 'spooled', 'stored']);
  expect(new Set(groups.slice(0, 5).map(({ writer }) => writer)).size).toBe(1);
  expect(groups.at(-1)?.writer).not.toBe(groups[0]?.writer);
});

test('a full disk of the database is not asked again', async () => {
  expect((await written(2, [failing('53100')])).log).toEqual(['53100 ab', 'spooled ab']);
});

test('where the spool has no room either, all who wait are told to come again', async () => {
  const full = new Refused('NO_ROOM', undefined, { 'retry-after': '60' });
  const { answers } = await written(2, [failing('53100')], { spool: () => Promise.reject(full) });
  expect(answers).toEqual([full, full]);
});

test('one that the database will never take stops none of the others', async () => {
  const bad = failing('22003');
  const { log, answers } = await written(3, [bad, null, bad, null]);
  expect(log).toEqual(['22003 abc', 'stored a', '22003 b', 'stored c']);
  expect(answers).toEqual(['done', bad, 'done']);
});

test('who waits for a lock is parted from the others, at once', async () => {
  const { log, answers } = await written(3, [failing('55P03')], {
    part: async (posts) => posts.filter(({ post }) => 'held' in post && post.held.id !== 'b'),
  });
  expect(log).toEqual(['55P03 abc', 'stored ac']);
  expect(answers).toEqual(['done', undefined, 'done']);
});

test('… but not when the try before it may have been committed: then the whole is spooled under its number', async () => {
  const { log } = await written(2, [failing('ECONNRESET'), failing('55P03')], { part: async () => [] });
  expect(log).toEqual(['ECONNRESET ab', '55P03 ab', 'spooled ab']);
});
