import type { BotMessage, MessageResult } from '@emc/contract';

/** What became of a message, as the API is told. */
export type Delivered = DistributiveOmit<MessageResult, 'id' | 'claim'>;

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/**
 * A way to somebody. `deliver` makes the message visible exactly once, whatever became of earlier attempts at the same
 * revision; it never throws for what can happen out there.
 */
export interface Channel {
  deliver(message: BotMessage): Promise<Delivered>;
  /** Takes back what was just shown: somebody else has shown it too. */
  takeBack(message: BotMessage, shown: Delivered): Promise<void>;
}
