import { typeOf, type AccountType } from './account.type.js';
import type { FeedField } from './feed.body.js';
import { normaliseCode, normaliseText } from './text.js';

/** Why an event needs a second look. It is kept all the same: what EMC turns away is lost, senders do not send twice. */
export type FeedDoubt =
  | 'BODY_UNREADABLE'
  | 'TEXT_DAMAGED'
  | 'FIELD_REPEATED'
  | 'EMPTY_DOSSIER_CODE'
  | 'EMPTY_PROCEDURE_CODE'
  | 'CODE_TOO_LONG'
  | 'STATUS_UNKNOWN'
  | 'CHANNEL_UNKNOWN'
  | 'USER_UNREADABLE';

/** 0 other, 1 received, 2 processing, 3 result returned, 4 assigned: the numbers are those of the field. */
export type DossierStatus = 0 | 1 | 2 | 3 | 4;
export type Channel = 'online' | 'direct';

/** The person behind a dossier. Personal: keep keyed hashes only. */
export interface FeedUser {
  readonly idLocal: string | null;
  readonly idQg: string | null;
  readonly type: AccountType | null;
  readonly location: string | null;
}

/** One action on a dossier as its case-handling system tells it; null = not said, or not in words EMC knows. */
export interface FeedEvent {
  readonly siteId: number | null;
  /** Codes as `normaliseCode` leaves them; '' = none. */
  readonly codeProfile: string;
  readonly codeTthc: string;
  readonly nameTthc: string;
  readonly status: DossierStatus | null;
  readonly channel: Channel | null;
  /** As sent, and unreliable: a dossier's level is that of the list. */
  readonly level: number | null;
  readonly isFromDVCQG: boolean | null;
  readonly receivingPlace: 'direct' | 'post' | 'other' | null;
  readonly payment: 'none' | 'online' | 'direct' | null;
  readonly user: FeedUser | null;
  /** The field `user` where it could not be read. Personal: never store it as it is. */
  readonly userAsSent: string | null;
  /** By name in small letters: fields EMC does not know, values it could not read, repeated values (one a line). */
  readonly kept: Readonly<Record<string, string>>;
}

/** Longer codes are no codes, and no index takes them. */
const longestCode = 200;
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
    nameTthc: storable(normaliseText(said.text('nameTTHC'))),
    status,
    channel,
    level: said.number('level', (number) => (number <= 9 ? number : undefined)),
    isFromDVCQG: said.choice('isFromDVCQG', [false, true] as const),
    receivingPlace: said.choice('isDVCBC', ['direct', 'post', 'other'] as const),
    payment: said.choice('formsPayments', ['none', 'online', 'direct'] as const),
    ...said.user(),
    kept: said.rest(),
  };
  return { event, doubts: [...said.doubts] };
}

/** The fields of one body by folded name; each is taken once, and what nobody took is the rest. */
class Said {
  readonly doubts = new Set<FeedDoubt>();
  private readonly values = new Map<string, string>();
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
    if (code.length <= longestCode) return code;
    this.doubt('CODE_TOO_LONG');
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

  user(): Pick<FeedEvent, 'user' | 'userAsSent'> {
    const text = this.text('user').trim();
    if (text === '' || text === 'null') return { user: null, userAsSent: null };
    const user = readUser(text);
    if (user === null) this.doubt('USER_UNREADABLE');
    return { user, userAsSent: user === null ? storable(text) : null };
  }

  /** Everything nobody took. */
  rest(): Readonly<Record<string, string>> {
    for (const [name, value] of this.values) if (value !== '') this.keep(name, value);
    return Object.fromEntries(this.kept);
  }

  private repeat(key: string, value: string): void {
    this.doubt('FIELD_REPEATED');
    // A second person is as personal as the first; both together are unreadable.
    if (key === 'user') this.values.set(key, `${this.values.get(key) ?? ''}\n${value}`);
    else this.keep(key, value);
  }

  private keep(name: string, value: string): void {
    const key = storable(name).toLowerCase();
    const before = this.kept.get(key);
    this.kept.set(key, before === undefined ? storable(value) : `${before}\n${storable(value)}`);
  }
}

/** PostgreSQL stores neither NUL nor half a pair of surrogates. */
function storable(text: string): string {
  return text.replaceAll('\0', '␀').toWellFormed();
}

function readUser(text: string): FeedUser | null {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null || Array.isArray(said)) return null;
    const values = new Map(Object.entries(said).map(([name, value]) => [name.toLowerCase(), personal(value)]));
    return {
      idLocal: values.get('id_local') ?? null,
      idQg: values.get('id_qg') ?? null,
      type: typeOf(Number(values.get('type') ?? '0')),
      location: values.get('location') ?? null,
    };
  } catch {
    return null;
  }
}

function personal(value: unknown): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? normaliseCode(storable(String(value))) : '';
  return text === '' ? null : text;
}
