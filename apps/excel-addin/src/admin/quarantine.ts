import type { QuarantinedEvent } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { el } from '../element.js';
import { Draft, form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { timeTold } from '../told.js';
import { foundSentence, movedSentence, quarantineWords as words, whats } from './admin.words.js';
import { PagedList } from './paged-list.js';
import type { Part } from '../part.js';

const digits = { inputmode: 'numeric' };

/** Events that count nowhere yet, and moving them to the site they belong to. */
export class QuarantinePart implements Part {
  private readonly filter = new Draft('filter');
  private readonly draft: Draft;
  private readonly list: PagedList<QuarantinedEvent>;

  constructor(private readonly app: SignedIn) {
    this.draft = Draft.kept(app, 'reassign', '');
    this.list = new PagedList(app, {
      key: 'quarantine',
      caption: (total) => foundSentence(total, whats.events),
      none: words.none,
      ask: (paging, signal) => {
        const siteId = this.filter.number('siteId');
        return app.api('listQuarantine', { query: { ...paging, ...(siteId !== null && { siteId }) }, signal });
      },
      columns: () => this.columns(),
    });
  }

  view(): Node[] {
    const { filter, draft } = this;
    const { language } = this.app;
    return [
      el('p', { class: 'intro' }, words.intro[language]),
      form(
        () => this.show(),
        input(filter, { field: 'siteId', label: words.sentAs[language], attributes: digits }),
        el('button', { type: 'submit', 'data-key': 'show' }, formWords.show[language]),
      ),
      ...this.list.view(),
      el(
        'section',
        { class: 'part' },
        el('h2', {}, words.reassign[language]),
        el('p', { class: 'intro' }, words.reassignHint[language]),
        form(
          () => this.reassign(),
          input(draft, { field: 'sentAs', label: words.sentAs[language], attributes: digits }),
          input(draft, { field: 'siteId', label: words.belongsTo[language], attributes: digits }),
          el('button', { type: 'submit', class: 'primary', 'data-key': 'reassign' }, words.move[language]),
        ),
      ),
    ];
  }

  load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    return this.list.load(signal);
  }

  private columns() {
    const { language } = this.app;
    return [
      { head: words.at[language], isHead: true, cell: ({ receivedAt }: QuarantinedEvent) => timeTold(receivedAt) },
      { head: words.sentAs[language], cell: ({ siteId }: QuarantinedEvent) => siteId?.toString() ?? '–' },
      { head: words.dossier[language], cell: ({ codeProfile }: QuarantinedEvent) => codeProfile || '–' },
      {
        head: words.procedure[language],
        cell: ({ codeTthc, nameTthc }: QuarantinedEvent) => [codeTthc, nameTthc].filter(Boolean).join('\n') || '–',
      },
      {
        head: words.why[language],
        cell: ({ doubts }: QuarantinedEvent) => doubts.map(({ message }) => message).join('\n'),
      },
    ];
  }

  private show(): void {
    this.app.run((signal) => this.list.load(signal));
  }

  private reassign(): void {
    const { app, draft } = this;
    if (!draft.isComplete(app.language, ['sentAs', 'siteId'])) return app.draw();
    app.run(async (signal) => {
      const body = { sentAs: draft.number('sentAs') ?? 0, siteId: draft.number('siteId') ?? 0 };
      const sent = await draft.send(async () => {
        const { moved } = await app.api('reassignQuarantine', { body, signal });
        draft.clear();
        app.say(movedSentence(moved));
      });
      if (!sent) return app.say(formWords.lookAtFields);
      await this.list.load(signal);
    });
  }
}
