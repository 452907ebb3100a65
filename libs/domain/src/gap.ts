import { cellAddress, cellText, type Merge, type SheetRow } from './cell.js';
import { mergeFinder } from './merges.js';
import type { Found } from './rule.js';
import type { Place } from './place.js';
import { cellMerged, missingRules, rowNameOnly } from './service.rules.js';

/** A blank cell of a row with data; `above` is the last row before it with a value in this column. */
export interface Gap {
  readonly row: number;
  readonly place: Place;
  readonly above: SheetRow | undefined;
  /** Only the name of this row is filled. */
  readonly nameOnly: boolean;
}

/** What the blank cells mean; known only at the end of a sheet, where its merged areas are. */
export function* gapFindings(
  gaps: readonly Gap[],
  merges: readonly Merge[],
  places: readonly Place[],
): Iterable<Found> {
  const mergeOver = mergeFinder(merges, new Set(places.map(({ at }) => at)));
  const name = places.find(({ key }) => key === 'name')?.at ?? null;
  let nameOnlyRow = 0;
  for (const gap of gaps) {
    const { row, place, nameOnly } = gap;
    const { key: column, at } = place;
    const merge = mergeOver(row, at);
    const missing = missingRules.find(({ columns }) => columns.includes(column));
    // A group heading is often merged across its own row: that is one fault, not one per column.
    if (merge && (merge.top < row || (merge.left < at && !nameOnly))) {
      yield { rule: cellMerged, row, column, at, value: null, words: mergeWords(merge, gap) };
    } else if (nameOnly && missing && row !== nameOnlyRow) {
      nameOnlyRow = row;
      yield { rule: rowNameOnly, row, column: 'name', at: name, value: null };
    } else if (!nameOnly && missing) {
      yield { rule: missing, row, column, at, value: null };
    }
  }
}

function mergeWords({ top, left, bottom, right }: Merge, { place, above }: Gap): { area: string; shown: string } {
  const area = `${cellAddress(top, left)}:${cellAddress(bottom, right)}`;
  // The value of another column would be no suggestion.
  const shown = left === place.at && above?.row === top ? cellText(above.cells[place.at]) : '';
  return { area, shown };
}
