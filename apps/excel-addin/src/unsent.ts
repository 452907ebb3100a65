const place = 'emc.unsent';

/** What somebody typed into one form and has not sent. */
export interface Slot {
  readonly texts: Map<string, string>;
  /** Told of every change, with what may be written down of it. */
  changed(kept: Readonly<Record<string, string>>): void;
}

/**
 * What was typed and not sent, by what it belongs to, until it is: over the end of a session, another language, another
 * screen, and the page loaded anew. It is its user's alone, and goes with the tab.
 */
export class Unsent {
  private userId: string | null = null;
  private readonly slots = new Map<string, Map<string, string>>();
  /** What is written down; the rest lasts as long as the page. */
  private written: Record<string, Readonly<Record<string, string>>> = {};
  private isWritten = true;

  constructor() {
    addEventListener('beforeunload', (event) => this.wouldLose && event.preventDefault());
  }

  /** The form of a name that is about something, such as the discrepancy that is explained in it. */
  at(name: string, about: string): Slot {
    const key = `${name} ${about}`;
    const texts = this.slots.get(key) ?? new Map(Object.entries(this.written[key] ?? {}));
    this.slots.set(key, texts);
    return { texts, changed: (kept) => this.write(key, kept) };
  }

  /** What the forms of a name are about that something was typed into. */
  about(name: string): string[] {
    const keys = [
      ...this.slots,
      ...Object.entries(this.written).map(([key, kept]) => [key, new Map(Object.entries(kept))] as const),
    ];
    const typed = keys.filter(([key, texts]) => key.startsWith(`${name} `) && texts.size > 0);
    return [...new Set(typed.map(([key]) => key.slice(name.length + 1)))];
  }

  get isAny(): boolean {
    return [...this.slots.values()].some(({ size }) => size > 0) || Object.keys(this.written).length > 0;
  }

  /** Somebody is there now; what another left is not for them. */
  belongTo(userId: string): void {
    if (this.userId === userId) return;
    if (this.userId !== null) this.forget();
    this.userId = userId;
    try {
      const found: unknown = JSON.parse(sessionStorage.getItem(place) ?? '{}');
      if (isWritten(found) && found.userId === userId) this.take(found.texts);
      else sessionStorage.removeItem(place);
    } catch {
      this.forget();
    }
  }

  /** A form may have been opened, and typed into, before it was known whose it is: what was typed last stays. */
  private take(texts: Written['texts']): void {
    for (const [key, kept] of Object.entries(texts)) {
      const slot = this.slots.get(key);
      const all = { ...kept, ...this.written[key] };
      this.written[key] = all;
      for (const [field, text] of Object.entries(all)) if (!slot?.has(field)) slot?.set(field, text);
    }
  }

  forget(): void {
    this.userId = null;
    this.slots.clear();
    this.written = {};
    this.isWritten = true;
    sessionStorage.removeItem(place);
  }

  /** True while something is typed that nothing would bring back. */
  private get wouldLose(): boolean {
    return [...this.slots].some(
      ([key, texts]) => texts.size > 0 && (!this.isWritten || Object.keys(this.written[key] ?? {}).length < texts.size),
    );
  }

  private write(key: string, kept: Readonly<Record<string, string>>): void {
    if (Object.keys(kept).length > 0) this.written[key] = kept;
    else delete this.written[key];
    // Until somebody is known it lasts as long as the page: what stands there may be another's.
    if (this.userId === null) return;
    try {
      sessionStorage.setItem(place, JSON.stringify({ userId: this.userId, texts: this.written }));
      this.isWritten = true;
    } catch {
      // A browser that keeps nothing, or is full: it lasts as long as the page, and leaving asks first.
      this.isWritten = false;
    }
  }
}

interface Written {
  readonly userId: string;
  readonly texts: Record<string, Record<string, string>>;
}

/** Written by this page alone, in this tab. */
function isWritten(found: unknown): found is Written {
  return typeof found === 'object' && found !== null && 'userId' in found && 'texts' in found;
}
