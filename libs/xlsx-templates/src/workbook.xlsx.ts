import type { Merge, SheetRow } from '@emc/domain';
import type { ReadLimits } from './read.limits.js';
import { readXml, XmlReader } from './read.xml.js';
import type { CellContext } from './sheet.cell.js';
import { SheetEvents } from './sheet.js';
import { SharedStrings } from './strings.js';
import { Styles } from './styles.js';
import type { Sheet, Workbook } from './workbook.js';
import { workbookParts, type WorkbookParts } from './workbook.parts.js';
import { ZipParts, type ZipPart } from './zip.js';

/** Opens an .xlsx file; cells are read when rows are asked for. */
export async function openXlsx(path: string, limits: ReadLimits): Promise<Workbook> {
  const zip = await ZipParts.open(path, limits);
  try {
    return new Xlsx(zip, await workbookParts(zip), limits);
  } catch (error) {
    await zip.close();
    throw error;
  }
}

class Xlsx implements Workbook {
  readonly sheets: readonly Sheet[];
  private readonly mergesOf = new Map<number, readonly Merge[]>();
  private context: Promise<CellContext> | null = null;
  private current: { readonly part: ZipPart; readonly total: number } | null = null;

  constructor(
    private readonly zip: ZipParts,
    private readonly parts: WorkbookParts,
    private readonly limits: ReadLimits,
  ) {
    this.sheets = parts.sheets.map(({ name, hidden }) => ({ name, hidden }));
  }

  async *rows(sheetIndex: number): AsyncGenerator<SheetRow[]> {
    const events = new SheetEvents(await (this.context ??= this.readContext()));
    const reader = new XmlReader(events);
    const part = this.openSheet(sheetIndex);
    for await (const chunk of part.chunks()) {
      reader.write(chunk);
      if (events.rowsReady > 0) yield events.take();
    }
    reader.end();
    this.mergesOf.set(sheetIndex, events.merges);
    if (events.rowsReady > 0) yield events.take();
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

  close(): Promise<void> {
    return this.zip.close();
  }

  private openSheet(sheetIndex: number): ZipPart {
    const sheet = this.parts.sheets[sheetIndex];
    if (!sheet) throw new RangeError(`no sheet ${sheetIndex}`);
    const part = this.zip.part(sheet.part);
    this.current = { part, total: this.zip.compressedBytes(sheet.part) };
    return part;
  }

  private async readContext(): Promise<CellContext> {
    const styles = new Styles();
    const strings = new SharedStrings(this.limits);
    if (this.parts.styles !== null) await readXml(this.zip.part(this.parts.styles).chunks(), styles);
    if (this.parts.strings !== null) await readXml(this.zip.part(this.parts.strings).chunks(), strings);
    return {
      date1904: this.parts.date1904,
      string: (number) => strings.at(number),
      format: (style) => styles.format(style),
    };
  }
}
