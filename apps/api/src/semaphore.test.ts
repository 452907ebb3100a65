import { Refused } from './http/refused.js';
import { Semaphore } from './semaphore.js';

/** Work that ends when it is told to; what began is in `begun`, in its order. */
class Desk {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, (error?: Error) => void>();

  constructor(private readonly semaphore: Semaphore) {}

  ask(name: string, { of = name, gone }: { of?: string; gone?: AbortSignal } = {}): Promise<string> {
    return this.semaphore.run({ of, gone }, () => {
      this.begun.push(name);
      return new Promise<string>((resolve, reject) => {
        this.ends.set(name, (error) => (error ? reject(error) : resolve(name)));
      });
    });
  }

  async end(name: string, error?: Error): Promise<void> {
    this.ends.get(name)?.(error);
    await settled();
  }
}

/** Until everything that follows from what has happened has happened. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

const deskOf = (atOnce: number, mostWaiting = 100) => new Desk(new Semaphore({ atOnce, mostWaiting }));
const codeOf = (error: unknown) => (error instanceof Refused ? error.code : error);

test('so many work side by side, the others in the order they came, also after a failure', async () => {
  const desk = deskOf(2);
  const works = ['1', '2', '3', '4'].map((name) => desk.ask(name));
  const all = Promise.allSettled(works);
  await settled();
  expect(desk.begun).toEqual(['1', '2']);
  await desk.end('1', new Error('broken'));
  expect(desk.begun).toEqual(['1', '2', '3']);
  await desk.end('2');
  expect(desk.begun).toEqual(['1', '2', '3', '4']);
  await desk.end('3');
  await desk.end('4');
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});

test('served in rounds, one of each name', async () => {
  const desk = deskOf(1);
  const asked = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1', 'a5'];
  for (const name of asked) void desk.ask(name, { of: name[0] ?? '' });
  await settled();
  while (desk.begun.length < asked.length) await desk.end(desk.begun.at(-1) ?? '');
  expect(desk.begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4', 'a5']);
});

test('sixteen that ask and go leave the next turn to another', async () => {
  const desk = deskOf(2);
  const leaving = new AbortController();
  const gone = Array.from({ length: 16 }, (_, index) => desk.ask(`a${index}`, { of: 'a', gone: leaving.signal }));
  const refused = Promise.allSettled(gone.slice(2));
  const other = desk.ask('b', { of: 'b' });
  await settled();
  leaving.abort(new Error('gone'));
  expect((await refused).map(({ status }) => status)).toEqual(Array(14).fill('rejected'));
  expect(desk.begun).toEqual(['a0', 'a1']);
  await desk.end('a0');
  expect(desk.begun).toEqual(['a0', 'a1', 'b']);
  await desk.end('b');
  await expect(other).resolves.toBe('b');
});

test('who has gone before asking gets no turn, and takes none', async () => {
  const desk = deskOf(1);
  await expect(desk.ask('a', { gone: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone');
  void desk.ask('b');
  await settled();
  expect(desk.begun).toEqual(['b']);
});

test('a full queue refuses the one who asks too much, not the one who comes last', async () => {
  const desk = deskOf(1, 3);
  void desk.ask('a0', { of: 'a' });
  const [, , third] = ['a1', 'a2', 'a3'].map((name) => desk.ask(name, { of: 'a' }).catch(codeOf));
  void desk.ask('b1', { of: 'b' });
  await expect(third).resolves.toBe('BUSY');
  for (const name of ['a0', 'a1', 'b1']) await desk.end(name);
  expect(desk.begun).toEqual(['a0', 'a1', 'b1', 'a2']);
});

test('a queue full of others refuses the newcomer, with a time to come again', async () => {
  const desk = deskOf(1, 2);
  for (const name of ['a', 'b', 'c']) void desk.ask(name);
  const refused = await desk.ask('d').catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'BUSY', headers: { 'retry-after': '5' } });
});

test('a turn that is ended twice frees one place', async () => {
  const semaphore = new Semaphore({ atOnce: 1, mostWaiting: 9 });
  const release = await semaphore.acquire({ of: 'a' });
  release();
  release();
  await semaphore.acquire({ of: 'a' });
  const begun: string[] = [];
  void semaphore.run({ of: 'b' }, async () => void begun.push('b'));
  await settled();
  expect(begun).toEqual([]);
});
