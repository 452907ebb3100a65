import { dayInVietnam, dayInWords, type Language, type Sentence } from '@emc/domain';

/** `1882` → `1.882`. */
export function countTold(count: number, language: Language): string {
  return count.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
}

/** `-3` → `−3`, `12` → `+12`. */
export function changeTold(change: number, language: Language): string {
  if (change === 0) return '0';
  return `${change > 0 ? '+' : '−'}${countTold(Math.abs(change), language)}`;
}

/** A sentence with a number in it, grouped as the language does. */
export function counted(count: number, say: (told: string) => Sentence): Sentence {
  return { vi: say(countTold(count, 'vi')).vi, en: say(countTold(count, 'en')).en };
}

/** `68.54` → `68,54 %`, which no line end parts. */
export function percentTold(percent: string, language: Language): string {
  return `${language === 'vi' ? percent.replace('.', ',') : percent}\u00a0%`;
}

/** `2026-03-02` → `02/03/2026`; null → `–`. */
export function dayTold(day: string | null): string {
  return day === null ? '–' : dayInWords(day);
}

/** A moment with offset, in Vietnam: `08:15 02/03/2026`. */
export function timeTold(iso: string): string {
  const at = new Date(iso);
  const clock = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  return `${clock} ${dayInWords(dayInVietnam(at))}`;
}

/** What EMC wrote down as evidence: days and wall-clock times as people write them, numbers grouped. */
export function valueTold(value: string | number | null, language: Language): string {
  if (value === null || value === '') return '–';
  if (typeof value === 'number')
    return (Math.round(value * 100) / 100).toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)[\d:.]*)?$/.exec(value) ?? [];
  if (!day) return value;
  return clock ? `${clock} ${dayInWords(day)}` : dayInWords(day);
}
