import type { NewDossierEvent } from '@emc/contract';
import { dayInVietnam, normaliseCode, normaliseText, type Channel, type FeedReading } from '@emc/domain';
import { identityBytes, type IdentityHasher } from '../submissions/identity.js';
import type { NewEvent } from './store-events.js';

/** How a channel is stored; 0 = not said. */
export const channelNumber: Readonly<Record<Channel, 1 | 2>> = { online: 1, direct: 2 };

/** The channel of its number. */
export function channelOf(number: number | null): Channel | null {
  return number === 1 ? 'online' : number === 2 ? 'direct' : null;
}

const longestId = 200;

interface Person {
  readonly idLocal?: string | null | undefined;
  readonly idQg?: string | null | undefined;
}

/** Of ids of people only keyed hashes are kept. */
export class EventMaker {
  private readonly hashed = Buffer.alloc(identityBytes);

  constructor(private readonly hasher: IdentityHasher) {}

  /** An event of the feed, whose site is known by now. */
  fromFeed({ event, doubts }: FeedReading, at: { siteId: number; receivedAt: Date; knownAt: Date }): NewEvent {
    const { user } = event;
    return {
      siteId: at.siteId,
      eventKey: null,
      receivedAt: at.receivedAt.toISOString(),
      occurredAt: null,
      knownOn: dayInVietnam(at.knownAt),
      codeProfile: event.codeProfile,
      codeTthc: event.codeTthc,
      nameTthc: event.nameTthc,
      status: event.status,
      channel: event.channel && channelNumber[event.channel],
      level: event.level,
      isFromDvcqg: event.isFromDVCQG,
      receivingPlace: event.receivingPlace,
      payment: event.payment,
      userType: user?.type ?? null,
      userLocation: user?.location ?? null,
      ...this.person(user),
      correctionOf: null,
      doubts,
      kept: Object.keys(event.kept).length > 0 ? event.kept : null,
    };
  }

  fromBatch(event: NewDossierEvent, { siteId, receivedAt }: { siteId: number; receivedAt: Date }): NewEvent {
    const { user } = event;
    return {
      siteId,
      eventKey: event.eventId,
      receivedAt: receivedAt.toISOString(),
      occurredAt: event.occurredAt ?? null,
      knownOn: dayInVietnam(receivedAt),
      codeProfile: normaliseCode(event.codeProfile),
      codeTthc: normaliseCode(event.codeTthc),
      nameTthc: normaliseText(event.nameTthc ?? ''),
      status: event.status,
      channel: event.channel ? channelNumber[event.channel] : null,
      level: null,
      isFromDvcqg: event.isFromDvcqg ?? null,
      receivingPlace: event.receivingPlace ?? null,
      payment: event.payment ?? null,
      userType: user?.type ?? null,
      userLocation: user?.location ?? null,
      ...this.person(user),
      correctionOf: event.correctionOf ?? null,
      doubts: [],
      kept: null,
    };
  }

  private person(user: Person | null | undefined) {
    return { userLocal: this.hash(user?.idLocal ?? null), userQg: this.hash(user?.idQg ?? null) };
  }

  /** Longer texts are nobody's id. */
  private hash(id: string | null): string | null {
    if (id === null || id === '' || id.length > longestId) return null;
    this.hasher.write(id, this.hashed, 0);
    return `\\x${this.hashed.toString('hex')}`;
  }
}
