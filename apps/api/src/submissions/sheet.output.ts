import { once } from 'node:events';
import { Socket } from 'node:net';
import type { Workbook } from '@emc/xlsx-templates';
import type { SheetAnswer } from './sheet.task.js';

/** How much may be written before the other side has read it. */
const aheadBytes = 1_048_576;

/** Where the sheet process writes: rows or bytes to stdout, answers by IPC. */
export class Output {
  rowsBefore = 0;
  /** Not `process.stdout`: that waits in every write until the other side has read, and judging stands still. */
  private readonly stdout = new Socket({ fd: 1, readable: false, writable: true });

  async write(bytes: string | Uint8Array): Promise<void> {
    this.stdout.write(bytes);
    if (this.stdout.writableLength > aheadBytes) await once(this.stdout, 'drain');
  }

  end(): void {
    this.stdout.end();
  }

  /** Resolves once the parent has it: a message must not die with the process. */
  say(answer: SheetAnswer): Promise<void> {
    return new Promise((resolve, reject) => {
      process.send?.(answer, undefined, undefined, (error) => (error ? reject(error) : resolve()));
    });
  }
}

const everyRows = 2000;

/** Tells how far the sheet being read is, on top of the sheets before it. */
export class Progress {
  private readonly before: number;
  private rows = 0;
  private told = 0;

  constructor(
    private readonly output: Output,
    private readonly workbook: Workbook,
  ) {
    this.before = output.rowsBefore;
  }

  async read(rows: number): Promise<void> {
    this.rows += rows;
    this.output.rowsBefore += rows;
    if (this.rows - this.told < everyRows) return;
    this.told = this.rows;
    const read = this.workbook.bytesRead();
    const whole = read > 0 ? Math.max(this.rows, Math.round((this.rows * this.workbook.bytesTotal()) / read)) : null;
    const rowsExpected = whole === null ? null : this.before + whole;
    await this.output.say({ answer: 'progress', rowsRead: this.before + this.rows, rowsExpected });
  }
}
