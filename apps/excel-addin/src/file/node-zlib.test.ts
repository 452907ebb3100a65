import { pipeline, Readable, type Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 as nodeCrc, createInflateRaw as nodeInflate, deflateRawSync, type InflateRaw } from 'node:zlib';
import { crc32, createInflateRaw } from './node-zlib.js';

declare module 'zlib' {
  // In Node since 20.15, in its types later.
  export function crc32(data: Uint8Array, value?: number): number;
}

const text = Buffer.from(Array.from({ length: 9_000 }, (_, n) => `<v>${(n * 7919) % 10_007}</v>`).join(''));
const deflated = deflateRawSync(new Uint8Array(text));

/** All that comes out, or the fact that it breaks. */
async function outcome(inflate: Transform | InflateRaw, pieces: readonly Uint8Array[]): Promise<string> {
  const whole = buffer(pipeline(Readable.from(pieces), inflate, () => {}));
  return whole.then(
    (bytes) => bytes.toString('latin1'),
    () => 'broken',
  );
}

const inPieces = (bytes: Buffer, length: number) =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, n) => bytes.subarray(n * length, (n + 1) * length));
const flipped = (at: number) => {
  const bytes = Buffer.from(new Uint8Array(deflated));
  bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
  return bytes;
};
const bothOf = (pieces: readonly Uint8Array[]) =>
  Promise.all([
    outcome(createInflateRaw({ chunkSize: 16_384 }), pieces),
    outcome(nodeInflate({ chunkSize: 16_384 }), pieces),
  ]);

test.each([
  ['whole', inPieces(deflated, 1_000_000)],
  ['in pieces', inPieces(deflated, 999)],
  ['byte by byte', inPieces(deflated, 1)],
  ['followed by something else', [deflated, Buffer.from('PK\x01\x02')]],
  ['nothing, deflated', [deflateRawSync('')]],
  ['no bytes', []],
  ['what was never deflated', [Buffer.from('một dòng chữ')]],
  ['stored', [deflateRawSync(new Uint8Array(text), { level: 0 })]],
])('%s inflates to what Node makes of it', async (_, pieces) => {
  const [here, onNode] = await bothOf(pieces);
  expect(here).toBe(onNode);
});

test('cut or damaged anywhere, it breaks where Node breaks', async () => {
  for (let at = 0; at < deflated.length; at += 149) {
    const [cut, cutOnNode] = await bothOf([deflated.subarray(0, at)]);
    expect([at, cut === cutOnNode]).toEqual([at, true]);
    const [bent, bentOnNode] = await bothOf([flipped(at)]);
    expect([at, bent === bentOnNode]).toEqual([at, true]);
  }
});

test('a bomb waits until it is read', async () => {
  const bomb = deflateRawSync(Buffer.alloc(200_000_000), { level: 9 });
  const inflate = createInflateRaw({ chunkSize: 262_144 });
  pipeline(Readable.from(inPieces(bomb, 65_536)), inflate, () => {});
  const reading = inflate[Symbol.asyncIterator]();
  expect((await reading.next()).value).toHaveLength(262_144);
  await new Promise((resolve) => setImmediate(resolve));
  expect(inflate.bytesWritten).toBeLessThan(10_000);
  await reading.return?.();
});

test.each(['', 'a', '123456789', 'Cấp giấy phép'])('the checksum of %j is that of Node', (given) => {
  const bytes = new Uint8Array(Buffer.from(given));
  expect(crc32(bytes)).toBe(nodeCrc(bytes));
  expect(crc32(bytes, nodeCrc(text))).toBe(nodeCrc(bytes, nodeCrc(text)));
});
