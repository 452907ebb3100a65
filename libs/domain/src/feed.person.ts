import { typeOf, type AccountType } from './account.type.js';
import { normaliseCode, storable } from './text.js';

/** The person behind a dossier. Personal: keep keyed hashes only. */
export interface FeedUser {
  readonly idLocal: string | null;
  readonly idQg: string | null;
  readonly type: AccountType | null;
  readonly location: string | null;
}

type Part = keyof FeedUser;

const roots: ReadonlySet<string> = new Set(['user', 'users', 'userinfo']);
const parts: ReadonlyMap<string, Part> = new Map([
  ['idlocal', 'idLocal'],
  ['idqg', 'idQg'],
  ['type', 'type'],
  ['location', 'location'],
]);
const ids: ReadonlySet<Part | undefined> = new Set(['idLocal', 'idQg']);
/** Senders nest twice at most; whoever nests deeper wants something else. */
const deepest = 8;

/**
 * Puts the person together from fields in whatever notation they come: `user={"ID_QG":…}`, `user[ID_QG]`, `user.ID_local`,
 * `userInfo`, an id of its own or one deep inside another field. Two people at once are unreadable.
 */
export class PersonReader {
  isUnreadable = false;
  private isSaid = false;
  private readonly said = new Map<Part, string>();

  get user(): FeedUser | null {
    if (this.isUnreadable || !this.isSaid) return null;
    return {
      idLocal: this.said.get('idLocal') ?? null,
      idQg: this.said.get('idQg') ?? null,
      type: typeOf(Number(this.said.get('type') ?? '0')),
      location: this.said.get('location') ?? null,
    };
  }

  /** Looks for the person in one field; true when nothing else was in it. */
  take(name: string, text: string): boolean {
    const path = name.split(/(?:[.[\]]|%5b|%5d)+/i).filter((step) => step !== '');
    const isPerson = roots.has(folded(path[0] ?? ''));
    if (isPerson && /^\s*(?:null)?\s*$/.test(text)) return true;
    const value = looksNested(text) || (isPerson && path.length === 1) ? parsed(text) : text;
    if (isNested(value)) return this.walk(value, { isPerson, depth: 0 }) && isPerson;
    if (isPerson && path.length === 1) this.isUnreadable = true;
    return this.note(path.at(-1) ?? '', value, isPerson);
  }

  /** True when all of it was understood. */
  private walk(value: object, { isPerson, depth }: { isPerson: boolean; depth: number }): boolean {
    if (depth > deepest) return false;
    this.isSaid ||= isPerson;
    let isWhole = true;
    for (const [name, one] of Object.entries(value)) {
      const within = { isPerson: isPerson || roots.has(folded(name)), depth: depth + 1 };
      const nested = typeof one === 'string' && looksNested(one) ? parsed(one) : one;
      const isTaken = isNested(nested) ? this.walk(nested, within) : this.note(name, nested, isPerson);
      isWhole &&= isTaken;
    }
    return isWhole;
  }

  /** `type` and `location` say something of a person only beside one. */
  private note(name: string, value: unknown, isPerson: boolean): boolean {
    const part = parts.get(folded(name));
    if (!part || (!isPerson && !ids.has(part))) return value === null || value === '';
    const text = personal(value);
    if (text === null) return true;
    const before = this.said.get(part);
    if (before !== undefined && before !== text) this.isUnreadable = true;
    this.said.set(part, text);
    this.isSaid = true;
    return true;
  }
}

const folded = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
const looksNested = (text: string) => /^\s*[{[]/.test(text);
const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function personal(value: unknown): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? normaliseCode(storable(String(value))) : '';
  return text === '' ? null : text;
}
