import { Calendar, daysBefore, holidayTable, usualMonth, type Sentence } from '@emc/domain';

/** Days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export type Preset = 'month' | 'lastMonth' | 'quarter' | 'year' | 'lastYear';

export const presetNames: Readonly<Record<Preset, Sentence>> = {
  month: { vi: 'Tháng này', en: 'This month' },
  lastMonth: { vi: 'Tháng trước', en: 'Last month' },
  quarter: { vi: 'Quý này', en: 'This quarter' },
  year: { vi: 'Năm nay', en: 'This year' },
  lastYear: { vi: 'Năm trước', en: 'Last year' },
};

export const presets: readonly Preset[] = ['month', 'lastMonth', 'quarter', 'year', 'lastYear'];

/** A period as officers name it; one that is under way ends today. */
export function periodOf(preset: Preset, today: string): Period {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  switch (preset) {
    case 'month':
      return { from: firstOf(year, month), to: today };
    case 'lastMonth': {
      const last = daysBefore(firstOf(year, month), 1);
      return { from: `${last.slice(0, 8)}01`, to: last };
    }
    case 'quarter':
      return { from: firstOf(year, month - ((month - 1) % 3)), to: today };
    case 'year':
      return { from: firstOf(year, 1), to: today };
    case 'lastYear':
      return { from: firstOf(year - 1, 1), to: `${year - 1}-12-31` };
  }
}

/** The usual month, as a preset. */
export function usualPreset(today: string): 'month' | 'lastMonth' {
  return usualMonth(today, new Calendar(holidayTable)) === today.slice(0, 7) ? 'month' : 'lastMonth';
}

function firstOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}
