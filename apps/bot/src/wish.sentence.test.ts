import type { Link } from '@emc/contract';
import { quietHoursOf, quietMessage, wishedFor, wishesMessage } from './wish.sentence.js';

test.each([
  ['22-6', { from: '22:00', to: '06:00' }],
  ['22:00-06:30', { from: '22:00', to: '06:30' }],
  ['21h30 đến 6h', { from: '21:30', to: '06:00' }],
  ['22:00 – 06:00', { from: '22:00', to: '06:00' }],
  ['9 to 17', { from: '09:00', to: '17:00' }],
  ['22', null],
  ['25-6', null],
  ['22:60-6', null],
  ['6-6', null],
  ['tối đến sáng', null],
])('quiet hours %j are %j', (words, hours) => {
  expect(quietHoursOf(words)).toEqual(hours);
});

const link: Link = {
  id: '0198f0a0-0000-7000-8000-000000000001',
  channel: 'telegram',
  chatKind: 'private',
  title: 'Cán bộ',
  language: 'vi',
  state: 'live',
  stateReason: null,
  quiet: null,
  digest: false,
  wishes: [
    { siteId: null, leastSeverity: 'warning' },
    { siteId: 278, leastSeverity: 'none' },
  ],
  muted: [],
  createdAt: '2026-03-02T08:15:00.000Z',
};

test('a wish takes the place of the one for the same site', () => {
  expect(wishedFor(link.wishes, { siteId: 278, leastSeverity: 'error' })).toEqual([
    { siteId: null, leastSeverity: 'warning' },
    { siteId: 278, leastSeverity: 'error' },
  ]);
  expect(wishedFor([], { siteId: null, leastSeverity: 'none' })).toEqual([{ siteId: null, leastSeverity: 'none' }]);
});

test('what is told reads as it was chosen', () => {
  const { text, buttons } = wishesMessage(link, [], 'vi');
  expect(text.split('\n')).toEqual([
    '📣 Tin bạn nhận',
    'Mọi trang: từ cảnh báo trở lên',
    'Trang 278: không nhận',
    'Tóm tắt hằng ngày lúc 07:30: không',
    'Chọn cho mọi trang, hoặc cho từng trang:',
  ]);
  expect(buttons?.flat().map((button) => 'press' in button && button.press)).toEqual([
    'tell:all:notice',
    'tell:all:warning',
    'tell:all:error',
    'tell:all:none',
    'digest:on',
  ]);
});

test.each([
  [null, '🌙 Giờ yên lặng: chưa đặt'],
  [{ from: '22:00', to: '06:00' }, '🌙 Giờ yên lặng: từ 22:00 đến 06:00'],
])('quiet hours %j read %j', (quiet, title) => {
  expect(quietMessage({ quiet }, 'vi').text.split('\n')[0]).toBe(title);
});
