import { checks, type DiscrepancyKind, type NoticeKind } from '@emc/domain';
import type { NewNotice } from '../queue/tell.js';

interface Named {
  readonly siteId: number;
  readonly id: string;
  readonly kind: DiscrepancyKind;
}

const toldOf: Readonly<Record<string, NoticeKind>> = {
  open: 'discrepancy.opened',
  reopen: 'discrepancy.reopened',
  acknowledge: 'discrepancy.acknowledged',
  explain: 'discrepancy.explained',
  submit_correction: 'discrepancy.corrected',
  waive: 'discrepancy.waived',
  overdue: 'discrepancy.escalated',
  pass: 'discrepancy.closed',
};

/** What is told of a step in the life of a discrepancy; nothing of steps that concern nobody else. */
export function discrepancyNotice({ siteId, id, kind }: Named, step: string): NewNotice[] {
  const told = kind === 'ACCOUNT_DROP' && step === 'open' ? 'accounts.dropped' : toldOf[step];
  if (!told) return [];
  // Nobody has settled it in time: that is grave, whatever it was.
  const severity = step === 'overdue' ? 'error' : checks[kind].severity;
  return [{ siteId, kind: told, subject: `discrepancy:${id}`, severity, facts: { kind } }];
}
