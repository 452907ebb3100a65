import { daysBefore, momentOf, momentOfSerial, secondsOf } from './moment.js';

test.each([
  ['2023-02-27T15:05:09', '2023-02-27T15:05:09'],
  ['2023-02-27 15:05:09', '2023-02-27T15:05:09'],
  ['2023-02-27 15:05', '2023-02-27T15:05:00'],
  ['2023-02-27 7:05', '2023-02-27T07:05:00'],
  ['2023-02-27', '2023-02-27T00:00:00'],
  ['2023-2-7', '2023-02-07T00:00:00'],
  ['2023/02/27 15:05:09', '2023-02-27T15:05:09'],
  ['2023-02-27 15:05:09.1234567', '2023-02-27T15:05:09'],
  ['2023-02-27T15:05:09Z', '2023-02-27T22:05:09'],
  ['2023-02-27T15:05:09.123Z', '2023-02-27T22:05:09'],
  ['2023-02-27T15:05:09+07:00', '2023-02-27T15:05:09'],
  ['2023-02-27 15:05:09 +07:00', '2023-02-27T15:05:09'],
  ['2023-12-31T20:00:00Z', '2024-01-01T03:00:00'],
  ['2024-03-01T00:30:00+0900', '2024-02-29T22:30:00'],
  ['2023-01-01T00:00:00+14:00', '2022-12-31T17:00:00'],
  ['2023-06-30T19:30:00-03:30', '2023-07-01T06:00:00'],
  ['20230227150509', '2023-02-27T15:05:09'],
  ['20230227', '2023-02-27T00:00:00'],
  ['2024-02-29', '2024-02-29T00:00:00'],
  ['2000-02-29', '2000-02-29T00:00:00'],
])('%j is %j', (text, moment) => {
  expect(momentOf(text)).toBe(moment);
});

test.each([
  '',
  '2023',
  '2023-13-01',
  '2023-02-29',
  '1900-02-29',
  '2023-04-31',
  '2023-00-10',
  '2023-02-27T24:00:00',
  '2023-02-27T15:60:00',
  '2023-02-27T15:05:60',
  '2023-02-2:T15:05:09',
  '2023-02-27T15:05:09+15:00',
  '2023-02-27T15:05:09+07:60',
  '2023-02-27 15:05:09 AM',
  '2023-02-27T15',
  '202302271505',
  '079089001234',
  '27/02/2023',
  'hôm qua',
])('%j is no moment', (text) => {
  expect(momentOf(text)).toBeNull();
});

test.each<[number, boolean, string]>([
  [44984, false, '2023-02-27T00:00:00'],
  [44984.628576388884, false, '2023-02-27T15:05:09'],
  [44984.99999999, false, '2023-02-28T00:00:00'],
  [61, false, '1900-03-01T00:00:00'],
  [43522, true, '2023-02-27T00:00:00'],
])('serial %d (from 1904: %j) is %j', (serial, date1904, moment) => {
  expect(momentOfSerial(serial, date1904)).toBe(moment);
});

test('days are those of the calendar, from 1900 to 2100', () => {
  for (let day = -25_567; day < 47_482; day++) {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
    if (daysBefore('2100-01-01', 47_482 - day) !== date) throw new Error(date);
    if (momentOfSerial(day + 25_569, false) !== `${date}T00:00:00` && day > -25_508) throw new Error(date);
    if (momentOf(`${date}T00:00:00`) === null) throw new Error(date);
  }
});

test('zones are those of the clock', () => {
  for (let step = 0; step < 5_000; step++) {
    const time = 631_152_000_000 + step * 250_753_919_000;
    const utc = new Date(time % 4_000_000_000_000).toISOString();
    const here = new Date((time % 4_000_000_000_000) + 7 * 3_600_000).toISOString().slice(0, 19);
    expect(momentOf(utc)).toBe(here);
  }
});

test.each([
  ['1990-01-01T00:00:00', 631_126_800],
  ['1999-12-31T23:59:59', 946_659_599],
  ['2000-02-29T12:00:00', 951_800_400],
  ['2023-02-27T15:05:09', 1_677_485_109],
  ['2024-03-01T06:59:59', 1_709_251_199],
])('%s is second %d', (moment, seconds) => {
  expect(secondsOf(moment)).toBe(seconds);
});

test('seconds are those of a clock in Vietnam', () => {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  for (let seconds = 631_126_800; seconds < 4_102_444_800; seconds += 350_917) {
    const moment = clock.format(seconds * 1_000).replace(' ', 'T');
    if (secondsOf(moment) !== seconds || Date.parse(`${moment}+07:00`) !== seconds * 1_000) throw new Error(moment);
  }
});
