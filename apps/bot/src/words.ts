import type { Language } from '@emc/domain';

/** `1.882` in Vietnamese, `1,882` in English. */
export function inFigures(quantity: number, language: Language): string {
  return figures[language].format(quantity);
}

const figures = { vi: new Intl.NumberFormat('vi-VN'), en: new Intl.NumberFormat('en-GB') };

/** `68.54` as people of the language write it, with the sign. */
export function percentInWords(percent: string, language: Language): string {
  return `${language === 'vi' ? percent.replace('.', ',') : percent}%`;
}

/** `15:15 02/03/2026`, the clock of Vietnam. */
export function momentInWords(time: string): string {
  const [day = '', clock = ''] = new Date(Date.parse(time) + 7 * 3_600_000).toISOString().split('T');
  return `${clock.slice(0, 5)} ${dayInWords(day)}`;
}

/** `2026-03-02` as `02/03/2026`. */
export function dayInWords(day: string): string {
  return day.slice(0, 10).split('-').toReversed().join('/');
}

/** The words of a text, written the way commands are: without case, accents and spaces. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/\s+/g, '');
}
