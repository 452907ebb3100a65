import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Logger } from '@nestjs/common';
import { dayInVietnam } from '@emc/domain';
import { v7 as uuidv7 } from 'uuid';
import { writeOnce } from '../data-folder.js';
import { Refused } from '../http/refused.js';
import type { BodySeal } from './body-seal.js';
import { isBusy, isFull, isOfTheData } from './feed-errors.js';
import type { Batch, Group } from './store-events.js';

const ending = '.events';
const mostBytes = 1024 ** 3;

interface Spooled {
  readonly batch: Batch;
  readonly group: Group;
}

/**
 * Groups that came while the database took nothing, one sealed and synced file each. Whatever lies here was answered as
 * received and goes into the database as soon as it can, also after a crash.
 */
export class FeedSpool {
  private readonly log = new Logger('FeedSpool');
  /** Files that stay for the operator, who was told. */
  private readonly told = new Set<string>();
  private bytes = 0;

  constructor(
    private readonly folder: string,
    private readonly seal: BodySeal,
  ) {}

  /** Refuses when the disk takes nothing more. */
  async keep(batch: Batch, group: Group): Promise<void> {
    if (this.bytes > mostBytes) throw noRoom();
    const sealed = this.seal.seal(Buffer.from(JSON.stringify({ ...batch, group })));
    try {
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeOnce(join(this.folder, `${uuidv7()}${ending}`), sealed);
      const folder = await open(this.folder);
      await folder.sync().finally(() => folder.close());
    } catch (error) {
      throw isFull(error) ? noRoom() : error;
    }
    this.bytes += sealed.length;
  }

  /**
   * Hands everything to `store`, oldest first, and deletes it then. A group is stored once, so a crash in between only makes
   * it come again. A file that cannot be read or stored, or has to wait, stops none of those after it.
   */
  async empty(store: (batch: Batch, group: Group) => Promise<void>, now: Date): Promise<number> {
    let count = 0;
    let left = 0;
    for (const name of await this.names()) {
      const path = join(this.folder, name);
      const spooled = await this.read(path, now);
      if (spooled && (await this.isStored(path, () => store(spooled.batch, spooled.group)))) {
        await rm(path, { force: true });
        count += spooled.batch.events.length + spooled.batch.held.length;
      } else
        left += await stat(path).then(
          ({ size }) => size,
          () => 0,
        );
    }
    this.bytes = left;
    return count;
  }

  private async names(): Promise<string[]> {
    const names = await readdir(this.folder).catch(() => []);
    return names.filter((name) => name.endsWith(ending)).sort();
  }

  /** Throws when the database takes nothing at all. */
  private async isStored(path: string, store: () => Promise<void>): Promise<boolean> {
    try {
      await store();
      return true;
    } catch (error) {
      if (isOfTheData(error)) this.leave(path, error);
      else if (!isBusy(error)) throw error;
      return false;
    }
  }

  /** Null when another process has emptied it meanwhile, or the file cannot be opened; then it stays for the operator. */
  private async read(path: string, now: Date): Promise<Spooled | null> {
    try {
      const said = JSON.parse(this.seal.open(await readFile(path)).toString()) as Batch & { group?: Group };
      const knownOn = dayInVietnam(now);
      const events = said.events.map((event) => ({ ...event, knownOn }));
      // Files of before groups had numbers are known by their names.
      const group = said.group ?? { writer: basename(path, ending), number: 1 };
      return { batch: { events, held: said.held }, group };
    } catch (error) {
      this.leave(path, error);
      return null;
    }
  }

  private leave(path: string, error: unknown): void {
    if (!this.told.has(path)) this.log.warn({ message: `Left where it is: ${path}`, error });
    this.told.add(path);
  }
}

function noRoom(): Refused {
  return new Refused('NO_ROOM', undefined, { 'retry-after': '60' });
}
