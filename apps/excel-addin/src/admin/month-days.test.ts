import { hoursTold, monthDaysTold, readHours, readMonthDays } from './month-days.js';

test.each([
  ['', []],
  ['16/02', ['02-16']],
  ['16/2, 17/2; 1.1', ['02-16', '02-17', '01-01']],
  ['hôm qua', ['hôm', 'qua']],
])('days typed as %j are %j', (text, days) => {
  expect(readMonthDays(text)).toEqual(days);
});

test('days come back as they were', () => {
  expect(monthDaysTold(['02-16', '09-02'])).toBe('16/02, 02/09');
  expect(readMonthDays(monthDaysTold(['02-16', '09-02']))).toEqual(['02-16', '09-02']);
});

test.each([
  [
    '07:30–11:30, 13:00–17:00',
    [
      ['07:30', '11:30'],
      ['13:00', '17:00'],
    ],
  ],
  [
    '7:30-11:30; 13h00 - 17h00',
    [
      ['07:30', '11:30'],
      ['13:00', '17:00'],
    ],
  ],
  ['cả ngày', [['cả ngày', '']]],
])('hours typed as %j are %j', (text, hours) => {
  expect(readHours(text)).toEqual(hours);
});

test('hours are told', () => {
  expect(
    hoursTold([
      ['07:30', '11:30'],
      ['13:00', '17:00'],
    ]),
  ).toBe('07:30–11:30, 13:00–17:00');
});
