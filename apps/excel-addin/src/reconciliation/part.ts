import type { Site } from '@emc/contract';
import type { Sentence } from '@emc/domain';
import type { SignedIn } from '../app.js';
import type { Part } from '../part.js';

/** What is done for one site. */
export interface AtSite {
  readonly app: SignedIn;
  readonly site: Site;
}

export type PartEntry = { readonly title: Sentence } & (
  { readonly of: 'anything'; open(app: SignedIn): Part } | { readonly of: 'site'; open(at: AtSite): Part }
);
