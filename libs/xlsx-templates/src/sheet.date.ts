const DAY_SECONDS = 86_400;
/** The day of serial 0, in days since 1970-01-01: 1899-12-31 and 1904-01-01. */
const EPOCH_1900 = -25_568;
const EPOCH_1904 = -24_107;
/** Excel believes in a 29th of February 1900, as Lotus did: every later serial is one too many. */
const LEAP_BUG = 60;
const LAST_DAY = Date.UTC(9999, 11, 31) / 1000 / DAY_SECONDS;

/** The wall-clock time a serial number stands for, rounded to the second; null where Excel shows no date. */
export function dateOfSerial(serial: number, date1904: boolean): string | null {
  const seconds = Math.round(serial * DAY_SECONDS);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (day < 0) return null;
  const clock = seconds - day * DAY_SECONDS;
  if (!date1904 && day === LEAP_BUG) return `1900-02-29T${timeOf(clock)}`;
  const unixDay = date1904 ? day + EPOCH_1904 : day + EPOCH_1900 - (day > LEAP_BUG ? 1 : 0);
  if (unixDay > LAST_DAY) return null;
  return `${new Date(unixDay * DAY_SECONDS * 1000).toISOString().slice(0, 10)}T${timeOf(clock)}`;
}

/** The serial number of a wall-clock time `YYYY-MM-DD[THH:mm[:ss]]` or `HH:mm:ss`; null for anything else. */
export function serialOfDate(iso: string, date1904: boolean): number | null {
  const match = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|[T ])(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?)?Z?$/.exec(iso);
  if (!match || iso === '' || iso === 'Z') return null;
  const [, year, month, date, hour = '0', minute = '0', second = '0', fraction = '0'] = match;
  const clock = Number(hour) * 3600 + Number(minute) * 60 + Number(second) + Number(fraction);
  if (year === undefined) return clock / DAY_SECONDS;
  const unixDay = Date.UTC(Number(year), Number(month) - 1, Number(date)) / 1000 / DAY_SECONDS;
  const day = date1904 ? unixDay - EPOCH_1904 : unixDay - EPOCH_1900;
  return (date1904 || day < LEAP_BUG ? day : day + 1) + clock / DAY_SECONDS;
}

function timeOf(clock: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(clock / 3600))}:${two(Math.floor(clock / 60) % 60)}:${two(clock % 60)}`;
}
