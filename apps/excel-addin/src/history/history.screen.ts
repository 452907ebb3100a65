import type { ListKind } from '@emc/domain';
import type { SignedIn, Screen } from '../app.js';
import { el } from '../element.js';
import { hashOf } from '../route.js';
import { kindNames, words as common } from '../words.js';
import { Accounts } from './accounts.js';
import { words } from './history.words.js';
import type { Part, Place } from './part.js';
import { Services } from './services.js';
import { OneSubmission } from './submission.js';
import { Submissions } from './submissions.js';
import { Versions } from './versions.js';

/** The views of a site's history by their name in the address; `ofKind` = there is one for each kind of list. */
const views = {
  submissions: { title: words.submissions, ofKind: true, open: (place: Place): Part => new Submissions(place) },
  versions: { title: words.versions, ofKind: true, open: (place: Place): Part => new Versions(place) },
  services: { title: words.services, ofKind: false, open: (place: Place): Part => new Services(place) },
  accounts: { title: words.accounts, ofKind: false, open: (place: Place): Part => new Accounts(place) },
};
type ViewName = keyof typeof views;
const viewNames = Object.keys(views) as ViewName[];
const kinds = Object.keys(kindNames) as ListKind[];

export function openHistory(app: SignedIn): Screen {
  return new HistoryScreen(app);
}

/** What was handed in, what became of it, and what counts now. */
class HistoryScreen implements Screen {
  private name: ViewName = 'submissions';
  private kind: ListKind;
  private part: Part | null = null;

  constructor(private readonly app: SignedIn) {
    this.kind = app.kind;
  }

  view(): Node[] {
    const hasKinds = this.part !== null && views[this.name].ofKind && !this.isOne;
    return [this.tabs(), ...(hasKinds ? [this.kindForm()] : []), ...this.content()];
  }

  async enter(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.leave();
    this.name = viewNames.find((name) => name === params.get('view')) ?? 'submissions';
    this.kind = kinds.find((kind) => kind === params.get('kind')) ?? this.app.kind;
    this.part = this.open(params);
    this.app.draw();
    await this.part?.load(signal);
  }

  leave(): void {
    this.part?.leave?.();
  }

  private get isOne(): boolean {
    return this.part instanceof OneSubmission;
  }

  /** Null as long as nobody has said whose history is meant; one submission tells its site itself. */
  private open(params: URLSearchParams): Part | null {
    const { app, kind } = this;
    const id = params.get('submission');
    if (id !== null) return new OneSubmission(app, id);
    return app.site && views[this.name].open({ app, site: app.site, kind, params });
  }

  private content(): Node[] {
    return this.part?.view() ?? [el('p', { class: 'intro' }, words.chooseSite[this.app.language])];
  }

  private tabs(): Node {
    const { language } = this.app;
    const links = viewNames.map((name) =>
      el(
        'a',
        {
          href: hashOf({ screen: 'history', params: name === 'submissions' ? {} : { view: name } }),
          'data-key': `view ${name}`,
          'aria-current': name === this.name && (this.isOne ? 'true' : 'page'),
        },
        views[name].title[language],
      ),
    );
    return el('nav', { class: 'parts', 'aria-label': words.parts[language] }, ...links);
  }

  private kindForm(): Node {
    const { language } = this.app;
    const options = kinds.map((kind) =>
      el('option', { value: kind, selected: kind === this.kind }, kindNames[kind][language]),
    );
    const select = el('select', { id: 'kind', 'data-key': 'kind' }, ...options);
    select.addEventListener('change', () =>
      this.app.go({ screen: 'history', params: { view: this.name, kind: select.value } }),
    );
    return el('div', { class: 'form' }, el('label', { for: 'kind' }, common.kind[language]), select);
  }
}
