import { Bell } from './bell.js';

const forever = 1_000_000;

test('whoever waits at a name goes on when it is rung, the others stay', async () => {
  const bell = new Bell();
  const gone: string[] = [];
  const waits = ['a', 'a', 'b'].map((name) => bell.wait(name, forever).then(() => gone.push(name)));
  bell.ring('a');
  await Promise.all(waits.slice(0, 2));
  expect(gone).toEqual(['a', 'a']);
  bell.ringAll();
  await Promise.all(waits);
  expect(gone).toEqual(['a', 'a', 'b']);
});

test('nobody waits longer than they said', async () => {
  await expect(new Bell().wait('a', 0)).resolves.toBeUndefined();
});

test('a ring before the wait is not heard', async () => {
  const bell = new Bell();
  bell.ring('a');
  const first = await Promise.race([
    bell.wait('a', forever).then(() => 'rung'),
    bell.wait('b', 0).then(() => 'not yet'),
  ]);
  expect(first).toBe('not yet');
  bell.ringAll();
});
