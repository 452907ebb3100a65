import type { Merge, SheetRow } from '@emc/domain';
import type { ByteSource } from './byte-source.js';
import type { ReadLimits } from './read.limits.js';
import { ItemReader, readItems } from './read.items.js';
import { readXml } from './read.xml.js';
import type { CellContext } from './sheet.cell.js';
import { SheetEvents } from './sheet.js';
import { SharedStrings } from './strings.js';
import { Styles } from './styles.js';
import type { Sheet, Workbook } from './workbook.js';
import { workbookParts, type WorkbookParts } from './workbook.parts.js';
import { ZipParts, type ZipPart } from './zip.js';

/** Opens an .xlsx file; cells are read when rows are asked for. */
export async function openXlsx(source: ByteSource, limits: ReadLimits): Promise<Workbook> {
  const zip = await ZipParts.open(source, limits);
  try {
    return new Xlsx({ source, zip, parts: await workbookParts(zip) }, limits);
  } catch (error) {
    await zip.close();
    throw error;
  }
}

interface XlsxFile {
  readonly source: ByteSource;
  readonly zip: ZipParts;
  readonly parts: WorkbookParts;
}

class Xlsx implements Workbook {
  readonly sheets: readonly Sheet[];
  readonly date1904: boolean;
  private readonly mergesOf = new Map<number, readonly Merge[]>();
  private readonly calculatedIn = new Map<number, ReadonlySet<number>>();
  private context: Promise<CellContext> | null = null;
  private current: { readonly part: ZipPart; readonly total: number } | null = null;

  constructor(
    private readonly file: XlsxFile,
    private readonly limits: ReadLimits,
  ) {
    this.sheets = file.parts.sheets.map(({ name, hidden }) => ({ name, hidden }));
    this.date1904 = file.parts.date1904;
  }

  async *rows(sheetIndex: number): AsyncGenerator<SheetRow[]> {
    const events = new SheetEvents(await (this.context ??= this.readContext()));
    const reader = new ItemReader(events);
    const part = this.openSheet(sheetIndex);
    for await (const chunk of part.chunks()) {
      reader.write(chunk);
      if (events.rowsReady > 0) yield await this.settled(events, sheetIndex);
    }
    reader.end();
    this.mergesOf.set(sheetIndex, events.merges);
    if (events.rowsReady > 0) yield await this.settled(events, sheetIndex);
  }

  merges(sheetIndex: number): readonly Merge[] {
    return this.mergesOf.get(sheetIndex) ?? [];
  }

  bytesRead(): number {
    return this.current?.part.bytesRead ?? 0;
  }

  bytesTotal(): number {
    return this.current?.total ?? 0;
  }

  async close(): Promise<void> {
    await this.file.zip.close();
    await this.file.source.close();
  }

  /** The rows read so far; where a result of theirs is in doubt, the whole sheet is looked through once. */
  private async settled(events: SheetEvents, sheetIndex: number): Promise<SheetRow[]> {
    const { formulas } = events;
    if (formulas.inDoubt && !this.calculatedIn.has(sheetIndex)) {
      this.calculatedIn.set(sheetIndex, await this.calculatedColumns(sheetIndex));
    }
    formulas.settle(this.calculatedIn.get(sheetIndex) ?? new Set());
    return events.take();
  }

  private async calculatedColumns(sheetIndex: number): Promise<ReadonlySet<number>> {
    const { parts, zip } = this.file;
    const events = new SheetEvents(await (this.context ??= this.readContext()));
    const reader = new ItemReader(events);
    for await (const chunk of zip.part(parts.sheets[sheetIndex]?.part ?? '').chunks()) {
      reader.write(chunk);
      events.formulas.settle(new Set());
      events.take();
    }
    reader.end();
    return events.formulas.calculated;
  }

  private openSheet(sheetIndex: number): ZipPart {
    const { parts, zip } = this.file;
    const sheet = parts.sheets[sheetIndex];
    if (!sheet) throw new RangeError(`no sheet ${sheetIndex}`);
    const part = zip.part(sheet.part);
    this.current = { part, total: zip.compressedBytes(sheet.part) };
    return part;
  }

  private async readContext(): Promise<CellContext> {
    const { parts, zip } = this.file;
    const styles = new Styles();
    const strings = new SharedStrings(this.limits);
    if (parts.styles !== null) await readXml(zip.part(parts.styles).chunks(), styles);
    if (parts.strings !== null) await readItems(zip.part(parts.strings).chunks(), strings);
    return {
      date1904: parts.date1904,
      calculation: parts.calculation,
      isLinked: parts.isLinked,
      string: (number) => strings.at(number),
      format: (style) => styles.format(style),
    };
  }
}
