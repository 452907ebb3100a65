/** Characters nobody sees: controls other than tabs and line breaks, soft hyphen, zero-width and direction marks. */
const hidden = '\\u0000-\\u0008\\u000e-\\u001f\\u007f\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
/** JavaScript's white space (NBSP and full-width spaces are among it) and the one line break it forgets. */
const space = '\\s\\u0085';

const visible = new RegExp(`[^${hidden}${space}]`);
const hiddenOnes = new RegExp(`[${hidden}]`, 'g');
const spaces = new RegExp(`[${space}]+`, 'g');
const unseen = new RegExp(`[${hidden}${space}]+`, 'g');
const untidy = new RegExp(`[${hidden}\\u0085]|[^\\S ]|  |^ | $`);

/** True when there is nothing to see in the text. */
export function isInvisible(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first > 0x20 && first < 0x7f) return false;
  return !visible.test(text);
}

/** The text without any white space or invisible character. */
export function withoutSpaces(text: string): string {
  return text.replace(unseen, '');
}

/** Words of a person: invisible characters gone, single spaces, none at the ends, NFC. Idempotent. */
export function normaliseText(text: string): string {
  const tidy = untidy.test(text) ? text.replace(hiddenOnes, '').replace(spaces, ' ').trim() : text;
  return tidy.normalize('NFC');
}

/** A code nobody may interpret: as `normaliseText`, but runs of spaces and line breaks inside it stay. Idempotent. */
export function normaliseCode(text: string): string {
  const tidy = untidy.test(text)
    ? text
        .replace(hiddenOnes, '')
        .replace(/[^\S\t\n\r]/g, ' ')
        .trim()
    : text;
  return tidy.normalize('NFC');
}

/** Letters and digits only, lower case, no diacritics: what two headers are compared by. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[^a-z0-9]/g, '');
}

/** A text short enough for a message; the whole stays in the file. NUL is shown as ␀, and no pair of surrogates is cut. */
export function shorten(text: string): string {
  const short = text.length <= 200 ? text : `${text.slice(0, 199).replace(/[\ud800-\udbff]$/, '')}…`;
  return short.replaceAll('\0', '␀');
}

/** PostgreSQL stores neither NUL nor half a pair of surrogates. */
export function storable(text: string): string {
  return text.replaceAll('\0', '␀').toWellFormed();
}

/** Words in which numbers as long as those of people and telephones are cut to their last three digits. */
export function withoutNumbers(text: string): string {
  return text.replace(/\d{6,}(?=\d{3}(?!\d))/g, '…');
}
