import type { HolidayTable } from './calendar.js';

/**
 * Public holidays by law (Bộ luật Lao động 2019, Điều 112), and what the yearly announcements made of them: days off in
 * lieu of holidays on a weekend, and working days exchanged for a Saturday. From 2026 with the Day of Vietnamese Culture
 * (24 November). `confirmed` = every day of the year stands in an announcement; else the adjacent day of 2 September and
 * the days around Tết are the law's plainest reading: New Year's Eve and the first four days. Lunar dates are Hà Nội's:
 * in 2030 Tết begins a day earlier than in China.
 */
export const holidayTable: HolidayTable = {
  version: 1,
  // Eight hours. Provinces choose their own clock; nothing here is told to the minute.
  hours: [
    ['08:00', '11:30'],
    ['13:00', '17:30'],
  ],
  years: [
    {
      year: 2022,
      confirmed: true,
      tet: '2022-02-01',
      hungKings: '2022-04-10',
      off: ['01-03', '01-31', '02-01', '02-02', '02-03', '02-04', '04-11', '05-02', '05-03', '09-01', '09-02'],
      worked: [],
    },
    {
      year: 2023,
      confirmed: true,
      tet: '2023-01-22',
      hungKings: '2023-04-29',
      off: ['01-02', '01-20', '01-23', '01-24', '01-25', '01-26', '05-01', '05-02', '05-03', '09-01', '09-04'],
      worked: [],
    },
    {
      year: 2024,
      confirmed: true,
      tet: '2024-02-10',
      hungKings: '2024-04-18',
      off: ['01-01', '02-08', '02-09', '02-12', '02-13', '02-14', '04-18', '04-29', '04-30', '05-01', '09-02', '09-03'],
      worked: ['05-04'],
    },
    {
      year: 2025,
      confirmed: true,
      tet: '2025-01-29',
      hungKings: '2025-04-07',
      off: ['01-01', '01-27', '01-28', '01-29', '01-30', '01-31', '04-07', '04-30', '05-01', '05-02', '09-01', '09-02'],
      worked: ['04-26'],
    },
    {
      year: 2026,
      confirmed: false,
      tet: '2026-02-17',
      hungKings: '2026-04-26',
      off: [
        ...['01-01', '01-02', '02-16', '02-17', '02-18', '02-19', '02-20', '04-27', '04-30', '05-01'],
        ...['08-31', '09-01', '09-02', '11-24'],
      ],
      worked: ['01-10', '08-22'],
    },
    {
      year: 2027,
      confirmed: false,
      tet: '2027-02-06',
      hungKings: '2027-04-16',
      off: ['01-01', '02-05', '02-08', '02-09', '02-10', '02-11', '04-16', '04-30', '05-03', '09-02', '09-03', '11-24'],
      worked: [],
    },
    {
      year: 2028,
      confirmed: false,
      tet: '2028-01-26',
      hungKings: '2028-04-04',
      off: ['01-03', '01-25', '01-26', '01-27', '01-28', '01-31', '04-04', '05-01', '05-02', '09-01', '09-04', '11-24'],
      worked: [],
    },
    {
      year: 2029,
      confirmed: false,
      tet: '2029-02-13',
      hungKings: '2029-04-23',
      off: ['01-01', '02-12', '02-13', '02-14', '02-15', '02-16', '04-23', '04-30', '05-01', '09-03', '09-04', '11-26'],
      worked: [],
    },
    {
      year: 2030,
      confirmed: false,
      tet: '2030-02-02',
      hungKings: '2030-04-12',
      off: ['01-01', '02-01', '02-04', '02-05', '02-06', '02-07', '04-12', '04-30', '05-01', '09-02', '09-03', '11-25'],
      worked: [],
    },
  ],
};
