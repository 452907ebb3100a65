import type { Site } from '@emc/contract';
import type { ListKind } from '@emc/domain';
import type { App, Screen } from '../app.js';
import type { Spreadsheet } from '../excel.js';
import { moveOn } from '../progress.js';
import { currentList, type CurrentList } from './current-list.js';
import { sheetFor, type NewCell } from './new-sheet.js';
import { filledSentence, insertedSentence, words, type Work } from './templates.words.js';
import { progressOf, view, type Actions, type State, type TemplateFile } from './templates.view.js';

export function openTemplates(app: App): Screen {
  return new TemplatesScreen(app);
}

/** What officers begin a list with: an empty one, or the one that EMC has. */
class TemplatesScreen implements Screen, Actions {
  private work: Work | null = null;

  constructor(private readonly app: App) {}

  view(): Node[] {
    const { language, kind, book } = this.app;
    return view({ language, kind, hasBook: book !== null, fills: this.fills(), work: this.work }, this);
  }

  async enter(): Promise<void> {}

  download(file: TemplateFile): void {
    this.app.run(async (signal) => this.app.save(await this.app.api(file, { signal })));
  }

  choose(kind: ListKind): void {
    this.app.chooseKind(kind);
  }

  insert(): void {
    const { book } = this.app;
    if (book) this.start(async (signal) => this.app.say(insertedSentence(await this.add(book, [], signal))));
  }

  fill(): void {
    const { book, site } = this.app;
    if (book && site) this.start((signal) => this.fillFrom(book, site, signal));
  }

  stop(): void {
    this.app.stop();
  }

  signIn(): void {
    this.app.askToSignIn();
  }

  private fills(): State['fills'] {
    const { kind, user, site } = this.app;
    if (kind === 'accounts') return 'noAccounts';
    if (!user) return 'signIn';
    return site ? true : 'chooseSite';
  }

  /** All is loaded before the workbook is touched. */
  private async fillFrom(book: Spreadsheet, site: Site, signal: AbortSignal): Promise<void> {
    const onProgress = (row: number, of: number) => this.show({ step: 'loading', row, of });
    const list: CurrentList | null = await currentList(this.app.api, site.id, { signal, onProgress });
    if (!list) return this.app.say(words.noDefault);
    const name = await this.add(book, list.rows, signal);
    this.app.say(filledSentence(name, list.rows.length, list.version));
  }

  private add(book: Spreadsheet, rows: readonly (readonly NewCell[])[], signal: AbortSignal): Promise<string> {
    const { kind, language } = this.app;
    const onProgress = (row: number) => this.show({ step: 'writing', row, of: rows.length });
    if (rows.length > 0) onProgress(0);
    return book.addSheet(sheetFor(kind, language, rows), { signal, onProgress });
  }

  private start(task: (signal: AbortSignal) => Promise<void>): void {
    this.app.say(null);
    this.app.run(async (signal) => {
      try {
        await task(signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        this.app.say(words.stopped);
      } finally {
        this.show(null);
      }
    });
  }

  private show(work: Work | null): void {
    this.work = work;
    if (!work || !moveOn(progressOf(work, this.app.language))) this.app.draw();
  }
}
