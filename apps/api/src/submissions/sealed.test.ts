import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { installationKeys } from '../installation-keys.js';
import { blockBytes, headerBytes, sealedBlockBytes } from './seal.js';
import { openSealedRef, SealBroken, sealedRef } from './sealed.js';
import { sealing } from './sealing.js';

const keys = installationKeys('khoa-bi-mat-dang-dung-cua-EMC-0123456789');
const older = installationKeys('khoa-bi-mat-truoc-day-cua-EMC-9876543210');
const both = { ...keys, previous: older };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emc-sealed-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Seals as a request brings it: in chunks that end where they like. */
function seal(plain: Buffer, key = keys.fileKey, chunkBytes = 10_000): Promise<Buffer> {
  const chunks = Array.from({ length: Math.ceil(plain.length / chunkBytes) }, (_, index) =>
    plain.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  return buffer(Readable.from(chunks).pipe(sealing(key)));
}

async function onDisk(sealed: Buffer): Promise<string> {
  const path = join(folder, randomBytes(8).toString('hex'));
  await writeFile(path, sealed);
  return path;
}

async function open(sealed: Buffer, held = both) {
  return openSealedRef(await sealedRef(await onDisk(sealed), held));
}

/** All of it, in reads of so many bytes. */
async function readAll(sealed: Buffer, step: number): Promise<Buffer> {
  const source = await open(sealed);
  const pieces: Buffer[] = [];
  for (let at = 0; at < source.size; at += step) pieces.push(await source.read(at, step));
  await source.close();
  return Buffer.concat(pieces);
}

const sizes = [0, 1, 15, 16, 17, blockBytes - 1, blockBytes, blockBytes + 1, 2 * blockBytes, 5 * blockBytes + 4321];

describe('a sealed file', () => {
  test.each(sizes)('of %d bytes reads as it was written, in large steps and small', async (size) => {
    const plain = randomBytes(size);
    const sealed = await seal(plain);
    const blocks = Math.max(1, Math.ceil(size / blockBytes));
    expect(sealed.length).toBe(headerBytes + size + blocks * 16);
    for (const step of [1_000_000, blockBytes, 4096, 997])
      expect((await readAll(sealed, step)).equals(plain)).toBe(true);
  });

  test.each([1, 100, blockBytes, 3 * blockBytes])('may come in chunks of %d bytes', async (chunkBytes) => {
    const plain = randomBytes(2 * blockBytes + 7);
    const sealed = await seal(plain, keys.fileKey, chunkBytes);
    expect((await readAll(sealed, blockBytes)).equals(plain)).toBe(true);
  });

  test('is read at any place, also by many at once, and ends where it ends', async () => {
    const plain = randomBytes(9 * blockBytes + 99);
    const source = await open(await seal(plain));
    const places = Array.from({ length: 60 }, (_, index) => (index * 104_729) % plain.length);
    const pieces = await Promise.all(places.map((at) => source.read(at, 70_000)));
    for (const [index, at] of places.entries())
      expect(pieces[index]?.equals(plain.subarray(at, at + 70_000))).toBe(true);
    expect((await source.read(plain.length - 3, 100)).length).toBe(3);
    expect((await source.read(plain.length, 100)).length).toBe(0);
    await source.close();
  });

  test('holds nothing of its content, and never the same twice', async () => {
    const plain = Buffer.from('001089012345;Nguyễn Văn A\n'.repeat(9000));
    const [first, second] = [await seal(plain), await seal(plain)];
    expect(first.includes('001089012345')).toBe(false);
    expect(first.subarray(headerBytes, headerBytes + 64)).not.toEqual(second.subarray(headerBytes, headerBytes + 64));
  });

  test('sealed under the key before the last change opens too, with a key of its own only', async () => {
    const plain = randomBytes(100);
    const path = await onDisk(await seal(plain, older.fileKey));
    const ref = await sealedRef(path, both);
    const source = await openSealedRef(ref);
    expect(await source.read(0, 100)).toEqual(plain);
    await source.close();
    expect(ref.key).not.toBe(older.fileKey.secret.toString('base64'));
  });
});

describe('what is not as it was written is never read', () => {
  const block = (sealed: Buffer, index: number) => {
    const begin = headerBytes + index * sealedBlockBytes;
    return sealed.subarray(begin, Math.min(begin + sealedBlockBytes, sealed.length));
  };
  const header = (sealed: Buffer) => sealed.subarray(0, headerBytes);
  const flipped = (sealed: Buffer, at: number) => {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    return changed;
  };
  const damages: readonly (readonly [string, (sealed: Buffer) => Buffer])[] = [
    ['nothing', () => Buffer.alloc(0)],
    [
      'a file that was never sealed',
      () => Buffer.from('PK\u0003\u0004 một sổ tính không được mã hóa, dài hơn phần đầu'),
    ],
    ['the header alone', header],
    ['a header cut short', (sealed) => sealed.subarray(0, headerBytes - 1)],
    ['another format', (sealed) => flipped(sealed, 7)],
    ['a key nobody has', (sealed) => flipped(sealed, 8)],
    ['another salt', (sealed) => flipped(sealed, 12)],
    ['another nonce', (sealed) => flipped(sealed, headerBytes - 1)],
    ['the first byte changed', (sealed) => flipped(sealed, headerBytes)],
    ['a byte in the middle changed', (sealed) => flipped(sealed, headerBytes + sealedBlockBytes + 5)],
    ['the last byte changed', (sealed) => flipped(sealed, sealed.length - 1)],
    ['the last byte gone', (sealed) => sealed.subarray(0, -1)],
    ['the last block gone', (sealed) => sealed.subarray(0, headerBytes + 2 * sealedBlockBytes)],
    ['all blocks but the first gone', (sealed) => sealed.subarray(0, headerBytes + sealedBlockBytes)],
    ['half a tag at the end', (sealed) => sealed.subarray(0, headerBytes + 2 * sealedBlockBytes + 8)],
    ['a byte too many', (sealed) => Buffer.concat([sealed, Buffer.from('x')])],
    [
      'two blocks swapped',
      (sealed) => Buffer.concat([header(sealed), block(sealed, 1), block(sealed, 0), block(sealed, 2)]),
    ],
    [
      'a block twice',
      (sealed) => Buffer.concat([header(sealed), block(sealed, 0), block(sealed, 0), block(sealed, 2)]),
    ],
    ['a block left out', (sealed) => Buffer.concat([header(sealed), block(sealed, 0), block(sealed, 2)])],
  ];

  test.each(damages)('%s', async (_, damage) => {
    const sealed = await seal(randomBytes(2 * blockBytes + 500));
    await expect(readAll(damage(sealed), 4096)).rejects.toThrow(SealBroken);
  });

  test('a block of another file under the same key', async () => {
    const [one, other] = [await seal(randomBytes(blockBytes + 1)), await seal(randomBytes(blockBytes + 1))];
    const mixed = Buffer.concat([header(one), block(other, 0), block(one, 1)]);
    await expect(readAll(mixed, 4096)).rejects.toThrow(SealBroken);
  });

  test('a file under a key that is not set is told by the name of the key', async () => {
    const sealed = await seal(randomBytes(10), older.fileKey);
    await expect(open(sealed, { ...keys, previous: keys })).rejects.toThrow(older.fileKey.id);
  });

  test('the key of another file', async () => {
    const [path, other] = await Promise.all([
      onDisk(await seal(Buffer.from('một'))),
      onDisk(await seal(Buffer.from('hai'))),
    ]);
    const { key } = await sealedRef(other, both);
    await expect(openSealedRef({ path, key })).rejects.toThrow(SealBroken);
  });

  test('what is cut off while it is being read', async () => {
    const path = await onDisk(await seal(randomBytes(6 * blockBytes)));
    const source = await openSealedRef(await sealedRef(path, both));
    await writeFile(path, (await readFile(path)).subarray(0, 100_000));
    await expect(source.read(3 * blockBytes, 10)).rejects.toThrow(SealBroken);
    await source.close();
  });
});
