import { packingFor } from './packing.js';

test.each([
  [undefined, null],
  ['', null],
  ['identity', null],
  ['gzip, deflate', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['gzip;q=0', null],
])('to a browser that accepts %j goes %j', (accepted, packing) => {
  expect(packingFor(accepted)).toBe(packing);
});
