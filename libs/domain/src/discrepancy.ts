import type { Calendar } from './calendar.js';
import type { DiscrepancyRefusal } from './discrepancy.refusals.js';
import type { DiscrepancyState } from './discrepancy.states.js';
import { isInvisible } from './text.js';

/** What may be done about a discrepancy. `pass` and `fail` are what its check says when it runs again. */
export type DiscrepancyStep =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'explain'; readonly note: string }
  | { readonly kind: 'submit_correction'; readonly note: string }
  /** `until` = the last day, `YYYY-MM-DD`. */
  | { readonly kind: 'waive'; readonly note: string; readonly until: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail' };

export type DiscrepancyActor = 'officer' | 'admin' | 'check';

/** Where a discrepancy stands; days are `YYYY-MM-DD`. */
export interface DiscrepancyLife {
  readonly state: DiscrepancyState;
  readonly dueOn: string;
  readonly waivedUntil: string | null;
}

export interface StepContext {
  readonly actor: DiscrepancyActor;
  readonly today: string;
  /** Of the discrepancy's check. */
  readonly dueWorkingDays: number;
  readonly calendar: Calendar;
}

type Reached = Readonly<Partial<Record<DiscrepancyStep['kind'], DiscrepancyState>>>;

/** Whoever explains or corrects has seen it: acknowledging may be skipped. */
const answers: Reached = {
  explain: 'explained',
  submit_correction: 'correction_submitted',
  waive: 'waived',
  pass: 'closed',
};

/** Where each step leads; what is not here cannot be done from there. A waiver that has ended is `reopened` by `fail`. */
const reached: Readonly<Record<DiscrepancyState, Reached>> = {
  open: { ...answers, acknowledge: 'acknowledged', fail: 'open' },
  reopened: { ...answers, acknowledge: 'acknowledged', fail: 'reopened' },
  acknowledged: { ...answers, fail: 'acknowledged' },
  explained: { ...answers, fail: 'explained' },
  correction_submitted: { ...answers, fail: 'correction_submitted' },
  waived: { waive: 'waived', pass: 'closed', fail: 'waived' },
  closed: { pass: 'closed', fail: 'reopened' },
};

/** The life of a discrepancy that a check has just found. */
export function openDiscrepancy({ today, dueWorkingDays, calendar }: Omit<StepContext, 'actor'>): DiscrepancyLife {
  return { state: 'open', dueOn: calendar.addWorkingDays(today, dueWorkingDays), waivedUntil: null };
}

/** The life after a step, or the code of why it cannot be taken. */
export function takeStep(
  life: DiscrepancyLife,
  step: DiscrepancyStep,
  context: StepContext,
): { readonly life: DiscrepancyLife } | { readonly refused: DiscrepancyRefusal } {
  const refused = refusalOf(step, context);
  if (refused) return { refused };
  const state = reached[life.state][step.kind];
  if (!state) return { refused: 'STEP_NOT_NOW' };
  const comesBack = step.kind === 'fail' && (life.state === 'closed' || hasEnded(life, context.today));
  if (comesBack) return { life: { ...openDiscrepancy(context), state: 'reopened' } };
  const waivedUntil = step.kind === 'waive' ? step.until : state === 'waived' ? life.waivedUntil : null;
  return { life: { ...life, state, waivedUntil } };
}

/** Nobody has settled it in time. */
export function isOverdue({ state, dueOn }: DiscrepancyLife, today: string): boolean {
  return state !== 'closed' && state !== 'waived' && today > dueOn;
}

function refusalOf(step: DiscrepancyStep, { actor, today }: StepContext): DiscrepancyRefusal | null {
  if (step.kind === 'close') return 'ONLY_CHECK_CLOSES';
  if (step.kind === 'pass' || step.kind === 'fail') return actor === 'check' ? null : 'ONLY_CHECK_JUDGES';
  if (actor === 'check') return 'ONLY_PEOPLE_ANSWER';
  if (step.kind === 'waive' && actor !== 'admin') return 'ONLY_ADMIN_WAIVES';
  if ('note' in step && isInvisible(step.note)) return 'NOTE_MISSING';
  return step.kind === 'waive' && step.until <= today ? 'EXPIRY_NOT_AHEAD' : null;
}

function hasEnded({ state, waivedUntil }: DiscrepancyLife, today: string): boolean {
  return state === 'waived' && waivedUntil !== null && waivedUntil < today;
}
