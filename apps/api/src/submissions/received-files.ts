import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';

/** A file that has arrived but belongs to no submission yet. */
export interface ArrivedFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** The first bytes, to tell what it is. */
  readonly head: Buffer;
}

interface Owner {
  readonly siteId: number;
  readonly id: string;
}

const headLength = 16;
const dayMs = 86_400_000;

/** Files as they were handed in, byte for byte, under `received/` of the data folder. */
@Injectable()
export class ReceivedFiles {
  constructor(private readonly folder: string) {}

  /** Writes the stream to disk, synced, while hashing it. */
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
      await pipeline(content, watch, file.createWriteStream({ flush: true }));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { path, sha256: digest.digest('hex'), ...seen };
  }

  /** Gives an arrived file its lasting place. */
  async keep(arrived: ArrivedFile, owner: Owner, what: 'original' | 'scan'): Promise<void> {
    const path = this.pathOf(owner, what);
    await mkdir(dirname(path), { recursive: true });
    await rename(arrived.path, path);
    const folder = await open(dirname(path));
    await folder.sync().finally(() => folder.close());
  }

  pathOf({ siteId, id }: Owner, what: 'original' | 'scan'): string {
    return join(this.folder, String(siteId), `${id}.${what}`);
  }

  async has(owner: Owner, what: 'original' | 'scan'): Promise<boolean> {
    return (await stat(this.pathOf(owner, what)).catch(() => null)) !== null;
  }

  /** Null when the file is not kept. */
  async read(owner: Owner, what: 'original' | 'scan'): Promise<ReadStream | null> {
    return (await this.has(owner, what)) ? createReadStream(this.pathOf(owner, what)) : null;
  }

  async drop(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  /** Deletes what arrived over a day ago and never became a submission. */
  async sweep(now: Date): Promise<void> {
    const incoming = join(this.folder, 'incoming');
    for (const name of await readdir(incoming).catch(() => [])) {
      const path = join(incoming, name);
      const found = await stat(path).catch(() => null);
      if (found && now.getTime() - found.mtimeMs > dayMs) await this.drop(path);
    }
  }
}
