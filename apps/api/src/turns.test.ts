import { Turns } from './turns.js';

test('so many work side by side, the others in the order they came, also after a failure', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const works = [1, 2, 3, 4].map((number) =>
    turns.take(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (number === 1) throw new Error('broken');
    }),
  );
  const settled = Promise.allSettled(works);
  expect(begun).toEqual([1, 2]);
  ends[0]?.();
  await expect(works[0]).rejects.toThrow('broken');
  expect(begun).toEqual([1, 2, 3]);
  ends[1]?.();
  await works[1];
  expect(begun).toEqual([1, 2, 3, 4]);
  for (const end of ends) end();
  expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
});
