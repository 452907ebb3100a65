import type { Cell, Merge, SheetRow } from '@emc/domain';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { ByteSource } from './byte-source.js';
import type { ReadLimits } from './read.limits.js';
import { numberIn } from './sheet.cell.js';
import { numberFormat, type NumberFormat } from './styles.js';
import type { Sheet, Workbook } from './workbook.js';
import { WorkbookRefused } from './workbook.refused.js';
import { judgeOle } from './xls.ole.js';
import { judgeXlsSize } from './xls.size.js';

const BATCH_ROWS = 500;

/**
 * Opens a legacy .xls file. SheetJS holds all of it in memory and cannot be stopped while it parses: run it where it
 * can be killed.
 */
export async function readXls(source: ByteSource, limits: ReadLimits): Promise<Workbook> {
  await judgeXlsSize(source, limits);
  // Loaded only here, since it is large and most workbooks are .xlsx.
  const [sheetjs, codePages] = await Promise.all([import('@e965/xlsx'), import('@e965/xlsx/dist/cpexcel.full.mjs')]);
  // Without them it reads the bytes of Excel 5 and 95 as Western letters, whatever code page the file declares.
  sheetjs.set_cptable(codePages);
  const bytes = await source.read(0, source.size);
  const isLinked = judgeOle(sheetjs.CFB, bytes);
  let book: WorkBook;
  try {
    book = sheetjs.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellText: false, cellDates: false });
  } catch (error) {
    throw new WorkbookRefused('XLS_BROKEN', String(error));
  }
  const xls = new Xls(book, source, isLinked);
  if (xls.sheets.length === 0) throw new WorkbookRefused('SHEET_NONE', 'no worksheet');
  return xls;
}

class Xls implements Workbook {
  readonly sheets: readonly Sheet[];
  readonly date1904: boolean;
  private readonly content: readonly WorkSheet[];
  private readonly formats = new Map<string, NumberFormat>();

  private read = 0;

  constructor(
    book: WorkBook,
    private readonly source: ByteSource,
    private readonly isLinked: boolean,
  ) {
    const { Sheets: properties = [], WBProps } = book.Workbook ?? {};
    const names = book.SheetNames.filter((name) => book.Sheets[name] && !book.Sheets[name]['!type']);
    this.sheets = names.map((name) => ({
      name,
      hidden: (properties.find((each) => each.name === name)?.Hidden ?? 0) !== 0,
    }));
    this.content = names.flatMap((name) => book.Sheets[name] ?? []);
    this.date1904 = WBProps?.date1904 ?? false;
  }

  async *rows(sheetIndex: number): AsyncGenerator<SheetRow[]> {
    const sheet = this.content[sheetIndex];
    if (!sheet) throw new RangeError(`no sheet ${sheetIndex}`);
    const grid = sheet['!data'] ?? [];
    let batch: SheetRow[] = [];
    for (const [index, cells] of grid.entries()) {
      const row = this.row(index, cells, sheet['!rows']?.[index]?.hidden === true);
      if (row) batch.push(row);
      this.read = ((index + 1) / grid.length) * this.source.size;
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  merges(sheetIndex: number): readonly Merge[] {
    return (this.content[sheetIndex]?.['!merges'] ?? []).map(({ s, e }) => ({
      top: s.r + 1,
      left: s.c,
      bottom: e.r + 1,
      right: e.c,
    }));
  }

  bytesRead(): number {
    return Math.round(this.read);
  }

  bytesTotal(): number {
    return this.source.size;
  }

  close(): Promise<void> {
    return this.source.close();
  }

  private row(index: number, given: readonly (CellObject | undefined)[] | undefined, hidden: boolean): SheetRow | null {
    const cells: (Cell | undefined)[] = [];
    given?.forEach((each, column) => {
      const cell = each ? this.cell(each) : null;
      if (cell !== null) cells[column] = cell;
    });
    if (cells.length === 0) return null;
    return hidden ? { row: index + 1, cells, hidden } : { row: index + 1, cells };
  }

  private cell(given: CellObject): Cell {
    const cell = this.value(given);
    // SheetJS gives the later cells of a shared or array formula an `F`, often without a value.
    if (cell === null || !('f' in given || 'F' in given)) return cell;
    // It gives a place in another workbook as one in this: any formula may rest on it.
    return this.isLinked && !('uncalculated' in cell)
      ? { ...cell, formula: true, linked: true }
      : { ...cell, formula: true };
  }

  private value({ t, v, z }: CellObject): Cell {
    if (t === 'n' && typeof v === 'number') return numberIn(v, this.format(String(z ?? '')), this.date1904);
    if (t === 's' && typeof v === 'string') return { text: v };
    if (t === 'b') return { boolean: v === true };
    if (t === 'e') return { error: errorTexts.get(Number(v)) ?? `#${String(v)}` };
    return null;
  }

  private format(code: string): NumberFormat {
    let format = this.formats.get(code);
    if (!format) this.formats.set(code, (format = numberFormat(code)));
    return format;
  }
}

const errorTexts: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);
