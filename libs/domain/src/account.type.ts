import { fold } from './text.js';

/** 1 = business, 2 = citizen, 3 = officer of the one-stop shop. */
export type AccountType = 1 | 2 | 3;

/** Folded words officers write for a type. */
const words: ReadonlyMap<string, AccountType> = new Map([
  ['doanhnghiep', 1],
  ['dn', 1],
  ['tochuc', 1],
  ['tochucdoanhnghiep', 1],
  ['doanhnghieptochuc', 1],
  ['hokinhdoanh', 1],
  ['canhan', 2],
  ['cn', 2],
  ['congdan', 2],
  ['cd', 2],
  ['nguoidan', 2],
  ['congdancanhan', 2],
  ['canhancongdan', 2],
  ['canbo', 3],
  ['cb', 3],
  ['canbomotcua', 3],
  ['canbobophanmotcua', 3],
  ['canboxuly', 3],
  ['canbocongchuc', 3],
  ['congchuc', 3],
]);

/** The type a text stands for (`2`, `2.0`, `Cá nhân`, `2 - Công dân`); null when it says none. */
export function readAccountType(text: string): AccountType | null {
  const plain = text.normalize('NFKC').trim();
  if (/^0*[1-3](?:[.,]0+)?$/.test(plain)) return typeOf(Number.parseInt(plain, 10));
  const [, digit, word = ''] = /^([1-3]?)([a-z].*)$/.exec(fold(text)) ?? [];
  const type = words.get(word.replace(/^taikhoan/, '')) ?? null;
  return digit && type !== Number(digit) ? null : type;
}

/** The number as a type; null for every other number. */
export function typeOf(number: number): AccountType | null {
  return number === 1 || number === 2 || number === 3 ? number : null;
}
