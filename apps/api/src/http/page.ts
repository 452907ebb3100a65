/** One page of a list; `nextCursor` is absent on the last one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly nextCursor?: string;
}

/**
 * Makes a page from up to `limit + 1` rows: the extra one only tells that there is more. `keyOf` gives the cursor, the
 * key of the last row shown.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  about: { limit: number; total: number; keyOf: (row: Row) => string | number; show: (row: Row) => Item },
): Page<Item> {
  const shown = rows.slice(0, about.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(about.show),
    total: about.total,
    ...(rows.length > about.limit && last !== undefined && { nextCursor: String(about.keyOf(last)) }),
  };
}
