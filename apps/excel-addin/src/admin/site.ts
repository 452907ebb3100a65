import type { Agency, Site } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { el } from '../element.js';
import { choice, Draft, form, input } from '../draft.js';
import { inLanguage, siteKinds, siteWords as words, words as common } from './admin.words.js';
import { copyBox } from './copying.js';
import type { Part } from '../part.js';
import { save } from './saving.js';
import { SiteFeed } from './site.feed.js';
import { trackingSnippet } from './tracking.snippet.js';
import { wholeList } from '../whole-list.js';

const kinds = Object.keys(siteKinds) as Site['kind'][];

/** One site with all that connects it to EMC, or a new one. */
export class SitePart implements Part {
  private readonly draft: Draft;
  private tag = '';
  private agencies: readonly Agency[] = [];
  private readonly feed: SiteFeed | null;

  constructor(
    private readonly app: SignedIn,
    private readonly id: string,
  ) {
    this.draft = Draft.kept(app, 'site', id);
    if (this.isNew) this.draft.give({ kind: 'one_stop' });
    this.feed = this.isNew ? null : new SiteFeed(app, Number(id));
  }

  view(): Node[] {
    const { app, feed } = this;
    const { language } = app;
    return [
      this.form(),
      ...(feed
        ? [
            ...feed.view(),
            el(
              'section',
              { class: 'part' },
              el('h2', {}, words.tracking[language]),
              el('p', { class: 'intro' }, words.trackingHint[language]),
              el('p', { class: 'wrong' }, words.trackingNotYet[language]),
              copyBox(app, {
                key: 'snippet',
                label: words.snippet[language],
                text: trackingSnippet({ id: Number(this.id) }, location.origin),
              }),
            ),
          ]
        : []),
    ];
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.agencies = await wholeList((query) => this.app.api('listAgencies', { query, signal }));
    if (this.isNew) return;
    await Promise.all([this.loadSite(signal), this.feed?.load(signal)]);
  }

  private async loadSite(signal: AbortSignal): Promise<void> {
    const onTag = (tag: string) => (this.tag = tag);
    const site = await this.app.api('getSite', { params: { siteId: Number(this.id) }, signal, onTag });
    const { name, url, kind, agencyCode, managingSiteId } = site;
    this.draft.give({ name, url, kind, agencyCode, managingSiteId: managingSiteId?.toString() ?? '' });
  }

  private get isNew(): boolean {
    return this.id === 'new';
  }

  private form(): Node {
    const { draft } = this;
    const { language } = this.app;
    const agencies = Object.fromEntries(this.agencies.map(({ code, name }) => [code, `${code} · ${name}`]));
    const choices = { '': words.chooseAgency[language], ...agencies };
    return el(
      'section',
      { class: 'part' },
      el('h2', {}, this.isNew ? words.add[language] : `${words.site[language]} ${this.id}`),
      form(
        () => this.send(),
        this.isNew &&
          input(draft, {
            field: 'id',
            label: words.id[language],
            hint: words.idHint[language],
            attributes: { inputmode: 'numeric' },
          }),
        input(draft, { field: 'name', label: words.name[language] }),
        input(draft, {
          field: 'url',
          label: words.url[language],
          attributes: { type: 'url', placeholder: 'https://' },
        }),
        choice(draft, { field: 'kind', label: words.kind[language] }, inLanguage(siteKinds, language)),
        choice(draft, { field: 'agencyCode', label: words.agency[language] }, choices),
        input(draft, {
          field: 'managingSiteId',
          label: words.managing[language],
          hint: words.managingHint[language],
          attributes: { inputmode: 'numeric' },
        }),
        el('button', { type: 'submit', class: 'primary', 'data-key': 'save' }, common.save[language]),
      ),
    );
  }

  private send(): void {
    const { app, draft } = this;
    const needed = ['name', 'url', 'agencyCode', ...(this.isNew ? ['id'] : [])];
    if (!draft.isComplete(app.language, needed)) return app.draw();
    save(app, draft, {
      send: async (signal) => {
        const id = draft.number('id') ?? 0;
        if (this.isNew) await app.api('addSite', { body: { ...this.typed(), id }, signal });
        else
          await app.api('changeSite', {
            params: { siteId: Number(this.id) },
            headers: { 'if-match': this.tag },
            body: this.typed(),
            signal,
          });
      },
      done: common.saved,
      reload: async (signal) => {
        if (this.isNew) app.go({ screen: 'admin', params: { part: 'sites', id: draft.get('id') } });
        else await this.loadSite(signal);
      },
    });
  }

  private typed() {
    const { draft } = this;
    return {
      name: draft.get('name'),
      url: draft.get('url'),
      kind: kinds.find((kind) => kind === draft.get('kind')) ?? 'one_stop',
      agencyCode: draft.get('agencyCode'),
      // What is no number must be refused, and not count as left blank.
      managingSiteId: Number.isNaN(draft.number('managingSiteId')) ? 0 : draft.number('managingSiteId'),
    };
  }
}
