import type { Version } from '@emc/contract';
import type { Service } from '@emc/domain';
import { button, el } from '../element.js';
import { table, type Column } from '../table.js';
import { isRefusal } from '../session.js';
import { foundSentence, levelTold, words } from './history.words.js';
import { field } from './field.js';
import type { Part, Place } from './part.js';

type Row = Omit<Service, 'level'> & { readonly level: number; readonly at: number };

const page = 100;
const most = 1000;
const levels = ['4', '3', '2', '1', '0'];

/** The services of the default version, or of another one, searched by name, code and level. */
export class Services implements Part {
  private rows: readonly Row[] = [];
  private total: number | null = null;
  private hasDefault = true;
  private cursor: string | undefined;
  private versions: readonly Version[] = [];

  constructor(private readonly place: Place) {}

  async load(signal: AbortSignal): Promise<void> {
    const { app, site } = this.place;
    const { items } = await app.api('listVersions', {
      params: { siteId: site.id },
      query: { kind: 'services', limit: page },
      signal,
    });
    this.versions = items;
    try {
      await this.loadPage(signal);
    } catch (error) {
      if (!isRefusal(error, 'NO_DEFAULT_VERSION')) throw error;
      this.hasDefault = false;
    }
  }

  view(): Node[] {
    const { language } = this.place.app;
    return [
      this.form(),
      ...(this.hasDefault ? this.found() : [el('p', { class: 'intro' }, words.noDefault[language])]),
    ];
  }

  private found(): Node[] {
    const { language } = this.place.app;
    const { total, rows, cursor } = this;
    if (total === null) return [el('p', { class: 'intro' }, words.loading[language])];
    if (total === 0) return [el('p', { class: 'intro' }, words.notFound[language])];
    const caption = foundSentence(total)[language];
    return [
      table({ caption, columns: this.columns(), rows }),
      button('print', words.printAll[language], { onclick: () => this.print() }),
      ...(cursor === undefined
        ? []
        : [
            button('more', words.more[language], {
              onclick: () => this.place.app.run((signal) => this.loadPage(signal)),
            }),
          ]),
    ];
  }

  private columns(): Column<Row>[] {
    const { language } = this.place.app;
    return [
      { head: words.number[language], isNumber: true, cell: ({ at }) => String(at) },
      { head: words.name[language], isHead: true, cell: ({ name }) => name },
      { head: words.level[language], cell: ({ level }) => levelTold(level, language) },
      { head: 'ID MCDT', isCode: true, cell: ({ idMcdt }) => idMcdt },
      { head: 'ID CDVCQG', isCode: true, cell: ({ idCdvcqg }) => idCdvcqg },
      { head: words.address[language], cell: ({ url }) => addressOf(url) },
    ];
  }

  private form(): Node {
    const { app, params } = this.place;
    const { language } = app;
    const text = el('input', {
      id: 'q',
      type: 'search',
      'data-key': 'q',
      'data-own': true,
      value: params.get('q') ?? '',
      maxlength: 200,
    });
    const level = this.select('level', [
      ['', words.anyLevel[language]],
      ...levels.map((each) => [each, levelTold(Number(each), language)] as const),
    ]);
    const version = this.select('version', [
      ['', words.theDefault[language]],
      ...this.versions.map(({ number }) => [String(number), `${words.version[language]} ${number}`] as const),
    ]);
    const form = el(
      'form',
      { class: 'fields', role: 'search' },
      field(words.search[language], text),
      field(words.level[language], level),
      field(words.version[language], version),
      el('button', { type: 'submit', class: 'primary', 'data-key': 'find' }, words.find[language]),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const asked = { q: text.value.trim(), level: level.value, version: version.value };
      const given = Object.entries(asked).filter(([, value]) => value !== '');
      app.go({ screen: 'history', params: { view: 'services', ...Object.fromEntries(given) } });
    });
    return form;
  }

  private select(id: string, options: readonly (readonly [value: string, label: string])[]): HTMLSelectElement {
    const chosen = this.place.params.get(id) ?? '';
    const all = options.map(([value, label]) => el('option', { value, selected: value === chosen }, label));
    return el('select', { id, 'data-key': id }, ...all);
  }

  /** Paper shows the whole list, not the part that was looked at. */
  private print(): void {
    const { app } = this.place;
    app.run(async (signal) => {
      while (this.cursor !== undefined) await this.loadPage(signal, most);
      app.draw();
      print();
    });
  }

  private async loadPage(signal: AbortSignal, limit = page): Promise<void> {
    const { app, site, params } = this.place;
    const [text, level, version] = [params.get('q'), params.get('level'), Number(params.get('version'))];
    const query = {
      limit,
      ...(text && { query: text }),
      ...(level && { level }),
      ...(this.cursor !== undefined && { cursor: this.cursor }),
    };
    const siteId = site.id;
    const { items, total, nextCursor } = await (version > 0
      ? app.api('versionServices', { params: { siteId, number: version }, query, signal })
      : app.api('siteServices', { params: { siteId }, query, signal }));
    this.rows = [...this.rows, ...items.map((item, at) => ({ ...item, at: this.rows.length + at + 1 }))];
    this.total = total;
    this.cursor = nextCursor;
  }
}

/** A link only where it leads to the web: what an agency wrote may be anything. */
function addressOf(url: string | null): Node | string {
  if (url === null) return '–';
  return /^https?:\/\//i.test(url) ? el('a', { href: url, target: '_blank', rel: 'noreferrer' }, url) : url;
}
