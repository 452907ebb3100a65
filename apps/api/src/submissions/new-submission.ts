import { createHash } from 'node:crypto';
import type { SubmitQuery } from '@emc/contract';
import { dayInVietnam } from '@emc/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../http/caller.js';
import type { Site } from '../sites/site.entity.js';
import type { Reception } from './reception.js';
import type { Submission } from './submission.entity.js';

/** Who hands in what to which site, and how it is to be taken. */
export interface Ask {
  readonly site: Site;
  readonly caller: Caller;
  readonly query: SubmitQuery;
  readonly key: string | null;
}

/** A submission that has no receipt yet. */
export type FreshSubmission = Omit<Submission, 'receipt'>;

export function newSubmission({ site, caller, query, key }: Ask, reception: Reception): FreshSubmission {
  const { kind, dryRun, makeDefault } = query;
  const { original, decision, scan } = reception;
  const now = new Date();
  return {
    siteId: site.id,
    id: uuidv7(),
    kind,
    state: query.part ? 'awaiting' : 'queued',
    fileName: reception.fileName,
    sha256: original.sha256,
    source: reception.source,
    submittedBy: caller.username,
    submittedById: caller.userId,
    submittedAt: now,
    finishedAt: null,
    dryRun,
    makeDefault,
    idempotencyKey: key,
    requestHash: requestHash(query, reception),
    decisionNumber: decision.decisionNumber ?? null,
    decisionDate: decision.decisionDate ?? null,
    decisionScanType: scan?.type ?? null,
    queuedAt: now,
    attempts: 0,
    rowsRead: 0,
    rowsExpected: null,
    rowCount: 0,
    errors: 0,
    warnings: 0,
    notices: 0,
    sheetName: null,
    versionNumber: null,
    diff: null,
    unmatched: null,
    ...snapshotAsked(query, now),
    partsExpected: query.part?.of ?? null,
    cancelledBy: null,
    originalDeletedAt: null,
  };
}

function snapshotAsked({ kind, asOf, mode }: SubmitQuery, now: Date): Pick<Submission, 'asOf' | 'mode'> {
  if (kind === 'services') return { asOf: null, mode: null };
  return { asOf: asOf ?? dayInVietnam(now), mode: mode ?? 'replace' };
}

/** Of everything asked for, so that a repeated idempotency key can be told from a reused one. */
function requestHash({ kind, dryRun, makeDefault, asOf, mode, part }: SubmitQuery, reception: Reception): string {
  const { original, decision, scan } = reception;
  const { decisionNumber, decisionDate } = decision;
  const what = [original.sha256, decisionNumber, decisionDate, scan?.file.sha256];
  const asked = [kind, dryRun, makeDefault, ...what, asOf, mode, part];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
