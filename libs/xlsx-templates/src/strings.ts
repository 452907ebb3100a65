import type { ReadLimits } from './read.limits.js';
import type { Items } from './read.items.js';
import { preservesSpace, word, type PlainXml } from './read.plain.js';
import type { Attributes } from './read.xml.js';
import { TextPages } from './strings.pages.js';
import { WorkbookRefused } from './workbook.refused.js';

/** Gathers the text of `<si>` or `<is>`: all runs, without the phonetic guides that Excel shows above them. */
export class TextRuns {
  private value = '';
  private run = '';
  private preserved = false;
  private phonetic = 0;

  begin(): void {
    this.value = '';
    this.phonetic = 0;
  }

  open(name: string, attributes: Attributes): boolean {
    if (name === 'rPh') this.phonetic++;
    if (name !== 't' || this.phonetic > 0) return false;
    this.run = '';
    this.preserved = attributes['xml:space'] === 'preserve';
    return true;
  }

  text(text: string): void {
    this.run += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic--;
    if (name !== 't' || this.phonetic > 0) return;
    this.value += this.preserved ? this.run : trimmed(this.run);
  }

  /** The raw text, escapes included. */
  end(): string {
    return this.value;
  }
}

/** Text whose space at both ends is not to be kept. */
export function trimmed(text: string): string {
  const inside = text.charCodeAt(0) > 0x20 && text.charCodeAt(text.length - 1) > 0x20;
  return inside ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

/**
 * `_x000D_` stands for a character that XML cannot hold, `_x005F_` for an underscore that only looks like one. NUL and
 * halves of a surrogate pair are no text anywhere else either and stay as written.
 */
export function unescapeText(raw: string): string {
  if (!raw.includes('_x')) return raw;
  return raw
    .replace(/_x(?!0000)([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replace(/[\ud800-\udfff]/gu, (half) => `_x${half.charCodeAt(0).toString(16).toUpperCase()}_`);
}

const STRING = word('<si>');
const STRING_END = word('</si>');
const TEXT = word('<t');
const TEXT_END = word('</t>');

/** The shared strings of a workbook. */
export class SharedStrings implements Items {
  readonly endTag = '</si>';
  private readonly runs = new TextRuns();
  private readonly texts: TextPages;
  private depth = 0;
  private begun = 0;

  constructor(limits: Pick<ReadLimits, 'strings' | 'stringBytes'>) {
    this.texts = new TextPages(limits);
  }

  get beginnings(): number {
    return this.begun;
  }

  /** The text of a string, or undefined where the workbook names one it does not hold. */
  at(number: number): string | undefined {
    const raw = this.texts.at(number);
    return raw === undefined ? undefined : unescapeText(raw);
  }

  readPlain(xml: PlainXml, end: number): void {
    for (;;) {
      xml.space();
      const from = xml.at;
      if (from >= end) return;
      if (!this.plainString(xml)) {
        xml.at = from;
        return;
      }
    }
  }

  open(name: string, attributes: Attributes): boolean {
    this.depth++;
    if (this.depth === 1) {
      if (name !== 'sst') throw new WorkbookRefused('XML_MALFORMED', 'no shared strings');
      this.begun++;
    }
    if (name === 'si') this.runs.begin();
    return this.runs.open(name, attributes);
  }

  text(text: string): void {
    this.runs.text(text);
  }

  close(name: string): void {
    this.depth--;
    this.runs.close(name);
    if (name !== 'si') return;
    this.texts.add(this.runs.end());
    if (this.depth === 1) this.begun++;
  }

  private plainString(xml: PlainXml): boolean {
    if (!xml.meets(STRING) || !xml.opens(TEXT)) return false;
    const preserved = preservesSpace(xml);
    if (xml.tagEnd !== 'open') return false;
    const from = xml.at;
    const length = xml.literal();
    if (length >= 0 && xml.meets(TEXT_END) && xml.meets(STRING_END)) {
      this.texts.addFrom(xml, length);
      return true;
    }
    xml.at = from;
    const text = xml.characters();
    if (text === null || !xml.meets(TEXT_END) || !xml.meets(STRING_END)) return false;
    this.texts.add(preserved ? text : trimmed(text));
    return true;
  }
}
