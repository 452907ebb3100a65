import { ProblemError } from '@emc/contract';
import type { Language } from '@emc/domain';
import type { App } from './app.js';
import { el } from './element.js';
import { formWords } from './form.words.js';
import type { Slot } from './unsent.js';

/** The control of a form, and the draft that it writes to. */
const draftOf = new WeakMap<Element, Draft>();

/** What somebody types into a form: it outlives a draw of the screen, and what is wrong with a field stands beside it. */
export class Draft {
  /** What stands there before somebody types. */
  private readonly given = new Map<string, string>();
  private readonly typed: Map<string, string>;
  private readonly problems = new Map<string, string>();
  /** Never written down. */
  private readonly secrets = new Set<string>();

  /** `name` tells the fields of one form from those of another. */
  constructor(
    readonly name: string,
    given: Readonly<Record<string, string>> = {},
    /** Where it is kept until it is sent; null = it goes with the screen. */
    readonly slot: Slot | null = null,
  ) {
    this.typed = slot?.texts ?? new Map();
    this.give(given);
  }

  /** Kept until it is sent, whatever happens to the screen meanwhile; `about` = what is written about. */
  static kept(app: Pick<App, 'unsent'>, name: string, about: string): Draft {
    return new Draft(name, {}, app.unsent.at(name, about));
  }

  /** Lasts as long as the page: what is about people is never left on a disk. */
  static held(app: Pick<App, 'unsent'>, name: string, about: string): Draft {
    const slot = app.unsent.at(name, about);
    return new Draft(name, {}, { texts: slot.texts, changed: () => slot.changed({}) });
  }

  get(field: string): string {
    return (this.typed.get(field) ?? this.given.get(field))?.trim() ?? '';
  }

  /** A whole number, dots between thousands or not; null where nothing was typed, NaN where it is no such number. */
  number(field: string): number | null {
    const text = this.get(field).replaceAll(/[.\s]/g, '').replace('−', '-');
    if (text === '') return null;
    return /^-?\d+$/.test(text) ? Number(text) : NaN;
  }

  /** Takes what somebody types. */
  set(field: string, text: string): void {
    if (text === (this.given.get(field) ?? '')) this.typed.delete(field);
    else this.typed.set(field, text);
    this.note();
  }

  /** What was typed into a password field is not written down. */
  hide(field: string): void {
    this.secrets.add(field);
  }

  /** What is known stands in the fields that nobody has typed into. */
  give(texts: Readonly<Record<string, string>>): void {
    for (const [field, text] of Object.entries(texts)) {
      this.given.set(field, text);
      if (this.typed.get(field) === text) this.typed.delete(field);
    }
  }

  /** Does what gives what others have changed meanwhile: what was typed over that stays, and is told beside it. */
  async renew(reload: () => Promise<void>): Promise<void> {
    const before = new Map(this.given);
    await reload();
    for (const [field, text] of this.given) {
      if (this.typed.has(field) && before.get(field) !== text) this.problems.set(field, changedTo(text));
    }
  }

  get isTyped(): boolean {
    return this.typed.size > 0;
  }

  /** It was sent, or somebody thought better of it. */
  forget(): void {
    this.typed.clear();
    this.problems.clear();
    this.note();
  }

  clear(): void {
    this.given.clear();
    this.forget();
  }

  private note(): void {
    this.slot?.changed(Object.fromEntries([...this.typed].filter(([field]) => !this.secrets.has(field))));
  }

  problemOf(field: string): string | undefined {
    return this.problems.get(field);
  }

  /** True when nothing that must be there is missing, and numbers are numbers; says so beside the fields otherwise. */
  isComplete(language: Language, required: readonly string[], numbers: readonly string[] = []): boolean {
    this.problems.clear();
    for (const field of numbers.filter((each) => Number.isNaN(this.number(each)))) {
      this.problems.set(field, formWords.noNumber[language]);
    }
    for (const field of required.filter((each) => this.get(each) === '')) {
      this.problems.set(field, formWords.missing[language]);
    }
    return this.problems.size === 0;
  }

  /** Runs what sends the form; what the API says of single fields is kept beside them. False = it was refused so. */
  async send(task: () => Promise<void>): Promise<boolean> {
    this.problems.clear();
    try {
      await task();
      return true;
    } catch (error) {
      const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
      if (errors.length === 0) throw error;
      for (const { path, message } of errors) this.problems.set(path, message);
      return false;
    }
  }
}

type Attributes = Readonly<Record<string, string | number | boolean>>;

interface Field {
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly attributes?: Attributes;
}

/** A line to type into. */
export function input(draft: Draft, { attributes = {}, ...field }: Field): Node {
  return labelled(
    draft,
    field,
    el('input', { ...ids(draft, field), type: 'text', autocomplete: 'off', ...attributes }),
  );
}

/** Room for several lines. */
export function area(draft: Draft, { attributes = {}, ...field }: Field): Node {
  return labelled(draft, field, el('textarea', { ...ids(draft, field), rows: 3, ...attributes }));
}

/** One of several; `choices` by their value. */
export function choice(draft: Draft, field: Field, choices: Readonly<Record<string, string>>): Node {
  const options = Object.entries(choices).map(([value, label]) => el('option', { value }, label));
  return labelled(draft, field, el('select', ids(draft, field), ...options));
}

/** A form that is sent by Enter too; the browser itself sends nothing. */
export function form(onSend: () => void, ...children: Parameters<typeof el>[2][]): HTMLFormElement {
  const element = el('form', { class: 'fields', novalidate: true }, ...children);
  const drafts = new Set(
    [...element.querySelectorAll('input, textarea, select')].flatMap((one) => draftOf.get(one) ?? []),
  );
  const kept = [...drafts].filter(({ slot }) => slot !== null);
  const mark = el('small', { class: 'unsent' }, formWords.unsent[languageOfPage()]);
  const tell = () => (mark.hidden = !kept.some(({ isTyped }) => isTyped));
  tell();
  element.addEventListener('input', tell);
  element.append(mark);
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    onSend();
  });
  return element;
}

const changedTo = (text: string): string => `${formWords.changedTo[languageOfPage()]} “${text}”`;

const languageOfPage = (): Language => (document.documentElement.lang === 'en' ? 'en' : 'vi');

const ids = ({ name }: Draft, { field }: Field) => ({
  id: `${name}-${field}`,
  'data-key': `${name} ${field}`,
});

function labelled(
  draft: Draft,
  { field, label, hint }: Field,
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
): Node {
  draftOf.set(control, draft);
  if (control.type === 'password') draft.hide(field);
  const problem = draft.problemOf(field);
  control.value = draft.get(field);
  control.addEventListener('input', () => draft.set(field, control.value));
  const about = `${control.id}-about`;
  if (hint ?? problem) control.setAttribute('aria-describedby', about);
  if (problem) control.setAttribute('aria-invalid', 'true');
  return el(
    'div',
    { class: 'field' },
    el('label', { for: control.id }, label),
    control,
    (hint !== undefined || problem !== undefined) &&
      el('small', { id: about, class: problem ? 'wrong' : null }, problem ?? hint ?? ''),
  );
}
