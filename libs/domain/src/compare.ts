import { parseNationalCode } from './code.js';
import type { Service } from './service.js';

/** The same service in two versions; null where it is not in one of them. */
export interface Change<Before = Service, After = Service> {
  readonly before: Before;
  readonly after: After;
}

/** What differs between two versions of a list. A service stands in several groups when several things changed. */
export interface ServiceDiff {
  readonly added: readonly Change<null>[];
  readonly removed: readonly Change<Service, null>[];
  readonly levelUp: readonly Change[];
  readonly levelDown: readonly Change[];
  readonly renamed: readonly Change[];
  readonly urlChanged: readonly Change[];
  /** Another ID MCDT for what is otherwise the same service. */
  readonly codeChanged: readonly Change[];
  readonly nationalCodeChanged: readonly Change[];
  readonly summary: DiffSummary;
}

export interface DiffSummary {
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
  readonly levelUp: number;
  readonly levelDown: number;
  readonly renamed: number;
  readonly urlChanged: number;
  readonly codeChanged: number;
  readonly nationalCodeChanged: number;
  readonly unchanged: number;
  /** Removed services as a fraction 0–1 of those before; 0 when there were none. */
  readonly removedShare: number;
}

/**
 * What makes an unmatched service the same as another whose ID MCDT differs, strongest first. The last one is for
 * agencies that merged: both codes change their suffix, the procedure and its name stay.
 */
const sameService: readonly ((service: Service) => string)[] = [
  ({ idCdvcqg }) => idCdvcqg,
  ({ idCdvcqg, name }) => `${idCdvcqg}\n${name}`,
  ({ idCdvcqg, name }) => `${parseNationalCode(idCdvcqg)?.root ?? idCdvcqg}\n${name}`,
];

/** Compares two accepted versions (ID MCDT unique in each), in linear time. Groups keep the order of `after`. */
export function compareServices(before: readonly Service[], after: readonly Service[]): ServiceDiff {
  const { pairs, removed, added } = pair(before, after);
  const changed = (differs: (change: Change) => boolean) => pairs.filter(differs);
  const groups = {
    added: added.map((service) => ({ before: null, after: service })),
    removed: removed.map((service) => ({ before: service, after: null })),
    levelUp: changed((one) => one.after.level > one.before.level),
    levelDown: changed((one) => one.after.level < one.before.level),
    renamed: changed((one) => one.after.name !== one.before.name),
    urlChanged: changed((one) => one.after.url !== one.before.url),
    codeChanged: changed((one) => one.after.idMcdt !== one.before.idMcdt),
    nationalCodeChanged: changed((one) => one.after.idCdvcqg !== one.before.idCdvcqg),
  };
  const summary = {
    before: before.length,
    after: after.length,
    added: groups.added.length,
    removed: groups.removed.length,
    levelUp: groups.levelUp.length,
    levelDown: groups.levelDown.length,
    renamed: groups.renamed.length,
    urlChanged: groups.urlChanged.length,
    codeChanged: groups.codeChanged.length,
    nationalCodeChanged: groups.nationalCodeChanged.length,
    unchanged: changed((one) => !differ(one)).length,
    removedShare: before.length === 0 ? 0 : removed.length / before.length,
  };
  return { ...groups, summary };
}

function differ({ before, after }: Change): boolean {
  return (['level', 'name', 'url', 'idMcdt', 'idCdvcqg'] as const).some((key) => before[key] !== after[key]);
}

function pair(before: readonly Service[], after: readonly Service[]) {
  const place = new Map(after.map((service, index) => [service, index]));
  let left = { pairs: [] as Change[], removed: before, added: after };
  for (const keyOf of [(service: Service) => service.idMcdt, ...sameService]) {
    const found = match(left.removed, left.added, keyOf);
    left = { ...found, pairs: [...left.pairs, ...found.pairs] };
  }
  left.pairs.sort((a, b) => (place.get(a.after) ?? 0) - (place.get(b.after) ?? 0));
  return left;
}

/** Pairs the services whose key stands once on either side. */
function match(before: readonly Service[], after: readonly Service[], keyOf: (service: Service) => string) {
  const old = onlyOnes(before, keyOf);
  const young = onlyOnes(after, keyOf);
  const pairs: Change[] = [];
  for (const [key, service] of young) {
    const was = service && old.get(key);
    if (was) pairs.push({ before: was, after: service });
  }
  const gone = new Set(pairs.map((one) => one.before));
  const come = new Set(pairs.map((one) => one.after));
  return {
    pairs,
    removed: before.filter((service) => !gone.has(service)),
    added: after.filter((service) => !come.has(service)),
  };
}

function onlyOnes(services: readonly Service[], keyOf: (service: Service) => string): Map<string, Service | null> {
  const found = new Map<string, Service | null>();
  for (const service of services) {
    const key = keyOf(service);
    found.set(key, found.has(key) ? null : service);
  }
  return found;
}
