import { periodOf } from './command.figures.js';
import { commandOf, commands, presses } from './commands.js';

test.each([
  ['/trangthai', 'trangthai', ''],
  ['/status', 'trangthai', ''],
  ['/TrangThai 278-000012', 'trangthai', '278-000012'],
  ['/trangthai@emc_thu_bot 278-000012 ', 'trangthai', '278-000012'],
  ['/dichvu khai sinh\ncó yếu tố nước ngoài', 'dichvu', 'khai sinh\ncó yếu tố nước ngoài'],
  ['/history', 'lichsu', ''],
  ['/reconcile 278', 'doisoat', '278'],
  ['/quiet 22-6', 'gioyenlang', '22-6'],
])('%j asks for /%s %j', (text, name, words) => {
  const asked = commandOf(text);
  expect([asked?.command?.names[0], asked?.words]).toEqual([name, words]);
});

test.each(['trangthai', 'xin chào', '278-000012', '/', ''])('%j is no command', (text) => {
  expect(commandOf(text)).toBeNull();
});

test('a command that is not ours is known as one', () => {
  expect(commandOf('/khongco')).toEqual({ command: null, isStart: false, words: '' });
  expect(commandOf('/start abc')).toEqual({ command: null, isStart: true, words: 'abc' });
});

test('every name is one that Telegram takes, and used once', () => {
  const names = commands.flatMap(({ names }) => names);
  expect(names.filter((name) => !/^[a-z0-9_]{1,32}$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  const titles = commands.flatMap(({ title }) => [title.vi, title.en]);
  expect(titles.filter((title) => title.length < 3 || title.length > 256)).toEqual([]);
});

test('the longest press fits into 64 bytes', () => {
  const words = ['0198f0a0-0000-7000-8000-000000000001', '2147483647'];
  const longest = Math.max(...Object.keys(presses).map((verb) => [verb, ...words].join(':').length));
  expect(longest).toBeLessThanOrEqual(64);
});

test.each([
  ['', { from: '2026-03-01', to: '2026-03-15' }],
  ['02/2026', { from: '2026-02-01', to: '2026-02-28' }],
  ['2/2026', { from: '2026-02-01', to: '2026-02-28' }],
  ['12/2025', { from: '2025-12-01', to: '2025-12-31' }],
  ['04/2026', null],
  ['13/2025', null],
  ['tháng trước', null],
])('on 15 March 2026, /chitieu %j is about %j', (words, period) => {
  expect(periodOf(words, '2026-03-15')).toEqual(period);
});
