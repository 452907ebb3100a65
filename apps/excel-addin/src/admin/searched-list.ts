import type { Sentence } from '@emc/domain';
import type { App } from '../app.js';
import { button, el } from '../element.js';
import { formWords } from '../form.words.js';
import { table, type Column } from '../table.js';
import { countTold } from '../told.js';
import { hashOf } from '../route.js';
import { foundSentence, words } from './admin.words.js';
import type { PartName } from './admin.screen.js';
import { found } from './search.js';

const step = 50;

interface Listed<Item> {
  readonly part: PartName;
  /** What is listed, and how to add one. */
  readonly what: { readonly vi: string; readonly en: string };
  readonly add: Sentence;
  readonly textsOf: (item: Item) => readonly (string | null)[];
  readonly columns: () => readonly Column<Item>[];
}

/** A list that is held whole, searched while somebody types, and shown piece by piece. */
export class SearchedList<Item> {
  items: readonly Item[] | null = null;
  private query = '';
  private shown = step;

  constructor(
    private readonly app: App,
    private readonly about: Listed<Item>,
  ) {}

  view(): Node[] {
    const { language } = this.app;
    const { part, add, what } = this.about;
    const matching = found(this.items ?? [], this.query, this.about.textsOf);
    const rest = matching.length - this.shown;
    return [
      el(
        'div',
        { class: 'fields' },
        this.searchField(),
        el(
          'a',
          { href: hashOf({ screen: 'admin', params: { part, id: 'new' } }), 'data-key': 'add', class: 'as-button' },
          add[language],
        ),
      ),
      this.items === null
        ? el('p', { class: 'intro' }, formWords.loading[language])
        : matching.length === 0
          ? el('p', { class: 'intro' }, words.noneFound[language])
          : table({
              caption: foundSentence(matching.length, what)[language],
              columns: this.about.columns(),
              rows: matching.slice(0, this.shown),
            }),
      ...(rest > 0
        ? [
            button('more', `${formWords.more[language]} (${countTold(rest, language)})`, {
              onclick: () => this.showMore(),
            }),
          ]
        : []),
    ];
  }

  private searchField(): Node {
    const { language } = this.app;
    const input = el('input', { id: 'search', type: 'search', 'data-key': 'search', autocomplete: 'off' });
    input.value = this.query;
    input.addEventListener('input', () => {
      this.query = input.value;
      this.shown = step;
      this.app.draw();
    });
    return el('div', { class: 'field' }, el('label', { for: 'search' }, words.search[language]), input);
  }

  private showMore(): void {
    this.shown += step;
    this.app.draw();
  }
}

/** Leads to one of a list, by the text that names it. */
export function linkToOne(part: PartName, id: string, text: string): HTMLAnchorElement {
  return el('a', { href: hashOf({ screen: 'admin', params: { part, id } }), 'data-key': `${part} ${id}` }, text);
}
