import { createHash } from 'node:crypto';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { ByteSource } from '@emc/xlsx-templates';
import { v7 as uuidv7 } from 'uuid';
import { openSealedRef, sealedRef, type FileKeys, type SealedRef } from './sealed.js';
import { sealing } from './sealing.js';
import type { FileRole } from './submission-files.js';

/** A file that has arrived but belongs to no submission yet. */
export interface ArrivedFile {
  readonly path: string;
  /** Of the bytes as they came. */
  readonly sha256: string;
  readonly bytes: number;
  /** The first bytes, to tell what it is. */
  readonly head: Buffer;
}

interface Owner {
  readonly siteId: number;
  readonly id: string;
}

interface KeptFile {
  readonly id: string;
  readonly role: string;
  readonly path: string;
}

const headLength = 16;
const dayMs = 86_400_000;
const readBytes = 65_536;
const keptName = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.(original|part-\d+|scan)$/;

/** Files as they were handed in, under `received/` of the data folder; sealed from their first byte on. */
@Injectable()
export class ReceivedFiles {
  constructor(
    private readonly folder: string,
    private readonly keys: FileKeys,
  ) {}

  /** Writes the stream to disk, sealed and synced, while hashing it. */
  async arrive(content: Readable): Promise<ArrivedFile> {
    const path = join(this.folder, 'incoming', uuidv7());
    await mkdir(dirname(path), { recursive: true });
    const digest = createHash('sha256');
    const seen = { bytes: 0, head: Buffer.alloc(0) };
    const watch = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        digest.update(chunk);
        if (seen.head.length < headLength) seen.head = Buffer.concat([seen.head, chunk]).subarray(0, headLength);
        seen.bytes += chunk.length;
        done(null, chunk);
      },
    });
    const file = await open(path, 'wx', 0o600);
    try {
      await pipeline(content, watch, sealing(this.keys.fileKey), file.createWriteStream({ flush: true }));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { path, sha256: digest.digest('hex'), ...seen };
  }

  /** Gives an arrived file its lasting place. */
  async keep(arrived: ArrivedFile, owner: Owner, role: FileRole): Promise<void> {
    const path = this.pathOf(owner, role);
    await mkdir(dirname(path), { recursive: true });
    await putInPlace(arrived.path, path);
  }

  /**
   * Gives a submission the file of another as its own: a second name of the same bytes, which never change. It counts as
   * arrived now, so that no sweep takes it for an old stray. Answers false when the file is not there any more.
   */
  async share(from: Owner, to: Owner, role: FileRole): Promise<boolean> {
    const [path, shared] = [this.pathOf(from, role), this.pathOf(to, role)];
    const now = new Date();
    try {
      await utimes(path, now, now);
      await link(path, shared).catch(async (error: NodeJS.ErrnoException) => {
        // A file system without second names.
        if (!['EPERM', 'ENOTSUP', 'EMLINK'].includes(error.code ?? '')) throw error;
        await copyFile(path, shared);
      });
      await syncFolderOf(shared);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  pathOf({ siteId, id }: Owner, role: FileRole): string {
    return join(this.folder, String(siteId), `${id}.${role}`);
  }

  async has(owner: Owner, role: FileRole): Promise<boolean> {
    return (await stat(this.pathOf(owner, role)).catch(() => null)) !== null;
  }

  /** What another process needs to open this file and no other. */
  async openable(owner: Owner, role: FileRole): Promise<SealedRef> {
    return sealedRef(this.pathOf(owner, role), this.keys);
  }

  /** The bytes as they came; null when the file is not kept. */
  async read(owner: Owner, role: FileRole): Promise<Readable | null> {
    if (!(await this.has(owner, role))) return null;
    return streamOf(await openSealedRef(await this.openable(owner, role)));
  }

  /** Seals a file anew if it stands under an earlier key; answers whether it did. */
  async reseal(path: string): Promise<boolean> {
    const ref = await sealedRef(path, this.keys);
    if (ref.keyId === this.keys.fileKey.id) return false;
    const { atime, mtime } = await stat(path);
    const { path: fresh } = await this.arrive(streamOf(await openSealedRef(ref)));
    await utimes(fresh, atime, mtime);
    await putInPlace(fresh, path);
    return true;
  }

  async drop(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** Deletes a file that arrived over a day ago; answers whether it did. */
  async dropOld(path: string, now: Date): Promise<boolean> {
    const found = await stat(path).catch(() => null);
    const old = found !== null && now.getTime() - found.mtimeMs > dayMs;
    if (old) await this.drop(path);
    return old;
  }

  /** Deletes what arrived over a day ago and was never kept. */
  async sweepIncoming(now: Date): Promise<void> {
    const incoming = join(this.folder, 'incoming');
    for (const name of await readdir(incoming).catch(() => [])) await this.dropOld(join(incoming, name), now);
  }

  /** The sites of which there are files. */
  async sites(): Promise<number[]> {
    const names = await readdir(this.folder);
    return names.filter((name) => /^\d+$/.test(name)).map(Number);
  }

  async ofSite(siteId: number): Promise<KeptFile[]> {
    const folder = join(this.folder, String(siteId));
    return (await readdir(folder)).flatMap((name) => {
      const [, id, role] = keptName.exec(name) ?? [];
      return id && role ? [{ id, role, path: join(folder, name) }] : [];
    });
  }
}

async function putInPlace(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolderOf(to);
}

async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path));
  await folder.sync().finally(() => folder.close());
}

/** Closes the source when it ends, or when nobody reads on. */
function streamOf(source: ByteSource): Readable {
  let offset = 0;
  return new Readable({
    read() {
      source.read(offset, readBytes).then(
        (bytes) => {
          offset += bytes.length;
          this.push(bytes.length > 0 ? bytes : null);
        },
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, done) {
      source.close().then(
        () => done(error),
        (failed: Error) => done(error ?? failed),
      );
    },
  });
}
