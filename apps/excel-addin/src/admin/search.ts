/** As people type when they search: without marks, in small letters. `Đà Nẵng` → `da nang`. */
function searchable(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/g, 'd').toLowerCase();
}

/** Those that hold every word of the query in some of their texts. */
export function found<Item>(
  all: readonly Item[],
  query: string,
  textsOf: (item: Item) => readonly (string | null)[],
): Item[] {
  const words = searchable(query).split(/\s+/).filter(Boolean);
  return all.filter((item) => {
    const text = searchable(textsOf(item).filter(Boolean).join(' '));
    return words.every((word) => text.includes(word));
  });
}
