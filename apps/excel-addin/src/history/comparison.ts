import type { AccountDiff } from '@emc/contract';
import type { Language } from '@emc/domain';
import { el } from '../element.js';
import { accountChanges } from './account.figures.js';
import { betweenSentence, words } from './history.words.js';
import type { Place } from './part.js';
import { serviceDiff } from './service.diff.view.js';
import type { Comparison } from './service.diff.js';
import type { Unfolded } from './unfolded.js';

interface Pair {
  readonly version: number;
  readonly against: number;
}

/** What differs between two versions of either list. */
export type Compared = { readonly version: number } & (
  { readonly kind: 'services'; readonly diff: Comparison } | { readonly kind: 'accounts'; readonly diff: AccountDiff }
);

export async function compare(
  { app, site, kind }: Place,
  { version, against }: Pair,
  signal: AbortSignal,
): Promise<Compared> {
  const asked = { params: { siteId: site.id, number: version }, query: { against }, signal };
  return kind === 'services'
    ? { kind, version, diff: await app.api('compareVersions', asked) }
    : { kind, version, diff: await app.api('compareAccounts', asked) };
}

export function comparisonView(compared: Compared, unfolded: Unfolded, language: Language): Node[] {
  const { version, diff } = compared;
  const rows =
    compared.kind === 'services'
      ? [compared.diff.summary.before, compared.diff.summary.after]
      : [compared.diff.before?.accounts ?? 0, compared.diff.after.accounts];
  const against = 'summary' in diff ? diff.summary.against : diff.against;
  const title = betweenSentence({ number: against ?? 0, rows: rows[0] ?? 0 }, { number: version, rows: rows[1] ?? 0 })[
    language
  ];
  return [
    el('h2', {}, title),
    ...(compared.kind === 'services'
      ? serviceDiff(compared.diff, unfolded, language)
      : [accountChanges(compared.diff, words.accounts[language], language)]),
  ];
}
