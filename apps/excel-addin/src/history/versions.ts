import type { DefaultVersion, Version } from '@emc/contract';
import { button, el } from '../element.js';
import { table, type Column } from '../table.js';
import { countTold, timeTold } from '../told.js';
import { hashOf } from '../route.js';
import { compare, comparisonView, type Compared } from './comparison.js';
import { field } from './field.js';
import { decisionTold, defaultSentence, madeDefaultSentence, versionTold, words } from './history.words.js';
import { MakingDefault } from './making-default.js';
import { mayAct, type Part, type Place } from './part.js';
import { Unfolded } from './unfolded.js';

const page = 100;

/** The accepted lists of a site: which one counts, and what differs between two. */
export class Versions implements Part {
  private items: readonly Version[] = [];
  private total: number | null = null;
  private cursor: string | undefined;
  private default: DefaultVersion | null = null;
  private compared: Compared | null = null;
  private readonly unfolded: Unfolded;
  private readonly making: MakingDefault;

  constructor(private readonly place: Place) {
    this.unfolded = new Unfolded(() => place.app.draw());
    this.making = new MakingDefault(place, {
      onMade: (made, signal) => this.reload(made, signal),
      onRefused: (signal) => this.reload(null, signal),
    });
  }

  async load(signal: AbortSignal): Promise<void> {
    const { app, site, kind, params } = this.place;
    const of = { params: { siteId: site.id }, signal };
    this.default = await app.api('getDefaultVersion', { ...of, query: { kind } });
    await this.loadPage(signal);
    const [version, against] = [Number(params.get('version')), Number(params.get('against'))];
    if (version > 0 && against > 0) this.compared = await compare(this.place, { version, against }, signal);
  }

  view(): Node[] {
    const { language } = this.place.app;
    if (this.total === null) return [el('p', { class: 'intro' }, words.loading[language])];
    if (this.total === 0) return [el('p', { class: 'intro' }, words.noVersions[language])];
    return [
      ...this.making.view(),
      ...this.defaultLine(),
      table({
        caption: `${words.versions[language]} (${countTold(this.total, language)})`,
        columns: this.columns(),
        rows: this.items,
      }),
      ...(this.cursor === undefined
        ? []
        : [
            button('more', words.more[language], {
              onclick: () => this.place.app.run((signal) => this.loadPage(signal)),
            }),
          ]),
      ...(this.total > 1 ? [this.compareForm()] : []),
      ...(this.compared ? comparisonView(this.compared, this.unfolded, language) : []),
    ];
  }

  private defaultLine(): Node[] {
    const { number, changedBy, changedAt } = this.default ?? { number: null, changedBy: null, changedAt: null };
    const { language } = this.place.app;
    return number === null ? [] : [el('p', {}, defaultSentence(number, changedBy, changedAt)[language])];
  }

  private columns(): Column<Version>[] {
    const { language } = this.place.app;
    return [
      { head: words.version[language], isHead: true, cell: (version) => this.numberCell(version) },
      { head: words.rows[language], isNumber: true, cell: ({ rows }) => countTold(rows, language) },
      { head: words.actions[language], cell: (version) => this.actions(version) },
      { head: words.file[language], cell: ({ fileName }) => fileName },
      {
        head: words.acceptedAt[language],
        cell: ({ acceptedAt, submittedBy }) => el('span', {}, timeTold(acceptedAt), el('small', {}, submittedBy)),
      },
      { head: words.decision[language], cell: ({ decision }) => decisionTold(decision) },
    ];
  }

  private numberCell({ number, submissionId, isDefault }: Version): Node {
    const { language } = this.place.app;
    const href = hashOf({ screen: 'history', params: { submission: submissionId } });
    const link = el('a', { href, 'data-key': `version ${number}` }, versionTold(number, language));
    return el(
      'span',
      { class: 'outcome' },
      link,
      isDefault && el('span', { class: 'badge good' }, words.default[language]),
    );
  }

  private actions(version: Version): Node {
    const { app, kind } = this.place;
    const { language } = app;
    const { number, isDefault } = version;
    const named = (label: string) => `${label}: ${versionTold(number, language)}`;
    return el(
      'div',
      { class: 'tools' },
      button(`download ${number}`, words.download[language], {
        'aria-label': named(words.download[language]),
        onclick: () => this.download(number),
      }),
      kind === 'services' &&
        el(
          'a',
          {
            href: hashOf({ screen: 'history', params: { view: 'services', version: String(number) } }),
            'data-key': `services ${number}`,
            'aria-label': named(words.services[language]),
          },
          words.services[language],
        ),
      !isDefault &&
        mayAct(app) &&
        button(`default ${number}`, words.makeDefault[language], {
          'aria-label': named(words.makeDefault[language]),
          onclick: () => this.making.ask(version),
        }),
    );
  }

  private compareForm(): Node {
    const { app, kind, params } = this.place;
    const { language } = app;
    const [newest, second] = this.items;
    const other = this.default?.number === newest?.number ? second?.number : this.default?.number;
    const version = this.select('compare', Number(params.get('version')) || newest?.number);
    const against = this.select('against', Number(params.get('against')) || other || second?.number);
    const form = el(
      'form',
      { class: 'fields' },
      field(words.compareVersion[language], version),
      field(words.with[language], against),
      el('button', { type: 'submit', 'data-key': 'compare now' }, words.compare[language]),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const asked = { view: 'versions', kind, version: version.value, against: against.value };
      app.go({ screen: 'history', params: asked });
    });
    return form;
  }

  private select(id: string, chosen: number | undefined): HTMLSelectElement {
    const { language } = this.place.app;
    const options = this.items.map(({ number, isDefault }) => {
      const label = isDefault ? `${number} (${words.default[language].toLowerCase()})` : String(number);
      return el('option', { value: number, selected: number === chosen }, label);
    });
    return el('select', { id, 'data-key': id }, ...options);
  }

  private download(number: number): void {
    const { app, site, kind } = this.place;
    const params = { siteId: site.id, number };
    app.run(async (signal) => app.save(await app.api('exportVersion', { params, query: { kind }, signal })));
  }

  private async loadPage(signal: AbortSignal): Promise<void> {
    const { app, site, kind } = this.place;
    const query = { kind, limit: page, ...(this.cursor !== undefined && { cursor: this.cursor }) };
    const { items, total, nextCursor } = await app.api('listVersions', { params: { siteId: site.id }, query, signal });
    this.items = [...this.items, ...items];
    this.total = total;
    this.cursor = nextCursor;
  }

  private async reload(made: DefaultVersion | null, signal: AbortSignal): Promise<void> {
    const { app } = this.place;
    this.items = [];
    this.cursor = undefined;
    await this.load(signal);
    const number = made?.number ?? null;
    app.say(number === null ? words.changedMeanwhile : madeDefaultSentence(number));
  }
}
