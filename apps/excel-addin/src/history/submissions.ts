import type { Submission } from '@emc/contract';
import type { Language } from '@emc/domain';
import { el, button } from '../element.js';
import { table, type Column } from '../table.js';
import { timeTold } from '../told.js';
import { hashOf } from '../route.js';
import { Cancelling } from './cancelling.js';
import {
  countsSentence,
  decisionTold,
  rowsSentence,
  stateSentence,
  submissionsSentence,
  versionTold,
  words,
} from './history.words.js';
import { isOver, Moving } from './moving.js';
import type { Part, Place } from './part.js';
import { hasMovedOn, progressBar, stateBadge } from './submission.view.js';

/** What was handed in for a site, newest first. */
export class Submissions implements Part {
  private items: readonly Submission[] = [];
  private total: number | null = null;
  private cursor: string | undefined;
  private readonly moving: Moving;
  private readonly cancelling: Cancelling;

  constructor(private readonly place: Place) {
    this.moving = new Moving(place.app, (news) => this.replace(news));
    this.cancelling = new Cancelling(place.app, (news) => this.replace(news));
  }

  async load(signal: AbortSignal): Promise<void> {
    const { app, site, kind } = this.place;
    const query = { kind, ...(this.cursor !== undefined && { cursor: this.cursor }) };
    const { items, total, nextCursor } = await app.api('listSubmissions', {
      params: { siteId: site.id },
      query,
      signal,
    });
    this.items = [...this.items, ...items];
    this.total = total;
    this.cursor = nextCursor;
    this.followMoving();
  }

  leave(): void {
    this.moving.leave();
  }

  view(): Node[] {
    const { language } = this.place.app;
    if (this.total === null) return [el('p', { class: 'intro' }, words.loading[language])];
    if (this.total === 0) return [el('p', { class: 'intro' }, words.noSubmissions[language])];
    const caption = submissionsSentence(this.total)[language];
    return [
      table({ caption, columns: this.columns(), rows: this.items }),
      ...(this.cursor === undefined ? [] : [button('more', words.more[language], { onclick: () => this.more() })]),
    ];
  }

  private columns(): Column<Submission>[] {
    const { language } = this.place.app;
    return [
      { head: words.receipt[language], isHead: true, cell: (submission) => receiptLink(submission) },
      { head: words.state[language], cell: (submission) => this.stateCell(submission) },
      {
        head: words.result[language],
        cell: (submission) => (isOver(submission) ? resultCell(submission.counts, language) : '–'),
      },
      { head: words.file[language], cell: ({ fileName }) => fileName },
      {
        head: words.at[language],
        cell: ({ submittedAt, submittedBy }) => el('span', {}, timeTold(submittedAt), el('small', {}, submittedBy)),
      },
      { head: words.decision[language], cell: ({ decision }) => decisionTold(decision) },
    ];
  }

  private stateCell(submission: Submission): Node {
    const { language } = this.place.app;
    const { versionNumber } = submission;
    return el(
      'div',
      { class: 'outcome' },
      stateBadge(submission, language),
      versionNumber !== null && ` ${versionTold(versionNumber, language)}`,
      progressBar(submission, language),
      this.cancelling.view(submission),
    );
  }

  private more(): void {
    this.place.app.run((signal) => this.load(signal));
  }

  /** Also heard: whoever does not see the table learns when a result is there. */
  private replace(news: Submission): void {
    const before = this.items.find(({ id }) => id === news.id);
    this.items = this.items.map((each) => (each.id === news.id ? news : each));
    if (hasMovedOn(before, news, this.place.app.language)) return;
    if (before && before.state !== news.state) this.place.app.say(null, stateSentence(news));
    this.place.app.draw();
    this.followMoving();
  }

  private followMoving(): void {
    this.moving.follow(this.items.filter(({ state }) => state !== 'awaiting'));
  }
}

function receiptLink({ id, receipt }: Submission): Node {
  const href = hashOf({ screen: 'history', params: { submission: id } });
  return el('a', { href, 'data-key': `open ${id}` }, receipt.number);
}

function resultCell(counts: Submission['counts'], language: Language): Node {
  return el('span', {}, rowsSentence(counts.rows)[language], el('small', {}, countsSentence(counts)[language]));
}
