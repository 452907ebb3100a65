import type { Client } from '@emc/contract';
import { cellsOf, type NewCell } from './new-sheet.js';

export interface CurrentList {
  readonly version: number;
  readonly rows: readonly (readonly NewCell[])[];
}

export interface Loading {
  readonly signal: AbortSignal;
  onProgress(row: number, of: number): void;
}

const page = 1000;

/** The services of the default version, page by page; null where there is none. */
export async function currentList(
  api: Client,
  siteId: number,
  { signal, onProgress }: Loading,
): Promise<CurrentList | null> {
  // Its number first: the default may change between two pages, a version never does.
  const { number } = await api('getDefaultVersion', { params: { siteId }, query: { kind: 'services' }, signal });
  if (number === null) return null;
  const rows: NewCell[][] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: page, ...(cursor !== undefined && { cursor }) };
    const { items, total, nextCursor } = await api('versionServices', { params: { siteId, number }, query, signal });
    rows.push(...items.map(cellsOf));
    onProgress(rows.length, total);
    cursor = nextCursor;
  } while (cursor !== undefined);
  return { version: number, rows };
}
