import type { DeclaredDay, DeclaredSheet } from '@emc/contract';
import { dayInVietnam, daysBefore, type Sentence } from '@emc/domain';
import { declaredView } from './declared.view.js';
import { declaredSentence, farFrom, farSentence, measures, uploadedSentence, type KnownDay } from './declared.words.js';
import { Draft } from '../draft.js';
import { formWords } from '../form.words.js';
import type { AtSite } from './part.js';
import type { Part } from '../part.js';

const usualDays = 30;

/** What the agency says of each day, beside what EMC has. */
export class DeclaredPart implements Part {
  days: readonly DeclaredDay[] | null = null;
  /** What became of the workbook that was uploaded last. */
  uploaded: DeclaredSheet | null = null;
  /** What EMC knows of the day in the form. */
  known: KnownDay = { day: '', declared: null, got: null };
  /** Asked before something unlikely is sent. */
  question: Sentence | null = null;
  /** What the question was about: sent again, it is meant so. */
  private asked = '';
  readonly today = dayInVietnam(new Date());
  readonly period: Draft;
  readonly day: Draft;

  constructor(readonly at: AtSite) {
    this.day = Draft.kept(at.app, 'declare', String(at.site.id));
    this.day.give({ day: daysBefore(this.today, 1) });
    this.period = new Draft('period', { from: daysBefore(this.today, usualDays - 1), to: this.today });
  }

  view(): Node[] {
    return declaredView(this);
  }

  get mayAct(): boolean {
    return this.at.app.user.role !== 'viewer';
  }

  async load(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    for (const field of ['from', 'to']) {
      const day = params.get(field);
      if (day) this.period.set(field, day);
    }
    await this.read(signal);
    if (this.mayAct) await this.readDay(signal);
  }

  /** Another day is in the form: what was declared for it comes with it. Nothing waits for that, sending reads it too. */
  chooseDay(): void {
    const reading = this.readDay(new AbortController().signal);
    void reading.then(() => this.at.app.draw()).catch(() => undefined);
  }

  choose(): void {
    const { app } = this.at;
    const [from, to] = [this.period.get('from'), this.period.get('to')];
    if (!this.period.isComplete(app.language, ['from', 'to'])) return app.draw();
    app.go({ screen: 'reconciliation', params: { part: 'declared', from, to } });
  }

  declare(): void {
    const { app, site } = this.at;
    const { day: draft } = this;
    if (!draft.isComplete(app.language, ['day', 'received'], ['received', 'online', 'returned'])) return app.draw();
    app.run(async (signal) => {
      const day = draft.get('day');
      if (this.known.day !== day) await this.readDay(signal);
      const body = this.totals();
      this.ask(JSON.stringify([day, body]), farFrom(body, this.known.got));
      if (this.question) return;
      const isSent = await draft.send(async () => {
        await app.api('declareDay', { params: { siteId: site.id, day }, body, signal });
      });
      if (!isSent) return app.say(formWords.lookAtFields);
      draft.clear();
      draft.give({ day });
      await this.read(signal);
      await this.readDay(signal);
      app.say(declaredSentence(day));
    });
  }

  private totals() {
    const { day: draft } = this;
    const codes = codesIn(draft.get('dossierCodes'));
    return {
      received: draft.number('received') ?? 0,
      online: draft.number('online'),
      returned: draft.number('returned'),
      ...(codes.length > 0 && { dossierCodes: codes }),
    };
  }

  /** Once for the same numbers: whoever sends them again means them. */
  private ask(said: string, far: ReturnType<typeof farFrom>): void {
    this.question = far.length > 0 && this.asked !== said ? farSentence(far) : null;
    this.asked = said;
  }

  upload(file: File): void {
    const { app, site } = this.at;
    const form = new FormData();
    form.set('file', file, file.name);
    app.run(async (signal) => {
      this.uploaded = await app.api('declareDays', { params: { siteId: site.id }, form, signal });
      await this.read(signal);
      app.say(uploadedSentence(this.uploaded));
    });
  }

  template(): void {
    const { app } = this.at;
    app.run(async (signal) => app.save(await app.api('declaredTemplate', { signal })));
  }

  private async readDay(signal: AbortSignal): Promise<void> {
    const { app, site } = this.at;
    const day = this.day.get('day');
    if (day === '') return;
    const call = { params: { siteId: site.id }, query: { from: day, to: day }, signal };
    const [declared, daily] = await Promise.all([app.api('listDeclared', call), app.api('dailyFigures', call)]);
    const [got = { received: 0, online: 0, returned: 0 }] = daily.days;
    if (day !== this.day.get('day')) return;
    this.known = { day, declared: declared.items[0]?.declared ?? null, got };
    // What somebody typed over it is theirs.
    const texts = measures.map((measure) => [measure, String(this.known.declared?.[measure] ?? '')] as const);
    this.day.give(Object.fromEntries(texts));
  }

  private async read(signal: AbortSignal): Promise<void> {
    const query = { from: this.period.get('from'), to: this.period.get('to') };
    const isShown = await this.period.send(async () => {
      const { items } = await this.at.app.api('listDeclared', { params: { siteId: this.at.site.id }, query, signal });
      this.days = items;
    });
    if (!isShown) this.days = [];
  }
}

/** Codes as they are pasted: one a line, or with commas or semicolons between them. */
export function codesIn(text: string): string[] {
  return text
    .split(/[\n\r,;\t]+/)
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
