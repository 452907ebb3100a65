import { createHash } from 'node:crypto';
import type { HandInQuery, SubmitQuery } from '@emc/contract';
import { dayInVietnam } from '@emc/domain';
import { v7 as uuidv7 } from 'uuid';
import type { Caller } from '../http/caller.js';
import type { Site } from '../sites/site.entity.js';
import type { Beside, Reception } from './reception.js';
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
  const { kind, dryRun = false, makeDefault = false } = query;
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
    dryRun,
    makeDefault,
    idempotencyKey: key,
    requestHash: requestHash(query, reception),
    decisionNumber: decision.decisionNumber ?? null,
    decisionDate: decision.decisionDate ?? null,
    decisionScanType: scan?.type ?? null,
    ...snapshotAsked(query, now),
    partsExpected: query.part?.of ?? null,
    trialId: null,
    ...unjudged(caller, now),
  };
}

/** Which trial is handed in by whom, and how it is to be taken. */
export interface TrialAsk {
  readonly trial: Submission;
  readonly caller: Caller;
  readonly query: HandInQuery;
}

/** Exactly what was tried, for real; what is said beside it now comes before what was said then. */
export function submissionOfTrial({ trial, caller, query }: TrialAsk, { decision, scan }: Beside): FreshSubmission {
  const { makeDefault } = query;
  const { decisionNumber, decisionDate } = decision;
  const asked = [makeDefault, decisionNumber, decisionDate, scan?.file.sha256];
  return {
    ...trial,
    id: uuidv7(),
    state: 'queued',
    dryRun: false,
    makeDefault,
    idempotencyKey: null,
    requestHash: createHash('sha256').update(JSON.stringify(asked)).digest('hex'),
    decisionNumber: decisionNumber ?? trial.decisionNumber,
    decisionDate: decisionDate ?? trial.decisionDate,
    decisionScanType: scan?.type ?? trial.decisionScanType,
    trialId: trial.id,
    ...unjudged(caller, new Date()),
  };
}

function unjudged({ username, userId }: Caller, now: Date) {
  return {
    submittedBy: username,
    submittedById: userId,
    submittedAt: now,
    finishedAt: null,
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
    cancelledBy: null,
    originalDeletedAt: null,
  };
}

function snapshotAsked({ kind, asOf, mode }: SubmitQuery, now: Date): Pick<Submission, 'asOf' | 'mode'> {
  if (kind === 'services') return { asOf: null, mode: null };
  return { asOf: asOf ?? dayInVietnam(now), mode: mode ?? 'replace' };
}

/** Of everything asked for, so that a repeated idempotency key can be told from a reused one. */
function requestHash(query: SubmitQuery, reception: Reception): string {
  const { kind, dryRun = false, makeDefault = false, asOf, mode, part } = query;
  const { original, decision, scan } = reception;
  const { decisionNumber, decisionDate } = decision;
  const what = [original.sha256, decisionNumber, decisionDate, scan?.file.sha256];
  const asked = [kind, dryRun, makeDefault, ...what, asOf, mode, part];
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex');
}
