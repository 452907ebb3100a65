import { ProblemError } from '@emc/contract';
import type { Language } from '@emc/domain';
import { el } from './element.js';
import { formWords } from './form.words.js';

/** What somebody types into a form: it outlives a draw of the screen, and what is wrong with a field stands beside it. */
export class Draft {
  private readonly typed = new Map<string, string>();
  private readonly problems = new Map<string, string>();

  /** `name` tells the fields of one form from those of another. */
  constructor(
    readonly name: string,
    typed: Readonly<Record<string, string>> = {},
  ) {
    for (const [field, text] of Object.entries(typed)) this.set(field, text);
  }

  get(field: string): string {
    return this.typed.get(field)?.trim() ?? '';
  }

  /** A whole number, dots between thousands or not; null where nothing was typed, NaN where it is no such number. */
  number(field: string): number | null {
    const text = this.get(field).replaceAll(/[.\s]/g, '').replace('−', '-');
    if (text === '') return null;
    return /^-?\d+$/.test(text) ? Number(text) : NaN;
  }

  set(field: string, text: string): void {
    this.typed.set(field, text);
  }

  clear(): void {
    this.typed.clear();
    this.problems.clear();
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
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    onSend();
  });
  return element;
}

const ids = ({ name }: Draft, { field }: Field) => ({
  id: `${name}-${field}`,
  'data-key': `${name} ${field}`,
});

function labelled(
  draft: Draft,
  { field, label, hint }: Field,
  control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement,
): Node {
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
