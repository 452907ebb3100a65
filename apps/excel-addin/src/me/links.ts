import type { Link, LinkOffer, Site } from '@emc/contract';
import { inLanguage } from '../admin/admin.words.js';
import { wholeList } from '../whole-list.js';
import type { SignedIn } from '../app.js';
import { button, el } from '../element.js';
import { choice, Draft, form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { timeTold } from '../told.js';
import { Asking } from './asking.js';
import { languages, leastSeverities, linkStates, offerSentence, words } from './links.words.js';
import { choicesOf, wishesOf } from './wishes.js';

interface Linked {
  readonly link: Link;
  readonly draft: Draft;
}

/** Where whoever is signed in is told of what happens. */
export class Links {
  private readonly asking: Asking;
  private linked: readonly Linked[] = [];
  private sites: readonly Site[] = [];
  private offer: LinkOffer | null = null;
  /** The code as a picture that the page may show. */
  private picture: string | null = null;

  constructor(private readonly app: SignedIn) {
    this.asking = new Asking(app);
  }

  view(): Node {
    const { language } = this.app;
    return el(
      'section',
      { class: 'part' },
      el('h2', {}, words.title[language]),
      el('p', { class: 'intro' }, words.hint[language]),
      this.linked.length === 0 && el('p', {}, words.none[language]),
      ...this.linked.map((linked) => this.card(linked)),
      this.offer === null
        ? button('link', words.link[language], { onclick: () => this.ask() })
        : this.offered(this.offer),
    );
  }

  async load(signal: AbortSignal): Promise<void> {
    this.forgetOffer();
    const { items } = await this.app.api('listMyLinks', { signal });
    const live = items.filter(({ state }) => state !== 'unlinked');
    this.sites = live.length === 0 ? [] : await wholeList((query) => this.app.api('listSites', { query, signal }));
    this.linked = live.map((link) => ({ link, draft: draftOf(this.app, link) }));
  }

  leave(): void {
    this.forgetOffer();
  }

  private forgetOffer(): void {
    if (this.picture) URL.revokeObjectURL(this.picture);
    this.offer = null;
    this.picture = null;
  }

  private offered({ url, groupUrl, expiresAt }: LinkOffer): Node {
    const { language } = this.app;
    const away = { target: '_blank', rel: 'noreferrer' };
    return el(
      'div',
      { class: 'summary' },
      el('p', {}, words.scan[language]),
      this.picture !== null && el('img', { class: 'qr', src: this.picture, alt: words.qr[language] }),
      el('p', {}, offerSentence(timeTold(expiresAt))[language]),
      el(
        'p',
        { class: 'links' },
        el('a', { href: url, 'data-key': 'open', ...away }, words.open[language]),
        el('a', { href: groupUrl, 'data-key': 'open-group', ...away }, words.openGroup[language]),
      ),
      el('p', { class: 'intro' }, words.groupHint[language]),
      button('linked', words.linked[language], { onclick: () => this.app.run((signal) => this.load(signal)) }),
    );
  }

  private card({ link, draft }: Linked): Node {
    const { language } = this.app;
    const { id, title, state, stateReason } = link;
    const severities = inLanguage(leastSeverities, language);
    const own = this.sites.length > 1 ? this.sites : [];
    return el(
      'div',
      { class: 'group link-card' },
      el('h3', {}, title),
      el(
        'p',
        { class: state === 'live' ? 'intro' : 'wrong' },
        [linkStates[state][language], stateReason].filter(Boolean).join(': '),
      ),
      form(
        () => this.change({ link, draft }),
        choice(draft, { field: 'all', label: words.everySite[language] }, severities),
        ...own.map(({ id: siteId, name }) =>
          choice(
            draft,
            { field: String(siteId), label: `${words.oneSite[language]} ${siteId} · ${name}` },
            {
              '': words.asEverySite[language],
              ...severities,
            },
          ),
        ),
        choice(
          draft,
          { field: 'digest', label: words.digest[language] },
          { yes: words.yes[language], no: words.no[language] },
        ),
        choice(draft, { field: 'language', label: words.language[language] }, inLanguage(languages, language)),
        input(draft, {
          field: 'quiet.from',
          label: words.quietFrom[language],
          hint: words.quietHint[language],
          attributes: { type: 'time' },
        }),
        input(draft, { field: 'quiet.to', label: words.quietTo[language], attributes: { type: 'time' } }),
        el('button', { type: 'submit', class: 'primary', 'data-key': `save ${id}` }, words.save[language]),
      ),
      this.asking.button({
        key: `unlink ${id}`,
        label: words.unlink[language],
        really: words.reallyUnlink[language],
        leave: words.leave[language],
        act: () => this.unlink(id),
      }),
    );
  }

  private ask(): void {
    const { app } = this;
    app.say(null);
    app.run(async (signal) => {
      this.offer = await app.api('offerLink', { signal });
      this.picture = URL.createObjectURL(new Blob([this.offer.qr], { type: 'image/svg+xml' }));
    });
  }

  private change({ link, draft }: Linked): void {
    const { app } = this;
    app.run(async (signal) => {
      const [from, to] = [draft.get('quiet.from'), draft.get('quiet.to')];
      const chosen = ['all', ...this.sites.map(({ id }) => String(id))].map((site) => [site, draft.get(site)]);
      const body = {
        language: draft.get('language') === 'en' ? ('en' as const) : ('vi' as const),
        quiet: from === '' && to === '' ? null : { from, to },
        digest: draft.get('digest') === 'yes',
        wishes: wishesOf(Object.fromEntries(chosen)),
      };
      const sent = await draft.send(async () => {
        await app.api('changeLink', { params: { id: link.id }, body, signal });
      });
      if (!sent) return app.say(formWords.lookAtFields);
      await this.load(signal);
      draft.forget();
      app.say(words.saved);
    });
  }

  private unlink(id: string): void {
    const { app } = this;
    app.run(async (signal) => {
      await app.api('unlink', { params: { id }, signal });
      await this.load(signal);
      app.say(words.unlinked);
    });
  }
}

function draftOf(app: SignedIn, { id, wishes, digest, language, quiet }: Link): Draft {
  const draft = Draft.kept(app, `link-${id}`, '');
  draft.give({
    all: 'none',
    ...choicesOf(wishes),
    digest: digest ? 'yes' : 'no',
    language,
    'quiet.from': quiet?.from ?? '',
    'quiet.to': quiet?.to ?? '',
  });
  return draft;
}
