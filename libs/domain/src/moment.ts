/**
 * Moments are texts `YYYY-MM-DDTHH:mm:ss`, the wall clock of Asia/Ho_Chi_Minh (UTC+7 all year, no summer time): they sort
 * as they follow each other. Days are counted from 1970-01-01, in whole numbers throughout.
 */

const daySeconds = 86_400;
/** Asia/Ho_Chi_Minh, in minutes east of Greenwich. */
const zoneMinutes = 420;
/** Excel's day 0 (1899-12-30 for every serial after February 1900) and that of workbooks which count from 1904. */
const serialEpoch = -25_569;
const serialEpoch1904 = -24_107;

/** `00` to `99`. */
const padded: readonly string[] = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

const iso =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:(?:[T ]| +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? ?(Z|[+-]\d{2}:?\d{2})?)?$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;

/** A moment that says by itself what is year, month and day: ISO, with or without zone, or `yyyyMMdd[HHmmss]`; else null. */
export function momentOf(text: string): string | null {
  if (isMoment(text)) return text[10] === 'T' ? text : `${text.slice(0, 10)}T${text.slice(11)}`;
  const [, year = '', month = '', day = '', hour, minute, second, zone] = iso.exec(text) ?? compact.exec(text) ?? [];
  const time = timeOf(hour, minute, second);
  if (time === null || !isDate(Number(year), Number(month), Number(day))) return null;
  const date = dateOf(Number(year), Number(month), Number(day));
  return zone === undefined ? `${date}T${time}` : inZone(`${date}T${time}`, zone);
}

/** True for what is written as `momentOf` reads it, whether or not there is such a moment. */
export function isWrittenAsMoment(text: string): boolean {
  return iso.test(text) || compact.test(text);
}

/** True when the calendar has such a day. */
export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** The date `YYYY-MM-DD`. */
function dateOf(year: number, month: number, day: number): string {
  return `${padded[Math.floor(year / 100)]}${padded[year % 100]}-${padded[month]}-${padded[day]}`;
}

/** The time of day `HH:mm:ss`, midnight where none is given; null when a clock never shows it. */
export function timeOf(hour = '0', minute = '0', second = '0'): string | null {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`;
}

/** The moment of an Excel serial number after February 1900, rounded to the second. */
export function momentOfSerial(serial: number, date1904: boolean): string {
  const seconds = Math.round(serial * daySeconds);
  const day = Math.floor(seconds / daySeconds);
  return momentAt(day + (date1904 ? serialEpoch1904 : serialEpoch), seconds - day * daySeconds);
}

/** The Unix time of a moment, in seconds. Before June 1975 Saigon's clocks were an hour ahead of what this counts by. */
export function secondsOf(moment: string): number {
  return dayNumber(moment) * daySeconds + clockSeconds(moment) - zoneMinutes * 60;
}

/** The Unix time, in seconds, at which a day begins in Vietnam. */
export function secondsOfDay(year: number, month: number, day: number): number {
  return dayNumberOf(year, month, day) * daySeconds - zoneMinutes * 60;
}

/** The moment at a Unix time in seconds. */
export function momentOfSeconds(seconds: number): string {
  const local = seconds + zoneMinutes * 60;
  const day = Math.floor(local / daySeconds);
  return momentAt(day, local - day * daySeconds);
}

/** The seconds since midnight that `HH:mm:ss` at that place says; NaN when no clock shows it. */
export function clockAt(text: string, at: number): number {
  return isClock(text, at) ? two(text, at) * 3600 + two(text, at + 3) * 60 + two(text, at + 6) : NaN;
}

/** The date so many days before a date. */
export function daysBefore(date: string, days: number): string {
  return momentAt(dayNumber(date) - days, 0).slice(0, 10);
}

/** True for `YYYY-MM-DD HH:mm:ss`, T or space; looked at digit by digit, since a long list asks it millions of times. */
function isMoment(text: string): boolean {
  if (text.length !== 19 || text[4] !== '-' || text[7] !== '-' || (text[10] !== 'T' && text[10] !== ' ')) return false;
  return isDate(two(text, 0) * 100 + two(text, 2), two(text, 5), two(text, 8)) && isClock(text, 11);
}

/** True for `HH:mm:ss` at that place. */
function isClock(text: string, at: number): boolean {
  if (text.charCodeAt(at + 2) !== 58 || text.charCodeAt(at + 5) !== 58) return false;
  return two(text, at) < 24 && two(text, at + 3) < 60 && two(text, at + 6) < 60;
}

/** The number of two digits; NaN, which no comparison holds for, where there are none. */
export function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** A moment told in another zone (`Z`, `+07:00`, `-0530`); null when there is no such zone. */
function inZone(moment: string, zone: string): string | null {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const east = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  const seconds = clockSeconds(moment) + (zoneMinutes - east) * 60;
  const days = Math.floor(seconds / daySeconds);
  return momentAt(dayNumber(moment) + days, seconds - days * daySeconds);
}

function momentAt(day: number, seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const time = [Math.floor(minutes / 60), minutes % 60, seconds % 60].map((part) => padded[part]).join(':');
  return `${dateOfDay(day)}T${time}`;
}

function clockSeconds(moment: string): number {
  return two(moment, 11) * 3600 + two(moment, 14) * 60 + two(moment, 17);
}

function dayNumber(date: string): number {
  return dayNumberOf(two(date, 0) * 100 + two(date, 2), two(date, 5), two(date, 8));
}

/** Days from 1970-01-01 of a date: years begin in March, so that the leap day is the last of its year. */
function dayNumberOf(yearOfDate: number, month: number, day: number): number {
  const year = yearOfDate - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function dateOfDay(number: number): string {
  const day = number + 719_468;
  const era = Math.floor(day / 146_097);
  const dayOfEra = day - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return dateOf(year, month, dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1);
}

function daysIn(year: number, month: number): number {
  if (Number.isNaN(year)) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day it is in Vietnam at a point in time, `YYYY-MM-DD`. */
export function dayInVietnam(at: Date): string {
  return new Date(at.getTime() + zoneMinutes * 60_000).toISOString().slice(0, 10);
}
