import { dayOf, type Dossier } from './dossier.js';
import type { Channel, DossierStatus } from './feed.event.js';

/** A line of a site's daily figures: dossiers by day, procedure, channel and present status. '' = no procedure known. */
export interface DailyCount {
  readonly day: string;
  readonly codeTthc: string;
  readonly channel: Channel | null;
  readonly status: DossierStatus | null;
  /** Dossiers that count on this day. */
  readonly received: number;
  /** Dossiers whose result was returned on this day, whenever they were received. */
  readonly returned: number;
}

/**
 * What to add to the daily figures when a dossier changes (null = there was none); never a line of zeros. The sums of all
 * changes equal the figures made afresh from the dossiers.
 */
export function dailyChanges(before: Dossier | null, after: Dossier | null): readonly DailyCount[] {
  if (before && after && said(before) === said(after)) return [];
  return sumDaily([...linesOf(before, -1), ...linesOf(after, 1)]);
}

/** The daily figures of dossiers, made afresh. */
export function dailyCounts(dossiers: Iterable<Dossier>): readonly DailyCount[] {
  return sumDaily([...dossiers].flatMap((dossier) => linesOf(dossier, 1)));
}

/** One line per day, procedure, channel and status; those that come to nothing are left out. */
export function sumDaily(lines: Iterable<DailyCount>): readonly DailyCount[] {
  const sums = new Map<string, DailyCount>();
  for (const line of lines) {
    const { day, codeTthc, channel, status, received, returned } = line;
    const key = `${day} ${channel} ${status} ${codeTthc}`;
    const sum = sums.get(key);
    sums.set(key, sum ? { ...sum, received: sum.received + received, returned: sum.returned + returned } : line);
  }
  return [...sums.values()].filter(({ received, returned }) => received !== 0 || returned !== 0);
}

function linesOf(dossier: Dossier | null, count: number): DailyCount[] {
  if (!dossier) return [];
  const line = {
    codeTthc: dossier.codeTthc?.value ?? '',
    channel: dossier.channel?.value ?? null,
    status: dossier.status?.value ?? null,
  };
  const lines = [{ day: dayOf(dossier), ...line, received: count, returned: 0 }];
  if (dossier.returned) lines.push({ day: dossier.returned.at.slice(0, 10), ...line, received: 0, returned: count });
  return lines;
}

function said(dossier: Dossier): string {
  return JSON.stringify(linesOf(dossier, 1));
}
