import { dayAfter, weekday, type Calendar, type Indicator } from '@emc/domain';
import type { Period, Received, Scope } from './indicator-facts.js';

/** How an indicator went over a period. */
export interface Trend {
  readonly definition: Indicator;
  readonly scope: Scope;
  readonly period: Period & { readonly asOf: string };
  readonly unit: 'day' | 'week' | 'month';
  /** True = each point counts from the first day of the period on. */
  readonly isCumulative: boolean;
  readonly points: readonly TrendPoint[];
}

export interface TrendPoint extends Period {
  readonly percent: string | null;
  /** False = its days are not over yet, or the period cuts its week or month. */
  readonly isWhole: boolean;
}

const mostDays = 35;
const mostDaysByWeek = 190;

/** A period cut into days, weeks from Monday on, or months, so that it makes at most 37 points. */
export function bucketsOf({ from, to }: Period): Pick<Trend, 'unit'> & { readonly buckets: readonly Period[] } {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const unit = days <= mostDays ? 'day' : days <= mostDaysByWeek ? 'week' : 'month';
  const isFirst = {
    day: () => true,
    week: (day: string) => weekday(day) === 1,
    month: (day: string) => day.endsWith('-01'),
  }[unit];
  const buckets: { from: string; to: string }[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) {
    const last = buckets.at(-1);
    if (last && !isFirst(day)) last.to = day;
    else buckets.push({ from: day, to: day });
  }
  return { unit, buckets };
}

/** Is that all of a day, week or month, and is it over? */
export function isWhole({ from, to }: Period, unit: Trend['unit'], today: string): boolean {
  if (to >= today) return false;
  if (unit === 'week') return weekday(from) === 1 && weekday(to) === 0;
  return unit === 'day' || (from.endsWith('-01') && dayAfter(to).endsWith('-01'));
}

/** Without the days off on which nothing was to come, and nothing came: they are no gaps. */
export function withoutDaysOff(points: readonly TrendPoint[], calendar: Calendar): readonly TrendPoint[] {
  const kept = points.filter(({ from, percent }) => percent !== null || calendar.isWorkingDay(from));
  return kept.length > 0 ? kept : points;
}

/** What was received in each of the first periods together with all before it. */
export function cumulated(received: readonly Received[], periods: number): Received[] {
  const sofar = new Map<number, Received>();
  return Array.from({ length: periods }, (_, period) => {
    for (const one of received) if (one.period === period) sofar.set(one.siteId, together(sofar.get(one.siteId), one));
    return [...sofar.values()].map((one) => ({ ...one, period }));
  }).flat();
}

function together(before: Received | undefined, { used, ...one }: Received): Received {
  if (!before) return { ...one, used };
  return {
    ...one,
    dossiers: before.dossiers + one.dossiers,
    online: before.online + one.online,
    fullOnline: before.fullOnline + one.fullOnline,
    unmatched: before.unmatched + one.unmatched,
    used: used.replace(/0/g, (_, at: number) => before.used[at] ?? '0'),
  };
}
