/** What the reader asks of `node:zlib`, for browsers; pako is zlib itself in JavaScript, so both refuse the same bytes. */
import { Buffer } from 'node:buffer';
import { Transform, type TransformCallback } from 'node:stream';
import { Inflate } from 'pako/lib/inflate.js';
import crcOf from 'pako/lib/zlib/crc32.js';

/** Inflates to a thousand times as much at most, and only this much waits to be read. */
const PIECE_BYTES = 4096;

export function crc32(data: Uint8Array, value = 0): number {
  return crcOf(value, data, data.length, 0) >>> 0;
}

export function createInflateRaw({ chunkSize }: { chunkSize: number }): InflateRaw {
  return new InflateRaw(chunkSize);
}

class InflateRaw extends Transform {
  /** Compressed bytes inflated so far. */
  bytesWritten = 0;
  private readonly inflate: Inflate;
  private readonly ready: Uint8Array[] = [];
  private roomAgain: (() => void) | null = null;

  constructor(chunkSize: number) {
    super();
    this.inflate = new Inflate({ raw: true, chunkSize });
    this.inflate.onData = (chunk) => this.ready.push(chunk);
    this.inflate.onEnd = (status) => (this.inflate.err = status);
  }

  override _transform(chunk: Uint8Array, _encoding: BufferEncoding, done: TransformCallback): void {
    this.inflatePieces(chunk).then(() => done(), done);
  }

  override _flush(done: TransformCallback): void {
    done(this.inflate.ended ? null : new Error('unexpected end of file'));
  }

  override _read(size: number): void {
    const goOn = this.roomAgain;
    this.roomAgain = null;
    if (goOn) goOn();
    else super._read(size);
  }

  /** What follows the end of the deflated bytes is passed over, as zlib does. */
  private async inflatePieces(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      this.inflate.push(chunk.subarray(at, at + PIECE_BYTES), false);
      if (this.inflate.err !== 0) throw new Error(this.inflate.msg);
      this.bytesWritten += Math.min(PIECE_BYTES, chunk.length - at);
      for (const { buffer, byteOffset, length } of this.ready.splice(0)) {
        if (!this.push(Buffer.from(buffer, byteOffset, length))) await this.room();
      }
    }
  }

  private room(): Promise<void> {
    return new Promise((resolve) => (this.roomAgain = resolve));
  }
}
