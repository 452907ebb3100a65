import { createHmac, randomBytes } from 'node:crypto';
import { identityBytes, identityHasher } from './identity.js';

const keys = { 'of 32 bytes': 32, 'of one byte': 1, 'of a whole block': 64, 'longer than a block': 65, empty: 0 };
const ids = [
  '001089012345',
  '023456789',
  '0312345678-001',
  'nguyen.van.a',
  'Nguyễn Văn Ạ',
  'Đỗ Thị Ế',
  '🙂 cán bộ',
  '\ud83d', // half a character: what UTF-8 makes of it, createHmac makes too
  'b3f9c1d2-77aa-4c1e-9a42-3a1f5f0e8d11',
  '',
  'a'.repeat(255),
  'ế'.repeat(255),
  'a'.repeat(1024),
];

describe.each(Object.entries(keys))('the identity of an id, under a key %s', (_, length) => {
  const key = randomBytes(length);
  const hasher = identityHasher(key);

  test.each(ids)('is the HMAC-SHA-256 of %j', (id) => {
    const target = Buffer.alloc(identityBytes);
    hasher.write(id, target, 0);
    expect(target.toString('hex')).toBe(createHmac('sha256', key).update(id).digest('hex'));
  });

  test.each(ids)('is the same for the bytes of %j', (id) => {
    const bytes = Buffer.from(`7${id}7`);
    const target = Buffer.alloc(identityBytes);
    hasher.take(bytes, 1, bytes.length - 1);
    hasher.put(target, 0);
    expect(target.toString('hex')).toBe(createHmac('sha256', key).update(id).digest('hex'));
  });
});

test('a short id after a long one has nothing of it', () => {
  const hasher = identityHasher(Buffer.from('khoá'));
  const [first, after] = [Buffer.alloc(identityBytes), Buffer.alloc(identityBytes)];
  hasher.write('0123', first, 0);
  hasher.write('9'.repeat(200), after, 0);
  hasher.write('0123', after, 0);
  expect(after).toEqual(first);
});

test('it stands where it was asked for, and nowhere else', () => {
  const target = Buffer.alloc(identityBytes + 4, 0xee);
  identityHasher(Buffer.from('khoá')).write('001089012345', target, 2);
  expect([...target.subarray(0, 2), ...target.subarray(-2)]).toEqual([0xee, 0xee, 0xee, 0xee]);
  expect(target.subarray(2, -2).toString('hex')).toBe(
    createHmac('sha256', 'khoá').update('001089012345').digest('hex'),
  );
});

test('an id that no list may hold is refused, not cut short', () => {
  const hasher = identityHasher(Buffer.from('khoá'));
  expect(() => hasher.write('9'.repeat(1025), Buffer.alloc(identityBytes), 0)).toThrow(RangeError);
  expect(() => hasher.take(Buffer.alloc(3073), 0, 3073)).toThrow(RangeError);
});
