import { button, el } from '../element.js';

const page = 50;

/** Which groups are unfolded, and how many rows of each are shown. */
export class Unfolded {
  private readonly shown = new Map<string, number>();

  constructor(private readonly redraw: () => void) {}

  /** How many rows of a group are shown; 0 = folded. */
  of(key: string): number {
    return this.shown.get(key) ?? 0;
  }

  toggle(key: string): void {
    if (!this.shown.delete(key)) this.shown.set(key, page);
    this.redraw();
  }

  more(key: string): void {
    this.shown.set(key, this.of(key) + page);
    this.redraw();
  }
}

/** What stands on the button of a group; `tone` names its colour. */
interface Group<Row> {
  readonly key: string;
  readonly count: string;
  readonly tone: string;
  readonly title: readonly (Node | string)[];
  readonly rows: readonly Row[];
  readonly more: string;
  show(rows: readonly Row[]): Node;
}

/** Rows under a button that folds them up, page by page. */
export function groupOf<Row>({ key, rows, ...group }: Group<Row>, unfolded: Unfolded): HTMLElement {
  const shown = unfolded.of(key);
  const id = `group-${key}`;
  const head = el(
    'button',
    {
      type: 'button',
      'data-key': key,
      'aria-expanded': String(shown > 0),
      'aria-controls': id,
      onclick: () => unfolded.toggle(key),
    },
    el('span', { class: `count ${group.tone}` }, group.count),
    ...group.title,
  );
  const rest = rows.length - shown;
  const body =
    shown === 0
      ? []
      : [
          group.show(rows.slice(0, shown)),
          rest > 0 && button(`more ${key}`, `${group.more} (${rest})`, { onclick: () => unfolded.more(key) }),
        ];
  return el('section', { class: 'group' }, el('h3', {}, head), el('div', { id, hidden: shown === 0 }, ...body));
}
