import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import type { ByteSource } from './byte-source.js';

const PIECE_BYTES = 256 * 1024;

/** The source itself failed, which says nothing about the file in it. */
export class SourceFailed extends Error {
  override readonly name = 'SourceFailed';
}

/** Lends a source to the zip reader; closing stays with whoever owns the source. */
export class SourceReader extends yauzl.RandomAccessReader {
  constructor(private readonly source: ByteSource) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(pieces(this.source, start, end), { objectMode: false });
  }
}

async function* pieces(source: ByteSource, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const piece = await source.read(at, Math.min(PIECE_BYTES, end - at)).catch((error: unknown) => {
      throw new SourceFailed('the source of a workbook', { cause: error });
    });
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}
