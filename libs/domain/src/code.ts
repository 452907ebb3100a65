import { withoutSpaces } from './text.js';

/** A code of a procedure on the national public service portal (ID CDVCQG). */
export interface NationalCode {
  readonly code: string;
  /** The procedure itself, whoever provides it: `1.004873`. */
  readonly root: string;
  /** The agency that provides it: `H34`; null in a short code. */
  readonly suffix: string | null;
}

const nationalCode = /^(\d\.\d{6})(?:\.(?:\d{3}\.\d{2}\.\d{2}\.)?([A-Y]\d{2})(?:\.\d{2})?)?$/;

/** Reads a full, medium or short national code, white space inside it ignored; null when it is none. */
export function parseNationalCode(text: string): NationalCode | null {
  const code = withoutSpaces(text);
  const parts = nationalCode.exec(code);
  return parts?.[1] === undefined ? null : { code, root: parts[1], suffix: parts[2] ?? null };
}

/** True for an identification code of an agency: `H34`, `G09`, `K01`. */
export function isAgencyCode(text: string): boolean {
  return /^[A-Y]\d{2}$/.test(text);
}

/** The root a number can only stand for, since roots have six decimals (`1.0021 → 1.002100`); null for other numbers. */
export function codeFromNumber(number: number): string | null {
  const code = number.toFixed(6);
  const exact = Math.abs(Number(code) - number) < 1e-9;
  return exact && number > 1 && number < 10 && !Number.isInteger(number) ? code : null;
}

/** The one code a mistyped text is likely to stand for (small letters, commas, lost last zeros); null when unclear. */
export function likelyNationalCode(text: string): string | null {
  const tidy = withoutSpaces(text).normalize('NFKC').toUpperCase().replace(/,/g, '.').replace(/\.+$/, '');
  const root = /^\d\.\d{1,5}$/.test(tidy) ? tidy.padEnd(8, '0') : tidy;
  return parseNationalCode(root)?.code ?? null;
}
