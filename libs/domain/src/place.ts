import type { Header } from './header.js';
import type { CellRule, Glance, ListRules } from './rule.js';

/** A column of the list as it stands in the sheet, with the rules its cells are asked. */
export interface Place {
  readonly key: string;
  readonly at: number;
  readonly required: boolean;
  readonly rules: readonly CellRule[];
  readonly plain: Glance | undefined;
}

/** The columns of the list from left to right. */
export function placesOf(header: Header, { definition, cells, plain }: ListRules): readonly Place[] {
  return [...header.columns]
    .map(([key, at]) => ({
      key,
      at,
      required: definition.columns.some((column) => column.key === key && column.required),
      rules: cells.filter(({ columns }) => columns.includes(key)),
      plain: plain[key],
    }))
    .sort((a, b) => a.at - b.at);
}
