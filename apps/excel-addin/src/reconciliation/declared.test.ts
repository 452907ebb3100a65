import { codesIn } from './declared.js';
import { differenceTold, farFrom } from './declared.words.js';

test.each([
  ['', []],
  ['  \n ', []],
  ['H34-001\nH34-002\r\nH34-003', ['H34-001', 'H34-002', 'H34-003']],
  ['H34-001, H34-002;H34-003\tH34-004', ['H34-001', 'H34-002', 'H34-003', 'H34-004']],
  ['000.00.53.H48-220921-0099\n', ['000.00.53.H48-220921-0099']],
])('%j holds %j', (text, codes) => {
  expect(codesIn(text)).toEqual(codes);
});

test.each([
  [{ received: 10, online: null, returned: null }, { received: 10, online: 4, returned: 2 }, 'Khớp'],
  [{ received: 10, online: 4, returned: 2 }, { received: 8, online: 4, returned: 2 }, 'Tiếp nhận: thiếu 2'],
  [
    { received: 10, online: 4, returned: null },
    { received: 12, online: 3, returned: 0 },
    'Tiếp nhận: thừa 2; Trực tuyến: thiếu 1',
  ],
  [
    { received: 1500, online: null, returned: 0 },
    { received: 0, online: null, returned: null },
    'Tiếp nhận: thiếu 1.500',
  ],
])('declared %j, received %j: %s', (declared, received, expected) => {
  expect(differenceTold({ declared, received }, 'vi')).toBe(expected);
});

test.each([
  [{ received: 1250, online: null, returned: null }, ['received']],
  [{ received: 26, online: 22, returned: 8 }, []],
  [{ received: 60, online: 3, returned: 200 }, ['online', 'returned']],
  [{ received: 78, online: 66, returned: 18 }, []],
])('%j for a day of 26, 22 online, 8 returned: asked about %j', (said, asked) => {
  expect(farFrom(said, { received: 26, online: 22, returned: 8 }).map(({ measure }) => measure)).toEqual(asked);
});

test('where EMC has nothing, or does not know, nothing is asked: that is what a declaration is for', () => {
  const said = { received: 500, online: null, returned: null };
  expect(farFrom(said, { received: 0, online: 0, returned: 0 })).toEqual([]);
  expect(farFrom(said, null)).toEqual([]);
});
