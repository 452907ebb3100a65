import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { dayInVietnam } from '@emc/domain';
import { v7 as uuidv7 } from 'uuid';
import { writeOnce } from '../data-folder.js';
import { Refused } from '../http/refused.js';
import type { BodySeal } from './body-seal.js';
import type { Batch } from './store-events.js';

const ending = '.events';
const mostBytes = 1024 ** 3;

/**
 * Events that came while the database was away, one sealed and synced file per group. Whatever lies here was answered as
 * received and goes into the database as soon as it can, also after a crash.
 */
export class FeedSpool {
  private readonly log = new Logger('FeedSpool');
  private bytes = 0;

  constructor(
    private readonly folder: string,
    private readonly seal: BodySeal,
  ) {}

  async keep(batch: Batch): Promise<void> {
    if (this.bytes > mostBytes) throw new Refused('NOT_READY', undefined, { 'retry-after': '60' });
    const sealed = this.seal.seal(Buffer.from(JSON.stringify(batch)));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeOnce(join(this.folder, `${uuidv7()}${ending}`), sealed);
    const folder = await open(this.folder);
    await folder.sync().finally(() => folder.close());
    this.bytes += sealed.length;
  }

  /**
   * Hands everything to `store`, oldest first, and deletes it then. Its events carry a key made of the file's name: a crash
   * in between only makes them come again.
   */
  async empty(store: (batch: Batch) => Promise<void>, now: Date): Promise<number> {
    let count = 0;
    for (const name of await this.names()) {
      const path = join(this.folder, name);
      const batch = await this.read(path, now);
      if (!batch) continue;
      await store(batch);
      await rm(path, { force: true });
      count += batch.events.length + batch.held.length;
    }
    this.bytes = 0;
    return count;
  }

  private async names(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter((name) => name.endsWith(ending)).sort();
  }

  /** Null when another process has emptied it meanwhile, or the file cannot be opened; then it stays for the operator. */
  private async read(path: string, now: Date): Promise<Batch | null> {
    try {
      const batch = JSON.parse(this.seal.open(await readFile(path)).toString()) as Batch;
      const knownOn = dayInVietnam(now);
      const name = path.slice(-ending.length - 36, -ending.length);
      const events = batch.events.map((event, n) => ({
        ...event,
        knownOn,
        eventKey: event.eventKey ?? `${name} ${n}`,
      }));
      return { ...batch, events };
    } catch (error) {
      this.log.warn({ message: `Left where it is: ${path}`, error });
      return null;
    }
  }
}
