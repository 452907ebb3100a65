import type { DiscrepancyLife, NewStep } from '@emc/contract';
import type { Sentence } from '@emc/domain';
import type { SignedIn } from '../app.js';
import { isRefusal } from '../session.js';
import { codeOf, jumpToCode } from './code-row.js';
import { Draft } from '../draft.js';
import { discrepancyView } from './discrepancy.view.js';
import { stepsOpen, type PersonStep } from './discrepancy.steps.js';
import { jumpedSentence, words } from './discrepancy.words.js';
import type { Part } from '../part.js';

/** One discrepancy with its evidence and its life, and what may be done about it. */
export class DiscrepancyPart implements Part {
  life: DiscrepancyLife | null = null;
  /** How many rows of the evidence are shown. */
  shown = 20;
  /** The step whose form is open, `step`, and what is written about it. */
  draft = new Draft('step');
  owner = new Draft('owner');
  private id = '';
  /** The revision that was read last. */
  private tag = '';

  /** `list` = the address of the list it was opened from. */
  constructor(
    readonly app: SignedIn,
    readonly list: string,
  ) {}

  view(): Node[] {
    return discrepancyView(this);
  }

  get writing(): Exclude<PersonStep, 'acknowledge'> | null {
    const step = this.draft.get('step');
    return (
      this.steps.find((one): one is Exclude<PersonStep, 'acknowledge'> => one === step && one !== 'acknowledge') ?? null
    );
  }

  get steps(): readonly PersonStep[] {
    return this.life ? stepsOpen(this.life.state, this.app.user.role) : [];
  }

  get mayAct(): boolean {
    return this.app.user.role !== 'viewer';
  }

  async load(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.id = params.get('discrepancy') ?? '';
    this.draft = Draft.kept(this.app, 'step', this.id);
    this.owner = Draft.kept(this.app, 'owner', this.id);
    await this.read(signal);
  }

  write(step: DiscrepancyPart['writing']): void {
    if (step === null) this.draft.clear();
    else this.draft.set('step', step);
    this.app.draw();
  }

  more(): void {
    this.shown += 100;
    this.app.draw();
  }

  acknowledge(): void {
    this.take({ step: 'acknowledge' }, words.acknowledged);
  }

  /** Takes the step whose form is open. */
  send(): void {
    const { writing, draft } = this;
    if (!writing) return;
    const fields = writing === 'waive' ? ['note', 'until'] : ['note'];
    if (!draft.isComplete(this.app.language, fields)) return this.app.draw();
    const note = draft.get('note');
    this.take(
      writing === 'waive' ? { step: writing, note, until: draft.get('until') } : { step: writing, note },
      words.stepTaken,
    );
  }

  assign(owner: string | null): void {
    if (owner === '') return;
    this.change(owner === null ? words.unassigned : words.assigned, async (headers, signal) => {
      const call = { params: { id: this.id }, headers, body: { owner }, signal, onTag: this.remember };
      this.life = await this.app.api('assignDiscrepancy', call);
      this.owner.clear();
    });
  }

  recheck(): void {
    this.app.run(async (signal) => {
      this.life = await this.app.api('recheckDiscrepancy', {
        params: { id: this.id },
        signal,
        onTag: this.remember,
      });
      this.app.say(this.life.state === 'closed' ? words.passed : words.failedStill);
    });
  }

  jump(): void {
    const { app, life } = this;
    const code = life && codeOf(life);
    const { book } = app;
    if (!book || !code) return;
    app.run(async (signal) => app.say(jumpedSentence(await jumpToCode(book, code, signal), code)));
  }

  private take(step: NewStep, done: Sentence): void {
    this.change(done, async (headers, signal) => {
      const call = { params: { id: this.id }, headers, body: step, signal, onTag: this.remember };
      this.life = await this.app.api('stepDiscrepancy', call);
      this.draft.clear();
    });
  }

  /** Somebody else may have been faster: then what they did is shown, and what was typed here stays. */
  private change(done: Sentence, task: (headers: Record<string, string>, signal: AbortSignal) => Promise<void>): void {
    this.app.run(async (signal) => {
      try {
        await task({ 'if-match': this.tag }, signal);
        this.app.say(done);
      } catch (error) {
        if (!isRefusal(error, 'CHANGED_MEANWHILE') && !isRefusal(error, 'STEP_NOT_NOW')) throw error;
        await this.read(signal);
        this.app.say(words.changedMeanwhile);
      }
    });
  }

  private async read(signal: AbortSignal): Promise<void> {
    this.life = await this.app.api('getDiscrepancy', { params: { id: this.id }, signal, onTag: this.remember });
  }

  private readonly remember = (tag: string): void => {
    this.tag = tag;
  };
}
