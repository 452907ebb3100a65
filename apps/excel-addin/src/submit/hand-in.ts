import { ProblemError, type Site, type Submission, type User } from '@emc/contract';
import type { Issue, ListKind, Verdict } from '@emc/domain';
import type { App } from '../app.js';
import { moveOn } from '../progress.js';
import { isOutOfReach, isRefusal } from '../session.js';
import { pageOfIssues } from '../view.js';
import { follow } from './follow.js';
import { verdictFrom } from './found.js';
import { handInView, progressOf, type Form, type UnderWay } from './hand-in.view.js';
import { words } from './hand-in.words.js';
import { keptLists, type Choices, type Kept } from './kept.js';
import type { ListContent, ListToHandIn } from './list.js';
import { postTrial } from './post.js';

/** Where a hand-in is. `asking`: somebody must sign in or choose a site first. `resting`: kept from an earlier opening. */
export type Step =
  | { readonly at: 'asking' }
  | { readonly at: 'resting'; readonly kept: Kept }
  | { readonly at: 'trying'; readonly submission: Submission | null }
  | { readonly at: 'review'; readonly trial: Submission }
  | { readonly at: 'sending'; readonly submission: Submission | null; readonly isStopping: boolean }
  | { readonly at: 'waiting'; readonly isSignedOut: boolean }
  | { readonly at: 'refused'; readonly verdict: Verdict; readonly submission: Submission }
  | { readonly at: 'over' | 'accepted'; readonly submission: Submission };

/** What the screen does around a hand-in. */
export interface Around {
  /** The officer is through with it, or thought better of it. */
  close(): void;
  /** Shows the cell of an issue that EMC found; absent where there is no workbook. */
  readonly jump?: (issue: Issue) => void;
}

/** How long to wait before EMC is tried again: longer each time, up to a minute. */
const waitsMs = [3_000, 5_000, 10_000, 20_000, 60_000];

/**
 * Hands one list in: tries it, shows what would change, has EMC take that very trial however often that must be asked,
 * and shows the receipt, or what EMC found. Draws itself by `view()`, inside whatever screen opened it.
 */
export class HandIn implements Form {
  step: Step = { at: 'asking' };
  choices: Choices = { makeDefault: true, decisionNumber: '', decisionDate: '', scan: null };
  typed = '';
  readonly unfolded = new Map<string, number>();
  private site: Site | null = null;
  private content: ListContent | null = null;
  private kept: Kept | null = null;
  private trial: Submission | null = null;
  private tries = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly app: App,
    readonly list: ListToHandIn,
    readonly around: Around,
  ) {}

  /** A list that was handed in before the page was closed, if there is one without a result. */
  static async kept(app: App, around: Around): Promise<HandIn | null> {
    const [kept] = app.user ? await keptLists.of(app.user.id) : [];
    return kept ? HandIn.resuming(app, kept, around) : null;
  }

  private static resuming(app: App, kept: Kept, around: Around): HandIn {
    const { kind, name } = kept;
    const content = () => Promise.reject(new Error('EMC has this list.'));
    const handIn = new HandIn(app, { kind, name, content }, around);
    handIn.kept = kept;
    handIn.choices = kept.choices;
    handIn.step = { at: 'resting', kept };
    return handIn;
  }

  /** True while leaving it would lose something that the officer has confirmed. */
  get isUnderWay(): boolean {
    return this.kept !== null;
  }

  get kind(): ListKind {
    return this.list.kind;
  }

  /** The site it goes to: the one chosen when it began. */
  get siteId(): number | null {
    return this.kept?.siteId ?? this.site?.id ?? null;
  }

  view(): Node[] {
    return handInView(this);
  }

  start(): void {
    if (!this.mayBegin()) return this.app.draw();
    this.attempt();
  }

  /** Its screen was opened, or somebody signed in or chose a site: goes on where that was missing. */
  async enter(signal: AbortSignal): Promise<void> {
    const { step } = this;
    const wasMissing = step.at === 'asking' || (step.at === 'waiting' && step.isSignedOut);
    if (wasMissing && this.mayBegin()) return this.guarded(signal, () => this.goOn(signal));
    const isElsewhere = this.site !== null && this.app.site?.id !== this.site.id;
    if (isElsewhere && !this.isUnderWay && this.app.user) this.close();
  }

  /** Sends what was reviewed. */
  submit(): void {
    if (this.step.at === 'review') this.run((signal) => this.send(signal));
  }

  /** Sends now what waits for EMC. */
  attempt(): void {
    this.run((signal) => this.goOn(signal));
  }

  /** Ends what is under way: EMC cancels what it has, and nothing more is sent. */
  cancel(): void {
    const { step } = this;
    if (step.at === 'trying') return this.app.stop();
    if (step.at === 'waiting' || step.at === 'resting') return void this.drop();
    // It has ended while its button was held down.
    if (step.at !== 'sending') return;
    this.show({ ...step, isStopping: true });
    if (step.submission) this.askToCancel(step.submission);
  }

  close(): void {
    clearTimeout(this.timer);
    this.around.close();
  }

  choose(change: Partial<Choices>): void {
    this.note(change);
    this.app.draw();
  }

  note(change: Partial<Choices>): void {
    this.choices = { ...this.choices, ...change };
  }

  type(typed: string): void {
    this.typed = typed;
    this.app.draw();
  }

  fold(code: string): void {
    if (!this.unfolded.delete(code)) this.unfolded.set(code, pageOfIssues);
    this.app.draw();
  }

  showMore(code: string): void {
    this.unfolded.set(code, (this.unfolded.get(code) ?? 0) + pageOfIssues);
    this.app.draw();
  }

  private goOn(signal: AbortSignal): Promise<void> {
    if (this.kept) return this.send(signal);
    this.site ??= this.app.site;
    return this.tryOut(signal);
  }

  private mayBegin(): boolean {
    const { user, site } = this.app;
    return user !== null && user.role !== 'viewer' && site !== null;
  }

  private async tryOut(signal: AbortSignal): Promise<void> {
    this.show({ at: 'trying', submission: null });
    try {
      this.content ??= await this.list.content(signal);
      const begun = await this.postTrial(signal);
      const trial = await this.followed(begun, signal, (submission) => this.tell({ at: 'trying', submission }));
      this.trial = trial;
      await this.settle(trial, () => this.show({ at: 'review', trial }));
    } catch (error) {
      if (signal.aborted) this.close();
      throw error;
    }
  }

  private async send(signal: AbortSignal): Promise<void> {
    this.show({ at: 'sending', submission: null, isStopping: false });
    const kept = (this.kept ??= this.newKept());
    await keptLists.keep(kept);
    const begun = await this.begun(kept, signal);
    this.kept = { ...kept, submissionId: begun.id };
    await keptLists.keep(this.kept);
    if (this.isStopping) this.askToCancel(begun);
    this.show({ at: 'sending', submission: begun, isStopping: this.isStopping });
    const end = await this.followed(begun, signal, (submission) =>
      this.tell({ at: 'sending', submission, isStopping: this.isStopping }),
    );
    await this.forget();
    await this.settle(end, () => this.show({ at: 'accepted', submission: end }));
  }

  private get isStopping(): boolean {
    return this.step.at === 'sending' && this.step.isStopping;
  }

  private newKept(): Kept {
    const user: User | null = this.app.user;
    if (!user || !this.site || !this.trial) throw new Error('Nothing was tried yet.');
    return {
      key: this.trial.id,
      userId: user.id,
      siteId: this.site.id,
      kind: this.kind,
      name: this.list.name,
      at: new Date().toISOString(),
      submissionId: null,
      choices: this.choices,
    };
  }

  private begun({ key, submissionId }: Kept, signal: AbortSignal): Promise<Submission> {
    if (submissionId) return this.app.api('getSubmission', { params: { id: submissionId }, signal });
    const form = decisionForm(this.choices);
    const makeDefault = this.choices.makeDefault ? 'true' : 'false';
    return this.app.api('handInTrial', { params: { id: key }, query: { makeDefault }, ...(form && { form }), signal });
  }

  private postTrial(signal: AbortSignal): Promise<Submission> {
    const { content, siteId } = this;
    if (!content || siteId === null) throw new Error('Nothing was read yet.');
    const { app, kind, list } = this;
    return postTrial(app.api, { siteId, kind, content, about: list.about, signal });
  }

  private async followed(
    begun: Submission,
    signal: AbortSignal,
    each: (submission: Submission) => void,
  ): Promise<Submission> {
    let last = begun;
    try {
      for await (const submission of follow(this.app.api, begun.id, signal)) each((last = submission));
    } catch (error) {
      if (signal.aborted) this.askToCancel(begun);
      throw error;
    }
    return last;
  }

  /** Shows what a submission came to; `accepted` where it has no error. */
  private async settle(submission: Submission, accepted: () => void): Promise<void> {
    if (submission.state === 'accepted') return accepted();
    if (submission.state !== 'refused') return this.show({ at: 'over', submission });
    this.show({ at: 'refused', submission, verdict: await verdictFrom(this.app.api, submission) });
  }

  private askToCancel({ id }: Pick<Submission, 'id'>): void {
    // That it has ended meanwhile is told by following it.
    void this.app.api('cancelSubmission', { params: { id } }).catch(() => undefined);
  }

  private async drop(): Promise<void> {
    if (this.kept?.submissionId) this.askToCancel({ id: this.kept.submissionId });
    await this.forget();
    this.app.say(words.dropped);
    this.close();
  }

  private async forget(): Promise<void> {
    clearTimeout(this.timer);
    if (this.kept) await keptLists.forget(this.kept.key);
    this.kept = null;
  }

  private run(task: (signal: AbortSignal) => Promise<void>): void {
    this.app.run((signal) => this.guarded(signal, () => task(signal)));
  }

  private async guarded(signal: AbortSignal, task: () => Promise<void>): Promise<void> {
    clearTimeout(this.timer);
    try {
      await task();
      this.tries = 0;
    } catch (error) {
      if (signal.aborted) throw error;
      const isSignedOut = isRefusal(error, 'SIGN_IN_REQUIRED');
      if (isSignedOut || isOutOfReach(error)) return this.wait(isSignedOut);
      await this.turnBack(error);
      throw error;
    }
  }

  /** EMC would not take it as it was asked: nothing is under way any more. */
  private async turnBack(error: unknown): Promise<void> {
    if (error instanceof ProblemError) await this.forget();
    // To be tried again.
    if (isRefusal(error, 'DEFAULT_CHANGED') || isRefusal(error, 'FILE_NOT_KEPT')) this.trial = null;
    const { trial } = this;
    this.show(trial?.state === 'accepted' && !this.kept ? { at: 'review', trial } : { at: 'asking' });
  }

  private wait(isSignedOut: boolean): void {
    this.show({ at: 'waiting', isSignedOut });
    if (isSignedOut) return;
    addEventListener('online', () => this.again(), { once: true });
    this.waitOnce();
  }

  private waitOnce(): void {
    const ms = waitsMs[Math.min(this.tries++, waitsMs.length - 1)];
    this.timer = setTimeout(() => this.again(), ms);
  }

  /** Something else may be going on just then; so the next time is set first. */
  private again(): void {
    clearTimeout(this.timer);
    if (this.step.at !== 'waiting' || this.step.isSignedOut) return;
    this.waitOnce();
    this.attempt();
  }

  private show(step: Step): void {
    const isNew = step.at !== this.step.at;
    this.step = step;
    this.app.draw(isNew ? 'step' : undefined);
  }

  private tell(step: UnderWay): void {
    this.step = step;
    if (!moveOn(progressOf(this, step))) this.app.draw();
  }
}

/** What is said beside the trial; null = nothing. */
function decisionForm({ decisionNumber, decisionDate, scan }: Choices): FormData | null {
  const form = new FormData();
  if (decisionNumber.trim()) form.append('decisionNumber', decisionNumber.trim());
  if (decisionDate) form.append('decisionDate', decisionDate);
  if (scan) form.append('decisionScan', scan);
  return [...form.keys()].length > 0 ? form : null;
}
