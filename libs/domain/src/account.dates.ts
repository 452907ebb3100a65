import { quotesDate } from './account.js';
import {
  dateFormatsMixed,
  dateFormatUnknown,
  dateFormatUndecided,
  dateFuture,
  dateInvalid,
  datesSwapped,
  dateSerial,
  type DateKey,
} from './account.rules.js';
import type { Cell } from './cell.js';
import {
  clockAt,
  isDate,
  isWrittenAsMoment,
  momentOf,
  momentOfSerial,
  secondsOf,
  secondsOfDay,
  timeOf,
  two,
} from './moment.js';
import type { Found, Rule, Words } from './rule.js';
import type { Sheets } from './sheets.js';

/** How `03/04/2023` is read: the third of April, or the fourth of March. */
export type DateOrder = 'dayFirst' | 'monthFirst';

export interface DateReading {
  readonly key: DateKey;
  readonly header: string;
  /** The order to read by; what the column really is written in is said at its end. */
  readonly order: DateOrder;
  /** `YYYY-MM-DD`; no account is from later than that. */
  readonly today: string;
}

const slashed = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?: +(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
/** A time of 24 hours, or of twelve with the half of the day in Vietnamese or English. */
const clock = '(?<hour>\\d{1,2})(?<minutes>:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)(?: ?(?<half>SA|CH|AM|PM))?';
const clockFirst = new RegExp(`^${clock},? +(?<day>\\S+)$`, 'i');
const clockLast = new RegExp(`^(?<day>[^\\s,]+),? +${clock}$`, 'i');
const earliest = secondsOfDay(1990, 1, 1);
/** Serial numbers of 1990 to 2099: what a bare number must be to pass for a date. */
const firstSerial = 32_874;
const lastSerial = 73_050;
const namedSpots = 5;

/**
 * Reads the dates of one column, over all sheets of the list, in one pass, by one order of day and month, and gathers the evidence for it: a text such
 * as 25/03/2023 exists day first only. When the evidence is for the other order, the pass was in vain and `order()`
 * names the order for the next one.
 */
export class DateColumn {
  private readonly latest: number;
  private date1904 = false;
  /** Texts that are a date in one of the two orders only. */
  private readonly only = { dayFirst: 0, monthFirst: 0 };
  /** Texts that are another date in the other order. */
  private readonly either = new Spots();
  /** Texts with both numbers up to 12; Excel would have made a date of each, rightly or wrongly. */
  private small = 0;
  private readonly dateCells = new Spots();
  private lateDateCells = 0;
  private readonly serials = new Spots();

  constructor(private readonly reading: DateReading) {
    this.latest = secondsOf(`${reading.today}T23:59:59`);
  }

  /** Goes on with a sheet, of a workbook that may count its days from 1904. */
  beginSheet(date1904: boolean): void {
    this.date1904 = date1904;
  }

  /** The Unix time a cell stands for, in seconds, or the rule it breaks. */
  read(cell: NonNullable<Cell>, text: string, spot: number): number | Rule {
    const seconds = this.secondsIn(cell, text, spot);
    if (typeof seconds !== 'number') return seconds;
    if (seconds < earliest) return dateInvalid;
    return seconds > this.latest ? dateFuture : seconds;
  }

  /** The order the evidence is for; the one assumed, when it is for neither. */
  order(): DateOrder {
    const { dayFirst, monthFirst } = this.only;
    if (dayFirst === monthFirst) return this.reading.order;
    return dayFirst > monthFirst ? 'dayFirst' : 'monthFirst';
  }

  /** What only the whole column tells. */
  *finish(sheets: Sheets): Iterable<Found> {
    const { only, either, dateCells, serials } = this;
    const ordered = only.dayFirst + only.monthFirst;
    if (ordered === 0 && either.count > 0) yield this.about(dateFormatUndecided, either.words(sheets));
    if (ordered > 0 && this.small === 0 && dateCells.count > 0 && this.lateDateCells === 0) {
      yield this.about(datesSwapped, { ...dateCells.words(sheets), texts: ordered });
    }
    if (serials.count > 0) yield this.about(dateSerial, serials.words(sheets));
  }

  private secondsIn(cell: NonNullable<Cell>, text: string, spot: number): number | Rule {
    if ('date' in cell) {
      this.dateCells.add(spot);
      if (cell.date.slice(8, 10) > '12') this.lateDateCells++;
      return secondsIfAny(momentOf(cell.date));
    }
    if ('number' in cell) return this.secondsOfNumber(cell.number, text, spot);
    return this.secondsOfText(text, spot);
  }

  private secondsOfText(text: string, spot: number): number | Rule {
    // Nearly every cell of a long list is written 27/02/2023 15:05:00, so such a one is read without taking it apart.
    const clock =
      text.length === 19 && text[2] === '/' && text[5] === '/' && text[10] === ' ' ? clockAt(text, 11) : NaN;
    if (clock >= 0) {
      const year = two(text, 6) * 100 + two(text, 8);
      return this.inOrder({ first: two(text, 0), second: two(text, 3), year, clock, spot });
    }
    return (
      this.written(text, spot) ??
      this.written(usual(text), spot) ??
      (quotesDate(text) ? dateFormatUnknown : dateInvalid)
    );
  }

  /** Null where the text is not written in a way that is read. */
  private written(text: string, spot: number): number | Rule | null {
    const parts = slashed.exec(text);
    if (!parts) {
      const moment = momentOf(text);
      return moment === null && !isWrittenAsMoment(text) ? null : secondsIfAny(moment);
    }
    const [, first, , second, year, ...time] = parts;
    const written = timeOf(...time);
    if (written === null) return dateInvalid;
    const at = { year: Number(year), clock: clockAt(written, 0), spot };
    return this.inOrder({ first: Number(first), second: Number(second), ...at });
  }

  private secondsOfNumber(number: number, text: string, spot: number): number | Rule {
    if (number < firstSerial || number >= lastSerial) return secondsIfAny(momentOf(text));
    this.serials.add(spot);
    return secondsOf(momentOfSerial(number, this.date1904));
  }

  private inOrder({ first, second, year, clock, spot }: Slashed): number | Rule {
    const dayFirst = isDate(year, second, first);
    const monthFirst = isDate(year, first, second);
    if (!dayFirst && !monthFirst) return dateInvalid;
    if (!dayFirst) this.only.monthFirst++;
    else if (!monthFirst) this.only.dayFirst++;
    else this.small++;
    if (dayFirst && monthFirst && first !== second) this.either.add(spot);
    if (this.reading.order === 'dayFirst') {
      return dayFirst ? secondsOfDay(year, second, first) + clock : dateFormatsMixed;
    }
    return monthFirst ? secondsOfDay(year, first, second) + clock : dateFormatsMixed;
  }

  private about(rule: Rule, words: Words): Found {
    const { key: column, header } = this.reading;
    return { rule, row: null, column, at: null, value: null, words: { ...words, header } };
  }
}

/** With the clock behind the day, and of 24 hours: `3:05 CH, 27/2/2023` → `27/2/2023 15:05`; else as it is. */
function usual(text: string): string {
  const { day, hour, minutes, half } = (clockFirst.exec(text) ?? clockLast.exec(text))?.groups ?? {};
  if (day === undefined || (half !== undefined && Number(hour) > 12)) return text;
  // Some programs count the hours of half a day from 0, some from 12.
  const hours = half === undefined ? hour : (Number(hour) % 12) + (/^[cp]/i.test(half) ? 12 : 0);
  return `${day} ${hours}${minutes}`;
}

function secondsIfAny(moment: string | null): number | Rule {
  return moment === null ? dateInvalid : secondsOf(moment);
}

/** Two numbers whose order is in question, a year, and the seconds since midnight. */
interface Slashed {
  readonly first: number;
  readonly second: number;
  readonly year: number;
  readonly clock: number;
  readonly spot: number;
}

/** How many rows are such, and which came first. */
class Spots {
  count = 0;
  private readonly first: number[] = [];

  add(spot: number): void {
    if (this.count++ < namedSpots) this.first.push(spot);
  }

  words(sheets: Sheets): Words {
    return { count: this.count, rows: sheets.named(this.first) };
  }
}
