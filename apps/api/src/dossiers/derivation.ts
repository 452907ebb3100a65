import { applyEvent, dailyChanges, dayOf, type Dossier, type DossierEvent } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { lockFigures, tryToLockFigures } from '../sites/figures-lock.js';
import { addLines, storeLines, sumLines, type DailyLine } from './daily-lines.js';
import type { DefaultLists, Listing, Moment } from './default-lists.js';
import { momentInVietnam } from './moment-in-vietnam.js';
import { channelNumber, channelOf } from './new-event.js';

/** An event as it is stored, ready to be folded. */
interface StoredEvent extends DossierEvent {
  readonly codeProfile: string;
  readonly knownOn: string;
}

interface Derived {
  readonly state: Dossier;
  readonly listing: Listing;
}

/** What one event did to its dossier. */
interface Step {
  readonly codeProfile: string;
  readonly knownOn: string;
  readonly state: Dossier;
}

const chunk = 1000;

interface Derivation {
  readonly more: boolean;
  /** Some events were sent to settle a discrepancy. */
  readonly corrects: boolean;
}

const nothingDone: Derivation = { more: false, corrects: false };

/** Derives the next events of a site; answers whether there may be more. Does nothing while somebody else derives it. */
export async function deriveNext(tx: EntityManager, siteId: number, lists: DefaultLists): Promise<Derivation> {
  if (!(await tryToLockFigures(tx, siteId))) return nothingDone;
  const [feed] = await tx.query<{ derived: string }[]>(
    `SELECT derived_seq AS derived FROM feed_state WHERE site_id = $1`,
    [siteId],
  );
  const { upTo, count, corrects } = await deriveFrom(tx, { siteId, after: feed?.derived ?? '0', add: addLines }, lists);
  if (count > 0) await tx.query(`UPDATE feed_state SET derived_seq = $2 WHERE site_id = $1`, [siteId, upTo]);
  return { more: count === chunk, corrects };
}

/**
 * Derives all dossiers and daily figures of a site afresh; adjustments stay. Readers see the old ones until the commit, and
 * posts go on meanwhile.
 */
export async function rebuild(tx: EntityManager, siteId: number, lists: DefaultLists): Promise<void> {
  await lockFigures(tx, siteId);
  await tx.query(`DELETE FROM dossier WHERE site_id = $1`, [siteId]);
  await tx.query(`DELETE FROM dossier_day WHERE site_id = $1 AND NOT adjusted`, [siteId]);
  let reached: Reached = { upTo: '0', count: chunk, corrects: false };
  while (reached.count === chunk) {
    reached = await deriveFrom(tx, { siteId, after: reached.upTo, add: storeLines }, lists);
  }
  await tx.query(`SELECT make_indicator_days($1)`, [siteId]);
  // Last, since posts wait for this row.
  await tx.query(`UPDATE feed_state SET derived_seq = $2, rebuilt_at = now() WHERE site_id = $1`, [
    siteId,
    reached.upTo,
  ]);
}

interface Reached {
  readonly upTo: string;
  readonly count: number;
  readonly corrects: boolean;
}

async function deriveFrom(
  tx: EntityManager,
  { siteId, after, add }: { siteId: number; after: string; add: typeof addLines },
  lists: DefaultLists,
): Promise<Reached> {
  const events = await eventsAfter(tx, siteId, after);
  if (events.length === 0) return { upTo: after, count: 0, corrects: false };
  const before = await dossiersOf(tx, siteId, [...new Set(events.map(({ codeProfile }) => codeProfile))]);
  const steps = stepsOf(events, before);
  const listingAt = await lists.of(
    tx,
    siteId,
    steps.map(({ state }) => momentOf(state)),
  );
  const dossiers = new Map(before);
  const lines: DailyLine[] = [];
  for (const { codeProfile, knownOn, state } of steps) {
    const derived = { state, listing: listingAt(momentOf(state), state.codeTthc?.value ?? '') };
    lines.push(...linesOf(dossiers.get(codeProfile) ?? null, derived, knownOn));
    dossiers.set(codeProfile, derived);
  }
  await keepDossiers(tx, siteId, dossiers);
  await add(tx, { siteId, adjusted: false }, sumLines(lines));
  const corrects = events.some(({ correctionOf }) => correctionOf !== null);
  return { upTo: events.at(-1)?.id ?? after, count: events.length, corrects };
}

/** When it was first received, or first heard of: that moment's list tells its level. */
function momentOf({ received, first }: Dossier): Moment {
  return received ?? first;
}

function stepsOf(events: readonly StoredEvent[], before: ReadonlyMap<string, Derived>): Step[] {
  const states = new Map<string, Dossier>();
  return events.map(({ codeProfile, knownOn, ...event }) => {
    const state = applyEvent(states.get(codeProfile) ?? before.get(codeProfile)?.state ?? null, event);
    states.set(codeProfile, state);
    return { codeProfile, knownOn, state };
  });
}

/** What changes in the daily figures; under another level, a dossier leaves its old lines altogether. */
function linesOf(before: Derived | null, after: Derived, knownOn: string): DailyLine[] {
  if (before && before.listing.level !== after.listing.level) {
    return [...changes(before, null, knownOn), ...changes(null, after, knownOn)];
  }
  return changes(before, after, knownOn);
}

function changes(before: Derived | null, after: Derived | null, knownOn: string): DailyLine[] {
  const level = (after ?? before)?.listing.level ?? -1;
  return dailyChanges(before?.state ?? null, after?.state ?? null).map(({ channel, status, ...line }) => ({
    ...line,
    knownOn,
    level,
    channel: channel ? channelNumber[channel] : 0,
    status: status ?? -1,
  }));
}

async function eventsAfter(tx: EntityManager, siteId: number, after: string): Promise<StoredEvent[]> {
  const rows = await tx.query<Row[]>(
    `SELECT seq, extract(epoch FROM received_at)::float8 AS "receivedAt", extract(epoch FROM occurred_at)::float8 AS "occurredAt",
       known_on::text AS "knownOn", code_profile AS "codeProfile", code_tthc AS "codeTthc", status, channel,
       is_from_dvcqg AS "isFromDVCQG", correction_of AS "correctionOf"
     FROM dossier_event WHERE site_id = $1 AND seq > $2 ORDER BY seq LIMIT ${chunk}`,
    [siteId, after],
  );
  return rows.map(({ seq, receivedAt, occurredAt, channel, ...row }) => ({
    ...row,
    // Ids are compared as texts, so all have the same number of digits.
    id: seq.padStart(12, '0'),
    receivedAt: momentInVietnam(receivedAt),
    occurredAt: occurredAt === null ? null : momentInVietnam(occurredAt),
    channel: channelOf(channel),
  }));
}

interface Row extends Omit<StoredEvent, 'id' | 'receivedAt' | 'occurredAt' | 'channel'> {
  readonly seq: string;
  /** Seconds of Unix time. */
  readonly receivedAt: number;
  readonly occurredAt: number | null;
  readonly channel: number | null;
}

async function dossiersOf(
  tx: EntityManager,
  siteId: number,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Derived>> {
  const rows = await tx.query<({ codeProfile: string; state: Dossier } & Listing)[]>(
    `SELECT code_profile AS "codeProfile", state, level, list_version AS "listVersion" FROM dossier
     WHERE site_id = $1 AND code_profile = ANY($2)`,
    [siteId, codes],
  );
  return new Map(rows.map(({ codeProfile, state, ...listing }) => [codeProfile, { state, listing }]));
}

async function keepDossiers(tx: EntityManager, siteId: number, dossiers: ReadonlyMap<string, Derived>): Promise<void> {
  const rows = [...dossiers].map(([codeProfile, { state, listing }]) => ({
    codeProfile,
    state,
    ...listing,
    day: dayOf(state),
    returnedOn: state.returned?.at.slice(0, 10) ?? null,
    codeTthc: state.codeTthc?.value ?? '',
    channel: state.channel ? channelNumber[state.channel.value] : null,
    status: state.status?.value ?? null,
  }));
  await tx.query(
    `INSERT INTO dossier (site_id, code_profile, state, day, returned_on, code_tthc, level, list_version, channel, status)
     SELECT $1, "codeProfile", state, day, "returnedOn", "codeTthc", level, "listVersion", channel, status
     FROM json_to_recordset($2::json) AS ("codeProfile" text, state jsonb, day date, "returnedOn" date, "codeTthc" text,
       level smallint, "listVersion" integer, channel smallint, status smallint)
     ON CONFLICT ON CONSTRAINT dossier_pk DO UPDATE SET
       state = excluded.state, day = excluded.day, returned_on = excluded.returned_on, code_tthc = excluded.code_tthc,
       level = excluded.level, list_version = excluded.list_version, channel = excluded.channel, status = excluded.status`,
    [siteId, JSON.stringify(rows)],
  );
}
