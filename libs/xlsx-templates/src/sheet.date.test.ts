import { dateOfSerial, serialOfDate } from './sheet.date.js';

describe('serial number ↔ moment', () => {
  test.each([
    [0, '1899-12-31T00:00:00'],
    [1, '1900-01-01T00:00:00'],
    [59, '1900-02-28T00:00:00'],
    [61, '1900-03-01T00:00:00'],
    [25569, '1970-01-01T00:00:00'],
    [44984.354166666664, '2023-02-27T08:30:00'],
    [44995.999988425923, '2023-03-10T23:59:59'],
    [2958465.9999884, '9999-12-31T23:59:59'],
  ])('%d = %s', (serial, date) => {
    expect(dateOfSerial(serial, false)).toBe(date);
    expect(serialOfDate(date, false)).toBeCloseTo(serial, 6);
  });

  test.each([
    [0, '1904-01-01T00:00:00'],
    [43522.354166666664, '2023-02-27T08:30:00'],
  ])('%d = %s, counted from 1904', (serial, date) => {
    expect(dateOfSerial(serial, true)).toBe(date);
    expect(serialOfDate(date, true)).toBeCloseTo(serial, 9);
  });
});

test.each([
  ['the day that never was', 60, '1900-02-29T00:00:00'],
  ['half a second before midnight is midnight', 44984.9999999, '2023-02-28T00:00:00'],
  ['what Excel shows as ####', -1, null],
  ['what is beyond its calendar', 2958466, null],
])('%s', (_, serial, date) => expect(dateOfSerial(serial, false)).toBe(date));

test.each([
  ['2023-02-27', 44984],
  ['2023-02-27T08:30', 44984 + 8.5 / 24],
  ['2023-02-27T08:30:00.000Z', 44984 + 8.5 / 24],
  ['12:00:00', 0.5],
  ['27/02/2023', null],
  ['2023-02-27T08:30:00+07:00', null],
  ['', null],
])('ISO text %j is %p', (text, serial) => expect(serialOfDate(text, false)).toEqual(serial));
