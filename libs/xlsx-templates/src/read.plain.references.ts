import { LINE_FEED, RETURN, SPACE, TAB } from './read.plain.bytes.js';

const references: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** Text with its references put in; null where one is not known beyond doubt. */
export function resolved(text: string): string | null {
  let known = true;
  const whole = text.replace(
    /&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|[^&;]*);?/g,
    (reference, decimal?: string, hex?: string) => {
      const character =
        references[reference] ?? characterOf(reference, decimal ?? (hex === undefined ? '' : `0x${hex}`));
      known &&= character !== null;
      return character ?? '';
    },
  );
  return known ? whole : null;
}

/** The character of a reference by number; null where XML has none. */
function characterOf(reference: string, number: string): string | null {
  if (number === '' || !reference.endsWith(';')) return null;
  const code = Number(number);
  if (code < SPACE ? code !== TAB && code !== LINE_FEED && code !== RETURN : code > 0x10ffff) return null;
  return (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff ? null : String.fromCodePoint(code);
}
