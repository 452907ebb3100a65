import { Buffer } from 'node:buffer';
import type { ByteSource } from '@emc/xlsx-templates/reader';

/** A file that was picked, read where and when it is asked for, never as a whole. */
export class BlobSource implements ByteSource {
  /** Was it changed, moved or taken away since it was picked? */
  lost = false;

  constructor(private readonly blob: Blob) {}

  get size(): number {
    return this.blob.size;
  }

  async read(offset: number, length: number): Promise<Buffer> {
    try {
      // Of a file that is gone browsers say that it has no bytes; only reading it as a whole tells.
      const piece = this.blob.size === 0 ? this.blob : this.blob.slice(offset, offset + length);
      return Buffer.from(await piece.arrayBuffer());
    } catch (error) {
      this.lost = true;
      throw error;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
