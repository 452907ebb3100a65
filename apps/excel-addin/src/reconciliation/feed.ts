import type { DailyFigures, Feed } from '@emc/contract';
import { Calendar, dayInVietnam, daysBefore, judgeVolume, volumeHistoryDays, type VolumeDay } from '@emc/domain';
import { feedView } from './feed.view.js';
import type { AtSite } from './part.js';
import type { Part } from '../part.js';

/** The days that are shown; those before them tell what is usual. */
const shownDays = 14;

/** A day as it was received, beside what its weekday usually brings. */
export interface FeedDay extends Pick<VolumeDay, 'day' | 'received' | 'expected'> {
  readonly online: number;
  readonly returned: number;
}

/** What the case-handling system of the site sends: when it last did, how much, and what is expected of it. */
export class FeedPart implements Part {
  feed: Feed | null = null;
  days: readonly FeedDay[] = [];

  constructor(readonly at: AtSite) {}

  view(): Node[] {
    return feedView(this);
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    const { app, site } = this.at;
    const today = dayInVietnam(new Date());
    const call = { params: { siteId: site.id }, signal };
    const period = { from: daysBefore(today, volumeHistoryDays + shownDays), to: today };
    const [feed, daily, holidays] = await Promise.all([
      app.api('getFeed', call),
      app.api('dailyFigures', { ...call, query: period }),
      app.api('getHolidays', { signal }),
    ]);
    this.feed = feed;
    this.days = latestDays(daily, new Calendar(holidays), today);
  }
}

/** The latest days, today first; what is usual comes from the weeks before, as the check of the volume judges it. */
export function latestDays({ days }: DailyFigures, calendar: Calendar, today: string): readonly FeedDay[] {
  const first = days[0]?.day;
  if (first === undefined) return [];
  const received = new Map(days.map((one) => [one.day, one.received]));
  const figures = new Map(days.map((one) => [one.day, one]));
  return judgeVolume({ from: first, to: today, received }, calendar)
    .slice(-shownDays)
    .map(({ day, received, expected }) => {
      const { online = 0, returned = 0 } = figures.get(day) ?? {};
      return { day, received, expected, online, returned };
    })
    .reverse();
}
