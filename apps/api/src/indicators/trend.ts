import { dayAfter, weekday, type Indicator } from '@emc/domain';
import type { Period, Scope } from './indicator-facts.js';

/** How an indicator went over a period. */
export interface Trend {
  readonly definition: Indicator;
  readonly scope: Scope;
  readonly period: Period & { readonly asOf: string };
  readonly unit: 'day' | 'week' | 'month';
  readonly points: readonly (Period & { readonly percent: string | null })[];
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
