import type { Merge, SheetRow } from '@emc/domain';

/** A sheet of cells as the officer sees its tab; chart sheets are none. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
}

/** An open workbook; whoever opened it closes it. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Do the serial numbers of its dates count from 1904? */
  readonly date1904: boolean;
  /** Batches of rows, ascending; rows without any value are left out. Stop early by leaving the loop. */
  rows(sheetIndex: number): AsyncGenerator<SheetRow[]>;
  /** Complete once the sheet's rows were read to the end. */
  merges(sheetIndex: number): readonly Merge[];
  /** How far the sheet being read is, in bytes of its part in the file. */
  bytesRead(): number;
  bytesTotal(): number;
  close(): Promise<void>;
}
