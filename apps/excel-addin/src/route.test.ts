import { hashOf, readHash } from './route.js';

test.each([
  ['#check', { screen: 'check' }, {}],
  ['#history?submission=0190', { screen: 'history', params: { submission: '0190' } }, { submission: '0190' }],
  ['#history?q=gi%E1%BA%A5y+ph%C3%A9p', { screen: 'history', params: { q: 'giấy phép' } }, { q: 'giấy phép' }],
] as const)('%s is the address of a screen, and is read again', (hash, route, params) => {
  expect(hashOf(route)).toBe(hash);
  const read = readHash(hash);
  expect(read.name).toBe(route.screen);
  expect(Object.fromEntries(read.params)).toEqual(params);
});

test('no address names no screen', () => {
  expect(readHash('').name).toBe('');
});
