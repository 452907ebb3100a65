import { createDecipheriv } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import type { ByteSource } from '@emc/xlsx-templates';
import type { InstallationKeys } from '../installation-keys.js';
import { algorithm, blockBytes, headerBytes, isHeader, keyIdOf, keyOfFile } from './seal.js';
import { nonceOf, sealedBlockBytes, tagBytes } from './seal.js';

/** A sealed file is not what was written, or not under a key that we have. */
export class SealBroken extends Error {
  constructor(path: string, why: string) {
    super(`The sealed file ${path} cannot be opened: ${why}`);
    this.name = 'SealBroken';
  }
}

/** What opens one sealed file and no other; plain data. */
export interface SealedRef {
  readonly path: string;
  /** Names the installation's key that it was sealed under. */
  readonly keyId: string;
  /** The key of this file, base64. */
  readonly key: string;
}

export type FileKeys = Pick<InstallationKeys, 'fileKey' | 'previous'>;

/** Finds the key of a sealed file. */
export async function sealedRef(path: string, { fileKey, previous }: FileKeys): Promise<SealedRef> {
  const file = await open(path);
  try {
    const header = await headerOf(file, path);
    const known = [fileKey, previous?.fileKey].find((key) => key?.id === keyIdOf(header));
    if (!known) throw new SealBroken(path, `it was sealed under the key ${keyIdOf(header)}, which is not set`);
    return { path, keyId: known.id, key: keyOfFile(known.secret, header).toString('base64') };
  } finally {
    await file.close();
  }
}

/** The plain bytes of a sealed file, read at any place; nothing that was changed is ever read. */
export async function openSealedRef({ path, key }: Omit<SealedRef, 'keyId'>): Promise<ByteSource> {
  const file = await open(path);
  try {
    const header = await headerOf(file, path);
    const { size } = await file.stat();
    const source = new SealedSource({ path, file, header, key: Buffer.from(key, 'base64') }, size - headerBytes);
    await source.tryLastBlock();
    return source;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function headerOf(file: FileHandle, path: string): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headerBytes), 0, headerBytes, 0);
  const header = buffer.subarray(0, bytesRead);
  if (!isHeader(header)) throw new SealBroken(path, 'it does not begin as a sealed file');
  return header;
}

interface Opened {
  readonly path: string;
  readonly file: FileHandle;
  readonly header: Buffer;
  readonly key: Buffer;
}

/** The block being read in pieces, one before it, and what a zip archive keeps at its end. */
const blocksKept = 4;

class SealedSource implements ByteSource {
  readonly size: number;
  private readonly blocks: number;
  private readonly kept = new Map<number, Promise<Buffer>>();

  constructor(
    private readonly opened: Opened,
    private readonly sealedBytes: number,
  ) {
    this.blocks = Math.ceil(sealedBytes / sealedBlockBytes);
    this.size = sealedBytes - this.blocks * tagBytes;
    const inLast = this.size - (this.blocks - 1) * blockBytes;
    const tooShort = this.blocks > 1 ? inLast < 1 : inLast < 0;
    if (this.blocks === 0 || tooShort) throw new SealBroken(opened.path, 'its end is missing');
  }

  /** Only the last block says that it is the last: a file that was cut off is told at once. */
  async tryLastBlock(): Promise<void> {
    await this.block(this.blocks - 1);
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const end = Math.min(offset + length, this.size);
    const pieces: Buffer[] = [];
    for (let at = offset; at < end;) {
      const index = Math.floor(at / blockBytes);
      const begin = index * blockBytes;
      const piece = (await this.block(index)).subarray(at - begin, end - begin);
      pieces.push(piece);
      at += piece.length;
    }
    return Buffer.concat(pieces);
  }

  close(): Promise<void> {
    return this.opened.file.close();
  }

  private block(index: number): Promise<Buffer> {
    const known = this.kept.get(index);
    if (known) return known;
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size >= blocksKept) this.kept.delete(oldest);
    const block = this.openBlock(index);
    this.kept.set(index, block);
    return block;
  }

  private async openBlock(index: number): Promise<Buffer> {
    const { path, file, header, key } = this.opened;
    const begin = index * sealedBlockBytes;
    const length = Math.min(sealedBlockBytes, this.sealedBytes - begin);
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, headerBytes + begin);
    const nonce = nonceOf(header, index, index === this.blocks - 1);
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(header);
    decipher.setAuthTag(buffer.subarray(length - tagBytes));
    const plain = decipher.update(buffer.subarray(0, length - tagBytes));
    try {
      if (bytesRead < length) throw new Error('short');
      decipher.final();
    } catch {
      throw new SealBroken(path, 'it was changed or cut off, or the key is another');
    }
    return plain;
  }
}
