import { columnLetter } from '@emc/domain';
import { escapeText } from './marked.xml.js';

/** A cell that is told its place when its row is written; no text where the file needs no cell. */
export type WrittenCell = (column: number, row: number) => string;

/** A cell of Excel holds 32,767 characters. */
const LONGEST_TEXT = 32_767;

/** Always an inline string, so never a formula, whatever it begins with. */
export function textCell(value: string, style: number): WrittenCell {
  if (value === '') return noCell;
  const text = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT - 1)}…` : value;
  const inline = `s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
  return (column, row) => `<c r="${columnLetter(column)}${row}" ${inline}`;
}

export function numberCell(value: number, style: number): WrittenCell {
  return (column, row) => `<c r="${columnLetter(column)}${row}" s="${style}"><v>${value}</v></c>`;
}

export const noCell: WrittenCell = () => '';

export function writtenRow(row: number, cells: readonly WrittenCell[], attributes = ''): string {
  return `<row r="${row}"${attributes}>${cells.map((cell, column) => cell(column, row)).join('')}</row>`;
}

/** Excel makes a formula of such a text when the officer edits the cell, unless the cell is marked as text. */
export const looksLikeFormula = (text: string) => /^[=+\-@\t\r]/.test(text);

const PIECE = 1 << 16;

/** The same text in fewer, larger pieces: handing on a row costs the zip more than the row itself. */
export async function* inPieces(
  texts: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string, void, undefined> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece) yield piece;
}
