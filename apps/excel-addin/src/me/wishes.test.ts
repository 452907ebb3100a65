import { choicesOf, wishesOf } from './wishes.js';

test('wishes become choices and come back', () => {
  const wishes = [
    { siteId: null, leastSeverity: 'warning' },
    { siteId: 278, leastSeverity: 'none' },
  ] as const;
  expect(choicesOf(wishes)).toEqual({ all: 'warning', '278': 'none' });
  expect(wishesOf({ all: 'warning', '278': 'none' })).toEqual(expect.arrayContaining([...wishes]));
});

test('a site without a choice of its own is no wish', () => {
  expect(wishesOf({ all: 'error', '278': '' })).toEqual([{ siteId: null, leastSeverity: 'error' }]);
});
