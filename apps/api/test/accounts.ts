import { workbookOfTexts } from '@emc/xlsx-templates/fixtures';

export const header = ['ID_local', 'ID_QG', 'TYPE', 'CREATDATE_USER', 'LAST_LOGIN'];

/** Account number n of a list: an id that is nobody's, every third one not linked, every fifth never logged in. */
export function accountRow(n: number, type = String((n % 3) + 1)): string[] {
  const id = String(n).padStart(12, '0');
  const login = n % 5 === 0 ? '' : '25/02/2023 07:30:00';
  return [id, n % 3 === 0 ? '' : id, type, '27/02/2022 08:00:00', login];
}

/** Accounts `from` to `to`, both included. */
export function accountRows(from: number, to: number): string[][] {
  return Array.from({ length: to - from + 1 }, (_, index) => accountRow(from + index));
}

/** A workbook of one or more sheets of accounts, each below its header. */
export function accountBook(...sheets: readonly (readonly (readonly string[])[])[]): Buffer {
  return workbookOfTexts(sheets.map((rows, index) => ({ name: `Tài khoản ${index + 1}`, rows: [header, ...rows] })));
}
