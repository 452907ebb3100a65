import type { ListKind } from '@emc/domain';

/** What the officer says beside a list. */
export interface Choices {
  readonly makeDefault: boolean;
  readonly decisionNumber: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly decisionDate: string;
  readonly scan: File | null;
}

/** A list that the officer handed in and EMC has not answered about yet. */
export interface Kept {
  /** The trial that EMC holds and is to take: however often it is asked, it takes it once. */
  readonly key: string;
  readonly userId: string;
  readonly siteId: number;
  readonly kind: ListKind;
  readonly name: string;
  readonly at: string;
  /** As EMC knows it, once it has said so. */
  readonly submissionId: string | null;
  readonly choices: Choices;
}

const store = 'kept';

/**
 * Which trials wait to be taken, on this computer, so that closing the pane loses none and doubles none; nothing of the
 * lists themselves. Where the browser keeps nothing they last as long as the pane.
 */
export const keptLists = {
  async keep(list: Kept): Promise<void> {
    await ask('readwrite', (lists) => lists.put(list)).catch(() => undefined);
  },
  async forget(key: string): Promise<void> {
    await ask('readwrite', (lists) => lists.delete(key)).catch(() => undefined);
  },
  /** Those of a user, oldest first. */
  async of(userId: string): Promise<readonly Kept[]> {
    const all: Kept[] = await ask<Kept[]>('readonly', (lists) => lists.getAll()).catch(() => []);
    return all.filter((list) => list.userId === userId).sort((one, other) => one.at.localeCompare(other.at));
  },
};

async function ask<Answer>(mode: IDBTransactionMode, question: (lists: IDBObjectStore) => IDBRequest): Promise<Answer> {
  const opening = indexedDB.open('emc', 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store, { keyPath: 'key' }));
  const database = (await settled(opening)) as IDBDatabase;
  try {
    return (await settled(question(database.transaction(store, mode).objectStore(store)))) as Answer;
  } finally {
    database.close();
  }
}

function settled(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}
