import { countTold, dayTold, percentTold, timeTold, valueTold } from './told.js';

test.each([
  [countTold(1882, 'vi'), '1.882'],
  [countTold(1882, 'en'), '1,882'],
  [percentTold('68.54', 'vi'), '68,54\u00a0%'],
  [percentTold('68.54', 'en'), '68.54\u00a0%'],
  [dayTold('2026-03-02'), '02/03/2026'],
  [dayTold(null), '–'],
])('%s', (told, expected) => {
  expect(told).toBe(expected);
});

test.each([
  ['2026-03-02T01:15:00.000Z', '08:15 02/03/2026'],
  ['2026-03-02T17:30:00Z', '00:30 03/03/2026'],
  ['2026-03-02T08:15:00+07:00', '08:15 02/03/2026'],
])('%s is %s in Vietnam', (iso, expected) => {
  expect(timeTold(iso)).toBe(expected);
});

test.each([
  ['2026-03-02', '02/03/2026'],
  ['2026-03-02T09:05:30', '09:05 02/03/2026'],
  ['1.002100', '1.002100'],
  ['000001', '000001'],
  ['', '–'],
  [null, '–'],
  [1250, '1.250'],
  [-4.123456, '-4,12'],
])('evidence %j reads %s', (value, expected) => {
  expect(valueTold(value, 'vi')).toBe(expected);
});
