import type { MessageResult } from '@emc/contract';

/** A claimed message as far as a result changes it; times are of the clock of whoever judges. */
export interface Sending {
  readonly wanted: number;
  readonly saying: number;
  readonly shown: number;
  readonly shownId: string | null;
  readonly maybeShown: boolean;
  readonly attempts: number;
  readonly noticedAt: Date;
}

export interface Outcome {
  readonly state: 'due' | 'shown' | 'dead';
  readonly notBefore: Date;
  readonly shown: number;
  readonly shownId: string | null;
  readonly maybeShown: boolean;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** After three days news are old news. */
const triedForMs = 3 * 86_400_000;

/** What becomes of a message by what became of its sending. */
export function outcomeOf(message: Sending, result: MessageResult, now: Date): Outcome {
  const { shown, shownId, maybeShown, attempts } = message;
  const again = { state: 'due', notBefore: now, shown, shownId, maybeShown, attempts, lastError: null } as const;
  switch (result.outcome) {
    case 'shown': {
      const state = message.wanted > message.saying ? 'due' : 'shown';
      const id = result.messageId === null ? shownId : String(result.messageId);
      return { ...again, state, shown: message.saying, shownId: id, maybeShown: false, attempts: 0 };
    }
    case 'retry': {
      const isOld = now.getTime() - message.noticedAt.getTime() > triedForMs;
      return {
        ...again,
        state: isOld ? 'dead' : 'due',
        notBefore: new Date(now.getTime() + result.after * 1000),
        maybeShown: maybeShown || (result.maybeShown && shownId === null),
        lastError: result.reason,
      };
    }
    case 'dead':
    case 'blocked':
      return { ...again, state: 'dead', lastError: result.reason };
    case 'moved':
      return again;
    case 'gone':
      return { ...again, shownId: null, maybeShown: false };
  }
}
