import { dayAfter, type Calendar } from './calendar.js';

/** What a site sent, day by day; days without a count are days without an event. */
export interface DailyVolume {
  /** The first day the site was fed, and the last that is over. */
  readonly from: string;
  readonly to: string;
  readonly received: ReadonlyMap<string, number>;
}

/** A day beside what its weekday usually brings. Null = not judged: a holiday, Tết, or too little known before it. */
export interface VolumeDay {
  readonly day: string;
  readonly received: number;
  readonly expected: number | null;
  /** How far below (negative) the usual, in usual deviations. */
  readonly deviation: number | null;
  readonly dropped: boolean;
}

/** The same weekdays a day is compared with. */
const weeks = 8;
/** The days whose scatter says what is usual. */
const scatterDays = 56;
/** A median absolute deviation, made comparable with a standard deviation. */
const asSigma = 1.4826;
/** Days to know before one that is judged: 56 with 8 same weekdays before each, Tết and holidays skipped. */
export const volumeHistoryDays = 161;
const alarmBelow = -3.5;
/** Where fewer are expected, chance alone may leave a day nearly empty, or empty. */
const leastForDrop = 12;
const leastForSilence = 10;

/**
 * Judges each day: expected = median of the last 8 same weekdays; residual = (received − expected) / √expected; deviation =
 * residual over the median absolute deviation (as σ) of the residuals of the 56 days before, at least 1. A drop = deviation below
 * −3.5 where at least 12 are expected, or nothing where at least 10 are. Holidays and the days around Tết are left out on
 * both sides. Chosen on synthetic years: shares of yesterday's count, or mean − 3σ, alarm every other day or never.
 */
export function judgeVolume(volume: DailyVolume, calendar: Calendar): readonly VolumeDay[] {
  const days = ordinaryDays(volume, calendar);
  const expected = days.map((day, index) => (day.ordinary ? expectedAt(days, index) : null));
  const residuals = days.map(({ received }, index) => residual(received, expected[index] ?? null));
  return days.map(({ day, received }, index) => {
    const usual = expected[index] ?? null;
    const off = residuals[index] ?? null;
    if (usual === null || off === null) return { day, received, expected: null, deviation: null, dropped: false };
    const deviation = off / scatter(residuals.slice(Math.max(0, index - scatterDays), index));
    const dropped = (usual >= leastForDrop && deviation < alarmBelow) || (usual >= leastForSilence && received === 0);
    return { day, received, expected: usual, deviation, dropped };
  });
}

interface Day {
  readonly day: string;
  readonly received: number;
  readonly ordinary: boolean;
}

function ordinaryDays({ from, to, received }: DailyVolume, calendar: Calendar): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) {
    const ordinary = !calendar.isHoliday(day) && !calendar.isTetWindow(day);
    days.push({ day, received: received.get(day) ?? 0, ordinary });
  }
  return days;
}

function expectedAt(days: readonly Day[], index: number): number | null {
  const same: number[] = [];
  for (let at = index - 7; at >= 0 && same.length < weeks; at -= 7) {
    const day = days[at];
    if (day?.ordinary) same.push(day.received);
  }
  return same.length < weeks ? null : median(same);
}

function residual(received: number, expected: number | null): number | null {
  return expected === null ? null : (received - expected) / Math.sqrt(Math.max(1, expected));
}

function scatter(residuals: readonly (number | null)[]): number {
  const known = residuals.filter((residual) => residual !== null);
  if (known.length === 0) return 1;
  const middle = median(known);
  return Math.max(1, asSigma * median(known.map((residual) => Math.abs(residual - middle))));
}

/** Of at least one number. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[(sorted.length - 1) >> 1], sorted[half]];
  return (low + high) / 2;
}
