import { daysBefore } from './moment.js';

/** A year of the table; `off` and `worked` as `MM-dd`, the lunar dates as whole days. */
export interface CalendarYear {
  readonly year: number;
  /** False = some days are only what the law lets expect. */
  readonly confirmed: boolean;
  /** Mùng 1 tháng Giêng. */
  readonly tet: string;
  /** Giỗ Tổ Hùng Vương, 10 tháng 3 âm lịch. */
  readonly hungKings: string;
  /** Days from Monday to Friday on which nobody works. */
  readonly off: readonly string[];
  /** Saturdays and Sundays worked in exchange. */
  readonly worked: readonly string[];
}

/** Holidays are data: a change is a table with the next version. */
export interface HolidayTable {
  readonly version: number;
  /** From and to, `HH:mm`, in order. */
  readonly hours: readonly (readonly [from: string, to: string])[];
  readonly years: readonly CalendarYear[];
}

const dayMs = 86_400_000;
/** Offices run down before Tết and fill up slowly after it. */
const tetBefore = 3;
const tetAfter = 12;

/** Working days and holidays. Days are `YYYY-MM-DD`; years the table lacks have weekends and fixed holidays only. */
export class Calendar {
  readonly version: number;
  private readonly off: ReadonlySet<string>;
  private readonly worked: ReadonlySet<string>;
  private readonly holidays: ReadonlySet<string>;
  private readonly tets: readonly string[];
  private readonly years: ReadonlySet<number>;
  private readonly hours: HolidayTable['hours'];

  constructor({ version, hours, years }: HolidayTable) {
    this.version = version;
    this.hours = hours;
    this.years = new Set(years.map(({ year }) => year));
    this.off = new Set(years.flatMap(({ year, off }) => off.map((day) => `${year}-${day}`)));
    this.worked = new Set(years.flatMap(({ year, worked }) => worked.map((day) => `${year}-${day}`)));
    this.holidays = new Set([...this.off, ...years.map(({ hungKings }) => hungKings)]);
    this.tets = years.map(({ tet }) => tet);
  }

  /** False = nobody has entered the holidays of that year yet: Tết will look like an outage. */
  covers(day: string): boolean {
    return this.years.has(Number(day.slice(0, 4)));
  }

  /** A public holiday, or a working day given off for one; an ordinary weekend is none. */
  isHoliday(day: string): boolean {
    return this.holidays.has(day) || /-(?:01-01|04-30|05-01|09-02)$/.test(day);
  }

  isWorkingDay(day: string): boolean {
    if (this.worked.has(day)) return true;
    const weekend = weekday(day) === 0 || weekday(day) === 6;
    return !weekend && !this.isHoliday(day);
  }

  /** The days around Tết on which a site's volume says nothing: from 3 days before mùng 1 to 12 days after. */
  isTetWindow(day: string): boolean {
    return this.tets.some((tet) => {
      const days = daysBetween(tet, day);
      return days >= -tetBefore && days <= tetAfter;
    });
  }

  /** The working day so many working days after a day; 0 = the day itself. */
  addWorkingDays(day: string, days: number): string {
    let due = day;
    for (let left = days; left > 0;) {
      due = dayAfter(due);
      if (this.isWorkingDay(due)) left--;
    }
    return due;
  }

  /** Working hours between two moments (`YYYY-MM-DDTHH:mm:ss`), as a fraction; 0 where the second is not later. */
  workingHoursBetween(from: string, to: string): number {
    let hours = 0;
    const last = to.slice(0, 10);
    for (let day = from.slice(0, 10); day <= last; day = dayAfter(day)) {
      if (!this.isWorkingDay(day)) continue;
      for (const [opens, closes] of this.hours) {
        const start = Math.max(clockHours(opens), day === from.slice(0, 10) ? clockHours(from.slice(11)) : 0);
        const end = Math.min(clockHours(closes), day === last ? clockHours(to.slice(11)) : 24);
        hours += Math.max(0, end - start);
      }
    }
    return hours;
  }
}

/** The month whose figures are worth looking at, `YYYY-MM`: until its fifth working day has passed, the one before. */
export function usualMonth(today: string, calendar: Calendar): string {
  const before = daysBefore(`${today.slice(0, 8)}01`, 1);
  return (today <= calendar.addWorkingDays(before, 5) ? before : today).slice(0, 7);
}

/** 0 = Sunday. */
export function weekday(day: string): number {
  return (((daysBetween('1970-01-01', day) + 4) % 7) + 7) % 7;
}

/** Days from the first to the second; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The next day of the calendar. */
export function dayAfter(day: string): string {
  return daysBefore(day, -1);
}

/** `13:30` or `13:30:36` as hours. */
function clockHours(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return hours + minutes / 60 + seconds / 3600;
}
