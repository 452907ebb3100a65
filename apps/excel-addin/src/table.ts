import { el } from './element.js';

export interface Column<Row> {
  readonly head: string;
  /** Figures stand at the right. */
  readonly isNumber?: boolean;
  /** A code is read as one word, and never broken. */
  readonly isCode?: boolean;
  /** What names the row stands in its header cell. */
  readonly isHead?: boolean;
  cell(row: Row): Node | string;
}

interface Content<Row> {
  readonly caption: string;
  /** A heading above says the same already, so the caption is for whoever cannot see it. */
  readonly isTitled?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** A table that scrolls in a box of its own where the page is narrow. */
export function table<Row>({ caption, isTitled, columns, rows }: Content<Row>): HTMLElement {
  const head = el(
    'tr',
    {},
    ...columns.map((column) => el('th', { scope: 'col', class: alignOf(column) }, column.head)),
  );
  const lines = rows.map((row) => el('tr', {}, ...columns.map((column) => cellOf(column, row))));
  return el(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', { class: isTitled ? 'heard' : null }, caption),
      el('thead', {}, head),
      el('tbody', {}, ...lines),
    ),
  );
}

function cellOf<Row>(column: Column<Row>, row: Row): HTMLElement {
  const content = column.cell(row);
  return column.isHead ? el('th', { scope: 'row' }, content) : el('td', { class: alignOf(column) }, content);
}

function alignOf({ isNumber, isCode }: { readonly isNumber?: boolean; readonly isCode?: boolean }): string | null {
  return isNumber ? 'number' : isCode ? 'code' : null;
}
