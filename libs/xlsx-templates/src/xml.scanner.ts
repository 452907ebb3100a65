import { WorkbookRefused } from './workbook.refused.js';

export type Attributes = Readonly<Record<string, string>>;

/** What the scanner tells, in document order; names are as written, prefix and all. */
export interface XmlListener {
  declared(encoding: string | undefined): void;
  /** Answers whether the text right inside is wanted; what is not wanted is checked and dropped. */
  opened(name: string, attributes: Attributes): boolean;
  closed(): void;
  text(text: string): void;
}

/** Excel's own cells hold at most 32,767 characters; nothing honest in a part is near this long. */
const TOKEN_CHARACTERS = 4 * 1024 * 1024;
const DEPTH = 256;
const NAMES = 10_000;

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])1\.\d+\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\2)?(?:\s+standalone\s*=\s*(["'])(?:yes|no)\4)?\s*\?>$/;
const START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME = new RegExp(`^[${START}][${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}]*$`, 'u');
// eslint-disable-next-line no-control-regex
const NO_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(?:(\d{1,7})|x([\dA-Fa-f]{1,6})));|&/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NOT_PLAIN = /[<&\t\n\r]/;

const enum Code {
  Tab = 9,
  LineFeed = 10,
  Return = 13,
  Space = 32,
  Exclamation = 33,
  Quote = 34,
  Apostrophe = 39,
  Slash = 47,
  Equals = 61,
  Greater = 62,
  Question = 63,
}

/**
 * A strict XML 1.0 scanner for the parts of a workbook: pieces of text in, events out. It refuses whatever is not
 * well-formed and every document type (and with it all entities but the five predefined ones), and it holds no more
 * than one token.
 */
export class XmlScanner {
  private rest = '';
  private readonly open: string[] = [];
  private readonly wanted: boolean[] = [];
  private readonly names = new Set<string>();
  private begun = false;
  private rootSeen = false;

  constructor(private readonly listener: XmlListener) {}

  write(piece: string): void {
    if (piece === '') return;
    if (NO_CHARACTER.test(piece)) throw malformed('a character that XML does not allow');
    const text = this.rest + piece;
    const done = this.scan(text);
    this.rest = done === 0 ? text : text.slice(done);
    if (this.rest.length > TOKEN_CHARACTERS) throw malformed('an endless token');
  }

  end(): void {
    const tail = this.rest;
    this.rest = '';
    if (this.open.length > 0 || !this.rootSeen || tail.includes('<')) {
      throw new WorkbookRefused('XML_TRUNCATED', `ends inside <${this.open[this.open.length - 1] ?? ''}>`);
    }
    this.characters(tail);
  }

  /** Answers how far the text was understood; what follows waits for its end. */
  private scan(text: string): number {
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag < 0) return at;
      const next = this.markup(text, tag, at);
      if (next < 0) return at;
      at = next;
    }
  }

  /** The text before a tag and the tag itself; -1 when the tag is not whole yet. */
  private markup(text: string, tag: number, from: number): number {
    switch (text.charCodeAt(tag + 1)) {
      case Code.Slash: {
        const end = text.indexOf('>', tag);
        if (end < 0) return -1;
        this.characters(from === tag ? '' : text.slice(from, tag));
        this.close(text, tag + 2, end);
        return end + 1;
      }
      case Code.Exclamation:
        return this.declaration(text, tag, from);
      case Code.Question: {
        const end = text.indexOf('?>', tag + 2);
        if (end < 0) return -1;
        this.characters(text.slice(from, tag));
        this.instruction(text.slice(tag, end + 2));
        return end + 2;
      }
      default:
        return Number.isNaN(text.charCodeAt(tag + 1)) ? -1 : this.element(text, tag, from);
    }
  }

  private element(text: string, tag: number, from: number): number {
    let at = endOfName(text, tag + 1);
    const name = text.slice(tag + 1, at);
    const attributes: Record<string, string> = {};
    for (;;) {
      const spaced = at;
      while (isSpace(text.charCodeAt(at))) at++;
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) return -1;
      if (code === Code.Greater || code === Code.Slash) break;
      if (at === spaced) throw malformed(`<${name} without a space`);
      const end = this.attribute(text, at, attributes);
      if (end < 0) return -1;
      at = end;
    }
    const empty = text.charCodeAt(at) === Code.Slash;
    if (empty && at + 1 >= text.length) return -1;
    if (empty && text.charCodeAt(at + 1) !== Code.Greater) throw malformed(`<${name} with a stray slash`);
    this.characters(from === tag ? '' : text.slice(from, tag));
    this.enter(name, attributes);
    if (empty) this.leave();
    return at + (empty ? 2 : 1);
  }

  /** Reads `name="value"` into the attributes; answers where it ends, -1 when it is not whole yet. */
  private attribute(text: string, start: number, attributes: Record<string, string>): number {
    let at = endOfName(text, start);
    const name = text.slice(start, at);
    while (isSpace(text.charCodeAt(at))) at++;
    if (at >= text.length) return -1;
    if (text.charCodeAt(at) !== Code.Equals) throw malformed(`attribute ${name} without a value`);
    do at++;
    while (isSpace(text.charCodeAt(at)));
    if (at >= text.length) return -1;
    const quote = text.charCodeAt(at);
    if (quote !== Code.Quote && quote !== Code.Apostrophe) throw malformed(`attribute ${name} without quotes`);
    const end = text.indexOf(quote === Code.Quote ? '"' : "'", at + 1);
    if (end < 0) return -1;
    this.checkName(name);
    if (Object.hasOwn(attributes, name)) throw malformed(`attribute ${name} twice`);
    const value = text.slice(at + 1, end);
    attributes[name] = NOT_PLAIN.test(value) ? attributeValue(value) : value;
    return end + 1;
  }

  private declaration(text: string, tag: number, from: number): number {
    if (text.startsWith('<!--', tag)) {
      const end = text.indexOf('--', tag + 4);
      if (end < 0 || end + 2 >= text.length) return -1;
      if (text.charCodeAt(end + 2) !== Code.Greater) throw malformed('-- inside a comment');
      this.characters(text.slice(from, tag));
      return end + 3;
    }
    if (text.startsWith('<![CDATA[', tag)) {
      const end = text.indexOf(']]>', tag + 9);
      if (end < 0) return -1;
      this.characters(text.slice(from, tag));
      if (this.open.length === 0) throw malformed('CDATA outside the root');
      this.say(lineBreaks(text.slice(tag + 9, end)));
      return end + 3;
    }
    const head = text.slice(tag, tag + 9);
    if ('<!DOCTYPE'.startsWith(head)) {
      if (head.length < 9) return -1;
      throw new WorkbookRefused('XML_DTD', 'a document type');
    }
    if ('<!--'.startsWith(head) || '<![CDATA['.startsWith(head)) return -1;
    throw malformed('an unknown declaration');
  }

  private instruction(instruction: string): void {
    const target = /^<\?([^\s?]+)(?:\s|\?>)/.exec(instruction)?.[1] ?? '';
    if (target === 'xml') {
      const found = DECLARATION.exec(instruction);
      if (this.begun || !found) throw malformed('a misplaced or wrong XML declaration');
      this.listener.declared(found[3]);
    } else if (target.toLowerCase() === 'xml') throw malformed('a reserved instruction');
    else this.checkName(target);
    this.begun = true;
  }

  private close(text: string, start: number, end: number): void {
    let last = end;
    while (isSpace(text.charCodeAt(last - 1))) last--;
    const name = this.open[this.open.length - 1];
    if (name === undefined || name.length !== last - start || !text.startsWith(name, start)) {
      throw malformed(`</${text.slice(start, Math.min(last, start + 100))}> where </${name ?? ''}> should be`);
    }
    this.leave();
  }

  private enter(name: string, attributes: Attributes): void {
    this.checkName(name);
    if (this.open.length === 0 && this.rootSeen) throw malformed('a second root');
    if (this.open.length >= DEPTH) throw malformed('nested too deep');
    this.begun = true;
    this.rootSeen = true;
    this.open.push(name);
    this.wanted.push(this.listener.opened(name, attributes));
  }

  private leave(): void {
    this.open.pop();
    this.wanted.pop();
    this.listener.closed();
  }

  private characters(raw: string): void {
    if (raw === '') return;
    this.begun = true;
    if (this.open.length === 0) {
      if (/[^ \t\r\n]/.test(raw)) throw malformed('text outside the root');
      return;
    }
    if (raw.includes(']]>')) throw malformed(']]> outside CDATA');
    const text = raw.includes('&') ? resolved(lineBreaks(raw)) : lineBreaks(raw);
    this.say(text);
  }

  private say(text: string): void {
    if (this.wanted[this.wanted.length - 1] === true) this.listener.text(text);
  }

  private checkName(name: string): void {
    if (this.names.has(name)) return;
    if (!NAME.test(name)) throw malformed(`"${name.slice(0, 100)}" is no name`);
    if (this.names.size >= NAMES) throw malformed('too many names');
    this.names.add(name);
  }
}

function malformed(detail: string): WorkbookRefused {
  return new WorkbookRefused('XML_MALFORMED', detail);
}

function isSpace(code: number): boolean {
  return code === Code.Space || code === Code.LineFeed || code === Code.Return || code === Code.Tab;
}

/** Where a name must end; whether it is one is judged when it is whole. */
function endOfName(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === Code.Equals || code === Code.Greater || code === Code.Slash || isSpace(code)) break;
  }
  return at;
}

function lineBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** As XML reads attributes: white space of every kind is a space, unless it is written as a reference. */
function attributeValue(raw: string): string {
  if (raw.includes('<')) throw malformed('< inside an attribute');
  return resolved(raw.replace(/\r\n|[\t\n\r]/g, ' '));
}

function resolved(text: string): string {
  return text.replace(REFERENCE, (reference, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return NAMED[name] ?? '';
    const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
    if (Number.isNaN(code) || !isCharacter(code)) throw malformed(`reference ${reference}`);
    return String.fromCodePoint(code);
  });
}

function isCharacter(code: number): boolean {
  if (code < 32) return code === Code.Tab || code === Code.LineFeed || code === Code.Return;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
