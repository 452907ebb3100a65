import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { InstallationKeys, NamedKey } from '../installation-keys.js';

const algorithm = 'aes-256-gcm';
const keyIdBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals what is small enough to be held in memory: id of the key, nonce, what was sealed, tag. Files have a format of their
 * own (docs/adr/0012), since they are read in pieces.
 */
export class BodySeal {
  private readonly keys: readonly NamedKey[];

  /** The first key seals; the others only open. */
  constructor({ fileKey, previous }: Pick<InstallationKeys, 'fileKey' | 'previous'>) {
    const all = previous ? [fileKey, previous.fileKey] : [fileKey];
    this.keys = all.map(({ id, secret }) => ({
      id,
      secret: Buffer.from(hkdfSync('sha256', secret, '', 'emc sealed body', 32)),
    }));
  }

  seal(plain: Uint8Array): Buffer {
    const [{ id, secret } = { id: '', secret: Buffer.alloc(0) }] = this.keys;
    const head = Buffer.concat([Buffer.from(id, 'hex'), randomBytes(nonceBytes)]);
    const cipher = createCipheriv(algorithm, secret, head.subarray(keyIdBytes)).setAAD(head);
    return Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  }

  /** Throws for what was changed, or was sealed under a key that is not set. */
  open(sealed: Buffer): Buffer {
    const head = sealed.subarray(0, keyIdBytes + nonceBytes);
    const id = head.toString('hex', 0, keyIdBytes);
    const key = this.keys.find((known) => known.id === id);
    if (!key) throw new Error(`Sealed under the key ${id}, which is not set`);
    const decipher = createDecipheriv(algorithm, key.secret, head.subarray(keyIdBytes), { authTagLength: tagBytes });
    decipher.setAAD(head).setAuthTag(sealed.subarray(sealed.length - tagBytes));
    const plain = decipher.update(sealed.subarray(head.length, sealed.length - tagBytes));
    return Buffer.concat([plain, decipher.final()]);
  }
}
