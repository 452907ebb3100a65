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
  if (!date1904 && day === LEAP_BUG) return `1900-02-29${stamp(new Date(0), clock).slice(10)}`;
  const unixDay = date1904 ? day + EPOCH_1904 : day + EPOCH_1900 - (day > LEAP_BUG ? 1 : 0);
  if (unixDay > LAST_DAY) return null;
  return stamp(new Date(unixDay * DAY_SECONDS * 1000), clock);
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

/** `YYYY-MM-DDTHH:mm:ss` in a third of the time that `toISOString` takes, since a sheet may hold millions of dates. */
function stamp(date: Date, clock: number): string {
  const year = date.getUTCFullYear();
  const century = Math.floor(year / 100);
  const month = date.getUTCMonth() + 1;
  const day = date.getUTCDate();
  const hour = Math.floor(clock / 3600);
  const minute = Math.floor(clock / 60) % 60;
  const second = clock % 60;
  // prettier-ignore
  return String.fromCharCode(
    tens(century), ones(century), tens(year % 100), ones(year), DASH, tens(month), ones(month), DASH, tens(day), ones(day),
    LETTER_T, tens(hour), ones(hour), COLON, tens(minute), ones(minute), COLON, tens(second), ones(second),
  );
}

const ZERO = 0x30;
const DASH = 0x2d;
const COLON = 0x3a;
const LETTER_T = 0x54;

function tens(number: number): number {
  return ZERO + Math.floor(number / 10);
}

function ones(number: number): number {
  return ZERO + (number % 10);
}
