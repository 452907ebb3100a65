import type { Merge } from '@emc/domain';

export const LAST_ROW = 1_048_576;
/** XFD, counted from 0. */
export const LAST_COLUMN = 16_383;

/** The column of a reference that must lie in a given row; -1 where it is none: `columnOf('C7', 7) → 2`. */
export function columnOf(reference: string, row: number): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = (reference.charCodeAt(at) | 32) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > LAST_COLUMN + 1) return -1;
  }
  let digits = 0;
  for (let digit = at; digit < reference.length; digit++) {
    const value = reference.charCodeAt(digit) - 48;
    if (value < 0 || value > 9) return -1;
    digits = digits * 10 + value;
  }
  return digits === row ? column - 1 : -1;
}

/** The area `A1:C3` or `B2`; null where it is none. */
export function areaOf(reference: string): Merge | null {
  const [from = '', to = from] = reference.replaceAll('$', '').split(':', 2);
  const top = rowOf(from);
  const bottom = rowOf(to);
  const left = columnOf(from, top);
  const right = columnOf(to, bottom);
  if (top < 1 || bottom < top || bottom > LAST_ROW || left < 0 || right < left) return null;
  return { top, left, bottom, right };
}

function rowOf(reference: string): number {
  return Number(/^[A-Za-z]{1,3}(\d{1,7})$/.exec(reference)?.[1] ?? 0);
}
