import type { Workbook } from '@emc/xlsx-templates/reader';

/** Called with the number of rows read so far, and with how many there may be. */
export type OnRows = (rows: number, of: number) => void;

const EVERY_ROWS = 2_000;

/** Tells how far a list is read; how many rows follow is guessed from the bytes that do. */
export class FileProgress {
  private rows = 0;
  private told = 0;
  /** Rows of the sheets before the one being read. */
  private before = 0;

  private workbook: Workbook | null = null;

  constructor(private readonly onRows: OnRows) {}

  beginSheet(workbook: Workbook): void {
    this.workbook = workbook;
    this.before = this.rows;
  }

  read(rows: number): void {
    this.rows += rows;
    if (!this.workbook || this.rows - this.told < EVERY_ROWS) return;
    this.told = this.rows;
    const inSheet = this.rows - this.before;
    const share = this.workbook.bytesRead() / this.workbook.bytesTotal();
    this.onRows(this.rows, this.before + Math.max(inSheet, Math.round(inSheet / share)));
  }
}
