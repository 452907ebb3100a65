/** `02-16` → `16/02`, as people write days of a year. */
export function monthDaysTold(days: readonly string[]): string {
  return days.map((day) => day.split('-').reverse().join('/')).join(', ');
}

/** Days as somebody typed them: `16/2, 17/02` → `02-16`, `02-17`. What is no day stays as it is, and is refused at the door. */
export function readMonthDays(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map((day) => {
      const [, date, month] = /^(\d{1,2})[/.-](\d{1,2})$/.exec(day) ?? [];
      return date && month ? `${month.padStart(2, '0')}-${date.padStart(2, '0')}` : day;
    });
}

/** `07:30–11:30, 13:00–17:00` as pairs of times; what is none is refused at the door. */
export function readHours(text: string): [string, string][] {
  return text
    .split(/[,;]/)
    .map((span) => span.trim())
    .filter(Boolean)
    .map((span) => {
      const [from = '', to = ''] = span
        .split(/\s*[-–]\s*/)
        .map((time) => time.replace(/^(\d):/, '0$1:').replace('h', ':'));
      return [from, to];
    });
}

export function hoursTold(hours: readonly (readonly [string, string])[]): string {
  return hours.map(([from, to]) => `${from}–${to}`).join(', ');
}
