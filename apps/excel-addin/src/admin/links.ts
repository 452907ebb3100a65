import type { LinkOfUser, Undelivered } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { el } from '../element.js';
import { countTold, timeTold } from '../told.js';
import { linkStates, noticeNames } from '../me/links.words.js';
import { channelNames, foundSentence, linkWords as words, whats } from './admin.words.js';
import { PagedList } from './paged-list.js';
import type { Part } from '../part.js';

/** Who is told of what happens, where; and what did not arrive. */
export class LinksPart implements Part {
  private readonly links: PagedList<LinkOfUser>;
  private readonly undelivered: PagedList<Undelivered>;

  constructor(private readonly app: SignedIn) {
    this.links = new PagedList(app, {
      key: 'links',
      caption: (total) => foundSentence(total, whats.links),
      none: words.noLinks,
      ask: (query, signal) => app.api('listLinks', { query, signal }),
      columns: () => this.linkColumns(),
    });
    this.undelivered = new PagedList(app, {
      key: 'undelivered',
      caption: (total) => foundSentence(total, whats.messages),
      none: words.allArrived,
      ask: (query, signal) => app.api('listUndelivered', { query, signal }),
      columns: () => this.undeliveredColumns(),
    });
  }

  view(): Node[] {
    const { language } = this.app;
    return [
      el('section', { class: 'part' }, el('h2', {}, words.links[language]), ...this.links.view()),
      el('section', { class: 'part' }, el('h2', {}, words.undelivered[language]), ...this.undelivered.view()),
    ];
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    await Promise.all([this.links.load(signal), this.undelivered.load(signal)]);
  }

  private linkColumns() {
    const { language } = this.app;
    const state = ({ state, stateReason }: LinkOfUser) =>
      [linkStates[state][language], stateReason].filter(Boolean).join('\n');
    return [
      { head: words.user[language], isHead: true, cell: ({ user }: LinkOfUser) => user.username },
      { head: words.channel[language], cell: ({ channel }: LinkOfUser) => channelNames[channel][language] },
      { head: words.place[language], cell: ({ title }: LinkOfUser) => title },
      { head: words.state[language], cell: state },
      {
        head: words.lost[language],
        isNumber: true,
        cell: ({ undelivered }: LinkOfUser) => countTold(undelivered, language),
      },
      { head: words.since[language], cell: ({ createdAt }: LinkOfUser) => timeTold(createdAt) },
    ];
  }

  private undeliveredColumns() {
    const { language } = this.app;
    return [
      { head: words.since[language], isHead: true, cell: ({ since }: Undelivered) => timeTold(since) },
      { head: words.user[language], cell: ({ username }: Undelivered) => username },
      { head: words.place[language], cell: ({ title }: Undelivered) => title },
      {
        head: words.message[language],
        cell: ({ kind }: Undelivered) => (kind === null ? words.several : noticeNames[kind])[language],
      },
      {
        head: words.state[language],
        cell: ({ state }: Undelivered) => (state === 'late' ? words.late : words.dead)[language],
      },
      {
        head: words.attempts[language],
        isNumber: true,
        cell: ({ attempts }: Undelivered) => countTold(attempts, language),
      },
      { head: words.reason[language], cell: ({ reason }: Undelivered) => reason ?? '–' },
    ];
  }
}
