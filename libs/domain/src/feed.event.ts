import type { FeedField } from './feed.body.js';
import { PersonReader, type FeedUser } from './feed.person.js';
import { normaliseCode, normaliseText, storable, withoutNumbers } from './text.js';

/** Why an event needs a second look. It is kept all the same: what EMC turns away is lost, senders do not send twice. */
export type FeedDoubt =
  | 'BODY_UNREADABLE'
  | 'TEXT_DAMAGED'
  | 'FIELD_REPEATED'
  | 'FIELDS_CUT'
  | 'EMPTY_DOSSIER_CODE'
  | 'EMPTY_PROCEDURE_CODE'
  | 'CODE_TOO_LONG'
  | 'STATUS_UNKNOWN'
  | 'CHANNEL_UNKNOWN'
  | 'USER_UNREADABLE';

/** 0 other, 1 received, 2 processing, 3 result returned, 4 assigned: the numbers are those of the field. */
export type DossierStatus = 0 | 1 | 2 | 3 | 4;
export type Channel = 'online' | 'direct';

/** One action on a dossier as its case-handling system tells it; null = not said, or not in words EMC knows. */
export interface FeedEvent {
  readonly siteId: number | null;
  /** Codes as `normaliseCode` leaves them; '' = none. */
  readonly codeProfile: string;
  readonly codeTthc: string;
  /** Some senders put the matter of the dossier here, so long numbers in it are cut. */
  readonly nameTthc: string;
  readonly status: DossierStatus | null;
  readonly channel: Channel | null;
  /** As sent, and unreliable: a dossier's level is that of the list. */
  readonly level: number | null;
  readonly isFromDVCQG: boolean | null;
  readonly receivingPlace: 'direct' | 'post' | 'other' | null;
  readonly payment: 'none' | 'online' | 'direct' | null;
  readonly user: FeedUser | null;
  /**
   * By name in small letters: fields EMC does not know, values it could not read, repeated values (one a line). What is not
   * understood may be anybody's name or number: personal, never store it but sealed.
   */
  readonly kept: Readonly<Record<string, string>>;
  /** How long each of these was as sent. This may be shown: a name that is none of a field stands as ''. */
  readonly keptLengths: Readonly<Record<string, number>>;
}

/** Longer codes are no codes, and no index takes them. */
const longestCode = 200;
/** Of all that is not understood together; nobody needs more of it to see what a sender does wrong. */
const mostKept = 4000;
const mostKeptNames = 50;
/** PostgreSQL's integer. */
const largestSiteId = 2_147_483_647;
const statuses: readonly DossierStatus[] = [0, 1, 2, 3, 4];

/** The event that fields say, and what is doubtful about it. Names of fields are the same in any case of letters. */
export function readFields(fields: readonly FeedField[]): { event: FeedEvent; doubts: FeedDoubt[] } {
  const said = new Said(fields);
  const codeProfile = said.dossierCode();
  const codeTthc = said.code('codeTTHC');
  const status = said.number('status', (number) => statuses[number]);
  const channel = said.choice('formsReception', [undefined, 'online', 'direct'] as const);
  if (codeProfile === '') said.doubt('EMPTY_DOSSIER_CODE');
  if (codeTthc === '') said.doubt('EMPTY_PROCEDURE_CODE');
  if (status === null) said.doubt('STATUS_UNKNOWN');
  if (channel === null) said.doubt('CHANNEL_UNKNOWN');
  const event = {
    siteId: said.number('siteId', (number) => (number > 0 && number <= largestSiteId ? number : undefined)),
    codeProfile,
    codeTthc,
    nameTthc: withoutNumbers(storable(normaliseText(said.text('nameTTHC')))),
    status,
    channel,
    level: said.number('level', (number) => (number <= 9 ? number : undefined)),
    isFromDVCQG: said.choice('isFromDVCQG', [false, true] as const),
    receivingPlace: said.choice('isDVCBC', ['direct', 'post', 'other'] as const),
    payment: said.choice('formsPayments', ['none', 'online', 'direct'] as const),
    user: said.user(),
    ...said.rest(),
  };
  return { event, doubts: [...said.doubts] };
}

/** The fields of one body by folded name; each is taken once, and what nobody took is the rest. */
class Said {
  readonly doubts = new Set<FeedDoubt>();
  private readonly values = new Map<string, string>();
  /** Later values of names that came before. */
  private readonly again: FeedField[] = [];
  private readonly kept = new Map<string, string>();

  constructor(fields: readonly FeedField[]) {
    for (const [name, value] of fields) {
      const key = name.toLowerCase();
      const first = this.values.get(key);
      if (first === undefined) this.values.set(key, value);
      else if (first !== value) this.repeat(key, value);
    }
  }

  doubt(doubt: FeedDoubt): void {
    this.doubts.add(doubt);
  }

  text(name: string): string {
    const key = name.toLowerCase();
    const value = this.values.get(key) ?? '';
    this.values.delete(key);
    return value;
  }

  code(name: string): string {
    const text = this.text(name);
    const code = storable(normaliseCode(text));
    const isCode = !/^[{[]/.test(code);
    if (isCode && code.length <= longestCode) return code;
    if (isCode) this.doubt('CODE_TOO_LONG');
    this.keep(name, text);
    return '';
  }

  /** One sender says it twice, by two names. */
  dossierCode(): string {
    const code = this.code('codeProfile');
    const again = this.code('maHoSo');
    if (code !== '' && again !== '' && again !== code) this.repeat('mahoso', again);
    return code || again;
  }

  /** What `read` makes of a whole number (`3`, `"3"`, `3.0`); null, the text kept, where it makes nothing of it. */
  number<T>(name: string, read: (number: number) => T | undefined): T | null {
    const text = this.text(name);
    const plain = text
      .trim()
      .replace(/^true$/i, '1')
      .replace(/^false$/i, '0');
    const digits = /^0*(\d{1,10})(?:\.0+)?$/.exec(plain)?.[1];
    const value = digits === undefined ? undefined : read(Number(digits));
    if (value === undefined && plain !== '' && plain !== 'null') this.keep(name, text);
    return value ?? null;
  }

  choice<T>(name: string, values: readonly (T | undefined)[]): T | null {
    return this.number(name, (number) => values[number]);
  }

  /** Ask when all fields that EMC knows were taken: the person may stand in any other. */
  user(): FeedUser | null {
    if (this.values.size === 0) return null;
    const person = new PersonReader();
    for (const [name, value] of this.values) if (value === '' || person.take(name, value)) this.values.delete(name);
    for (const [name, value] of this.again) person.take(name, value);
    if (person.isUnreadable) this.doubt('USER_UNREADABLE');
    const { user } = person;
    return user?.location ? { ...user, location: withoutNumbers(user.location) } : user;
  }

  /** Everything nobody took. */
  rest(): Pick<FeedEvent, 'kept' | 'keptLengths'> {
    for (const [name, value] of this.values) if (value !== '') this.keep(name, value);
    if (this.kept.size === 0) return { kept: {}, keptLengths: {} };
    const lengths = new Map<string, number>();
    const kept = new Map<string, string>();
    let room = mostKept;
    for (const [name, value] of this.kept) {
      const shown = isFieldName(name) && lengths.size < mostKeptNames ? name : '';
      lengths.set(shown, (lengths.get(shown) ?? 0) + value.length);
      room -= name.length;
      if (room > 0 && kept.size < mostKeptNames) kept.set(name, value.slice(0, room).toWellFormed());
      room -= value.length;
      if (room < 0 || kept.size === mostKeptNames) this.doubt('FIELDS_CUT');
    }
    return { kept: Object.fromEntries(kept), keptLengths: Object.fromEntries(lengths) };
  }

  private repeat(key: string, value: string): void {
    this.doubt('FIELD_REPEATED');
    // Two persons are unreadable.
    if (key === 'user') this.values.set(key, `${this.values.get(key) ?? ''}\n${value}`);
    else {
      this.again.push([key, value]);
      this.keep(key, value);
    }
  }

  private keep(name: string, value: string): void {
    const key = storable(name).toLowerCase();
    const before = this.kept.get(key);
    this.kept.set(key, before === undefined ? storable(value) : `${before}\n${storable(value)}`);
  }
}

/** Names as programs give them. Anything else between `&` and `=` may be what a person wrote, or their number. */
function isFieldName(name: string): boolean {
  return /^[a-z_$][\w.$[\]%-]{0,63}$/.test(name) && !/\d{6}/.test(name);
}
