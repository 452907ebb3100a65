import { cellText, isBlank, type SheetRow } from './cell.js';
import type { ListDefinition } from './list.js';
import { oldReadings } from './old.fonts.js';
import { fold } from './text.js';

/** A header cell; `column` counts from 0. */
export interface HeaderCell {
  readonly column: number;
  readonly text: string;
}

/** The header row of a sheet: which column of the list stands where, and what is odd about it. */
export interface Header {
  readonly row: number;
  /** Column of the sheet, from 0, by key of the list; a key that stands twice is left out. */
  readonly columns: ReadonlyMap<string, number>;
  /** Keys of required columns that are not there. */
  readonly missing: readonly string[];
  readonly unknown: readonly HeaderCell[];
  readonly aliased: readonly (HeaderCell & { readonly key: string })[];
  readonly repeated: readonly { readonly key: string; readonly columns: readonly number[] }[];
  /** Higher = more like the list; to choose among sheets. */
  readonly score: number;
}

/** Which column of the list a header text names; null for none. */
export type HeaderReader = (text: string) => { readonly key: string; readonly verbatim: boolean } | null;

interface Named extends HeaderCell {
  readonly key: string;
  readonly verbatim: boolean;
}

/** The row most like the list's header, the first of equals; null when no row names at least two of its columns. */
export function findHeader(definition: ListDefinition, rows: readonly SheetRow[]): Header | null {
  const read = headerReader(definition);
  let best: Header | null = null;
  for (const row of rows) {
    const header = headerAt(row, definition, read);
    const recognised = header.columns.size + header.repeated.length;
    if (recognised >= 2 && header.score > (best?.score ?? 0)) best = header;
  }
  return best;
}

/** Case, spaces, diacritics, punctuation, a remark in brackets (`Level (0/3/4)`) and fonts of before Unicode do not matter. */
export function headerReader(definition: ListDefinition): HeaderReader {
  const names = new Map<string, { key: string; verbatim: boolean }>();
  for (const { key, header, aliases } of definition.columns) {
    for (const alias of aliases) names.set(fold(alias), { key, verbatim: false });
    names.set(fold(header), { key, verbatim: true });
  }
  const loosely = (text: string) => {
    const found = names.get(fold(text)) ?? names.get(fold(text.replace(/\(.*\)/s, '')));
    return found ? { key: found.key, verbatim: false } : null;
  };
  return (text) => names.get(fold(text)) ?? loosely(text) ?? oldReadings(text).map(loosely).find(Boolean) ?? null;
}

function headerAt({ row, cells }: SheetRow, definition: ListDefinition, read: HeaderReader): Header {
  const named: Named[] = [];
  const unknown: HeaderCell[] = [];
  cells.forEach((cell, column) => {
    if (isBlank(cell)) return;
    const text = cellText(cell).trim();
    const name = text.length <= 200 ? read(text) : null;
    if (name) named.push({ column, text, ...name });
    else unknown.push({ column, text });
  });
  return { row, ...place(named, unknown, definition) };
}

function place(named: readonly Named[], unknown: HeaderCell[], definition: ListDefinition): Omit<Header, 'row'> {
  const columns = new Map<string, number>();
  const aliased: Named[] = [];
  const repeated: { key: string; columns: number[] }[] = [];
  const missing: string[] = [];
  let score = 0;
  for (const { key, required } of definition.columns) {
    const all = named.filter((cell) => cell.key === key);
    const verbatim = all.filter((cell) => cell.verbatim);
    // The letter's own header wins over an alias beside it: "Name" over "Tên".
    const here = verbatim.length > 0 ? verbatim : all;
    const [first, second] = here;
    unknown.push(...all.filter((cell) => !here.includes(cell)));
    if (!first) {
      if (required) missing.push(key);
      continue;
    }
    score += first.verbatim ? 3 : 2;
    if (second) repeated.push({ key, columns: here.map(({ column }) => column) });
    else columns.set(key, first.column);
    if (!first.verbatim && !second) aliased.push(first);
  }
  unknown.sort((a, b) => a.column - b.column);
  return { columns, missing, unknown, aliased, repeated, score };
}
