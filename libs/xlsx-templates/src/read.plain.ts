const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const AMPERSAND = 0x26;
const POINT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const BRACKET = 0x5d;
/** First byte of U+F000–U+FFFF in UTF-8, among them the two characters that XML forbids. */
const UTF8_F000 = 0xef;

const ORDINARY = 0;
const NON_ASCII = 1;
const REFERENCE = 2;
const END = 4;
const DOUBT = 8;

/** Names and values longer than these are left to the parser. */
const ATTRIBUTES = 16;
/** V8 keeps strings up to here where memory is used again at once. */
const VIEW_BYTES = 64 * 1024;
const EXACT_DIGITS = 15;
const NUMBER_CHARACTERS = 32;
const PLACE_DIGITS = 7;

function kinds(kindOf: (byte: number) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => kindOf(byte));
}

const inText = kinds((byte) => {
  if (byte === LESS) return END;
  if (byte === AMPERSAND) return REFERENCE;
  if (byte === BRACKET || byte === UTF8_F000) return DOUBT;
  if (byte < SPACE) return byte === TAB || byte === LINE_FEED ? ORDINARY : DOUBT;
  return byte < 0x80 ? ORDINARY : NON_ASCII;
});
const inValue = kinds((byte) => {
  if (byte === QUOTE) return END;
  return byte < SPACE || byte === LESS || byte === AMPERSAND || byte >= 0x80 ? DOUBT : ORDINARY;
});
const inName = kinds((byte) => (/[\w.:-]/.test(String.fromCharCode(byte)) ? ORDINARY : END));
const nameStart = kinds((byte) => (/[A-Za-z_]/.test(String.fromCharCode(byte)) ? ORDINARY : END));

const references: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** The bytes of a word, to be met with `PlainXml.meets`. */
export function word(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

const powers = Array.from({ length: EXACT_DIGITS + 1 }, (_, digits) => 10 ** digits);

const XMLNS = word('xmlns');

/** How a tag ended: `>`, `/>`, or in a way that only the parser can judge. */
export const enum TagEnd {
  Open,
  Empty,
  Doubt,
}

/**
 * A place in XML of the plain kind that programs write, stepped through byte by byte. It never judges: what is not
 * plain beyond doubt is for the parser. The bytes are valid UTF-8 and end with a tag.
 */
export class PlainXml {
  at = 0;
  private bytes: Buffer = Buffer.alloc(0);
  private end = 0;
  /** Some of the bytes as text, one character a byte; texts are cut from it, which is faster than made one by one. */
  private view = '';
  private viewFrom = 0;
  private names = new Int32Array(ATTRIBUTES);
  private count = 0;
  tagEnd: TagEnd = TagEnd.Doubt;
  /** The attribute read last: its name where it is a single letter, else 0. */
  letter = 0;
  private nameFrom = 0;
  private valueFrom = 0;
  private valueTo = 0;

  /** Begins with other bytes, of which those before `end` may be read. */
  take(bytes: Buffer, end: number): void {
    this.bytes = bytes;
    this.end = end;
    this.view = '';
    this.viewFrom = 0;
  }

  space(): void {
    const { bytes } = this;
    let { at } = this;
    for (;;) {
      const byte = bytes[at];
      if (byte !== SPACE && byte !== LINE_FEED && byte !== RETURN && byte !== TAB) break;
      at++;
    }
    this.at = at;
  }

  /** Steps over a word if it stands here. */
  meets(expected: Uint8Array): boolean {
    const { bytes, at } = this;
    for (let index = 0; index < expected.length; index++) {
      if (bytes[at + index] !== expected[index]) return false;
    }
    this.at = at + expected.length;
    return true;
  }

  /** Steps over `<` and a name, to its attributes; false where another name stands. */
  opens(tag: Uint8Array): boolean {
    this.count = 0;
    return this.meets(tag);
  }

  /** Reads the next attribute; false at the end of the tag, and then `tagEnd` says how it ended. */
  attribute(): boolean {
    const { bytes } = this;
    let { at } = this;
    const from = at;
    while (bytes[at] === SPACE) at++;
    const first = bytes[at] ?? 0;
    if (first === GREATER) return this.ends(TagEnd.Open, at + 1);
    if (first === SLASH && bytes[at + 1] === GREATER) return this.ends(TagEnd.Empty, at + 2);
    if (at === from || nameStart[first] !== ORDINARY) return this.ends(TagEnd.Doubt, at);
    this.nameFrom = at;
    let hash = 0;
    for (; inName[bytes[at] ?? 0] === ORDINARY; at++) hash = (hash * 31 + (bytes[at] ?? 0)) | 0;
    this.letter = at === this.nameFrom + 1 ? first : 0;
    if (bytes[at] !== EQUALS || bytes[at + 1] !== QUOTE || !this.isNew(hash)) return this.ends(TagEnd.Doubt, at);
    this.valueFrom = at += 2;
    while (inValue[bytes[at] ?? 0] === ORDINARY) at++;
    if (bytes[at] !== QUOTE) return this.ends(TagEnd.Doubt, at);
    this.valueTo = at;
    this.at = at + 1;
    return true;
  }

  /** The name of the attribute. */
  name(): string {
    return this.latin1(this.nameFrom, this.valueFrom - 2);
  }

  /** The value of the attribute. */
  value(): string {
    return this.latin1(this.valueFrom, this.valueTo);
  }

  /** Is this its value? */
  holds(expected: Uint8Array): boolean {
    const { bytes, valueFrom } = this;
    if (this.valueTo - valueFrom !== expected.length) return false;
    for (let index = 0; index < expected.length; index++) {
      if (bytes[valueFrom + index] !== expected[index]) return false;
    }
    return true;
  }

  /** The attribute as a whole number; -1 where it is none or long. */
  whole(): number {
    return this.digitsOf(this.valueFrom);
  }

  /** The attribute as a place `C7` in a given row, answered by its column counted from 0; -1 where it is none. */
  column(row: number): number {
    let column = 0;
    let at = this.valueFrom;
    for (; at < this.valueTo && at < this.valueFrom + 3; at++) {
      const letter = ((this.bytes[at] ?? 0) | 32) - 96;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    return this.digitsOf(at) === row ? column - 1 : -1;
  }

  /** Text of digits alone as a number, stepped over; -1 where it is anything else, and then not. */
  integer(): number {
    return this.number(false);
  }

  /** Text of digits with or without a decimal point as a number, stepped over; -1 as before. */
  decimal(): number {
    return this.number(true);
  }

  /** Steps over text to the next tag; answers the kinds of its bytes, or -1 in doubt. */
  private skim(): number {
    const { bytes } = this;
    let { at } = this;
    let seen = ORDINARY;
    for (;;) {
      const kind = inText[bytes[at] ?? 0] ?? DOUBT;
      if (kind !== ORDINARY) {
        if (kind === END) break;
        if (kind === DOUBT) return -1;
        seen |= kind;
      }
      at++;
    }
    this.at = at;
    return seen;
  }

  /** The text up to the next tag, stepped over; null in doubt. */
  characters(): string | null {
    const from = this.at;
    const seen = this.skim();
    if (seen < 0) return null;
    const text = (seen & NON_ASCII) === 0 ? this.latin1(from, this.at) : this.bytes.toString('utf8', from, this.at);
    return (seen & REFERENCE) === 0 ? text : resolved(text);
  }

  private latin1(from: number, to: number): string {
    if (from < this.viewFrom || to - this.viewFrom > this.view.length) {
      this.view = this.bytes.toString('latin1', from, Math.max(to, Math.min(from + VIEW_BYTES, this.end)));
      this.viewFrom = from;
    }
    return this.view.slice(from - this.viewFrom, to - this.viewFrom);
  }

  private ends(how: TagEnd, at: number): false {
    this.tagEnd = how;
    this.at = at;
    return false;
  }

  /** Two names may share a number; then the parser will see that they differ. */
  private isNew(hash: number): boolean {
    const { names, count } = this;
    if (count === ATTRIBUTES || this.declaresNamespace()) return false;
    for (let index = 0; index < count; index++) if (names[index] === hash) return false;
    names[this.count++] = hash;
    return true;
  }

  private declaresNamespace(): boolean {
    for (let index = 0; index < XMLNS.length; index++) {
      if (this.bytes[this.nameFrom + index] !== XMLNS[index]) return false;
    }
    return true;
  }

  private number(mayHavePoint: boolean): number {
    const { bytes } = this;
    let { at } = this;
    let number = 0;
    let point = -1;
    for (; ; at++) {
      const digit = (bytes[at] ?? 0) - ZERO;
      if (digit >= 0 && digit <= 9) number = number * 10 + digit;
      else if (bytes[at] === POINT && mayHavePoint && point < 0 && at > this.at) point = at;
      else break;
    }
    if (at === this.at || bytes[at] !== LESS) return -1;
    const digits = at - this.at - (point < 0 ? 0 : 1);
    // Of more digits than these, multiplying and dividing would not give the nearest number.
    if (digits > EXACT_DIGITS) return mayHavePoint && at - this.at <= NUMBER_CHARACTERS ? this.longNumber(at) : -1;
    this.at = at;
    return point < 0 ? number : number / (powers[at - point - 1] ?? 1);
  }

  private longNumber(end: number): number {
    const number = Number(this.latin1(this.at, end));
    this.at = end;
    return number;
  }

  private digitsOf(from: number): number {
    const { bytes, valueTo } = this;
    if (from === valueTo || valueTo - from > PLACE_DIGITS) return -1;
    let number = 0;
    for (let at = from; at < valueTo; at++) {
      const digit = (bytes[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      number = number * 10 + digit;
    }
    return number;
  }
}

/** Reads the attributes of a text to their end: is its space to be kept? */
export function preservesSpace(xml: PlainXml): boolean {
  let preserved = false;
  while (xml.attribute()) preserved ||= xml.name() === 'xml:space' && xml.value() === 'preserve';
  return preserved;
}

function resolved(text: string): string | null {
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
