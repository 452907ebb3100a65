import { KnownIds } from './known-ids.js';
import { candidates } from './telegram.channel.js';

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

test.each([
  ['nobody knows an id: it cannot be looked for', { lastKnownId: null, newestKnownId: null, takenIds: [] }, [], []],
  ['nothing came after: some may', { lastKnownId: 10, newestKnownId: 10, takenIds: [] }, [], from(11, 74)],
  ['others came after', { lastKnownId: 10, newestKnownId: 12, takenIds: [11] }, [], from(12, 76)],
  [
    'this process knows of others',
    { lastKnownId: 10, newestKnownId: 10, takenIds: [] },
    [11, 13],
    [12, ...from(14, 77)],
  ],
  ['128 at most', { lastKnownId: 10, newestKnownId: 900, takenIds: [] }, [], from(11, 138)],
])('%s', (_, message, seen, ids) => {
  const known = new KnownIds();
  for (const id of seen) known.add(id);
  expect(candidates(message, known)).toEqual(ids);
});
