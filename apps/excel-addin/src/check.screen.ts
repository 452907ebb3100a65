import type { Issue, ListKind, Sentence } from '@emc/domain';
import type { App, Screen } from './app.js';
import { check } from './check.js';
import { el } from './element.js';
import type { Spreadsheet } from './excel.js';
import { editOf, rowOf } from './fixes.js';
import { marksOf } from './marks.js';
import type { Edit, OpenSheet, Written } from './sheet.js';
import { pageOfIssues, view, type Actions, type State } from './view.js';
import { verdictSentence, words, writtenSentence } from './words.js';

/** Cells of a sheet that a fix wrote, with what puts them back. */
interface Done {
  readonly sheet: OpenSheet;
  readonly columns: number;
  readonly edits: readonly Edit[];
}

const nothingKnown = { agencyCodes: [], knownAgencyCodes: new Set<string>(), knownIds: new Set<string>() };

export function openCheck(app: App): Screen {
  return app.book ? new CheckScreen(app, app.book) : new NoWorkbook(app);
}

/** The check of the sheet in front: keeps what is shown, and does what the officer asks. */
class CheckScreen implements Screen, Actions {
  private state: Omit<State, 'language' | 'kind'>;
  private done: Done[] = [];

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
      isMarked: false,
      undoable: 0,
    };
  }

  view(): Node[] {
    const { language, kind } = this.app;
    return view({ ...this.state, language, kind }, this);
  }

  async enter(): Promise<void> {
    const { checked } = this.state;
    if (checked && checked.kind !== this.app.kind) this.show({ checked: null, preview: null, unfolded: new Map() });
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
    if (!checked) return;
    const expected = rowOf(issue, checked);
    const cell = issue.cell ?? `A${issue.row ?? 1}`;
    this.start(async () => {
      const { sheet, columns } = checked;
      if (!(await this.book.jump(sheet, { cell, columns, expected }))) this.app.say(words.moved);
    });
  }

  fix(issues: readonly Issue[]): void {
    const { checked } = this.state;
    if (!checked) return;
    const { sheet, columns } = checked;
    const edits = issues.flatMap((issue) => editOf(issue, checked) ?? []);
    this.start(async (signal) => {
      const written = await this.book.write(sheet, edits, columns);
      this.remember({ sheet, columns, edits: undosOf(written) });
      await this.checkSheet(signal, writtenSentence(written, 'fixed'));
    });
  }

  undo(): void {
    const last = this.done.at(-1);
    if (!last) return;
    this.start(async (signal) => {
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

  /** What Excel refuses is told by the frame around, and may be tried again. */
  private start(task: (signal: AbortSignal) => Promise<void>): void {
    this.app.run(async (signal) => {
      try {
        await task(signal);
      } finally {
        this.show({ work: null, undoable: this.done.at(-1)?.edits.length ?? 0 });
      }
    });
  }

  /** Checks the open sheet; `before` is said ahead of what the check came to. */
  private async checkSheet(signal: AbortSignal, before?: Sentence): Promise<void> {
    const { kind } = this.app;
    this.show({ work: { row: 0, of: null }, preview: null });
    const checked = await check(this.book, {
      kind,
      context: nothingKnown,
      now: new Date(),
      signal,
      onProgress: (row, of) => this.show({ work: { row, of } }),
    });
    this.show({ checked });
    if (this.state.isMarked) await this.remark(true);
    this.app.say(before ?? null, verdictSentence(checked.verdict.counts));
  }

  private async remark(isMarked: boolean): Promise<void> {
    const { checked } = this.state;
    if (checked) await this.book.mark(checked.sheet, isMarked ? marksOf(checked.verdict.issues) : []);
  }

  private remember(done: Done): void {
    if (done.edits.length > 0) this.done.push(done);
  }

  private show(change: Partial<typeof this.state>): void {
    this.state = { ...this.state, ...change };
    this.app.draw();
  }
}

/** The page where there is no Excel around it. */
class NoWorkbook implements Screen {
  constructor(private readonly app: App) {}

  view(): Node[] {
    return [el('p', { class: 'intro' }, words.outside[this.app.language])];
  }

  async enter(): Promise<void> {}
}

function undosOf(written: readonly Written[]): Edit[] {
  return written.flatMap(({ undo }) => undo ?? []);
}
