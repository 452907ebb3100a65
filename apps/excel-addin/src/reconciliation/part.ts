import type { Site } from '@emc/contract';
import type { Sentence } from '@emc/domain';
import type { SignedIn } from '../app.js';

/** One side of a reconciliation, at its own address. A new one is opened whenever the address or the site changes. */
export interface Part {
  view(): Node[];
  load(params: URLSearchParams, signal: AbortSignal): Promise<void>;
}

/** What is done for one site. */
export interface AtSite {
  readonly app: SignedIn;
  readonly site: Site;
}

export type PartEntry = { readonly title: Sentence } & (
  { readonly of: 'anything'; open(app: SignedIn): Part } | { readonly of: 'site'; open(at: AtSite): Part }
);
