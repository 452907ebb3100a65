import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { installationKeys } from '../installation-keys.js';
import { ReceivedFiles } from './received-files.js';

const keys = installationKeys('khoa-bi-mat-dang-dung-cua-EMC-0123456789');
const owner = { siteId: 278, id: '0193a000-0000-7000-8000-000000000001' };
const canary = '001089012345';
const list = Buffer.from(`ID_local;ID_QG\n${`${canary};${canary}\n`.repeat(20_000)}`);
const day = 86_400_000;

let folder: string;
let files: ReceivedFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emc-received-'));
  files = new ReceivedFiles(folder, keys);
});
afterEach(() => rm(folder, { recursive: true }));

async function received(content = list) {
  const arrived = await files.arrive(Readable.from([content]));
  await files.keep(arrived, owner, 'original');
  return arrived;
}

/** What lies on disk of a file on its way. */
async function incoming(): Promise<Buffer> {
  const [name] = await readdir(join(folder, 'incoming')).catch(() => []);
  return name ? readFile(join(folder, 'incoming', name)) : Buffer.alloc(0);
}

describe('received files', () => {
  test('are known by what came, and read as it came', async () => {
    const arrived = await received();
    expect(arrived).toMatchObject({ bytes: list.length, head: list.subarray(0, 16) });
    expect(arrived.sha256).toBe(createHash('sha256').update(list).digest('hex'));
    const content = await files.read(owner, 'original');
    expect((await buffer(content ?? Readable.from([]))).equals(list)).toBe(true);
  });

  test('are on disk as nobody can read them, while they arrive too', async () => {
    const coming = new Readable({ read: () => undefined });
    const arriving = files.arrive(coming);
    coming.push(list);
    while ((await incoming()).length < 100_000);
    expect((await incoming()).includes(canary)).toBe(false);
    coming.push(null);
    const { path } = await arriving;
    expect((await readFile(path)).includes(canary)).toBe(false);
    expect(((await stat(path)).mode & 0o777).toString(8)).toBe('600');
  });

  test('leave nothing behind when the sender hangs up', async () => {
    const coming = new Readable({ read: () => undefined });
    const arriving = files.arrive(coming);
    coming.push(list);
    while ((await incoming()).length === 0);
    coming.destroy(new Error('đứt kết nối'));
    await expect(arriving).rejects.toThrow('đứt kết nối');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  test('that are not kept read as null', async () => {
    expect(await files.read(owner, 'original')).toBeNull();
  });

  test('may be read in part; the file is closed all the same', async () => {
    await received(randomBytes(1_000_000));
    const content = await files.read(owner, 'original');
    for await (const bytes of content ?? []) if (bytes) break;
    expect(content?.destroyed).toBe(true);
  });

  test('on their way are deleted after a day', async () => {
    const [old, fresh] = [await files.arrive(Readable.from([list])), await files.arrive(Readable.from([list]))];
    const now = new Date();
    await utimes(old.path, now, new Date(now.getTime() - day - 1000));
    await files.sweepIncoming(now);
    expect(await readdir(join(folder, 'incoming'))).toEqual([fresh.path.split('/').at(-1)]);
  });

  test('sealed under the key before are sealed anew, once, and keep their time', async () => {
    const former = installationKeys('khoa-bi-mat-truoc-day-cua-EMC-9876543210');
    const arrived = await new ReceivedFiles(folder, former).arrive(Readable.from([list]));
    await files.keep(arrived, owner, 'original');
    const path = files.pathOf(owner, 'original');
    const then = new Date('2023-02-27T08:00:00Z');
    await utimes(path, then, then);
    const both = new ReceivedFiles(folder, { ...keys, previous: former });
    expect([await both.reseal(path), await both.reseal(path)]).toEqual([true, false]);
    const content = await files.read(owner, 'original');
    expect((await buffer(content ?? Readable.from([]))).equals(list)).toBe(true);
    expect([(await stat(path)).mtime, await readdir(join(folder, 'incoming'))]).toEqual([then, []]);
  });

  test('are found by site; what else lies there is not ours', async () => {
    await received();
    expect(await files.sites()).toEqual([278]);
    const path = files.pathOf(owner, 'original');
    expect(await files.ofSite(278)).toEqual([{ id: owner.id, role: 'original', path }]);
  });
});
