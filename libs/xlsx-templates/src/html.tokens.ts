import { WorkbookRefused } from './workbook.refused.js';

/** What a document says from front to end; names are in lower case, attributes as written. */
export interface HtmlEvents {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** With its references resolved and its white space as written. */
  text(text: string): void;
}

/** A tag, a comment or a text is no longer than this, in characters. */
const LONGEST = 1_000_000;

/** A `<` before anything else is a character like others. */
const MARKUP = /<(?:[a-z!?/]|$)/gi;
const COMPLETE = /<\/?[a-z](?:[^"'>]|"[^"]*"|'[^']*')*>/iy;
const OPEN = /<([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/iy;
const CLOSE = /<\/([a-z][a-z0-9]*)\s*>/iy;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** The content of these is nothing to read, and no markup either. */
const passedOver: ReadonlySet<string> = new Set(['style', 'title']);
const PASSED = /<\/(?:style|title)(?=[\s>/])/gi;
/** As many characters may be the beginning of such an end. */
const LONGEST_END = 8;

/**
 * Takes a document apart, of the HTML standard only what can be read in one way. Throws `WorkbookRefused`: HTML_TRUNCATED where
 * it ends in the middle, HTML_UNCLEAR for all else. Nothing is ever run, loaded or expanded.
 */
export class HtmlTokens {
  private rest = '';
  private passing = false;

  constructor(private readonly events: HtmlEvents) {}

  write(chunk: string): void {
    this.rest += chunk;
    let at = 0;
    for (let next = this.token(at); next > at; next = this.token(at)) at = next;
    this.rest = this.rest.slice(at);
    if (this.rest.length > LONGEST) throw unclear('a piece that is too long');
  }

  end(): void {
    if (this.passing || this.rest.includes('<')) throw new WorkbookRefused('HTML_TRUNCATED', 'in a tag');
    if (this.rest !== '') this.events.text(resolved(this.rest));
    this.rest = '';
  }

  /** Reads what begins here; where it ends, or the same place while that has not come yet. */
  private token(at: number): number {
    if (this.passing) return this.passOver(at);
    const { rest } = this;
    MARKUP.lastIndex = at;
    const found = MARKUP.exec(rest);
    if (!found) return at;
    if (found.index > at) {
      this.events.text(resolved(rest.slice(at, found.index)));
      return found.index;
    }
    if (rest[at + 1] === undefined) return at;
    return rest[at + 1] === '!' || rest[at + 1] === '?' ? this.declaration(at) : this.tag(at);
  }

  private tag(at: number): number {
    const { rest, events } = this;
    COMPLETE.lastIndex = OPEN.lastIndex = CLOSE.lastIndex = at;
    if (!COMPLETE.test(rest)) {
      if (/^<\/(?:[^a-z]|$)/i.test(rest.slice(at, at + 3)) && rest.length > at + 2) throw unclear('an end of nothing');
      return at;
    }
    const [closed, ended = ''] = CLOSE.exec(rest) ?? [];
    if (closed !== undefined) {
      events.close(ended.toLowerCase());
      return at + closed.length;
    }
    const [opened, begun = '', attributes = ''] = OPEN.exec(rest) ?? [];
    if (opened === undefined) throw unclear('a tag that is not well-formed');
    const name = begun.toLowerCase();
    events.open(name, attributes);
    this.passing = passedOver.has(name);
    return at + opened.length;
  }

  private declaration(at: number): number {
    const { rest } = this;
    if (rest.startsWith('<!--', at)) return this.comment(at);
    if ('<!--'.startsWith(rest.slice(at))) return at;
    const end = rest.indexOf('>', at) + 1;
    if (end === 0) return at;
    // Besides the document type: `<?xml …?>`, and the conditions that Excel writes between the rows.
    if (!/^<(?:!doctype\s|\?xml\s|!\[(?:if\s|endif\]))/i.test(rest.slice(at, end))) throw unclear('a declaration');
    return end;
  }

  private comment(at: number): number {
    const close = this.rest.indexOf('-->', at + 4);
    if (close < 0) return at;
    const comment = this.rest.slice(at + 4, close);
    // Browsers end such a comment earlier.
    if (/^-?>|--!>/.test(comment)) throw unclear('a comment');
    if (/^\[if\b/i.test(comment) && /<(?:table|tr|td|th)\b/i.test(comment)) throw unclear('cells for Excel only');
    return close + 3;
  }

  private passOver(at: number): number {
    PASSED.lastIndex = at;
    const end = PASSED.exec(this.rest);
    if (!end) return Math.max(at, this.rest.length - LONGEST_END);
    this.passing = false;
    return end.index;
  }
}

/** The attributes of a tag; of one that is repeated the first counts. */
export function attributesOf(written: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', ...values] of written.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, values.find((value) => value !== undefined) ?? '');
  }
  return attributes;
}

export function unclear(detail: string): WorkbookRefused {
  return new WorkbookRefused('HTML_UNCLEAR', detail);
}

const named: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&nbsp;', '\u00a0'],
]);

/** Browsers take these for references also without the semicolon, whatever letters follow: `&timestamp=1` shows `×tamp=1`. */
const halfNamed = new RegExp(
  '^(?:AMP|COPY|GT|LT|QUOT|REG|amp|brvbar|cent|copy|curren|deg|divide|frac(?:12|14|34)|gt|iexcl|iquest|laquo|lt|macr|micro|' +
    'middot|nbsp|not|ord[fm]|para|plusmn|pound|quot|raquo|reg|sect|shy|sup[123]|szlig|times|uml|yen|acute|cedil|' +
    '[AEIOUYaeiouy]acute|[AEIOUaeiou](?:circ|grave)|[AEIOUaeiouy]uml|[ANOano]tilde|[Aa]ring|(?:AE|ae)lig|[Cc]cedil|[Oo]slash|' +
    'ETH|eth|THORN|thorn)',
);

const REFERENCE = /&(?:#(x[0-9a-f]{1,6}|\d{1,7});|([a-z][a-z0-9]*);?|#)/gi;

/** The text with its references resolved; an `&` that begins none is itself, as in an address. */
function resolved(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, meant) : text;
}

function meant(written: string, number?: string, name?: string): string {
  if (name === undefined) return character(number ?? '');
  const known = named.get(written);
  if (known !== undefined) return known;
  if (written.endsWith(';') || halfNamed.test(name)) throw unclear(`the reference ${written}`);
  return written;
}

/** `272`, `x110` → `Đ`; NaN of neither is no character. */
function character(number: string): string {
  const code = Number(/^x/i.test(number) ? `0${number}` : number || NaN);
  const isControl = code < 0x20 ? ![0x09, 0x0a, 0x0d].includes(code) : code >= 0x7f && code < 0xa0;
  if (!(code <= 0x10ffff) || isControl || (code >= 0xd800 && code <= 0xdfff) || (code & 0xfffe) === 0xfffe) {
    throw unclear('a reference to no character');
  }
  return String.fromCodePoint(code);
}
