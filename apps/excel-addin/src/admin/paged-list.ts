import type { Sentence } from '@emc/domain';
import type { App } from '../app.js';
import { button, el } from '../element.js';
import { formWords } from '../form.words.js';
import { table, type Column } from '../table.js';
import { countTold } from '../told.js';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly nextCursor?: string | undefined;
}

interface Paged<Item> {
  readonly key: string;
  readonly caption: (total: number) => Sentence;
  readonly none: Sentence;
  readonly ask: (paging: { limit: number; cursor?: string }, signal: AbortSignal) => Promise<Page<Item>>;
  readonly columns: () => readonly Column<Item>[];
}

const limit = 50;

/** A list too long to be held whole: shown page by page, the newest first. */
export class PagedList<Item> {
  private items: readonly Item[] | null = null;
  private total = 0;
  private cursor: string | undefined;

  constructor(
    private readonly app: App,
    private readonly about: Paged<Item>,
  ) {}

  view(): Node[] {
    const { items, total } = this;
    const { language } = this.app;
    const { key, caption, none, columns } = this.about;
    if (items === null) return [el('p', { class: 'intro' }, formWords.loading[language])];
    if (items.length === 0) return [el('p', { class: 'intro' }, none[language])];
    const rest = countTold(total - items.length, language);
    return [
      table({ caption: caption(total)[language], columns: columns(), rows: items }),
      ...(this.cursor === undefined
        ? []
        : [button(`more ${key}`, `${formWords.more[language]} (${rest})`, { onclick: () => this.more() })]),
    ];
  }

  async load(signal: AbortSignal): Promise<void> {
    this.items = null;
    this.cursor = undefined;
    await this.next(signal);
  }

  private more(): void {
    this.app.run((signal) => this.next(signal));
  }

  private async next(signal: AbortSignal): Promise<void> {
    const cursor = this.cursor === undefined ? {} : { cursor: this.cursor };
    const { items, total, nextCursor } = await this.about.ask({ limit, ...cursor }, signal);
    this.items = [...(this.items ?? []), ...items];
    this.total = total;
    this.cursor = nextCursor;
  }
}
