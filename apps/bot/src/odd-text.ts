/** Turns the direction of writing around, or hides: a name that holds these could make a message say something else. */
const deceiving = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u{e0000}-\u{e007f}]/gu;

/** A name or other text from outside as one line that Telegram takes and that cannot disguise the words around it. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(deceiving, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** At most so many UTF-16 units, cut between characters, with an ellipsis where something is missing. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${cut.isWellFormed() ? cut : cut.slice(0, -1)}…`;
}

/** A name, never empty and never longer than a line should be. */
export function nameOf(text: string, limit = 120): string {
  const name = shorten(clean(text), limit);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name) ? name : '?';
}
