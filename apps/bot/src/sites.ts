import type { Site } from '@emc/contract';
import type { LinkedTalk } from './talk.js';

/** So many sites at most are told of in one message. */
export const sitesAtOnce = 5;

/** The sites that a command is about: the one that was named, or the first of the caller's. */
export async function sitesOf({ emc }: LinkedTalk, words: string): Promise<{ items: readonly Site[]; total: number }> {
  const [named] = /\b\d{1,10}\b/.exec(words) ?? [];
  if (named === undefined) return emc.call('listSites', { query: { limit: sitesAtOnce } });
  return { items: [await emc.call('getSite', { params: { siteId: Number(named) } })], total: 1 };
}
