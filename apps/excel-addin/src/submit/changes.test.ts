import type { Submission } from '@emc/contract';
import { changesOf, mustBeTyped } from './changes.js';

type Diff = NonNullable<Submission['diff']>;

const services = {
  against: 3,
  before: 10,
  after: 10,
  added: 0,
  removed: 0,
  levelUp: 0,
  levelDown: 0,
  renamed: 0,
  urlChanged: 0,
  codeChanged: 0,
  nationalCodeChanged: 0,
  unchanged: 10,
  removedShare: 0,
};
const three = { 1: 1, 2: 1, 3: 1 };
const figures = {
  asOf: '2026-03-02',
  accounts: 3,
  byType: three,
  linked: 3,
  active30: 0,
  active90: 0,
  active90ByType: three,
  createdThisMonth: 0,
};
const accounts = { against: 3, before: figures, after: figures, added: 0, removed: 0, kept: 3, dropShare: 0 };

test.each<[what: string, diff: Diff | null, typed: boolean]>([
  ['nothing to compare', null, false],
  ['a first list', { ...services, against: null, removedShare: 0 }, false],
  ['a fifth of the services goes', { ...services, removedShare: 0.2 }, false],
  ['more than a fifth goes', { ...services, removedShare: 0.2001 }, true],
  ['a fifth of the accounts goes', { ...accounts, dropShare: 0.2 }, false],
  ['more than a fifth of the accounts goes', { ...accounts, dropShare: 0.21 }, true],
])('%s: must it be typed? %j', (_, diff, typed) => {
  expect(mustBeTyped(diff)).toBe(typed);
});

test.each<[what: string, diff: Diff, changes: string[]]>([
  [
    'services',
    { ...services, added: 2, removed: 1, levelDown: 3 },
    ['Dịch vụ công thêm mới 2', 'Dịch vụ công bị bỏ 1!', 'Giảm cấp độ 3!', 'Giữ nguyên 10'],
  ],
  ['accounts', { ...accounts, added: 1 }, ['Tài khoản thêm mới 1', 'Tài khoản vẫn có 3']],
  ['accounts under another key', { ...accounts, added: null, removed: null, kept: null }, []],
])('%s: what changes, and what is grave about it', (_, diff, changes) => {
  expect(changesOf(diff).map(({ what, count, grave }) => `${what.vi} ${count}${grave ? '!' : ''}`)).toEqual(changes);
});
