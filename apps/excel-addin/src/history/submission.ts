import type { Issue, Submission } from '@emc/contract';
import type { Severity } from '@emc/domain';
import { button, el } from '../element.js';
import { countTold, dayTold, timeTold } from '../told.js';
import { hashOf } from '../route.js';
import { changesOf, isServiceDiff } from '../submit/changes.js';
import { kindNames } from '../words.js';
import type { SignedIn } from '../app.js';
import { accountChanges } from './account.figures.js';
import { Cancelling } from './cancelling.js';
import { facts } from './facts.js';
import { countsSentence, decisionTold, nextSentence, partTold, versionTold, words } from './history.words.js';
import { issueList } from './issue.groups.view.js';
import { isOver, Moving } from './moving.js';
import type { Part } from './part.js';
import { hasMovedOn, progressBar, stateBadge } from './submission.view.js';
import { Unfolded } from './unfolded.js';

const page = 1000;

/** One submission: its receipt, what was found in it, what it changes, and its files. */
export class OneSubmission implements Part {
  private submission: Submission | null = null;
  private issues: readonly Issue[] = [];
  private found = 0;
  private cursor: string | undefined;
  private severity: Severity | null = null;
  private readonly unfolded: Unfolded;
  private readonly moving: Moving;
  private readonly cancelling: Cancelling;

  constructor(
    private readonly app: SignedIn,
    private readonly id: string,
  ) {
    this.unfolded = new Unfolded(() => app.draw());
    this.moving = new Moving(app, (news) => this.replace(news));
    this.cancelling = new Cancelling(app, (news) => this.replace(news));
  }

  async load(signal: AbortSignal): Promise<void> {
    this.submission = await this.app.api('getSubmission', { params: { id: this.id }, signal });
    if (isOver(this.submission)) await this.loadIssues(signal);
    this.moving.follow([this.submission]);
  }

  leave(): void {
    this.moving.leave();
  }

  view(): Node[] {
    const { submission } = this;
    const { language } = this.app;
    const back = el('a', { href: hashOf({ screen: 'history' }), 'data-key': 'back' }, words.back[language]);
    if (!submission) return [back, el('p', { class: 'intro' }, words.loading[language])];
    return [
      back,
      this.head(submission),
      this.receipt(submission),
      ...(isOver(submission) ? [this.files(submission), ...this.changes(submission), ...this.issuesBox()] : []),
    ];
  }

  private head(submission: Submission): Node {
    const { language } = this.app;
    const { counts, versionNumber } = submission;
    const next = nextSentence(submission);
    return el(
      'div',
      { class: counts.errors > 0 || submission.state === 'failed' ? 'summary error' : 'summary' },
      el('h2', {}, `${words.receipt[language]} ${submission.receipt.number} `, stateBadge(submission, language)),
      isOver(submission) && el('p', {}, countsSentence(counts)[language]),
      versionNumber !== null && el('p', {}, versionTold(versionNumber, language)),
      next && el('p', {}, next[language]),
      progressBar(submission, language),
      this.cancelling.view(submission),
    );
  }

  private receipt(submission: Submission): Node {
    const { language, sites } = this.app;
    const { receipt, finishedAt, siteId, asOf, mode, kind, counts } = submission;
    const site = sites.find(({ id }) => id === siteId);
    return facts([
      [words.site[language], site ? `${siteId} · ${site.name}` : String(siteId)],
      [words.kind[language], kindNames[kind][language]],
      [words.file[language], submission.fileName],
      [words.rows[language], isOver(submission) ? countTold(counts.rows, language) : null],
      [words.by[language], submission.submittedBy],
      [words.at[language], timeTold(receipt.receivedAt)],
      [words.finished[language], finishedAt && timeTold(finishedAt)],
      [words.decision[language], decisionTold(submission.decision)],
      [words.asOf[language], asOf && dayTold(asOf)],
      [words.mode[language], mode && words[mode][language]],
      [words.sha256[language], el('code', {}, receipt.sha256)],
    ]);
  }

  private files({ id, kind, parts, decision, state, counts }: Submission): Node {
    const { language, user } = this.app;
    // Lists of accounts hold ids of people.
    const mayRead = kind !== 'accounts' || user.role !== 'viewer';
    const params = { id };
    const file = (key: string, label: string, ask: (signal: AbortSignal) => Promise<Response>) =>
      button(key, label, { onclick: () => this.app.run(async (signal) => this.app.save(await ask(signal))) });
    const { api } = this.app;
    const originals = parts
      ? parts.received.map(({ number }) =>
          file(`original ${number}`, partTold(number, language), (signal) =>
            api('originalFile', { params, query: { part: number }, signal }),
          ),
        )
      : [file('original', words.original[language], (signal) => api('originalFile', { params, signal }))];
    return el(
      'section',
      {},
      el('h2', {}, words.downloads[language]),
      !mayRead && el('p', { class: 'intro' }, words.notForViewers[language]),
      el(
        'div',
        { class: 'tools' },
        mayRead &&
          state !== 'failed' &&
          state !== 'cancelled' &&
          counts.errors + counts.warnings + counts.notices > 0 &&
          file('marked', words.marked[language], (signal) => api('markedWorkbook', { params, signal })),
        ...(mayRead ? originals : []),
        decision.hasScan && file('scan', words.scan[language], (signal) => api('decisionScan', { params, signal })),
      ),
    );
  }

  private changes({ diff, versionNumber, siteId, kind }: Submission): Node[] {
    const { language, site } = this.app;
    if (!diff) return [];
    const { against } = diff;
    const params = { view: 'versions', kind, version: String(versionNumber), against: String(against) };
    const href = hashOf({ screen: 'history', params });
    const hasVersions = versionNumber !== null && against !== null && siteId === site?.id;
    return [
      el(
        'section',
        {},
        el('h2', {}, words.changes[language]),
        against === null ? el('p', { class: 'intro' }, words.nothingBefore[language]) : this.changeList(diff),
        hasVersions && el('p', {}, el('a', { href, 'data-key': 'changes' }, words.seeChanges[language])),
      ),
    ];
  }

  private changeList(diff: NonNullable<Submission['diff']>): Node {
    const { language } = this.app;
    if (!isServiceDiff(diff)) return accountChanges(diff, words.accounts[language], language);
    return facts(changesOf(diff).map(({ what, count }) => [what[language], countTold(count, language)]));
  }

  private issuesBox(): Node[] {
    const { submission } = this;
    const { language } = this.app;
    return submission
      ? issueList(
          {
            kind: submission.kind,
            counts: submission.counts,
            issues: this.issues,
            found: this.found,
            severity: this.severity,
          },
          {
            language,
            unfolded: this.unfolded,
            choose: (severity) => this.choose(severity),
            more: () => this.app.run((signal) => this.loadIssues(signal)),
          },
        )
      : [];
  }

  private choose(severity: Severity | null): void {
    this.severity = severity;
    this.issues = [];
    this.cursor = undefined;
    this.app.run((signal) => this.loadIssues(signal));
  }

  private async loadIssues(signal: AbortSignal): Promise<void> {
    const query = {
      limit: page,
      ...(this.severity && { severity: this.severity }),
      ...(this.cursor !== undefined && { cursor: this.cursor }),
    };
    const { items, total, nextCursor } = await this.app.api('submissionIssues', {
      params: { id: this.id },
      query,
      signal,
    });
    this.issues = [...this.issues, ...items];
    this.found = total;
    this.cursor = nextCursor;
  }

  private replace(news: Submission): void {
    const before = this.submission;
    const hasEnded = before !== null && !isOver(before) && isOver(news);
    this.submission = news;
    if (hasMovedOn(before, news, this.app.language)) return;
    this.app.draw();
    if (hasEnded) this.app.run((signal) => this.loadIssues(signal));
  }
}
