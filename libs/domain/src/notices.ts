import type { DiscrepancyKind } from './discrepancy.kinds.js';
import type { Severity } from './issue.js';
import { dayInVietnam, daysBefore } from './moment.js';

interface NoticeKindOf {
  /** Worth a message of its own; the others only change a message that is there. */
  readonly begins: boolean;
  /** What ended before anybody was told of it is told to nobody. */
  readonly ends?: true;
}

/** Everything people are told of. */
export const noticeKinds = {
  'submission.accepted': { begins: true },
  'submission.refused': { begins: true },
  'submission.failed': { begins: true },
  'discrepancy.opened': { begins: true },
  'discrepancy.acknowledged': { begins: false },
  'discrepancy.explained': { begins: false },
  'discrepancy.corrected': { begins: false },
  'discrepancy.waived': { begins: false, ends: true },
  'discrepancy.escalated': { begins: true },
  'discrepancy.closed': { begins: false, ends: true },
  'discrepancy.reopened': { begins: true },
  'default.changed': { begins: true },
  'accounts.dropped': { begins: true },
  'quarantine.dropped': { begins: true },
  'disk.low': { begins: true },
  'disk.enough': { begins: false, ends: true },
} as const satisfies Readonly<Record<string, NoticeKindOf>>;

export type NoticeKind = keyof typeof noticeKinds;

/** What happened, and to what: messages are known by their subject (`submission:<id>`, `discrepancy:<id>` …). */
export interface Told {
  readonly kind: NoticeKind;
  readonly severity: Severity;
}

/** Hours of the day in Vietnam, `22:00` to `06:30`; they may span midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

export type LeastSeverity = Severity | 'none';

/** One place where somebody is told of things. */
export interface Listener {
  readonly quiet: QuietHours | null;
  readonly leastSeverity: LeastSeverity;
}

/**
 * Where the message on a subject stands at one listener. `due`: to be sent or changed from `at` on; `sending`: in the
 * hands of the bot; `within`: told in a message of several; `dropped`: not to be told.
 */
export interface MessageLife {
  readonly state: 'due' | 'sending' | 'shown' | 'within' | 'dropped' | 'dead';
  /** In the chat, or perhaps. */
  readonly isVisible: boolean;
  readonly at: Date;
  /** Quiet hours held it back: it comes with all the others that were. */
  readonly held: boolean;
  readonly mutedUntil: Date | null;
}

const groupingMs = 60_000;
const digestAt = '07:30';
const zoneMs = 7 * 3_600_000;
const dayMs = 86_400_000;

/** The message after one more thing is told of its subject; null = nothing changes for this listener. */
export function hear(
  life: MessageLife | null,
  told: Told,
  { listener, now }: { listener: Listener; now: Date },
): MessageLife | null {
  const { begins, ends }: NoticeKindOf = noticeKinds[told.kind];
  const isThere = life !== null && (life.isVisible || ['due', 'within'].includes(life.state));
  if (!isThere) {
    if (!begins || !isWished(told.severity, listener.leastSeverity)) return null;
    return {
      state: 'due',
      isVisible: false,
      mutedUntil: life?.mutedUntil ?? null,
      ...whenToSay(told, { listener, now }),
    };
  }
  if (life.state === 'due' && !life.isVisible) {
    if (ends) return { ...life, state: 'dropped' };
    const again = whenToSay(told, { listener, now });
    return begins && again.at < life.at && !life.held ? { ...life, ...again } : life;
  }
  // Changing what is visible makes no sound, so quiet hours do not matter.
  const state = life.state === 'sending' || life.state === 'within' ? life.state : 'due';
  return { ...life, state, at: later(now, life.mutedUntil) };
}

/** Does somebody who asked for this and graver things want to hear of it? */
export function isWished(severity: Severity, least: LeastSeverity): boolean {
  return rank[severity] >= rank[least];
}

const rank: Readonly<Record<LeastSeverity, number>> = { notice: 1, warning: 2, error: 3, none: 4 };

/** The end of the quiet hours that a moment lies in; null outside of them. */
export function quietUntil(at: Date, quiet: QuietHours | null): Date | null {
  if (!quiet) return null;
  const clock = (at.getTime() + zoneMs) % dayMs;
  const [from, to] = [msOf(quiet.from), msOf(quiet.to)];
  const isQuiet = from < to ? clock >= from && clock < to : clock >= from || clock < to;
  return isQuiet ? new Date(at.getTime() + ((to - clock + dayMs) % dayMs)) : null;
}

/** The last day whose summary is due; it goes out at 07:30 in Vietnam. */
export function digestDay(now: Date): string {
  const today = dayInVietnam(now);
  const clock = (now.getTime() + zoneMs) % dayMs;
  return clock >= msOf(digestAt) ? today : daysBefore(today, 1);
}

/** While the first is unsettled at a site, the second says nothing new of it: no feed, no dossiers. */
export const hiding = [
  { hider: 'MISSING_FEED', hidden: 'VOLUME_DROP' },
  { hider: 'MISSING_FEED', hidden: 'SILENT_SERVICE' },
  { hider: 'NEVER_FED', hidden: 'VOLUME_DROP' },
  { hider: 'NEVER_FED', hidden: 'SILENT_SERVICE' },
] as const satisfies readonly { hider: DiscrepancyKind; hidden: DiscrepancyKind }[];

/** A message that nobody has seen and that may go out now. */
export interface Waiting {
  readonly id: string;
  readonly linkId: string;
  readonly isSubmission: boolean;
  readonly held: boolean;
  /** Groups are told counts only, whatever it is. */
  readonly countsOnly: boolean;
}

/** A receipt is a message of its own, up to so many at once. */
const mostReceipts = 3;

/** Which of the waiting messages of each listener become one message; what is in no list goes by itself. */
export function gather(waiting: readonly Waiting[]): string[][] {
  const byLink = new Map<string, Waiting[]>();
  for (const one of waiting) byLink.set(one.linkId, [...(byLink.get(one.linkId) ?? []), one]);
  return [...byLink.values()].flatMap((ofLink) => {
    const ids = (messages: readonly Waiting[]) => messages.map(({ id }) => id);
    if (ofLink.some(({ countsOnly }) => countsOnly)) return [ids(ofLink)];
    const wereHeld = ofLink.some(({ held }) => held);
    const receipts = ofLink.filter(({ isSubmission }) => isSubmission);
    const together =
      wereHeld || receipts.length > mostReceipts ? ofLink : ofLink.filter((one) => !receipts.includes(one));
    return together.length > 1 ? [ids(together)] : [];
  });
}

/** What is grave, and what somebody waits for, at once; the rest a minute later, with what came meanwhile. */
function whenToSay({ kind, severity }: Told, { listener, now }: { listener: Listener; now: Date }) {
  const isUrgent = severity === 'error' || kind.startsWith('submission.');
  const soon = isUrgent ? now : new Date(now.getTime() + groupingMs);
  const quietEnd = quietUntil(soon, listener.quiet);
  return { at: quietEnd ?? soon, held: quietEnd !== null };
}

function later(now: Date, until: Date | null): Date {
  return until && until > now ? until : now;
}

function msOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}
