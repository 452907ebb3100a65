import type { Adjustment } from '@emc/contract';
import { adjustmentsView } from './adjustments.view.js';
import { words } from './adjustments.words.js';
import { Draft } from '../draft.js';
import { formWords } from '../form.words.js';
import type { AtSite } from './part.js';
import type { Part } from '../part.js';

const channels = ['online', 'direct'] as const;

/** Figures that events cannot carry any more: proposed by an officer, decided on by another person at the Department. */
export class AdjustmentsPart implements Part {
  found: readonly Adjustment[] | null = null;
  total = 0;
  cursor: string | undefined;
  /** The discrepancy that a proposal is about, as its address says. */
  about: string | null = null;
  readonly proposal: Draft;
  readonly decision: Draft;

  constructor(readonly at: AtSite) {
    this.proposal = Draft.kept(at.app, 'propose', String(at.site.id));
    this.decision = Draft.kept(at.app, 'decide', String(at.site.id));
  }

  view(): Node[] {
    return adjustmentsView(this);
  }

  get mayPropose(): boolean {
    return this.at.app.user.role !== 'viewer';
  }

  mayDecide({ state, proposedBy }: Adjustment): boolean {
    const { user } = this.at.app;
    return user.role === 'admin' && state === 'proposed' && proposedBy !== user.username;
  }

  async load(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.about = params.get('about');
    this.proposal.give({ day: params.get('day') ?? '' });
    await this.read(signal);
  }

  more(): void {
    this.at.app.run(async (signal) => this.keep(this.found ?? [], await this.page(this.cursor, signal)));
  }

  propose(): void {
    const { app, site } = this.at;
    const { proposal: draft, about } = this;
    if (!draft.isComplete(app.language, ['day', 'reason'], ['received', 'returned'])) return app.draw();
    const body = {
      discrepancyId: about,
      day: draft.get('day'),
      codeTthc: draft.get('codeTthc'),
      channel: channels.find((one) => one === draft.get('channel')) ?? null,
      received: draft.number('received') ?? 0,
      returned: draft.number('returned') ?? 0,
      reason: draft.get('reason'),
    };
    app.run(async (signal) => {
      const isSent = await draft.send(async () => {
        await app.api('proposeAdjustment', { params: { siteId: site.id }, body, signal });
      });
      if (!isSent) return app.say(formWords.lookAtFields);
      draft.clear();
      await this.read(signal);
      app.say(words.proposed);
    });
  }

  decide({ id }: Adjustment, state: 'approved' | 'refused'): void {
    const { app } = this.at;
    const note = this.decision.get(id);
    app.run(async (signal) => {
      await app.api('decideAdjustment', { params: { id }, body: { state, ...(note && { note }) }, signal });
      this.decision.set(id, '');
      await this.read(signal);
      app.say(state === 'approved' ? words.approvedNow : words.refusedNow);
    });
  }

  private async read(signal: AbortSignal): Promise<void> {
    this.keep([], await this.page(undefined, signal));
  }

  private page(cursor: string | undefined, signal: AbortSignal) {
    const { app, site } = this.at;
    return app.api('listAdjustments', { params: { siteId: site.id }, query: { ...(cursor && { cursor }) }, signal });
  }

  private keep(before: readonly Adjustment[], page: Awaited<ReturnType<AdjustmentsPart['page']>>): void {
    this.found = [...before, ...page.items];
    this.total = page.total;
    this.cursor = page.nextCursor;
  }
}
