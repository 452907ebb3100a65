import type { Feed, IssuedFeedKey } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { button, el } from '../element.js';
import { choice, Draft, form, input } from '../draft.js';
import { feedWords as words, words as common } from './admin.words.js';
import { copyBox } from './copying.js';
import { save } from './saving.js';

/** Where the case-handling system of a site sends to, with which key, and what is expected of it. */
export class SiteFeed {
  private readonly draft: Draft;
  private feed: Feed | null = null;
  private issued: IssuedFeedKey | null = null;
  private tag = '';
  private isAsking = false;

  constructor(
    private readonly app: SignedIn,
    private readonly siteId: number,
  ) {
    this.draft = Draft.kept(app, 'feed', String(siteId));
  }

  view(): Node[] {
    const { app, feed, issued } = this;
    const { language } = app;
    if (!feed) return [];
    const address = `${location.origin}/TrackingMCDT`;
    return [
      el(
        'section',
        { class: 'part' },
        el('h2', {}, words.title[language]),
        copyBox(app, { key: 'feed', label: words.address[language], text: address }),
        el('p', { class: 'intro' }, (feed.hasKey ? words.hasKey : words.noKey)[language]),
        issued !== null &&
          el(
            'div',
            { class: 'summary' },
            el('p', {}, words.issued[language]),
            copyBox(app, { key: 'key', label: words.addressWithKey[language], text: `${address}/${issued.key}` }),
          ),
        this.isAsking
          ? this.question()
          : button('issue-key', (feed.hasKey ? words.issueAnother : words.issue)[language], {
              onclick: () => this.ask(),
            }),
        this.form(),
      ),
    ];
  }

  async load(signal: AbortSignal): Promise<void> {
    const onTag = (tag: string) => (this.tag = tag);
    const feed = await this.app.api('getFeed', { params: { siteId: this.siteId }, signal, onTag });
    this.feed = feed;
    this.draft.give({
      keyRequired: feed.keyRequired ? 'yes' : 'no',
      expectedFrom: feed.expectedFrom ?? '',
      allowedHours: String(feed.allowedHours),
      ratePerMinute: String(feed.ratePerMinute),
    });
  }

  private form(): Node {
    const { draft } = this;
    const { language } = this.app;
    return form(
      () => this.send(),
      choice(
        draft,
        { field: 'keyRequired', label: words.keyRequired[language] },
        {
          no: words.keyOptional[language],
          yes: words.keyNeeded[language],
        },
      ),
      input(draft, { field: 'expectedFrom', label: words.expectedFrom[language], attributes: { type: 'date' } }),
      input(draft, {
        field: 'allowedHours',
        label: words.allowedHours[language],
        attributes: { inputmode: 'numeric' },
      }),
      input(draft, { field: 'ratePerMinute', label: words.rate[language], attributes: { inputmode: 'numeric' } }),
      el('button', { type: 'submit', class: 'primary', 'data-key': 'save-feed' }, words.save[language]),
    );
  }

  /** A key that is in use ends with the next one, so that is asked about first. */
  private ask(): void {
    if (!this.feed?.hasKey) return this.issue();
    this.isAsking = true;
    this.app.draw();
  }

  private question(): Node {
    const { language } = this.app;
    const leave = () => {
      this.isAsking = false;
      this.app.draw();
    };
    return el(
      'div',
      { class: 'summary error', role: 'alert' },
      el('p', {}, words.endsTheOther[language]),
      el(
        'div',
        { class: 'tools' },
        button('issue-key', words.issueAnother[language], { onclick: () => this.issue() }),
        button('leave', words.leave[language], { onclick: leave }),
      ),
    );
  }

  private issue(): void {
    const { app, siteId } = this;
    this.isAsking = false;
    app.run(async (signal) => {
      this.issued = await app.api('issueFeedKey', { params: { siteId }, signal });
      await this.load(signal);
    });
  }

  private send(): void {
    const { app, draft, siteId } = this;
    if (!draft.isComplete(app.language, ['allowedHours', 'ratePerMinute'])) return app.draw();
    const body = {
      keyRequired: draft.get('keyRequired') === 'yes',
      expectedFrom: draft.get('expectedFrom') || null,
      allowedHours: draft.number('allowedHours') ?? 0,
      ratePerMinute: draft.number('ratePerMinute') ?? 0,
    };
    save(app, draft, {
      send: async (signal) => {
        await app.api('changeFeed', { params: { siteId }, headers: { 'if-match': this.tag }, body, signal });
      },
      done: common.saved,
      reload: (signal) => this.load(signal),
    });
  }
}
