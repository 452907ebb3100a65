import type { DeclaredDay, DeclaredSheet } from '@emc/contract';
import { dayInVietnam, daysBefore } from '@emc/domain';
import { declaredView } from './declared.view.js';
import { declaredSentence, uploadedSentence } from './declared.words.js';
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
  readonly today = dayInVietnam(new Date());
  readonly period: Draft;
  readonly day = new Draft('declare', { day: daysBefore(this.today, 1) });

  constructor(readonly at: AtSite) {
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
    const [day, codes] = [draft.get('day'), codesIn(draft.get('dossierCodes'))];
    const body = {
      received: draft.number('received') ?? 0,
      online: draft.number('online'),
      returned: draft.number('returned'),
      ...(codes.length > 0 && { dossierCodes: codes }),
    };
    app.run(async (signal) => {
      const isSent = await draft.send(async () => {
        await app.api('declareDay', { params: { siteId: site.id, day }, body, signal });
      });
      if (!isSent) return app.say(formWords.lookAtFields);
      draft.clear();
      draft.set('day', day);
      await this.read(signal);
      app.say(declaredSentence(day));
    });
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
