interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string | undefined;
}

/** All pages of a list, one after the other. */
export async function wholeList<Item>(ask: (paging: { limit: number; cursor?: string }) => Promise<Page<Item>>) {
  const limit = 1000;
  let { items, nextCursor } = await ask({ limit });
  const all = [...items];
  while (nextCursor !== undefined) {
    ({ items, nextCursor } = await ask({ limit, cursor: nextCursor }));
    all.push(...items);
  }
  return all;
}
