import type { SheetInput } from '@emc/contract';
import type { Cell, SheetRow } from '@emc/domain';
import type { ByteSource, ReadLimits, Workbook } from '@emc/xlsx-templates';
import { openUnlessXls } from '@emc/xlsx-templates/reader';
import { openSealedRef } from './sealed.js';
import type { ListFile } from './sheet.task.js';

/** Opens one file of a list; whoever asked closes it. */
export async function openListFile(file: ListFile, limits: ReadLimits): Promise<Workbook> {
  const bytes = await openSealedRef(file);
  if (file.source === 'rows') return openRows(bytes);
  return (await openUnlessXls(bytes, limits)) ?? openXls(file, limits);
}

/** Few lists are an .xls, and what reads one takes long to load. */
async function openXls(file: ListFile, limits: ReadLimits): Promise<Workbook> {
  const { openWorkbook } = await import('@emc/xlsx-templates');
  return openWorkbook(await openSealedRef(file), limits);
}

/** `Tài khoản`, or `2/3 · Tài khoản` in a list of several files. */
export function calledIn({ part }: ListFile, sheet: string): string {
  return part === null ? sheet : `${part} · ${sheet}`;
}

/** What rows say today and did not say once: those that were stored before are read as if it had been the usual. */
const saidLater = { headerRow: 1, hiddenRows: [], merges: [], date1904: false, otherSheets: [] } as const;

type StoredSheet = Omit<SheetInput, keyof typeof saidLater> & Partial<Pick<SheetInput, keyof typeof saidLater>>;

/** The rows of an open sheet, as the door checked and stored them, in the shape of a workbook. */
async function openRows(bytes: ByteSource): Promise<Workbook> {
  const whole = await bytes.read(0, bytes.size).finally(() => bytes.close());
  const sheet = { ...saidLater, ...(JSON.parse(whole.toString()) as StoredSheet) };
  const hidden = new Set(sheet.hiddenRows);
  const header: SheetRow = { row: sheet.headerRow, cells: sheet.header.map((text) => ({ text })) };
  const rows = sheet.rows.map((cells, index): SheetRow => {
    const row = sheet.headerRow + 1 + index;
    return { row, cells: cells.map(asCell), ...(hidden.has(row) && { hidden: true }) };
  });
  return {
    sheets: [sheet.sheetName, ...sheet.otherSheets].map((name) => ({ name, hidden: false })),
    date1904: sheet.date1904,
    rows: async function* (index) {
      if (index === 0) yield [header, ...rows];
    },
    merges: () => [...sheet.merges],
    bytesRead: () => 1,
    bytesTotal: () => 1,
    close: () => Promise.resolve(),
  };
}

/** `"abc"`, `3`, `true` are short for `{ text }`, `{ number }`, `{ boolean }`. */
function asCell(input: SheetInput['rows'][number][number]): Cell {
  if (typeof input === 'string') return input === '' ? null : { text: input };
  if (typeof input === 'number') return { number: input };
  if (typeof input === 'boolean') return { boolean: input };
  return input as Cell;
}
