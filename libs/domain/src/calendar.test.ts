import { Calendar, dayAfter, daysBetween, usualMonth, weekday } from './calendar.js';
import { holidayTable } from './calendar.holidays.js';

const calendar = new Calendar(holidayTable);
const { years } = holidayTable;

test('every year from 2022 to 2030 is there', () => {
  expect(years.map(({ year }) => year)).toEqual([2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030]);
});

test.each(years)('$year: as many days off as the law gives, all of them on working days', ({ year, off, worked }) => {
  expect(off).toHaveLength((year < 2026 ? 11 : 12) + worked.length);
  expect(off.toSorted()).toEqual(off);
  expect(off.filter((day) => [0, 6].includes(weekday(`${year}-${day}`)))).toEqual([]);
  expect(worked.filter((day) => ![0, 6].includes(weekday(`${year}-${day}`)))).toEqual([]);
});

/** The day in Hà Nội of a new moon, by Meeus (Astronomical Algorithms, 49), terms above a minute. */
function newMoon(month: number): string {
  const sin = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
  const sun = 2.5534 + 29.1053567 * month;
  const moon = 201.5643 + 385.81693528 * month;
  const node = 160.7108 + 390.67050284 * month;
  const shift =
    -0.4072 * sin(moon) +
    0.17241 * sin(sun) +
    0.01608 * sin(2 * moon) +
    0.01039 * sin(2 * node) +
    0.00739 * sin(moon - sun) -
    0.00514 * sin(moon + sun) +
    0.00208 * sin(2 * sun) -
    0.00111 * sin(moon - 2 * node);
  const julian = 2_451_550.09766 + 29.530588861 * month + shift - 70 / 86_400;
  return new Date((julian - 2_440_587.5 + 7 / 24) * 86_400_000).toISOString().slice(0, 10);
}

const newMoons = new Set(Array.from({ length: 130 }, (_, n) => newMoon(265 + n)));

test.each(years)('$year: Tết and Giỗ Tổ agree with the moon over Hà Nội', ({ tet, hungKings }) => {
  expect([...newMoons]).toContain(tet);
  const firstOfThird = new Date(Date.parse(hungKings) - 9 * 86_400_000).toISOString().slice(0, 10);
  expect([...newMoons]).toContain(firstOfThird);
  expect([59, 60, 88, 89]).toContain(daysBetween(tet, firstOfThird));
});

test.each([
  ['2026-01-01', true],
  ['2023-04-29', true],
  ['2023-05-03', true],
  ['2024-04-29', true],
  ['2026-02-14', false],
  ['2026-02-16', true],
  ['2026-11-24', true],
  ['2025-11-24', false],
  ['2031-09-02', true],
  ['2031-02-03', false],
])('%s a holiday: %j', (day, holiday) => expect(calendar.isHoliday(day)).toBe(holiday));

test.each([
  ['2026-03-02', true],
  ['2026-03-07', false],
  ['2026-03-08', false],
  ['2026-08-22', true],
  ['2026-08-31', false],
  ['2024-05-04', true],
])('%s a working day: %j', (day, works) => expect(calendar.isWorkingDay(day)).toBe(works));

test.each([
  ['2026-02-13', false],
  ['2026-02-14', true],
  ['2026-03-01', true],
  ['2026-03-02', false],
  ['2030-01-29', false],
  ['2030-01-30', true],
])('%s within the days around Tết: %j', (day, within) => expect(calendar.isTetWindow(day)).toBe(within));

test.each([
  ['2026-03-06', 0, '2026-03-06'],
  ['2026-03-06', 1, '2026-03-09'],
  ['2026-02-13', 1, '2026-02-23'],
  ['2026-04-24', 3, '2026-05-04'],
  ['2026-08-21', 5, '2026-08-27'],
  ['2026-12-31', 1, '2027-01-04'],
])('%s and %d working days: %s', (day, days, due) => expect(calendar.addWorkingDays(day, days)).toBe(due));

test.each([
  ['2026-03-02T08:00:00', '2026-03-02T17:30:00', 8],
  ['2026-03-02T10:00:00', '2026-03-02T14:00:00', 2.5],
  ['2026-03-02T11:30:00', '2026-03-02T13:00:00', 0],
  ['2026-03-02T14:00:00', '2026-03-02T10:00:00', 0],
  ['2026-03-06T17:00:00', '2026-03-09T08:30:00', 1],
  ['2026-03-06T00:00:00', '2026-03-08T23:59:59', 8],
  ['2026-02-13T17:30:00', '2026-02-23T08:00:00', 0],
  ['2026-03-02T17:00:00.500', '2026-03-03T08:00:00.500', 0.5],
])('%s to %s: %d working hours', (from, to, hours) => {
  expect(calendar.workingHoursBetween(from, to)).toBeCloseTo(hours, 3);
});

test('what the table does not cover says so', () => {
  expect([calendar.covers('2030-12-31'), calendar.covers('2031-01-01')]).toEqual([true, false]);
});

test('days follow each other', () => {
  expect([dayAfter('2028-02-28'), dayAfter('2026-12-31'), weekday('2026-03-01'), weekday('1969-12-31')]).toEqual([
    '2028-02-29',
    '2027-01-01',
    0,
    3,
  ]);
});

test.each([
  ['2026-12-01', '2026-11'],
  // Tuesday, the fifth working day being Monday.
  ['2026-12-08', '2026-12'],
  ['2026-12-07', '2026-11'],
  ['2026-01-03', '2025-12'],
])('on %s the month to look at is %s', (today, month) => {
  expect(usualMonth(today, calendar)).toBe(month);
});
