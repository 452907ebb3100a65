import { open } from 'node:fs/promises';

/** Bytes that can be read at any place: a file, or something that is never a plain file. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes, or fewer where the source ends. */
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** The bytes of a file as it lies on the disk. */
export async function fileSource(path: string): Promise<ByteSource> {
  const file = await open(path, 'r');
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      const bytes = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - offset)));
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    close: () => file.close(),
  };
}
