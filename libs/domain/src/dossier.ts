import type { Channel, DossierStatus } from './feed.event.js';

/**
 * One message about a dossier, as stored. Moments are `YYYY-MM-DDTHH:mm:ss[.SSS]` of Asia/Ho_Chi_Minh, all with the same
 * number of digits. An id stands for one event, however often it comes.
 */
export interface DossierEvent {
  readonly id: string;
  readonly receivedAt: string;
  readonly occurredAt: string | null;
  readonly status: DossierStatus | null;
  readonly channel: Channel | null;
  readonly codeTthc: string;
  readonly isFromDVCQG: boolean | null;
  /** The discrepancy this event is sent to settle; null for an ordinary one. */
  readonly correctionOf: string | null;
}

/**
 * What an event says of a dossier, with all that decides whether another event knows better. Nothing is counted here:
 * so events may come twice, and in any order.
 */
export interface Claim<T> {
  readonly value: T;
  /** When it happened: `occurredAt`, else when EMC heard of it; nothing happens after EMC heard of it. */
  readonly at: string;
  readonly receivedAt: string;
  readonly corrects: boolean;
  readonly eventId: string;
}

/** The state of a dossier, folded from its events. Null = no event has said it yet. */
export interface Dossier {
  /** First heard of. */
  readonly first: Claim<null>;
  readonly received: Claim<null> | null;
  /** When its result was first returned. */
  readonly returned: Claim<null> | null;
  readonly status: Claim<DossierStatus> | null;
  readonly channel: Claim<Channel> | null;
  readonly codeTthc: Claim<string> | null;
  readonly isFromDVCQG: Claim<boolean> | null;
}

/** Which of two statuses of the same moment is the later one: 0 other, received, assigned, processing, returned. */
const rank: Readonly<Record<DossierStatus, number>> = { 0: 0, 1: 1, 4: 2, 2: 3, 3: 4 };

/** The dossier that events tell of, in whatever order and however often they came; null for none. */
export function foldDossier(events: Iterable<DossierEvent>): Dossier | null {
  let dossier: Dossier | null = null;
  for (const event of events) dossier = applyEvent(dossier, event);
  return dossier;
}

/** The dossier after one more event. */
export function applyEvent(before: Dossier | null, event: DossierEvent): Dossier {
  const { status, channel, codeTthc, isFromDVCQG } = event;
  const first = claim(null, event);
  return {
    first: before && comesBefore(before.first, first) ? before.first : first,
    received: better(before?.received, status === 1 ? first : null, dates),
    returned: better(before?.returned, status === 3 ? first : null, dates),
    status: better(before?.status, status === null ? null : claim(status, event), isLater),
    // A dossier is what its reception said, until somebody corrects it.
    channel: better(before?.channel, channel === null ? null : claim(channel, event), tells),
    codeTthc: better(before?.codeTthc, codeTthc === '' ? null : claim(codeTthc, event), tells),
    isFromDVCQG: better(before?.isFromDVCQG, isFromDVCQG === null ? null : claim(isFromDVCQG, event), tells),
  };
}

/** The day a dossier counts on: that of its first "received" event, else of its first event. */
export function dayOf({ received, first }: Dossier): string {
  return (received ?? first).at.slice(0, 10);
}

function claim<T>(value: T, { id, receivedAt, occurredAt, correctionOf }: DossierEvent): Claim<T> {
  const at = occurredAt !== null && occurredAt < receivedAt ? occurredAt : receivedAt;
  return { value, at, receivedAt, corrects: correctionOf !== null, eventId: id };
}

/** The claim that prevails. `prevails` must order claims totally, or the order of arrival would show. */
function better<T>(
  old: Claim<T> | null | undefined,
  young: Claim<T> | null,
  prevails: (one: Claim<T>, other: Claim<T>) => boolean,
): Claim<T> | null {
  if (!old || !young) return old ?? young;
  return prevails(young, old) ? young : old;
}

/** Latest first. */
function isLater(one: Claim<DossierStatus>, other: Claim<DossierStatus>): boolean {
  if (one.at !== other.at) return one.at > other.at;
  if (one.value !== other.value) return rank[one.value] > rank[other.value];
  return comesBefore(one, other);
}

/** Corrections before what they correct, the last of them first; else the earliest. */
function tells(one: Claim<unknown>, other: Claim<unknown>): boolean {
  if (one.corrects !== other.corrects) return one.corrects;
  return one.corrects ? isNewer(one, other) : comesBefore(one, other);
}

/**
 * The date a dossier counts by. A correction prevails only with a date of its own: a day sent again as it was would
 * otherwise move its dossiers to the day of sending.
 */
function dates(one: Claim<null>, other: Claim<null>): boolean {
  const [dated, otherDated] = [isDatedCorrection(one), isDatedCorrection(other)];
  if (dated !== otherDated) return dated;
  return dated ? isNewer(one, other) : comesBefore(one, other);
}

function isDatedCorrection({ corrects, at, receivedAt }: Claim<null>): boolean {
  return corrects && at !== receivedAt;
}

function isNewer(one: Claim<unknown>, other: Claim<unknown>): boolean {
  return one.receivedAt === other.receivedAt ? one.eventId > other.eventId : one.receivedAt > other.receivedAt;
}

function comesBefore(one: Claim<unknown>, other: Claim<unknown>): boolean {
  if (one.at !== other.at) return one.at < other.at;
  return one.eventId < other.eventId;
}
