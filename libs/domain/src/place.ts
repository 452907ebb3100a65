import type { Header } from './header.js';
import type { CellRule } from './rule.js';
import { serviceCellRules } from './service.rules.js';

/** A column of the list as it stands in the sheet, with the rules its cells are asked. */
export interface Place {
  readonly key: string;
  readonly at: number;
  readonly rules: readonly CellRule[];
}

/** The columns of the list from left to right. */
export function placesOf(header: Header): readonly Place[] {
  return [...header.columns]
    .map(([key, at]) => ({ key, at, rules: serviceCellRules.filter(({ columns }) => columns.includes(key)) }))
    .sort((a, b) => a.at - b.at);
}
