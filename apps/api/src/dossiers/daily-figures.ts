import type { Channel, DossierStatus } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { addLines } from './daily-lines.js';
import { DefaultLists } from './default-lists.js';
import { channelNumber } from './new-event.js';

/** Figures that no event carries any more. */
export interface ApprovedAdjustment {
  readonly siteId: number;
  readonly day: string;
  readonly codeTthc: string;
  readonly channel: Channel | null;
  readonly status: DossierStatus | null;
  readonly received: number;
  readonly returned: number;
}

/**
 * Adds an approved adjustment to the daily figures, known from the day `knownOn` on, under the level that its procedure had
 * at the end of its own day. A rebuild leaves it.
 */
export async function addAdjustment(tx: EntityManager, adjustment: ApprovedAdjustment, knownOn: string): Promise<void> {
  const { siteId, day, codeTthc, channel, status, received, returned } = adjustment;
  const endOfDay = { at: `${day}T23:59:59.999`, eventId: null };
  const listingAt = await new DefaultLists().of(tx, siteId, [endOfDay]);
  const line = { day, knownOn, codeTthc, level: listingAt(endOfDay, codeTthc).level ?? -1, received, returned };
  const stored = { ...line, channel: channel ? channelNumber[channel] : 0, status: status ?? -1 };
  await addLines(tx, { siteId, adjusted: true }, [stored]);
}
