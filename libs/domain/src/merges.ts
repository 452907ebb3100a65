import type { Merge } from './cell.js';

export type MergeFinder = (row: number, column: number) => Merge | null;

/** Finds the merged area over a cell of one of the columns; areas do not overlap. Fast for many areas. */
export function mergeFinder(merges: readonly Merge[], columns: Iterable<number>): MergeFinder {
  const byColumn = new Map<number, Merge[]>();
  for (const column of columns) {
    const over = merges.filter(({ left, right }) => left <= column && column <= right);
    byColumn.set(
      column,
      over.sort((a, b) => a.top - b.top),
    );
  }
  return (row, column) => {
    const merge = lastStarting(byColumn.get(column) ?? [], row);
    return merge && row <= merge.bottom ? merge : null;
  };
}

function lastStarting(merges: readonly Merge[], row: number): Merge | undefined {
  let low = 0;
  let high = merges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merges[middle]?.top ?? Infinity) <= row) low = middle + 1;
    else high = middle;
  }
  return merges[low - 1];
}
