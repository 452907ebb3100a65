import {
  EQUALS,
  END,
  GREATER,
  LESS,
  LINE_FEED,
  NON_ASCII,
  ORDINARY,
  POINT,
  QUOTE,
  REFERENCE,
  RETURN,
  SLASH,
  SPACE,
  TAB,
  ZERO,
  DOUBT,
  inName,
  inText,
  inValue,
  nameStart,
} from './read.plain.bytes.js';
import { resolved } from './read.plain.references.js';

/** More attributes, and longer places and numbers, are left to the parser. */
const ATTRIBUTES = 16;
const PLACE_DIGITS = 7;
const NUMBER_CHARACTERS = 32;
/** A whole number of so many digits, and a power of ten up to it, are held exactly. */
const EXACT_DIGITS = 15;
const powers = Array.from({ length: EXACT_DIGITS + 1 }, (_, digits) => 10 ** digits);
/** Strings up to about this size are made where memory is still warm. */
const VIEW_BYTES = 64 * 1024;

/** The bytes of a word, to be met with `PlainXml.meets`. */
export function word(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

const XMLNS = word('xmlns');

/** How a tag ended: `>`, `/>`, or in a way that only the parser can judge. */
type TagEnd = 'open' | 'empty' | 'doubt';

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
  tagEnd: TagEnd = 'doubt';
  /** The attribute read last: its name where it is a single letter, else 0. */
  letter = 0;
  private nameFrom = 0;
  private valueFrom = 0;
  private valueTo = 0;
  private literalFrom = 0;

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
    if (first === GREATER) return this.ends('open', at + 1);
    if (first === SLASH && bytes[at + 1] === GREATER) return this.ends('empty', at + 2);
    if (at === from || nameStart[first] !== ORDINARY) return this.ends('doubt', at);
    this.nameFrom = at;
    let hash = 0;
    for (; inName[bytes[at] ?? 0] === ORDINARY; at++) hash = (hash * 31 + (bytes[at] ?? 0)) | 0;
    this.letter = at === this.nameFrom + 1 ? first : 0;
    if (bytes[at] !== EQUALS || bytes[at + 1] !== QUOTE || !this.isNew(hash)) return this.ends('doubt', at);
    this.valueFrom = at += 2;
    while (inValue[bytes[at] ?? 0] === ORDINARY) at++;
    if (bytes[at] !== QUOTE) return this.ends('doubt', at);
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

  /** A place `C7"` in a given row and its quote, stepped over, answered by its column counted from 0; -1 where it is none. */
  reference(row: number): number {
    const { bytes } = this;
    let column = 0;
    for (let letters = 0; letters < 3; letters++) {
      const letter = ((bytes[this.at] ?? 0) | 32) - 96;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
      this.at++;
    }
    return this.quoted() === row ? column - 1 : -1;
  }

  /** Digits and the quote behind them, stepped over; -1 where it is anything else. */
  quoted(): number {
    const { bytes } = this;
    const from = this.at;
    let number = 0;
    for (; this.at - from <= PLACE_DIGITS; this.at++) {
      const digit = (bytes[this.at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) break;
      number = number * 10 + digit;
    }
    const whole = this.at > from && this.at - from <= PLACE_DIGITS && bytes[this.at++] === QUOTE;
    return whole ? number : -1;
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

  /** Steps over text whose bytes are its characters, without space at its ends; answers its length, -1 in doubt. */
  literal(): number {
    const from = this.at;
    if (this.skim() !== ORDINARY || this.at === from) return -1;
    this.literalFrom = from;
    const outer = Math.min(this.bytes[from] ?? 0, this.bytes[this.at - 1] ?? 0);
    return outer > SPACE ? this.at - from : -1;
  }

  /** Copies the literal stepped over last. */
  copyTo(target: Uint8Array, at: number, length: number): void {
    const { bytes, literalFrom } = this;
    for (let index = 0; index < length; index++) target[at + index] = bytes[literalFrom + index] ?? 0;
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
    // One division of two exact numbers gives the nearest one; more digits would not be exact.
    if (digits > EXACT_DIGITS) return mayHavePoint && at - this.at <= NUMBER_CHARACTERS ? this.longNumber(at) : -1;
    this.at = at;
    return point < 0 ? number : number / (powers[at - point - 1] ?? 1);
  }

  /** As `Number` has it: exact, though not as fast. */
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
