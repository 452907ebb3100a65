import { el } from '../element.js';

/** A term and what it is; those without a value are left out. */
export type Fact = readonly [term: string, value: Node | string | null];

/** Facts in two columns, one below the other where there is no room. */
export function facts(all: readonly Fact[]): HTMLElement {
  const told = all.filter(([, value]) => value !== null);
  return el('dl', {}, ...told.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))));
}
