import type { Submission as SubmissionShape } from '@emc/contract';
import { In, type EntityManager } from 'typeorm';
import { SubmissionPart } from './submission-part.entity.js';
import { Submission } from './submission.entity.js';

/** The submissions with these ids, by id. */
export async function submissionsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, SubmissionShape>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.findBy(Submission, { id: In([...ids]) });
  const parts = await partsOf(tx, rows);
  return new Map(rows.map((row) => [row.id, showSubmission(row, parts)]));
}

/** The parts of those that came in several, in their order. */
export async function partsOf(tx: EntityManager, rows: readonly Submission[]): Promise<SubmissionPart[]> {
  const several = rows.filter(({ partsExpected }) => partsExpected !== null);
  if (several.length === 0) return [];
  const where = several.map(({ siteId, id }) => ({ siteId, submissionId: id }));
  return tx.find(SubmissionPart, { where, order: { number: 'ASC' } });
}

/** As people see it. */
export function showSubmission(row: Submission, parts: readonly SubmissionPart[]): SubmissionShape {
  const submittedAt = row.submittedAt.toISOString();
  return {
    id: row.id,
    siteId: row.siteId,
    kind: row.kind,
    state: row.state,
    receipt: {
      number: `${row.siteId}-${String(row.receipt).padStart(6, '0')}`,
      sha256: row.sha256,
      receivedAt: submittedAt,
    },
    progress: { rowsRead: row.rowsRead, rowsExpected: row.rowsExpected },
    counts: { rows: row.rowCount, errors: row.errors, warnings: row.warnings, notices: row.notices },
    versionNumber: row.versionNumber,
    fileName: row.fileName,
    source: row.source,
    sha256: row.sha256,
    submittedBy: row.submittedBy,
    submittedAt,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    dryRun: row.dryRun,
    makeDefault: row.makeDefault,
    decision: { number: row.decisionNumber, date: row.decisionDate, hasScan: row.decisionScanType !== null },
    asOf: row.asOf,
    mode: row.mode,
    parts: row.partsExpected === null ? null : { expected: row.partsExpected, received: partsIn(row, parts) },
    diff: row.diff,
    unmatched: row.unmatched,
  };
}

/** The files that a submission came in. */
export function partsIn({ id }: Submission, parts: readonly SubmissionPart[]) {
  return parts
    .filter(({ submissionId }) => submissionId === id)
    .map(({ number, fileName, sha256 }) => ({ number, fileName, sha256 }));
}
