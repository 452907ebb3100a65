import { nothingKnown, type Issue, type ListKind, type Sentence, type SheetRow } from '@emc/domain';
import type { App, Screen } from './app.js';
import { check, type Checked, type Findings } from './check.js';
import type { Spreadsheet } from './excel.js';
import { editOf, rowOf } from './fixes.js';
import { marksOf } from './marks.js';
import { moveOn } from './progress.js';
import type { Edit, OpenSheet, Written } from './sheet.js';
import type { Around, HandIn } from './submit/hand-in.js';
import { pageOfIssues, progressOf, view, type Actions, type State } from './view.js';
import { verdictSentence, words, writtenSentence } from './words.js';

/** Cells of a sheet that a fix wrote, with what puts them back. */
interface Done {
  readonly sheet: OpenSheet;
  readonly columns: number;
  readonly edits: readonly Edit[];
}

/** How long nothing must change before the sheet is checked again by itself; and the longest list that is. */
const restMs = 800;
const mostLiveRows = 20_000;

export function openCheck(book: Spreadsheet): (app: App) => Screen {
  return (app) => new CheckScreen(app, book);
}

/** The check of the sheet in front: keeps what is shown, and does what the officer asks. */
class CheckScreen implements Screen, Actions {
  private state: Omit<State, 'language' | 'kind'>;
  private done: Done[] = [];
  private handing: HandIn | null = null;
  private watched: { readonly id: string; readonly end: () => Promise<void> } | null = null;
  /** Somebody changed the sheet since it was checked. */
  private isStale = false;
  /** Changes are ours while we write. */
  private isWriting = false;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private quiet = new AbortController();
  private context = nothingKnown;

  constructor(
    private readonly app: App,
    private readonly book: Spreadsheet,
  ) {
    this.state = {
      work: null,
      checked: null,
      unfolded: new Map(),
      preview: null,
      canMark: book.canMark,
      isLive: book.canWatch ? true : null,
      mayHandIn: true,
      isMarked: false,
      undoable: 0,
    };
  }

  view(): Node[] {
    const { language, kind, user } = this.app;
    const resting = this.handing?.step.at === 'resting' ? this.handing.view() : [];
    if (this.handing && resting.length === 0) return this.handing.view();
    const mayHandIn = resting.length === 0 && user?.role !== 'viewer';
    return [...resting, ...view({ ...this.state, language, kind, mayHandIn }, this)];
  }

  async enter(_: URLSearchParams, signal: AbortSignal): Promise<void> {
    const { checked } = this.state;
    if (checked && checked.kind !== this.app.kind) this.show({ checked: null, preview: null, unfolded: new Map() });
    if (this.handing) return this.handing.enter(signal);
    if (this.app.user) this.handing = await (await handingIn()).HandIn.kept(this.app, this.around());
    if (this.isStale) this.changed();
  }

  leave(): void {
    clearTimeout(this.rest);
    this.quiet.abort();
  }

  choose(kind: ListKind): void {
    this.app.chooseKind(kind);
  }

  check(): void {
    this.start((signal) => this.checkSheet(signal));
  }

  stop(): void {
    this.app.stop();
  }

  fold(code: string): void {
    const unfolded = new Map(this.state.unfolded);
    if (!unfolded.delete(code)) unfolded.set(code, pageOfIssues);
    this.show({ unfolded, preview: null });
  }

  showMore(code: string): void {
    const shown = (this.state.unfolded.get(code) ?? 0) + pageOfIssues;
    this.show({ unfolded: new Map(this.state.unfolded).set(code, shown) });
  }

  preview(preview: string | null): void {
    this.show({ preview });
  }

  jump(issue: Issue): void {
    const { checked } = this.state;
    if (checked) this.jumpIn(checked, issue, rowOf(issue, checked));
  }

  fix(issues: readonly Issue[], seen: Findings): void {
    const { checked } = this.state;
    if (!checked) return;
    const { sheet, columns } = checked;
    const edits = issues.flatMap((issue) => editOf(issue, seen) ?? []);
    this.write(async (signal) => {
      const written = await this.book.write(sheet, edits, columns);
      this.remember({ sheet, columns, edits: undosOf(written) });
      await this.checkSheet(signal, writtenSentence(written, 'fixed'));
    });
  }

  undo(): void {
    const last = this.done.at(-1);
    if (!last) return;
    this.write(async (signal) => {
      const written = await this.book.write(last.sheet, last.edits, last.columns);
      this.done.pop();
      await this.checkSheet(signal, writtenSentence(written, 'undone'));
    });
  }

  mark(): void {
    const isMarked = !this.state.isMarked;
    this.show({ isMarked });
    this.start(async () => {
      await this.remark(isMarked).catch((error: unknown) => {
        this.show({ isMarked: !isMarked });
        throw error;
      });
    });
  }

  live(): void {
    const isLive = !this.state.isLive;
    this.show({ isLive });
    this.start(() => this.watch(this.state.checked));
  }

  handIn(): void {
    const { checked } = this.state;
    if (!checked) return;
    this.leave();
    this.app.run(async (signal) => {
      const { HandIn, SheetList } = await handingIn();
      const list = new SheetList(this.book, checked);
      const jump = (issue: Issue) => this.jumpIn(checked, issue, list.rows.get(issue.row ?? 0) ?? null);
      this.handing ??= new HandIn(this.app, list, { ...this.around(), jump });
      await this.handing.enter(signal);
    });
  }

  private around(): Around {
    return {
      close: () => {
        this.handing = null;
        this.app.draw();
        if (this.isStale) this.changed();
      },
    };
  }

  private jumpIn({ sheet, columns }: Checked, issue: Issue, expected: SheetRow | null): void {
    const cell = issue.cell ?? `A${issue.row ?? 1}`;
    this.start(async () => {
      if (!(await this.book.jump(sheet, { cell, columns, expected }))) this.app.say(words.moved);
    });
  }

  private write(task: (signal: AbortSignal) => Promise<void>): void {
    this.start(async (signal) => {
      this.isWriting = true;
      try {
        await task(signal);
      } finally {
        this.isWriting = false;
      }
    });
  }

  /** What Excel refuses is told by the frame around, and may be tried again. */
  private start(task: (signal: AbortSignal) => Promise<void>): void {
    this.app.run(async (signal) => {
      this.quiet.abort();
      clearTimeout(this.rest);
      try {
        await task(signal);
      } finally {
        this.show({ work: null, undoable: this.done.at(-1)?.edits.length ?? 0 });
      }
    });
  }

  /** Checks the open sheet; `before` is said ahead of what the check came to. */
  private async checkSheet(signal: AbortSignal, before?: Sentence): Promise<void> {
    this.show({ work: { row: 0, of: null }, preview: null });
    this.isStale = false;
    // Only services are judged beside what is known of their agency.
    if (this.app.kind === 'services') this.context = await this.app.known(signal);
    const checked = await check(this.book, {
      kind: this.app.kind,
      context: this.context,
      now: new Date(),
      signal,
      onProgress: (row, of) => this.tell({ row, of }),
    });
    this.show({ checked });
    await this.watch(checked);
    if (this.state.isMarked) await this.remark(true);
    this.app.say(before ?? null, verdictSentence(checked.verdict.counts));
  }

  /** Listens to the sheet that was checked, and to no other; a list too long to be checked at every turn is left alone. */
  private async watch(checked: Checked | null): Promise<void> {
    const wanted = this.state.isLive && checked && checked.sheet.lastRow <= mostLiveRows ? checked.sheet : null;
    if (this.watched?.id === wanted?.id) return;
    await this.watched?.end();
    this.watched = null;
    if (wanted) this.watched = { id: wanted.id, end: await this.book.watch(wanted, () => this.changed()) };
  }

  private changed(): void {
    if (this.isWriting) return;
    this.isStale = true;
    clearTimeout(this.rest);
    if (!this.handing) this.rest = setTimeout(() => void this.checkQuietly(), restMs);
  }

  /** Checks the same sheet again beside whatever the officer does; any of it comes first, and what fails is left for then. */
  private async checkQuietly(): Promise<void> {
    const { checked, work } = this.state;
    if (!checked || work || checked.kind !== this.app.kind) return;
    this.quiet.abort();
    const { signal } = (this.quiet = new AbortController());
    try {
      const again = await check(this.book, {
        kind: checked.kind,
        sheetId: checked.sheet.id,
        context: this.context,
        now: new Date(),
        signal,
        onProgress: () => undefined,
      });
      signal.throwIfAborted();
      this.isStale = false;
      this.show({ checked: again, preview: null });
      if (this.state.isMarked) await this.remark(true);
      this.app.say(null, verdictSentence(again.verdict.counts));
    } catch {
      // Excel waits for a cell to be finished, or the officer was quicker: the next change or check tells more.
    }
  }

  private async remark(isMarked: boolean): Promise<void> {
    const { checked } = this.state;
    if (checked) await this.book.mark(checked.sheet, isMarked ? marksOf(checked.verdict.issues) : []);
  }

  private remember(done: Done): void {
    if (done.edits.length > 0) this.done.push(done);
  }

  private tell(work: NonNullable<State['work']>): void {
    this.state = { ...this.state, work };
    if (!moveOn(progressOf(work, this.app.language))) this.app.draw();
  }

  private show(change: Partial<typeof this.state>): void {
    this.state = { ...this.state, ...change };
    this.app.draw();
  }
}

/** With what it speaks to the API by: loaded for those who are signed in, and for others when they first hand in. */
async function handingIn() {
  const [{ HandIn }, { SheetList }] = await Promise.all([import('./submit/hand-in.js'), import('./sheet-list.js')]);
  return { HandIn, SheetList };
}

function undosOf(written: readonly Written[]): Edit[] {
  return written.flatMap(({ undo }) => undo ?? []);
}
