import { dayInWords, sampleSize, type Check } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import { eventDoubts, type EventDoubt } from './feed.doubts.js';
import { fill } from './rule.js';

/** Events in quarantine that share a reason. */
export interface OrphanGroup {
  readonly reason: EventDoubt;
  /** As sent; it tells unknown sites apart. */
  readonly siteId: number | null;
  readonly events: number;
  readonly lastReceivedAt: string;
  /** Some of them: what names them best. */
  readonly samples: readonly { readonly codeProfile: string; readonly codeTthc: string; readonly receivedAt: string }[];
}

export interface OrphanEventFacts {
  /** Of the last 7 days; empty when none was in quarantine. */
  readonly groups: readonly OrphanGroup[];
}

export const orphanEvent: Check<OrphanEventFacts> = {
  kind: 'ORPHAN_EVENT',
  title: discrepancyKinds.ORPHAN_EVENT,
  severity: 'error',
  dueWorkingDays: 5,
  find({ groups }) {
    return groups
      .filter(({ events }) => events > 0)
      .map(({ reason, siteId, events, lastReceivedAt, samples }) => ({
        subject: reason === 'SITE_UNKNOWN' ? `${reason}:${siteId}` : reason,
        evidence: { counts: { events }, rows: samples.slice(0, sampleSize).map((sample) => ({ ...sample })) },
        message: told(
          reason,
          fill(message, { events, siteId: siteId === null ? '–' : String(siteId), day: dayInWords(lastReceivedAt) }),
        ),
      }));
  },
  judges: () => true,
};

function told(reason: EventDoubt, intro: typeof message): typeof message {
  const advice = eventDoubts[reason];
  return { vi: `${intro.vi} ${advice.vi}`, en: `${intro.en} ${advice.en}` };
}

const message = {
  vi: '7 ngày qua có {events} sự kiện được giữ lại chờ xem xét (gần nhất {day}, siteId {siteId}).',
  en: '{events} events of the last 7 days wait in quarantine (last on {day}, siteId {siteId}).',
};
