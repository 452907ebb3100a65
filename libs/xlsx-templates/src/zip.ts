import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw, crc32, type InflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { ByteSource } from './byte-source.js';
import type { ReadLimits } from './read.limits.js';
import { WorkbookRefused } from './workbook.refused.js';
import { judgeEntry, judgeNames, partKey } from './zip.directory.js';
import { SourceFailed, SourceReader } from './zip.source.js';

declare module 'zlib' {
  // In Node since 20.15, in its types later.
  export function crc32(data: Uint8Array, value?: number): number;
}

/** Large enough that the next chunk is inflated, on another core, while this one is read. */
const CHUNK_BYTES = 256 * 1024;

/** The parts of a zip container, found without regard to case as OPC asks; nothing is inflated before it is asked for. */
export class ZipParts {
  private readonly streams = new Set<Readable>();

  private constructor(
    private readonly file: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** Opens a zip whose directory holds nothing to refuse; its source stays the caller's. */
  static async open(source: ByteSource, limits: ReadLimits): Promise<ZipParts> {
    const file = await openZip(source);
    try {
      return new ZipParts(file, await readDirectory(file, limits));
    } catch (error) {
      file.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(partKey(name));
  }

  compressedBytes(name: string): number {
    return this.entry(name).compressedSize;
  }

  /** Opens a part for reading once. */
  part(name: string): ZipPart {
    return new ZipPart(this.file, this.entry(name), this.streams);
  }

  /** Ends whatever is still being read, since the file closes only after its last stream. */
  close(): Promise<void> {
    if (!this.file.isOpen) return Promise.resolve();
    for (const stream of this.streams) stream.destroy();
    return new Promise((resolve) => {
      this.file.once('close', resolve);
      this.file.close();
    });
  }

  private entry(name: string): Entry {
    const entry = this.entries.get(partKey(name));
    if (!entry) throw new WorkbookRefused('WORKBOOK_PART_MISSING', name);
    return entry;
  }
}

/** One part while it is read. */
export class ZipPart {
  private compressed = 0;

  constructor(
    private readonly file: ZipFile,
    private readonly entry: Entry,
    private readonly streams: Set<Readable>,
  ) {}

  /** Compressed bytes read so far. */
  get bytesRead(): number {
    return this.compressed;
  }

  /** Inflates the part; its size and checksum are proved when it is read to the end. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    const stream = await this.openStream();
    this.streams.add(stream);
    let inflated = 0;
    let crc = 0;
    try {
      for await (const chunk of brokenZip<Uint8Array>(stream)) {
        inflated += chunk.length;
        crc = crc32(chunk, crc);
        this.compressed = 'bytesWritten' in stream ? stream.bytesWritten : inflated;
        // The declared sizes were judged with the directory, so no part may hold more than it declared.
        if (inflated > this.entry.uncompressedSize) throw this.broken('more bytes than declared');
        yield chunk;
      }
    } finally {
      this.streams.delete(stream);
      stream.destroy();
    }
    if (inflated !== this.entry.uncompressedSize || crc !== this.entry.crc32) {
      throw this.broken('wrong size or checksum');
    }
  }

  private broken(detail: string): WorkbookRefused {
    return new WorkbookRefused('ZIP_BROKEN', `${String(this.entry.fileNameRaw)}: ${detail}`);
  }

  private async openStream(): Promise<Readable | InflateRaw> {
    let raw: Readable;
    try {
      raw = await this.file.openReadStreamPromise(this.entry, { decodeFileData: false });
    } catch (error) {
      throw broken(error);
    }
    if (this.entry.compressionMethod === 0) return raw;
    // Its errors reach whoever iterates over the inflated stream.
    return pipeline(raw, createInflateRaw({ chunkSize: CHUNK_BYTES }), () => {});
  }
}

async function* brokenZip<T>(stream: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        throw broken(error);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function broken(error: unknown): Error {
  return error instanceof SourceFailed ? error : new WorkbookRefused('ZIP_BROKEN', String(error));
}

async function openZip(source: ByteSource): Promise<ZipFile> {
  let file: ZipFile;
  try {
    const options = { autoClose: false, decodeStrings: false };
    file = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, options);
  } catch (error) {
    throw broken(error);
  }
  // Whoever awaits a read hears of its error; an unheard 'error' event would end the process.
  file.on('error', () => {});
  return file;
}

async function readDirectory(file: ZipFile, limits: ReadLimits): Promise<Map<string, Entry>> {
  if (file.entryCount > limits.entries) {
    throw new WorkbookRefused('ZIP_TOO_MANY_ENTRIES', `${file.entryCount} > ${limits.entries}`);
  }
  const entries = new Map<string, Entry>();
  let declaredBytes = 0;
  for await (const entry of brokenZip<Entry>(file.eachEntry())) {
    const name = judgeEntry(entry, limits);
    declaredBytes += entry.uncompressedSize;
    if (declaredBytes > limits.inflatedBytes) {
      throw new WorkbookRefused('ZIP_INFLATED_TOO_LARGE', `declares over ${limits.inflatedBytes} bytes`);
    }
    if (name.endsWith('/')) continue;
    const key = partKey(name);
    if (entries.has(key)) throw new WorkbookRefused('ZIP_DUPLICATE_NAME', name);
    entries.set(key, entry);
  }
  judgeNames([...entries.keys()]);
  return entries;
}
