import {
  dueCursor,
  type DiscrepanciesQuery,
  type Discrepancy as DiscrepancyShape,
  type DiscrepancyLife,
} from '@emc/contract';
import { checks, isOverdue, type DiscrepancyState, type Evidence, type Language } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import type { Site } from '../sites/site.entity.js';
import type { Discrepancy } from './discrepancy.entity.js';

/** A discrepancy beside what its site says. */
export interface DiscrepancyRow extends Discrepancy {
  /** Null = of no site that EMC knows. */
  readonly agencyCode: string | null;
  /** When the checks of the site last ran. */
  readonly ranAt: Date | null;
}

type DiscrepancySteps = DiscrepancyLife['steps'];

const mostSteps = 1_000;

const selected = `SELECT d.site_id AS "siteId", d.id, d.kind, d.subject, d.state, d.severity, d.message, d.evidence,
    d.suggestion, d.opened_at AS "openedAt", d.due_on::text AS "dueOn", d.waived_until::text AS "waivedUntil", d.owner,
    d.closed_at AS "closedAt", d.checked_at AS "checkedAt", d.revision, site.agency_code AS "agencyCode",
    run.ran_at AS "ranAt"
  FROM discrepancy d
  LEFT JOIN site ON site.id = d.site_id
  LEFT JOIN site_reconciliation run ON run.site_id = d.site_id`;

export async function findRow(tx: EntityManager, id: string): Promise<DiscrepancyRow | null> {
  const [row] = await tx.query<DiscrepancyRow[]>(`${selected} WHERE d.id = $1`, [id]);
  return row ?? null;
}

/** The discrepancies with these ids, by id. */
export async function rowsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, DiscrepancyRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<DiscrepancyRow[]>(`${selected} WHERE d.id = ANY ($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
}

interface Wanted {
  /** Null = of all agencies. */
  readonly agencyCode: string | null;
  readonly site: Site | null;
  readonly query: DiscrepanciesQuery;
  readonly today: string;
}

const settledStates: readonly DiscrepancyState[] = ['closed', 'waived'];
/** As the index `discrepancy_due` has them, to the letter. */
const isSettled = `(d.state IN ('closed', 'waived'))`;
const rank = `array_position(ARRAY['error', 'warning', 'notice'], d.severity)`;

/** Settled ones last, then what is due first, then the graver; one more than asked for. */
export async function listRows(tx: EntityManager, wanted: Wanted) {
  const { cursor, limit } = wanted.query;
  const asked = conditionsOf(wanted);
  const counted = await tx.query<[{ total: number }]>(
    `SELECT count(*)::integer AS total FROM discrepancy d LEFT JOIN site ON site.id = d.site_id ${asked.where}`,
    asked.values,
  );
  if (cursor) {
    const from = dueCursor.read(cursor);
    asked.add((value) => {
      const place = [from.isSettled, from.dueOn, from.rank, from.id].map(value);
      return `(${isSettled}, d.due_on, ${rank}, d.id) > (${place.join(', ')})`;
    });
  }
  const rows = await tx.query<DiscrepancyRow[]>(
    `${selected} ${asked.where} ORDER BY ${isSettled}, d.due_on, ${rank}, d.id LIMIT ${limit + 1}`,
    asked.values,
  );
  return { rows, total: counted[0].total };
}

/** Only what was asked for is said: a condition that may be absent would keep the index of the order from being used. */
function conditionsOf({ agencyCode, site, query, today }: Wanted) {
  const asked = new Conditions();
  const { state, kind, severity, overdue, agency, owner } = query;
  if (agencyCode !== null) asked.add((value) => `site.agency_code = ${value(agencyCode)}`);
  if (site) asked.add((value) => `d.site_id = ${value(site.id)}`);
  if (state && state !== 'unsettled') asked.add((value) => `d.state = ${value(state)}`);
  if (state || overdue) {
    const wantsSettled = state !== undefined && state !== 'unsettled' && settledStates.includes(state);
    asked.add(() => (wantsSettled ? isSettled : `NOT ${isSettled}`));
  }
  if (overdue) asked.add((value) => `NOT ${isSettled} AND d.due_on < ${value(today)}`);
  if (kind) asked.add((value) => `d.kind = ${value(kind)}`);
  if (severity) asked.add((value) => `d.severity = ${value(severity)}`);
  if (agency !== undefined) asked.add((value) => `site.agency_code = ${value(agency)}`);
  if (owner !== undefined) asked.add((value) => (owner === '' ? 'd.owner IS NULL' : `d.owner = ${value(owner)}`));
  return asked;
}

/** Conditions with the values they speak of. */
class Conditions {
  readonly values: unknown[] = [];
  private readonly all: string[] = [];

  get where(): string {
    return this.all.length === 0 ? '' : `WHERE ${this.all.join(' AND ')}`;
  }

  add(condition: (value: (one: unknown) => string) => string): void {
    this.all.push(condition((one) => `$${this.values.push(one)}`));
  }
}

/** The cursor behind a row. */
export function cursorOf({ state, dueOn, severity, id }: DiscrepancyRow): string {
  return dueCursor.of({
    isSettled: settledStates.includes(state),
    dueOn,
    rank: ['error', 'warning', 'notice'].indexOf(severity) + 1,
    id,
  });
}

/** What lived within a period (days in Vietnam), gravest first and then as they were opened. */
export function rowsOfPeriod(
  tx: EntityManager,
  { siteId, from, to, limit }: { siteId: number; from: string; to: string; limit: number },
): Promise<DiscrepancyRow[]> {
  const inVietnam = (column: string) => `(${column} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;
  return tx.query<DiscrepancyRow[]>(
    `${selected} WHERE d.site_id = $1 AND ${inVietnam('d.opened_at')} <= $3::date
       AND (d.closed_at IS NULL OR ${inVietnam('d.closed_at')} >= $2::date)
     ORDER BY array_position(ARRAY['error', 'warning', 'notice'], d.severity), d.kind, d.id LIMIT $4`,
    [siteId, from, to, limit],
  );
}

/** What was done about it, first to last. */
export async function stepsOf(
  tx: EntityManager,
  { siteId, id }: Pick<DiscrepancyRow, 'siteId' | 'id'>,
): Promise<DiscrepancySteps> {
  const rows = await tx.query<(Omit<DiscrepancySteps[number], 'at'> & { at: Date })[]>(
    `SELECT at, actor, role, step, state_before AS "stateBefore", state_after AS "stateAfter", note, until::text
     FROM discrepancy_step WHERE site_id = $1 AND discrepancy_id = $2 ORDER BY ordinal LIMIT ${mostSteps}`,
    [siteId, id],
  );
  return rows.map(({ at, ...step }) => ({ at: at.toISOString(), ...step }));
}

type NewestStep = Pick<DiscrepancySteps[number], 'at' | 'actor' | 'step' | 'note'>;

/** What was done last about each of them, by id. */
export async function newestSteps(tx: EntityManager, ids: readonly string[]): Promise<Map<string, NewestStep>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<(Omit<NewestStep, 'at'> & { id: string; at: Date })[]>(
    `SELECT DISTINCT ON (d.id) d.id, step.at, step.actor, step.step, step.note
     FROM discrepancy d JOIN discrepancy_step step ON step.site_id = d.site_id AND step.discrepancy_id = d.id
     WHERE d.id = ANY ($1) ORDER BY d.id, step.ordinal DESC`,
    [ids],
  );
  return new Map(rows.map(({ id, at, ...step }) => [id, { ...step, at: at.toISOString() }]));
}

/** As the reader sees it, in one language. */
export function showRow(row: DiscrepancyRow, language: Language, today: string): DiscrepancyShape {
  const { suggestion, closedAt, ranAt } = row;
  return {
    id: row.id,
    siteId: row.siteId === 0 ? null : row.siteId,
    kind: row.kind,
    title: checks[row.kind].title[language],
    subject: row.subject,
    state: row.state,
    severity: row.severity,
    message: row.message[language],
    evidence: showEvidence(row.evidence),
    suggestion: suggestion && { value: suggestion.value, why: suggestion.why[language] },
    openedAt: row.openedAt.toISOString(),
    dueOn: row.dueOn,
    isOverdue: isOverdue(row, today),
    waivedUntil: row.waivedUntil,
    owner: row.owner,
    closedAt: closedAt?.toISOString() ?? null,
    checkedAt: ranAt?.toISOString() ?? null,
  };
}

function showEvidence({ counts, rows }: Evidence): DiscrepancyShape['evidence'] {
  return { counts, rows: [...rows] };
}
