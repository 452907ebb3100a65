import { hkdfSync, randomBytes } from 'node:crypto';

/**
 * How a sealed file is laid out (docs/adr/0012): a header, then blocks of AES-256-GCM, each followed by its tag. All but
 * the last hold 64 kB. The header counts as authenticated data of every block.
 */
export const blockBytes = 65_536;
export const tagBytes = 16;
export const sealedBlockBytes = blockBytes + tagBytes;
export const algorithm = 'aes-256-gcm';

/** The last byte is the version of the format. */
const magic = Buffer.from('EMCSEAL\u0001', 'latin1');
const keyIdBytes = 4;
const saltBytes = 16;
const noncePrefixBytes = 7;
const saltAt = magic.length + keyIdBytes;
const noncePrefixAt = saltAt + saltBytes;
export const headerBytes = noncePrefixAt + noncePrefixBytes;

/** Begins a file under the key of this id (8 hex digits), unlike every other. */
export function newHeader(keyId: string): Buffer {
  return Buffer.concat([magic, Buffer.from(keyId, 'hex'), randomBytes(saltBytes + noncePrefixBytes)]);
}

/** Whether these bytes begin a sealed file. */
export function isHeader(bytes: Buffer): boolean {
  return bytes.length === headerBytes && bytes.subarray(0, magic.length).equals(magic);
}

/** The id of the key that the file was sealed under. */
export function keyIdOf(header: Buffer): string {
  return header.subarray(magic.length, saltAt).toString('hex');
}

/** The key of this one file, by HKDF from that of the installation. */
export function keyOfFile(installationKey: Buffer, header: Buffer): Buffer {
  const salt = header.subarray(saltAt, noncePrefixAt);
  return Buffer.from(hkdfSync('sha256', installationKey, salt, 'emc sealed file', 32));
}

/** Says which block it is and whether it is the last, so that none can be moved, left out or cut off. */
export function nonceOf(header: Buffer, index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  header.copy(nonce, 0, noncePrefixAt, headerBytes);
  nonce.writeUInt32BE(index, noncePrefixBytes);
  nonce.writeUInt8(last ? 1 : 0, nonce.length - 1);
  return nonce;
}
