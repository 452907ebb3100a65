import type { Issue, Language, ListKind, Sentence } from '@emc/domain';
import { check } from './check.js';
import type { Spreadsheet } from './excel.js';
import { troubleOf } from './excel.support.js';
import { editOf, rowOf } from './fixes.js';
import { marksOf } from './marks.js';
import type { Edit, OpenSheet, Written } from './sheet.js';
import { pageOfIssues, view, type Actions, type State } from './view.js';
import { troubles, verdictSentence, words, writtenSentence } from './words.js';

/** Cells of a sheet that a fix wrote, with what puts them back. */
interface Done {
  readonly sheet: OpenSheet;
  readonly columns: number;
  readonly edits: readonly Edit[];
}

const nothingKnown = { agencyCodes: [], knownAgencyCodes: new Set<string>(), knownIds: new Set<string>() };

/** The pane of one workbook: keeps what is shown, and does what the officer asks, one thing at a time. */
export class Pane implements Actions {
  private state: State;
  private done: Done[] = [];
  private stopping = new AbortController();
  private isBusy = false;
  /** The key of what last had the focus. */
  private focused: string | null = null;
  private again = () => this.check();

  constructor(
    private readonly book: Spreadsheet,
    private readonly page: { readonly main: HTMLElement; readonly news: HTMLElement; readonly verdict: HTMLElement },
  ) {
    this.state = {
      language: 'vi',
      kind: 'services',
      work: null,
      checked: null,
      unfolded: new Map(),
      preview: null,
      canMark: book.canMark,
      isMarked: false,
      undoable: 0,
      trouble: null,
    };
  }

  speak(language: Language): void {
    this.say();
    this.show({ language });
  }

  choose(kind: ListKind): void {
    this.show({ kind, checked: null, preview: null, unfolded: new Map(), trouble: null });
  }

  check(): void {
    this.start(() => this.checkSheet());
  }

  stop(): void {
    this.stopping.abort();
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
      if (!(await this.book.jump(sheet, { cell, columns, expected }))) this.say(words.moved);
    });
  }

  fix(issues: readonly Issue[]): void {
    const { checked } = this.state;
    if (!checked) return;
    const { sheet, columns } = checked;
    const edits = issues.flatMap((issue) => editOf(issue, checked) ?? []);
    this.start(async () => {
      const written = await this.book.write(sheet, edits, columns);
      this.remember({ sheet, columns, edits: undosOf(written) });
      await this.checkSheet(writtenSentence(written, 'fixed'));
    });
  }

  undo(): void {
    const last = this.done.at(-1);
    if (!last) return;
    this.start(async () => {
      const written = await this.book.write(last.sheet, last.edits, last.columns);
      this.done.pop();
      await this.checkSheet(writtenSentence(written, 'undone'));
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

  tryAgain(): void {
    this.again();
  }

  /** One thing at a time; what Excel refuses is told, and may be tried again. */
  private start(task: () => Promise<void>): void {
    if (this.isBusy) return;
    this.setBusy(true);
    this.stopping = new AbortController();
    this.again = () => this.start(task);
    this.show({ trouble: null });
    void task()
      .catch((error: unknown) => {
        if (this.stopping.signal.aborted) return this.say(words.stopped);
        const trouble = troubleOf(error);
        if (trouble === 'unknown') reportError(error);
        this.show({ trouble: troubles[trouble] });
      })
      .finally(() => {
        this.setBusy(false);
        this.show({ work: null, undoable: this.done.at(-1)?.edits.length ?? 0 });
      });
  }

  private setBusy(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.page.main.setAttribute('aria-busy', String(isBusy));
  }

  /** Checks the open sheet; `before` is said ahead of what the check came to. */
  private async checkSheet(before?: Sentence): Promise<void> {
    const { kind } = this.state;
    this.show({ work: { row: 0, of: null }, preview: null });
    const checked = await check(this.book, {
      kind,
      context: nothingKnown,
      now: new Date(),
      signal: this.stopping.signal,
      onProgress: (row, of) => this.show({ work: { row, of } }),
    });
    this.show({ checked });
    if (this.state.isMarked) await this.remark(true);
    this.say(before, verdictSentence(checked.verdict.counts));
  }

  private async remark(isMarked: boolean): Promise<void> {
    const { checked } = this.state;
    if (checked) await this.book.mark(checked.sheet, isMarked ? marksOf(checked.verdict.issues) : []);
  }

  private remember(done: Done): void {
    if (done.edits.length > 0) this.done.push(done);
  }

  /** Tells what was done, and, to whoever cannot see it below, what the check came to. */
  private say(news?: Sentence, verdict?: Sentence): void {
    const { language } = this.state;
    this.page.news.textContent = news?.[language] ?? '';
    this.page.verdict.textContent = verdict?.[language] ?? '';
  }

  private show(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.focused = document.activeElement?.getAttribute('data-key') ?? this.focused;
    this.page.main.replaceChildren(...view(this.state, this));
    if (document.activeElement === document.body) this.focusAgain();
  }

  /** Where the officer was, or near to it: a fix that is made takes its button away. */
  private focusAgain(): void {
    const [, code = ''] = this.focused?.split(' ') ?? [];
    for (const key of this.focused ? [this.focused, code, 'check'] : []) {
      this.page.main.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
      if (document.activeElement !== document.body) return;
    }
  }
}

function undosOf(written: readonly Written[]): Edit[] {
  return written.flatMap(({ undo }) => undo ?? []);
}
