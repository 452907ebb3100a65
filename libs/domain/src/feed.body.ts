/** How a body was written; `plain_form` = a form whose sender encoded nothing. */
export type FeedFormat = 'json' | 'form' | 'plain_form' | 'multipart' | 'unreadable';

/** One field: its name as written and its value as text. In the order of the body; what is repeated comes repeatedly. */
export type FeedField = readonly [name: string, value: string];

export interface FeedBody {
  readonly format: FeedFormat;
  readonly fields: readonly FeedField[];
}

/** Fields that hold what a person wrote, or JSON: in a form nobody encoded, `&` and `=` may be part of them. */
const wordy = /^(?:nametthc|data|users?|userinfo)$/i;
const known =
  /(?:^|&)(codeProfile|maHoSo|siteId|codeTTHC|nameTTHC|status|formsReception|formsPayments|level|isFromDVCQG|isDVCBC|data|(?:users?|userInfo)(?:(?:[.[]|%5B)[^&=]{1,40})?|ID_?QG|ID_?local)=/gi;
const unreadable: FeedBody = { format: 'unreadable', fields: [] };

/** The fields of a body, by what it looks like: senders are careless with the content type. */
export function readBody(contentType: string, text: string): FeedBody {
  const body = tidied(text);
  if (/^[{["]/.test(body)) {
    const said = parsed(body);
    if (isObject(said)) return { format: 'json', fields: fieldsOf(said) };
    // JSON inside a text of JSON, as careless serialisers write it.
    if (typeof said === 'string' && !said.startsWith('"')) return readBody(contentType, said);
    return unreadable;
  }
  if (/^--[^\r\n]+\r?\ncontent-disposition:/i.test(body)) return { format: 'multipart', fields: partsOf(body) };
  if (body.search(known) < 0) return unreadable;
  return isEncoded(body, contentType)
    ? { format: 'form', fields: encodedFields(body) }
    : { format: 'plain_form', fields: plainFields(body) };
}

/** Each body of an array or of lines of JSON; null where the text is no such thing. */
export function bodiesIn(text: string): readonly string[] | null {
  const body = tidied(text);
  if (body.startsWith('"')) {
    const said = parsed(body);
    return typeof said === 'string' && !said.startsWith('"') ? bodiesIn(said) : null;
  }
  if (body.startsWith('[')) {
    const said = parsed(body);
    return Array.isArray(said) && said.some(isObject) ? said.map(asText) : null;
  }
  if (!body.startsWith('{') || !/[\r\n]/.test(body) || parsed(body) !== undefined) return null;
  const lines = body.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => isObject(parsed(line))) ? lines : null;
}

/** The fields of an address; one that every address may have is none of them. */
export function queryFields(query: string): FeedField[] {
  return encodedFields(query).filter(([name, value]) => name !== 'key' && value !== '');
}

/** Fields as a form that is read as the same fields again. */
export function asForm(fields: readonly FeedField[]): string {
  const encoded = (text: string) => encodeURIComponent(text.toWellFormed());
  return fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
}

const tidied = (text: string) => text.replace(/^\ufeff/, '').trim();
const isObject = (said: unknown): said is object => typeof said === 'object' && said !== null && !Array.isArray(said);

/** Undefined for what is no JSON. Raw line breaks inside a name are none; outside of texts a space says the same. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body.replace(/[\u0000-\u001f]+/g, ' '));
  } catch {
    return undefined;
  }
}

function fieldsOf(said: object): FeedField[] {
  try {
    return Object.entries(said).map(([name, value]): FeedField => [name, asText(value)]);
  } catch {
    return []; // Nested beyond what can be written again.
  }
}

/** multipart/form-data, whose first line is its boundary. */
function partsOf(body: string): FeedField[] {
  const boundary = /^[^\r\n]+/.exec(body)?.[0] ?? '';
  return `\n${body}`.split(`\n${boundary}`).flatMap((part): FeedField[] => {
    const gap = /\r?\n\r?\n/.exec(part);
    if (!gap) return [];
    const [, quoted, bare] = /;\s*name=(?:"([^"\r\n]*)"|([^\s;]+))/i.exec(part.slice(0, gap.index)) ?? [];
    const value = part.slice(gap.index + gap[0].length).replace(/\r?$/, '');
    return [[quoted ?? bare ?? '', value]];
  });
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(value);
}

/**
 * Was this form encoded? Told by what the body itself proves, strongest first:
 * 1. a letter outside ASCII stands raw: no encoder leaves one;
 * 2. escapes spell such a letter (`%E1%BB%A7`): nobody types that, even where spaces were left raw;
 * 3. white space, or a `%` that begins no escape: no.
 * Otherwise nothing contradicts, and it was, unless it calls itself plain text.
 */
function isEncoded(body: string, contentType: string): boolean {
  if (/[^\u0000-\u007f]/.test(body)) return false;
  const escapes = body.match(/(?:%[89a-f][0-9a-f])+/gi) ?? [];
  if (escapes.some((run) => decoded(run) !== null)) return true;
  return !/\s|%(?![0-9a-f]{2})/i.test(body) && !/^\s*text\/plain/i.test(contentType);
}

function encodedFields(body: string): FeedField[] {
  const fields: FeedField[] = [];
  for (const part of body.split('&')) {
    const last = fields.at(-1);
    const [name, value] = cut(part);
    if (part.includes('=')) fields.push([unescaped(name), unescaped(value)]);
    // An encoder leaves no lone `&`: what follows one without `=` belongs to the value before.
    else if (last && part !== '') fields[fields.length - 1] = [last[0], `${last[1]}&${unescaped(part)}`];
  }
  return fields;
}

/** Cuts where a known field begins, so that names keep their `&` and `=`; codes and numbers end at the next `&`. */
function plainFields(body: string): FeedField[] {
  const starts = [...body.matchAll(known)];
  const before = body.slice(0, starts[0]?.index ?? body.length);
  const fields = strayFields(before);
  starts.forEach((start, n) => {
    const name = start[1] ?? '';
    const rest = body.slice(start.index + start[0].length, starts[n + 1]?.index ?? body.length);
    const end = wordy.test(name) || !rest.includes('&') ? rest.length : rest.indexOf('&');
    fields.push([name, rest.slice(0, end)], ...strayFields(rest.slice(end)));
  });
  return fields;
}

/** Fields EMC knows nothing of. */
function strayFields(text: string): FeedField[] {
  if (text === '') return [];
  return text
    .split('&')
    .filter((part) => part !== '')
    .map(cut);
}

function cut(part: string): FeedField {
  const at = part.indexOf('=');
  return at < 0 ? ['', part] : [part.slice(0, at), part.slice(at + 1)];
}

function unescaped(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (run) => decoded(run) ?? run);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
