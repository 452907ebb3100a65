import type { ListKind, SheetRow } from '@emc/domain';
import { ToldError } from './app.js';
import { readList, type Checked } from './check.js';
import type { Spreadsheet } from './excel.js';
import { fitsAsRows, sheetInput } from './sheet-input.js';
import type { ListContent, ListToHandIn } from './submit/list.js';
import { words } from './words.js';

/** A list with more rows goes as the workbook itself, where Excel hands it out. */
const mostRows = 20_000;

/** The list of the sheet that was checked, as it is when it is handed in. */
export class SheetList implements ListToHandIn {
  readonly kind: ListKind;
  readonly name: string;
  /** The rows that were handed in; none where the workbook was. */
  rows: ReadonlyMap<number, SheetRow> = new Map();

  constructor(
    private readonly book: Spreadsheet,
    private readonly checked: Checked,
  ) {
    this.kind = checked.kind;
    this.name = checked.sheet.name;
  }

  async content(signal: AbortSignal): Promise<ListContent> {
    const sheet = await this.book.openSheet(this.checked.sheet.id);
    const asFile = sheet.lastRow > mostRows ? await this.file(signal) : null;
    if (asFile) return asFile;
    const list = await readList(this.book, sheet, { kind: this.kind, signal });
    if (!list) throw new ToldError(words.noList);
    const input = sheetInput(list);
    if (!fitsAsRows(input)) {
      const file = await this.file(signal);
      if (!file) throw new ToldError(words.tooLargeForRows);
      return file;
    }
    this.rows = new Map(list.rows.map((row) => [row.row, row]));
    return { sheet: input };
  }

  /** Null where Excel does not hand out the workbook. */
  private async file(signal: AbortSignal): Promise<ListContent | null> {
    if (!this.book.canReadFile) return null;
    return this.book.readFile(signal).catch(() => {
      signal.throwIfAborted();
      return null;
    });
  }
}
