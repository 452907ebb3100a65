import { dayInVietnam, type Channel, type FeedReading } from '@emc/domain';
import { identityBytes, type IdentityHasher } from '../submissions/identity.js';
import type { BodySeal } from './body-seal.js';
import type { NewEvent } from './store-events.js';

/** How a channel is stored; 0 = not said. */
export const channelNumber: Readonly<Record<Channel, 1 | 2>> = { online: 1, direct: 2 };

/** The channel of its number. */
export function channelOf(number: number | null): Channel | null {
  return number === 1 ? 'online' : number === 2 ? 'direct' : null;
}

const longestId = 200;

/** Where an event belongs, when it came, and from which day on EMC counts with it. */
export type Arrival = Pick<NewEvent, 'siteId' | 'receivedAt' | 'knownOn'>;

/** Of what arrived at `receivedAt` and counts from `knownAt` on. */
export function arrival(siteId: number, receivedAt: Date, knownAt = receivedAt): Arrival {
  return { siteId, receivedAt: receivedAt.toISOString(), knownOn: dayInVietnam(knownAt) };
}

/** Of ids of people only keyed hashes are kept; what nobody understands is sealed. */
export class EventMaker {
  private readonly hashed = Buffer.alloc(identityBytes);

  constructor(
    private readonly hasher: IdentityHasher,
    private readonly bodies: BodySeal,
  ) {}

  /** An event of the feed, whose site is known by now. */
  fromFeed({ event, doubts }: FeedReading, at: Arrival): NewEvent {
    const { user, kept, keptLengths } = event;
    const isAllRead = Object.keys(keptLengths).length === 0;
    return {
      siteId: at.siteId,
      receivedAt: at.receivedAt,
      knownOn: at.knownOn,
      eventKey: null,
      occurredAt: null,
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
      userLocal: this.hash(user?.idLocal),
      userQg: this.hash(user?.idQg),
      correctionOf: null,
      doubts,
      unread: isAllRead ? null : keptLengths,
      unreadBody: isAllRead ? null : this.seal(kept),
    };
  }

  private seal(kept: Readonly<Record<string, string>>): string {
    return `\\x${this.bodies.seal(Buffer.from(JSON.stringify(kept))).toString('hex')}`;
  }

  /** As SQL takes it. Longer texts are nobody's id. */
  hash(id: string | null | undefined): string | null {
    if (!id || id.length > longestId) return null;
    this.hasher.write(id, this.hashed, 0);
    return `\\x${this.hashed.toString('hex')}`;
  }
}
