import type { Site } from '@emc/contract';
import type { ListKind } from '@emc/domain';
import type { SignedIn } from '../app.js';

/** One view of the history, at its own address; a new one is opened whenever the address or the site changes. */
export interface Part {
  view(): Node[];
  load(signal: AbortSignal): Promise<void>;
  leave?(): void;
}

/** Whose history it is. */
export interface Place {
  readonly app: SignedIn;
  readonly site: Site;
  readonly kind: ListKind;
  readonly params: URLSearchParams;
}

/** True of those who do more than read. */
export function mayAct({ user }: SignedIn): boolean {
  return user.role !== 'viewer';
}
