import { codesOf } from './known.js';

const agencies = [
  { code: 'H34', successor: 'H48' },
  { code: 'H48', successor: null },
  { code: 'H50', successor: 'H34' },
  { code: 'H56', successor: null },
];

test.each<[code: string, codes: string[]]>([
  ['H56', ['H56']],
  ['H34', ['H34', 'H50']],
  ['H48', ['H48', 'H34', 'H50']],
  ['H99', []],
])('a list of %s may carry the suffixes %j', (code, codes) => {
  expect(codesOf(code, agencies)).toEqual(codes);
});

test('agencies that succeed each other in a circle end nothing', () => {
  const circle = [
    { code: 'H01', successor: 'H02' },
    { code: 'H02', successor: 'H01' },
  ];
  expect(codesOf('H01', circle)).toEqual(['H01', 'H02']);
});
