import type { Submission } from '@emc/contract';
import { dayInVietnam, type Issue, type ListKind, type Verdict } from '@emc/domain';
import { ToldError, type App, type Screen } from '../app.js';
import { checkFiles } from '../file/file.js';
import { moveOn } from '../progress.js';
import { verdictFrom } from '../submit/found.js';
import type { HandIn } from '../submit/hand-in.js';
import type { AboutAccounts } from '../submit/list.js';
import { verdictSentence } from '../words.js';
import { noFilter, type Filter } from './issue.filter.js';
import { pageView, progressOf, type Actions } from './page.view.js';
import { words } from './page.words.js';
import { guardDrops, Picker } from './picker.js';
import { PickedList, sizeOf, type Files } from './picked-list.js';
import { tryList } from './trial.js';

/** What a file came to. */
export type Outcome =
  | { readonly at: 'judged'; readonly verdict: Verdict; readonly sheetNames: readonly string[] }
  /** It is no workbook that can be read. */
  | { readonly at: 'refused'; readonly issue: Issue }
  | { readonly at: 'needsServer' | 'lost' };

/** What the page shows of a file that was picked. */
export interface State {
  readonly files: Files | null;
  readonly about: AboutAccounts;
  readonly work: { readonly at: 'file' | 'server'; readonly rows: number; readonly of: number | null } | null;
  readonly outcome: Outcome | null;
  readonly filter: Filter;
  /** How many issues are shown at most. */
  readonly most: number;
  /** Before a large list of accounts is sent to be marked, the officer is told what that means. */
  readonly asksUpload: boolean;
}

const pageOfRows = 50;
const mostPrinted = 2_000;
const mostParts = 50;
/** Bytes above which a list of accounts is not sent by a click alone. */
const largeUpload = 20_000_000;

export function openPage(app: App): Screen {
  return new PageScreen(app);
}

/** The check where there is no Excel: of a file. Picking another one ends what is going on with the first. */
class PageScreen implements Screen, Actions {
  private state: State;
  private readonly picker = new Picker((files) => this.pick(files));
  private handing: HandIn | null = null;
  /** The files as EMC tried them last, for this site. */
  private trial: Submission | null = null;
  /** What the outcome rests on beside the files. */
  private checkedFor = '';
  private next: ((signal: AbortSignal) => Promise<void>) | null = null;
  private turn = new AbortController();
  private guarding = new AbortController();

  constructor(private readonly app: App) {
    const about = { asOf: dayInVietnam(new Date()), mode: 'replace' } as const;
    this.state = { files: null, about, work: null, ...unchecked };
  }

  view(): Node[] {
    const resting = this.handing?.step.at === 'resting' ? this.handing.view() : [];
    if (this.handing && resting.length === 0) return this.handing.view();
    return [...resting, ...pageView({ ...this.state, app: this.app, picker: this.picker }, this)];
  }

  async enter(_: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.guarding.abort();
    this.guarding = new AbortController();
    guardDrops(this.guarding.signal);
    if (this.handing && this.handing.step.at !== 'resting') return this.handing.enter(signal);
    if (this.app.user) this.handing ??= await (await handingIn()).kept(this.app, { close: () => this.close() });
    this.app.draw();
    if (this.state.files && this.checkedFor !== this.around()) this.next ??= (turn) => this.checkPicked(turn);
    await this.goOn(signal);
  }

  leave(): void {
    this.guarding.abort();
    this.turn.abort();
  }

  choose(kind: ListKind): void {
    this.app.chooseKind(kind);
    if (this.state.files) this.check();
  }

  say(change: Partial<AboutAccounts>): void {
    this.trial = null;
    // Nothing is drawn: a day is changed at every key, and whoever types it must not begin anew each time.
    this.state = { ...this.state, about: { ...this.state.about, ...change } };
  }

  check(): void {
    this.begin((signal) => this.checkPicked(signal));
  }

  stop(): void {
    this.app.stop();
  }

  sift(filter: Filter): void {
    this.show({ filter, most: pageOfRows });
  }

  showMore(): void {
    this.show({ most: this.state.most + pageOfRows });
  }

  print(): void {
    this.show({ most: mostPrinted });
    print();
  }

  signIn(): void {
    this.app.askToSignIn();
  }

  tryOut(): void {
    this.begin(async (signal) => {
      const trial = await this.tried(signal);
      if (trial) this.show({ outcome: await outcomeOf(this.app, trial) });
    });
  }

  mark(): void {
    const { files, asksUpload } = this.state;
    const isLarge = files !== null && this.app.kind === 'accounts' && sizeOf(files) > largeUpload;
    if (isLarge && !asksUpload && !this.trial) return this.show({ asksUpload: true });
    this.show({ asksUpload: false });
    this.begin(async (signal) => {
      const trial = await this.tried(signal);
      if (trial) await this.app.save(await this.app.api('markedWorkbook', { params: { id: trial.id }, signal }));
    });
  }

  keep(): void {
    this.show({ asksUpload: false });
  }

  handIn(): void {
    const list = this.list();
    if (!list) return;
    this.app.run(async (signal) => {
      const HandIn = await handingIn();
      this.handing = new HandIn(this.app, list, { close: () => this.close() });
      await this.handing.enter(signal);
    });
  }

  private close(): void {
    const isDone = this.handing?.step.at === 'accepted';
    this.handing = null;
    this.show(isDone ? { files: null, ...unchecked } : {});
  }

  private pick(files: Files): void {
    if (files.length > 1 && this.app.kind === 'services') return this.refuse(words.onlyOne);
    if (files.length > mostParts) return this.refuse(words.tooManyParts);
    this.show({ files });
    this.check();
  }

  private refuse(sentence: ToldError['sentence']): void {
    this.begin(() => Promise.reject(new ToldError(sentence)));
  }

  private list(): PickedList | null {
    const { files, about } = this.state;
    const { kind } = this.app;
    return files && new PickedList(kind, files, kind === 'accounts' ? about : null);
  }

  private async checkPicked(signal: AbortSignal): Promise<void> {
    const { files } = this.state;
    if (!files) return;
    this.trial = null;
    this.checkedFor = this.around();
    this.show({ ...unchecked, work: { at: 'file', rows: 0, of: null } });
    const { kind } = this.app;
    const context = await this.app.known(signal);
    const onProgress = (rows: number, of: number) => this.tell({ at: 'file', rows, of });
    const came = await checkFiles(files, { kind, context, now: new Date(), signal, onProgress });
    if ('verdict' in came) {
      this.show({ outcome: { at: 'judged', ...came } });
      this.app.say(null, verdictSentence(came.verdict.counts));
    } else if ('refused' in came) this.show({ outcome: { at: 'refused', issue: came.refused } });
    else this.show({ outcome: { at: 'lost' in came ? 'lost' : 'needsServer' } });
  }

  /** The files as EMC tries them; null without a site, or where EMC broke. */
  private async tried(signal: AbortSignal): Promise<Submission | null> {
    const { site } = this.app;
    const list = this.list();
    if (!list || !site) return null;
    if (this.trial) return this.trial;
    this.show({ work: { at: 'server', rows: 0, of: null } });
    const onProgress = (rows: number, of: number | null) => this.tell({ at: 'server', rows, of });
    const trial = await tryList(this.app, list, { siteId: site.id, signal, onProgress });
    if (trial.state !== 'accepted' && trial.state !== 'refused') throw new ToldError(words.notEnded);
    this.trial = trial;
    return trial;
  }

  /** Does one thing; what was going on is ended first. */
  private begin(task: (signal: AbortSignal) => Promise<void>): void {
    this.next = task;
    this.turn.abort();
    this.app.run((signal) => this.goOn(signal));
  }

  private async goOn(stopped: AbortSignal): Promise<void> {
    while (this.next) {
      const task = this.next;
      this.next = null;
      const turn = (this.turn = new AbortController());
      const stop = () => turn.abort(stopped.reason);
      stopped.addEventListener('abort', stop);
      try {
        await task(turn.signal);
      } catch (error) {
        if (!this.isReplaced(stopped)) {
          // To be tried again.
          this.next ??= turn.signal.aborted ? null : task;
          throw error;
        }
      } finally {
        stopped.removeEventListener('abort', stop);
        this.show({ work: null });
      }
    }
  }

  private isReplaced(stopped: AbortSignal): boolean {
    return this.next !== null && !stopped.aborted;
  }

  private around(): string {
    const { kind, user, site } = this.app;
    return JSON.stringify([kind, user?.id, site?.id]);
  }

  private tell(work: NonNullable<State['work']>): void {
    this.state = { ...this.state, work };
    if (!moveOn(progressOf(work, this.app.language))) this.app.draw();
  }

  private show(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.app.draw();
  }
}

const unchecked = { outcome: null, filter: noFilter, most: pageOfRows, asksUpload: false } as const;

async function outcomeOf(app: App, trial: Submission): Promise<Outcome> {
  return { at: 'judged', verdict: await verdictFrom(app.api, trial), sheetNames: [] };
}

/** With what it speaks to the API by: loaded for those who are signed in, and for others when they first hand in. */
async function handingIn(): Promise<typeof HandIn> {
  return (await import('../submit/hand-in.js')).HandIn;
}
