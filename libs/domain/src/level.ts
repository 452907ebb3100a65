import { fold } from './text.js';

/** 0 = not online, 3 = partly online, 4 = full-process online; 1 and 2 come from before Nghị định 42/2022/NĐ-CP. */
export type Level = 0 | 1 | 2 | 3 | 4;

const levels: readonly Level[] = [0, 1, 2, 3, 4];

/** Folded words officers write for a level, with what may stand before them. */
const words: ReadonlyMap<string, Level> = new Map([
  ['toantrinh', 4],
  ['motphan', 3],
  ['khongtructuyen', 0],
  ['khongcungcaptructuyen', 0],
  ['chuatructuyen', 0],
  ['chuacungcaptructuyen', 0],
]);
const before = /^(?:dichvucongtructuyen|dichvucong|dvctructuyen|dvctt|dvc|tructuyen)/;

/** The level a text stands for (`4`, `4.0`, `Mức độ 4`, `Toàn trình`); null when it says none. */
export function readLevel(text: string): Level | null {
  const digit = /^(?:(?:mức độ|cấp độ|mức|cấp|level)\s*:?\s*)?0*([0-4])(?:[.,]0+)?$/.exec(plain(text))?.[1];
  if (digit !== undefined) return levels[Number(digit)] ?? null;
  const said = fold(text);
  return words.get(said) ?? words.get(said.replace(before, '')) ?? null;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff]+/g, ' ')
    .trim()
    .toLowerCase();
}
