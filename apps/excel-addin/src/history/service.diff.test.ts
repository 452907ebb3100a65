import { diffGroups, turnOf, type Change, type Comparison } from './service.diff.js';

const one = { name: 'Cấp thẻ', level: 3, url: null, idCdvcqg: '1.002100', idMcdt: '000001' };
const none: readonly Change[] = [];
const nothing: Comparison = {
  removed: none,
  levelDown: none,
  added: none,
  levelUp: none,
  codeChanged: none,
  nationalCodeChanged: none,
  renamed: none,
  urlChanged: none,
  summary: {
    against: 1,
    before: 1,
    after: 1,
    added: 0,
    removed: 0,
    levelUp: 0,
    levelDown: 0,
    renamed: 0,
    urlChanged: 0,
    codeChanged: 0,
    nationalCodeChanged: 0,
    unchanged: 1,
    removedShare: 0,
  },
};

test('what takes something away comes first, and what did not change is left out', () => {
  const changes = [{ before: one, after: one }];
  const groups = diffGroups({ ...nothing, added: changes, removed: changes, urlChanged: changes });
  expect(groups.map(({ name, grave }) => [name, grave])).toEqual([
    ['removed', true],
    ['added', false],
    ['urlChanged', false],
  ]);
  expect(diffGroups(nothing)).toEqual([]);
});

test.each([
  ['levelUp', { before: one, after: { ...one, level: 4 } }, ['3', '4']],
  ['codeChanged', { before: one, after: { ...one, idMcdt: '000002' } }, ['000001', '000002']],
  ['nationalCodeChanged', { before: one, after: { ...one, idCdvcqg: '1.002101' } }, ['1.002100', '1.002101']],
  ['renamed', { before: one, after: { ...one, name: 'Cấp lại thẻ' } }, ['Cấp thẻ', 'Cấp lại thẻ']],
  ['urlChanged', { before: one, after: { ...one, url: 'https://a.example.vn' } }, [null, 'https://a.example.vn']],
  ['added', { before: null, after: one }, [null, '3']],
  ['removed', { before: one, after: null }, ['3', null]],
] as const)('%s tells of %j', (name, change, turn) => expect(turnOf(name, change)).toEqual(turn));
