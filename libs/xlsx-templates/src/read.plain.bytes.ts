export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
const AMPERSAND = 0x26;
export const POINT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
const BRACKET = 0x5d;
/** First byte of U+F000–U+FFFF in UTF-8, among them the two characters that XML forbids. */
const UTF8_F000 = 0xef;

export const ORDINARY = 0;
export const NON_ASCII = 1;
export const REFERENCE = 2;
export const END = 4;
export const DOUBT = 8;

function kinds(kindOf: (byte: number) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => kindOf(byte));
}

/** What a byte means inside of text. */
export const inText = kinds((byte) => {
  if (byte === LESS) return END;
  if (byte === AMPERSAND) return REFERENCE;
  if (byte === BRACKET || byte === UTF8_F000) return DOUBT;
  if (byte < SPACE) return byte === TAB || byte === LINE_FEED ? ORDINARY : DOUBT;
  return byte < 0x80 ? ORDINARY : NON_ASCII;
});
/** What a byte means inside of an attribute's value. */
export const inValue = kinds((byte) => {
  if (byte === QUOTE) return END;
  return byte < SPACE || byte === LESS || byte === AMPERSAND || byte >= 0x80 ? DOUBT : ORDINARY;
});
/** What a byte means after the first of a name; letters beyond ASCII are left to the parser. */
export const inName = kinds((byte) => (/[\w.:-]/.test(String.fromCharCode(byte)) ? ORDINARY : END));
export const nameStart = kinds((byte) => (/[A-Za-z_]/.test(String.fromCharCode(byte)) ? ORDINARY : END));
