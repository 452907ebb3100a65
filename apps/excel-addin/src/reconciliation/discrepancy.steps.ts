import type { NewStep, Role } from '@emc/contract';
import type { DiscrepancyState } from '@emc/domain';

/** What a person may do about a discrepancy; closing is for its check alone. */
export type PersonStep = Exclude<NewStep['step'], 'close'>;

const answers = ['explain', 'submit_correction', 'waive'] as const satisfies readonly PersonStep[];

const open: Readonly<Record<DiscrepancyState, readonly PersonStep[]>> = {
  open: ['acknowledge', ...answers],
  reopened: ['acknowledge', ...answers],
  acknowledged: answers,
  explained: answers,
  correction_submitted: answers,
  waived: ['waive'],
  closed: [],
};

/** The steps that can be taken in a state by somebody of a role. */
export function stepsOpen(state: DiscrepancyState, role: Role): readonly PersonStep[] {
  if (role === 'viewer') return [];
  return open[state].filter((step) => step !== 'waive' || role === 'admin');
}
